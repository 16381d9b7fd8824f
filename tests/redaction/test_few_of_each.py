"""Which changed lines are passed on to be looked at."""

import io

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Finding, Pseudonyms
from portal.redaction.members.few_of_each import MOST_ALIKE, MOST_LINES, MOST_OF_MEMBER, FewOfEach
from portal.redaction.runs import child
from portal.vocabulary import DataCategory, Treatment

HOST = Finding(5, 8, "host name", DataCategory.HOSTS, Treatment.PSEUDONYMIZE, "h-1")


def _told(rows: list[tuple[str, str]]) -> list[tuple[str, int]]:
    told: list[tuple[str, int]] = []
    few = FewOfEach(lambda member, line, *_: told.append((member, line)))
    for number, (member, before) in enumerate(rows):
        few.see(member, number, before, "", [HOST])
    return told


def test_of_lines_that_differ_in_digits_and_findings_only_a_few_are_told() -> None:
    rows = [("a.log", f"from db{number} at {number}") for number in range(10)]

    assert _told(rows) == [("a.log", number) for number in range(MOST_ALIKE)]


def test_every_member_has_its_own_room_until_there_is_enough() -> None:
    words = [f"from db1 {'x' * number}" for number in range(MOST_OF_MEMBER + 50)]
    members = MOST_LINES // MOST_OF_MEMBER + 3

    told = _told([(f"{one}.log", line) for one in range(members) for line in words])

    assert len([one for one in told if one[0] == "0.log"]) == MOST_OF_MEMBER
    assert len(told) == MOST_LINES


def test_a_child_chooses_before_it_tells() -> None:
    rows = "".join(f"login from 10.1.2.{number}\n" for number in range(40))
    told: dict[bool, int] = {}

    for few in (False, True):
        seen: list[object] = []
        child.redact_in_child(
            io.BytesIO(rows.encode()),
            "a.log",
            None,
            treatments=PSEUDONYMIZE_ALL,
            pseudonyms=Pseudonyms(b"one case's key!!"),
            dictionary=CaseDictionary(),
            observer=lambda *row, seen=seen: seen.append(row),
            few=few,
        )
        told[few] = len(seen)

    assert told == {False: 40, True: MOST_ALIKE}
