"""Patients, pupils, tellers, fitters and clerks: what they are called and where they are found."""

import re
import unicodedata
from datetime import date, timedelta

from benchmarks.redaction.generated.source import Maker, Source

_PLACED = (
    *("en_US", "en_GB", "de_DE", "fr_FR", "it_IT", "es_ES", "pt_BR", "nl_NL", "sv_SE", "pl_PL", "en_AU"),
    *("da_DK", "fi_FI", "de_AT", "en_CA", "cs_CZ", "no_NO"),
)
_FIRMS = (
    *("stmarys", "hafenklinik", "ostsee", "brightwater", "kanton", "velmar", "torrent", "lindqvist"),
    *("arboretum", "copperhill", "mirador", "tavola", "pinecrest", "gildehaus", "norrfjord", "saltmarsh"),
)
_TRADES = (
    *("-health", "-bank", "telecom", "-foundry", "stadtwerke", "-uni", "-retail", "pharma"),
    *("-logistics", "-energy", "print", "-airport", "college", "optik"),
)
_ENDS = (
    *("org", "com", "net", "de", "fr", "co.uk", "se", "nl", "edu", "ac.uk", "it", "com.br", "pl", "ca"),
    *("at", "com.au", "fi", "dk", "cz", "es", "health", "cloud"),
)
_MAILERS = ("gmail.com", "hotmail.com", "t-online.de", "libero.it", "wanadoo.fr", "seznam.cz", "uol.com.br")
_FIRST_BORN, _DAYS = date(1931, 1, 1), 27_500
_BARE = (("ß", "ss"), ("ø", "o"), ("ł", "l"), ("æ", "ae"), ("đ", "d"), ("\u0131", "i"))


def bare(name: str) -> str:
    """The small letters that an account keeps of a name."""
    known = name.lower()
    for accented, plain in _BARE:
        known = known.replace(accented, plain)
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", known)) or "mika"


def person(source: Source) -> str:
    """Given name and family name, as a form of one country holds them."""
    faker = source.any
    return f"{faker.first_name()} {faker.last_name()}"


def _latin(source: Source) -> str:
    faker = source.latin
    return f"{faker.first_name()} {faker.last_name()}"


def _turned(source: Source) -> str:
    faker = source.latin
    return f"{faker.last_name()}, {faker.first_name()}"


def _dicom(source: Source) -> str:
    faker = source.latin
    return f"{faker.last_name().upper()}^{faker.first_name().upper()}"


def domain(source: Source) -> str:
    """The domain of an invented house."""
    return f"{source.pick(*_FIRMS)}{source.pick(*_TRADES)}.{source.pick(*_ENDS)}"


def email(source: Source) -> str:
    """A mailbox of a house or of a free provider."""
    first, last = bare(source.latin.first_name()), bare(source.latin.last_name())
    local = source.pick(
        *(f"{first}.{last}", f"{last}.{first[0]}", f"{first}{last[0]}", f"{first}_{last}", f"{last}"),
        *(f"{first}.{last}{source.number(2)}", f"{first[0]}{last}+{source.pick('erp', 'noc', 'shop')}"),
        f"{first}-{last}",
    )
    return f"{local}@{source.pick(domain(source), domain(source), domain(source), source.pick(*_MAILERS))}"


def login(source: Source) -> str:
    """An account as a directory, a mainframe or a ward system gives it out."""
    first, last = bare(source.latin.first_name()), bare(source.latin.last_name())
    return source.pick(
        *(f"{first[0]}{last}", f"{last}{first[0]}", f"{first}.{last}", f"{last}_{first[0]}"),
        *(f"{source.pick('k', 'p', 'z', 'c')}{source.number(5)}", f"{last[:5]}{source.number(2)}"),
        *(f"svc-{last}", f"{first[0]}.{last}", f"adm_{last}"),
    )


def _in_domain(source: Source) -> str:
    return f"{source.pick(*_FIRMS).upper()}\\{login(source)}"


def _in_directory(source: Source) -> str:
    parts = ",".join(f"DC={part}" for part in domain(source).split("."))
    unit = source.pick("Radiology", "Treasury", "Plant 2", "Faculty", "NOC", "Service Accounts")
    return f"{source.pick(f'CN={_latin(source)}', f'uid={login(source)}')},OU={unit},{parts}"


def _phone(source: Source) -> str:
    three, four, seven = source.number(3), source.number(4), source.number(7)
    nought = f"{source.dice.choice('2345678')}{source.number(2)}"
    return source.pick(
        *(f"+1 {nought}-{three}-{four}", f"({nought}) {three}-{four}", f"+1-{nought}-{three}-{four}"),
        *(f"+44 7{three} {three}{source.number(3)}", f"+49 30 {seven}", f"+49 (0)89 {seven}"),
        *(f"+43 664 {seven}", f"+41 79 {three} {source.number(2)} {source.number(2)}", f"+31 6 {seven}3"),
        *(f"+46 8 {three} {source.number(3)} 00", f"+358 40 {seven}", f"+48 22 {three} {four}"),
        *(f"+39 02 {seven}", f"+34 91 {three} {four}", f"+33 (0)4 72 {source.shaped('## ## ##')}"),
        *(f"+55 (21) 9{four}-{source.number(4)}", f"+61 2 9{three} {four}", f"+420 {three} {three} 117"),
        *(f"+90 532 {three} {four}", f"+972-54-{seven}", f"+65 6{three} {four}", f"+82-2-{four}-{four}"),
    )


def _street(source: Source) -> str:
    return str(source.faker(source.pick(*_PLACED)).street_address()).replace("\n", ", ")


def _address(source: Source) -> str:
    return str(source.faker(source.pick(*_PLACED)).address()).strip().replace("\n", ", ")


def _day(*manners: str) -> Maker:
    def make(source: Source) -> str:
        day = _FIRST_BORN + timedelta(days=source.dice.randint(0, _DAYS))
        return day.strftime(source.pick(*manners))

    return Maker("birth date", make)


def _place(source: Source) -> str:
    north, east = source.dice.uniform(-54, 68), source.dice.uniform(-150, 160)
    return source.pick(f"{north:.5f},{east:.5f}", f"{north:.6f}, {east:.6f}")


def _folder(source: Source) -> str:
    name = login(source)
    return source.pick(f"/home/{name}", f"/Users/{name}", f"C:\\Users\\{name}", f"/export/home/{name}")


PERSON, STREET, PLACE = "person name", "street address", "coordinates"
_NAMED = r"(?<=CN=)[^,]+|(?<=uid=)[^,]+|(?<=DC=)(?!com?,|ac,)[^,]+(?=,)"
MAKERS = {
    "person": Maker(PERSON, person),
    "given": Maker(PERSON, lambda source: str(source.latin.first_name())),
    "family": Maker(PERSON, lambda source: str(source.latin.last_name())),
    "turned": Maker(PERSON, _turned),
    "dicom": Maker(PERSON, _dicom, r"[^^]+"),
    "email": Maker("e-mail", email),
    "phone": Maker("phone", _phone),
    "msisdn": Maker("phone", lambda source: f"+{source.pick('49', '33', '46', '44')}7{source.number(9)}"),
    "street": Maker(STREET, _street),
    "address": Maker(STREET, _address),
    "birth": _day("%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%d %b %Y", "%d/%m/%Y"),
    "born": _day("%Y-%m-%d"),
    "place": Maker(PLACE, _place, r"[\d.-]+"),
    "login": Maker("account name", login),
    "indomain": Maker("domain account", _in_domain),
    "directory": Maker("directory name", _in_directory, _NAMED),
    "folder": Maker("home folder", _folder, r"[^/\\]+$"),
    "domain": Maker("domain", domain),
}
