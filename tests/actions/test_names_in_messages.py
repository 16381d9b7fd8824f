"""Who reads a message may know who wrote it; nobody else's name passes with it."""

from uuid import UUID

from portal.access.case_dictionary import give_secret, merge_dictionary
from portal.actions.read_messages import read_messages
from portal.records.cases import case_of
from portal.redaction import CaseDictionary
from portal.vocabulary import Permission, Role
from tests.support.cases import two_vendors
from tests.support.permissions import grant
from tests.support.sharing import entering, say
from tests.support.world import World

GREETING = "Hello Ben,\nplease ask Maria Okafor.\n\nDear Maria,\nthank you.\nRegards, Ada\n"


def what_ben_reads(world: World, case_id: UUID, text: str) -> str:
    grant(world, "Ada", case_id, "Cedar")
    say(world, "Ada", case_id, text, "Cedar")
    with entering(world, "Ben", case_id, Permission.DISCLOSURE_READ) as (database, access):
        (read,) = read_messages(database, access, world.rooms.instruments, world.clock.now)
    return read.text


def test_the_engineers_of_a_case_keep_their_names_and_the_customer_does_not(light_world: World) -> None:
    case_id = two_vendors(light_world)

    text = what_ben_reads(light_world, case_id, GREETING + "password=Ben-and-Ada-1\n")

    assert text.startswith("Hello Ben,\n")
    assert "Regards, Ada" in text
    assert "Dear Maria" not in text
    assert "Ben-and-Ada" not in text


def test_an_engineer_of_a_vendor_who_is_not_in_the_case_is_a_stranger_to_it(light_world: World) -> None:
    case_id = two_vendors(light_world)

    text = what_ben_reads(light_world, case_id, "Hello Dora,\nHello Ben,\n")

    assert "Dora" not in text
    assert "Hello Ben," in text


def test_a_name_that_somebody_at_the_customer_bears_too_does_not_stay(light_world: World) -> None:
    case_id = two_vendors(light_world)
    light_world.add_person("Ben Halden", "Halden Rail", Role.COMPLIANCE_OFFICER)

    assert "Ben" not in what_ben_reads(light_world, case_id, GREETING)


def test_a_name_that_the_case_learned_from_a_file_does_not_stay(light_world: World) -> None:
    case_id = two_vendors(light_world)
    keyring, now, known = light_world.rooms.instruments.keyring, light_world.clock.now, CaseDictionary()
    known.learn("Ben Halden", "person")
    with light_world.transaction() as database:
        give_secret(database, keyring, case_of(database, case_id), now)
        merge_dictionary(database, keyring, case_id, known, now)

    assert "Ben" not in what_ben_reads(light_world, case_id, GREETING)
