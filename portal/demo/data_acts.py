"""What vendors give each other: messages and files, redacted on their way; and reading them."""

from uuid import UUID

from portal.access.sealed_pieces import LARGEST_PIECE
from portal.actions.append_part import append_part
from portal.actions.discard_disclosure import discard_disclosure
from portal.actions.discard_upload import discard_upload
from portal.actions.disclose import disclose
from portal.actions.finish_upload import finish_upload
from portal.actions.prepare_disclosure import prepare_disclosure
from portal.actions.preview_disclosure import preview_disclosure
from portal.actions.read_disclosure import read_disclosure
from portal.actions.read_messages import read_messages
from portal.actions.report_excess import report_excess
from portal.actions.review_upload import review_upload
from portal.actions.start_upload import start_upload
from portal.actions.write_message import MessageDraft, write_message
from portal.demo.bundle import Planted
from portal.demo.cast import House
from portal.demo.finding import find_test_items
from portal.demo.play import Play
from portal.demo.problems import PROTOCOLS
from portal.vocabulary import DataCategory, ExcessKind, Permission

_ACCOUNTS = ("kari.nilsen", "operations", "night.shift", "ivo.lund", "service.desk")
_SITES = ("harbor", "meadow", "summit", "quarry")


def say(play: Play, writer: House, *readers: House, texts: tuple[str, ...] = ()) -> None:
    """Write a message and send it."""
    stage, draft = play.stage, _draft(play, readers, texts)
    with stage.entering(play.who(writer), play.case_id) as (database, access):
        made = write_message(database, access, draft, stage.rooms.instruments, stage.now)
        disclose(database, access, made.id, stage.rooms.instruments, stage.now)


def write(play: Play, writer: House, *readers: House) -> UUID:
    """Write a message and do not send it yet."""
    stage, draft = play.stage, _draft(play, readers)
    with stage.entering(play.who(writer), play.case_id) as (database, access):
        return write_message(database, access, draft, stage.rooms.instruments, stage.now).id


def throw_away(play: Play, writer: House, disclosure_id: UUID) -> None:
    """Do not give after all what was prepared."""
    stage = play.stage
    with stage.entering(play.who(writer), play.case_id) as (database, access):
        discard_disclosure(database, access, disclosure_id, stage.now)


def read(play: Play, reader: House) -> None:
    """Open the conversation."""
    stage = play.stage
    entering = stage.entering(play.who(reader), play.case_id, Permission.DISCLOSURE_READ)
    with entering as (database, access):
        read_messages(database, access, stage.rooms.instruments, stage.now)


def begin(play: Play, house: House, name: str, size: int) -> UUID:
    """Begin to upload a file of which nothing has arrived yet."""
    stage, tools = play.stage, play.stage.rooms.instruments
    with stage.entering(play.who(house), play.case_id) as (database, access):
        return start_upload(database, access, name, size, tools, stage.now).id


def discard(play: Play, house: House, upload_id: UUID) -> None:
    """It was the wrong file."""
    stage = play.stage
    with stage.entering(play.who(house), play.case_id) as (database, access):
        discard_upload(database, access, upload_id, stage.now)


def bring(play: Play, house: House, name: str, content: bytes) -> None:
    """Upload a file; the queue redacts it."""
    stage, tools, who = play.stage, play.stage.rooms.instruments, play.who(house)
    upload_id = begin(play, house, name, len(content))
    for start in range(0, len(content), LARGEST_PIECE):
        with stage.entering(who, play.case_id) as (database, access):
            piece = content[start : start + LARGEST_PIECE]
            append_part(database, access, upload_id, start, piece, tools, stage.now)
    with stage.entering(who, play.case_id) as (database, access):
        finish_upload(database, access, upload_id, stage.now)
    stage.settle()
    play.upload_id = upload_id


def prepare(play: Play, giver: House, *readers: House) -> UUID:
    """Review the file and choose for whom it is; the queue makes the results."""
    stage, who = play.stage, play.who(giver)
    if play.upload_id is None:
        raise LookupError("Nothing was brought in.")
    with stage.entering(who, play.case_id, Permission.UPLOAD_CREATE) as (database, access):
        review_upload(database, access, play.upload_id, stage.rooms.instruments, stage.now)
    find_test_items(play, who, play.upload_id)
    chosen, protocol = [play.organization(one).id for one in readers], PROTOCOLS[play.opener.name]
    with stage.entering(who, play.case_id) as (database, access):
        return prepare_disclosure(database, access, play.upload_id, chosen, protocol, stage.now).id


def give(play: Play, giver: House, *readers: House) -> None:
    """Prepare the file, look at what each reader would get, and disclose it."""
    stage, tools, who = play.stage, play.stage.rooms.instruments, play.who(giver)
    made_id = prepare(play, giver, *readers)
    stage.settle()
    with stage.entering(who, play.case_id) as (database, access):
        for one in readers:
            reader_id = play.organization(one).id
            preview_disclosure(database, access, made_id, reader_id, tools, stage.now).whole()
    with stage.entering(who, play.case_id) as (database, access):
        disclose(database, access, made_id, tools, stage.now)
    play.disclosure_id = made_id


def receive(play: Play, reader: House, *, download: bool = False) -> bytes:
    """Read what was disclosed."""
    stage = play.stage
    if play.disclosure_id is None:
        raise LookupError("Nothing was disclosed.")
    entering = stage.entering(play.who(reader), play.case_id, Permission.DISCLOSURE_READ)
    with entering as (database, access):
        opened = read_disclosure(
            database, access, play.disclosure_id, stage.rooms.instruments, stage.now, download=download
        )
        return opened.whole()


def complain(play: Play, reader: House) -> None:
    """What was given names somebody."""
    stage = play.stage
    if play.disclosure_id is None:
        raise LookupError("Nothing was disclosed.")
    with stage.entering(play.who(reader), play.case_id) as (database, access):
        tools, found = stage.rooms.instruments, ExcessKind.ABOUT_PEOPLE
        report_excess(database, access, play.disclosure_id, found, tools, stage.now)


def small_log(play: Play) -> bytes:
    """A short log of one night, with addresses, accounts and a password in it."""
    lines = []
    for minute in range(40):
        text = play.pick(
            ("session reset by {address}", "{mail} signed in from {address}", "{host}: keepalive late")
        )
        lines.append(f"2026-01-14T02:{minute:02d}:00Z {_filled(play, text)}")
    secret = f"{play.stage.dice.getrandbits(80):020x}"
    _plant(play, secret, DataCategory.CREDENTIALS)
    lines.append(f"2026-01-14T02:41:00Z connecting with password={secret}")
    return ("\n".join(lines) + "\n").encode()


def gateway_log(play: Play) -> bytes:
    """A shorter one of the gateway, without a throw of the dice: all that comes after stays as it was."""
    host, mail = f"gateway1.{play.customer.domain}", f"night.shift@{play.customer.domain}"
    _plant(play, host, DataCategory.HOSTS)
    _plant(play, mail, DataCategory.PEOPLE)
    lines = (f"2026-01-14T03:{minute:02d}:00Z {host} session of {mail} ended" for minute in range(0, 60, 5))
    return ("\n".join(lines) + "\n").encode()


def _draft(play: Play, readers: tuple[House, ...], texts: tuple[str, ...] = ()) -> MessageDraft:
    text = _filled(play, play.pick(texts or play.shelf.ask))
    return MessageDraft(text, [play.organization(one).id for one in readers], PROTOCOLS[play.opener.name])


def _filled(play: Play, text: str) -> str:
    """The sentence with somebody's address, a machine and a network address of the customer."""
    dice, domain = play.stage.dice, play.customer.domain
    host = f"edge{dice.randint(1, 9):02d}-{dice.choice(_SITES)}.{domain}"
    address = f"10.{dice.randint(8, 30)}.{dice.randint(1, 250)}.{dice.randint(2, 250)}"
    mail = f"{dice.choice(_ACCOUNTS)}@{domain}"
    for name, value, category in (
        ("{host}", host, DataCategory.HOSTS),
        ("{address}", address, DataCategory.NETWORK),
        ("{mail}", mail, DataCategory.PEOPLE),
    ):
        if name in text:
            _plant(play, value, category)
    return text.format(host=host, address=address, mail=mail)


def _plant(play: Play, value: str, category: DataCategory) -> None:
    note = Planted(value, category, f"case {play.problem.title}")
    if note not in play.stage.planted:
        play.stage.planted.append(note)
