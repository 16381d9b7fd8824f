"""People as support data names them: names, mailboxes, accounts, telephones, homes and places."""

import re
import unicodedata
from urllib.parse import quote

from benchmarks.redaction.generated.fourth.shapes import shape, shaper
from benchmarks.redaction.generated.source import Maker, Source
from benchmarks.redaction.unseen import NEUTRAL

_LOCALES = (
    *("en_US", "en_GB", "en_AU", "en_IE", "en_NZ", "en_CA", "en_IN", "de_DE", "de_AT", "de_CH", "fr_FR"),
    *("fr_BE", "fr_CA", "it_IT", "es_ES", "es_MX", "es_CO", "es_CL", "pt_BR", "pt_PT", "nl_NL", "nl_BE"),
    *("pl_PL", "cs_CZ", "sk_SK", "hu_HU", "ro_RO", "hr_HR", "sl_SI", "sv_SE", "no_NO", "da_DK", "fi_FI"),
    *("et_EE", "lv_LV", "lt_LT", "tr_TR", "id_ID", "vi_VN", "az_AZ"),
)
_HOMES = (
    *("en_US", "en_GB", "en_CA", "en_AU", "de_DE", "de_AT", "de_CH", "fr_FR", "it_IT", "es_ES", "pt_BR"),
    *("nl_NL", "nl_BE", "pl_PL", "cs_CZ", "sv_SE", "no_NO", "da_DK", "fi_FI", "hu_HU"),
)
_FIRST = (
    *("tarn", "velo", "brack", "pell", "ostra", "hume", "grav", "corvo", "linde", "marsh", "quint", "sarn"),
    *("fjor", "halde", "mira", "tolv", "wexa", "yarrow", "zimt", "arbo"),
)
_SECOND = (
    *("haven", "tec", "medica", "freight", "union", "labs", "energie", "water", "klinik", "motors", "glas"),
    *("partners", "retail", "press", "college", "marine", "paper", "transit"),
)
_ENDS = (
    *("com", "com", "de", "fr", "it", "es", "nl", "be", "at", "ch", "pl", "cz", "se", "no", "dk", "fi", "io"),
    *(
        "co.uk",
        "ac.uk",
        "com.au",
        "co.nz",
        "com.br",
        "com.mx",
        "co.jp",
        "co.za",
        "ie",
        "pt",
        "hu",
        "ro",
        "eu",
    ),
    *("gov.uk", "edu", "health", "cloud", "app"),
)
_BARE = (("ß", "ss"), ("ø", "o"), ("ł", "l"), ("æ", "ae"), ("đ", "d"), ("\u0131", "i"), ("ə", "a"))
_CALLS = (
    *("+1 {n1}{d2} 555 01{d2}", "({n1}{d2}) 555-01{d2}", "+1-{n1}{d2}-555-01{d2}", "{n1}{d2}-555-01{d2}"),
    *("+44 7700 900{d3}", "07700 900{d3}", "+44 (0)20 7946 0{d3}", "020 7946 0{d3}", "0113 496 0{d3}"),
    *("+49 30 23125 {d3}", "030/23125-{d3}", "+49 (0)171 39200{d2}", "0049 89 99998{d3}", "+43 1 {n1}{d6}"),
    *("+33 1 99 00 {d2} {d2}", "06 39 98 {d2} {d2}", "+33 (0)6 39 98 {d2} {d2}", "+39 06 {n1}{d3} {d4}"),
    *("+34 91 {n1}{d2} {d2} {d2}", "+31 20 {n1}{d2} {d4}", "06-{n1}{d7}", "+32 2 {n1}{d2} {d2} {d2}"),
    *("+41 44 {n1}{d2} {d2} {d2}", "+46 8 465 004 {d2}", "070-174 06 {d2}", "+45 {n1}{d1} {d2} {d2} {d2}"),
    *(
        "+47 {n1}{d2} {d2} {d3}",
        "+358 9 {n1}{d2} {d4}",
        "+48 22 {n1}{d2} {d2} {d2}",
        "+420 {n1}{d2} {d3} {d3}",
    ),
    *("+61 2 5550 {d4}", "0491 570 {d3}", "+64 9 {n1}{d2} {d4}", "+353 1 {n1}{d2} {d4}", "+91 98{d3} {d5}"),
    *(
        "+55 (21) 9{d4}-{d4}",
        "+52 55 {d4} {d4}",
        "+81 3-{n1}{d3}-{d4}",
        "+82-2-{n1}{d3}-{d4}",
        "+65 6{d3} {d4}",
    ),
    *("+90 212 {n1}{d2} {d2} {d2}", "+27 11 {n1}{d2} {d4}", "+972-3-{n1}{d2}-{d4}", "+971 4 {n1}{d2} {d4}"),
)


def plain(name: str) -> str:
    """Small letters without accents, as mailboxes are named."""
    known = name.lower()
    for accented, bare in _BARE:
        known = known.replace(accented, bare)
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", known)) or "kim"


def _names(source: Source) -> tuple[str, str]:
    faker = source.faker(source.pick(*_LOCALES))
    return str(faker.first_name()), str(faker.last_name())


def person(source: Source) -> str:
    """Given and family name, now and then with an initial between."""
    given, family = _names(source)
    return source.pick(*[f"{given} {family}"] * 6, f"{given} {shape(source, '{A1}')}. {family}")


def _turned(source: Source) -> str:
    given, family = _names(source)
    return f"{family}, {given}"


def _loud(source: Source) -> str:
    given, family = _names(source)
    return source.pick(f"{family.upper()} {given}", f"{given} {family.upper()}")


def _eastern(source: Source) -> str:
    return str(source.faker(source.pick("ja_JP", "zh_CN", "ko_KR", "ru_RU", "uk_UA", "el_GR")).name())


def domain(source: Source) -> str:
    """The domain of an invented house."""
    return f"{source.pick(*_FIRST)}{source.pick('', '-')}{source.pick(*_SECOND)}.{source.pick(*_ENDS)}"


def _firm(source: Source) -> str:
    end = source.pick("GmbH", "Ltd", "Inc.", "S.A.", "B.V.", "AB", "plc", "LLC", "Srl")
    return f"{source.pick(*_FIRST).title()} {source.pick(*_SECOND).title()} {end}"


def email(source: Source) -> str:
    """A mailbox in one of the usual ways, seldom at a great provider."""
    given, family = map(plain, _names(source))
    local = source.pick(
        *(f"{given}.{family}", f"{given}.{family}", f"{given[0]}{family}", f"{family}.{given[0]}", given),
        *(f"{given}_{family}{shape(source, '{d2}')}", f"{given[0]}.{family}+{source.pick('jira', 'vpn')}"),
        *(f"{family}{given[:2]}", f"x-{given[0]}{family}", f"{given}.{family}.ext"),
    )
    far = f"{given}{family}{shape(source, '{d5}')}@{source.pick('gmail.com', 'outlook.com', 'gmx.net')}"
    return source.pick(*[f"{local}@{domain(source)}"] * 6, far)


def _capital_mail(source: Source) -> str:
    given, family = (plain(name).title() for name in _names(source))
    return f"{given}.{family}@{domain(source)}"


def login(source: Source) -> str:
    """An account as directories of firms give them out."""
    given, family = map(plain, _names(source))
    return source.pick(
        *(f"{given[0]}{family}", f"{given[0]}{family}", f"{given}.{family}", f"{family}{given[:2]}"),
        *(
            f"{given[:1]}{family[:7]}{shape(source, '{n1}')}",
            f"{family[:4]}{given[:2]}{shape(source, '{d2}')}",
        ),
        *(shape(source, "{a2}{d5}"), f"adm_{family}", f"{given[0]}{family}-adm", f"ext-{given[0]}.{family}"),
        shape(source, "{A1}{d6}"),
    )


def _in_area(source: Source) -> str:
    area = source.pick(*_FIRST).upper() + source.pick("", "-AD", "DOM")
    return f"{area}\\{login(source)}"


def _named_in_directory(source: Source) -> str:
    ends = ",".join(f"DC={part}" for part in domain(source).split("."))
    unit = source.pick("OU=Staff", "OU=Contractors,OU=Staff", "OU=Wards,OU=Users", "OU=Tier1,OU=Admins")
    given, family = _names(source)
    first = source.pick(f"CN={given} {family}", f"uid={login(source)}", f"CN={login(source)}")
    return f"{first},{unit},{ends}"


def _homely(source: Source, made: str) -> str:
    return str(getattr(source.faker(source.pick(*_HOMES)), made)()).strip().replace("\n", ", ")


def _day(source: Source, *forms: str) -> str:
    return str(source.english.date_of_birth(minimum_age=17, maximum_age=92).strftime(source.pick(*forms)))


def _north(source: Source) -> str:
    return f"{source.dice.uniform(-58, 68):.{source.dice.choice((4, 5, 6, 7))}f}"


def _east(source: Source) -> str:
    return f"{source.dice.uniform(-170, 175):.{source.dice.choice((4, 5, 6, 7))}f}"


def _folder(source: Source) -> str:
    parents = ("/home/", "/Users/", "/home/", "C:\\Users\\", "D:\\Profiles\\", "/data/home/")
    return f"{source.pick(*parents)}{login(source)}"


PERSON, MAIL, CALL, HOME = "person", "e-mail", "phone", "address"
ACCOUNT, PLACE, BIRTH = "account", "coordinates", "birth date"
_BOUND = r"(?<=CN=)[^,]+|(?<=uid=)[^,]+|(?<=DC=)(?!com?,|ac,|gov,)[^,]+(?=,)"
MAKERS = {
    "person": Maker(PERSON, person),
    "given": Maker(PERSON, lambda source: _names(source)[0]),
    "family": Maker(PERSON, lambda source: _names(source)[1]),
    "turned": Maker(PERSON, _turned),
    "loud": Maker(PERSON, _loud),
    "eastern": Maker(PERSON, _eastern),
    "email": Maker(MAIL, email),
    "Email": Maker(MAIL, _capital_mail),
    "login": Maker(ACCOUNT, login),
    "netbios": Maker("domain account", _in_area, r"[^\\]+"),
    "dn": Maker("directory name", _named_in_directory, _BOUND),
    "sid": Maker(
        "SID",
        shaper("S-1-5-21-1{d9}-3{d9}-{n1}{d8}-{n1}{d3}", "S-1-5-21-{n1}{d8}-2{d9}-1{d9}-{n1}{d4}"),
        r"(?<=S-1-5-21-)[\d-]+(?=-)",
    ),
    "home": Maker("home folder", _folder, r"[^/\\]+$"),
    "phone": Maker(CALL, shaper(*_CALLS)),
    "bare": Maker(CALL, shaper("+4930231255{d3}", "+1{n1}{d2}55501{d2}", "+447700900{d3}", "+336399800{d2}")),
    "street": Maker(HOME, lambda source: _homely(source, "street_address")),
    "address": Maker(HOME, lambda source: _homely(source, "address")),
    "postcode": Maker(HOME, lambda source: _homely(source, "postcode")),
    "city": Maker(NEUTRAL, lambda source: _homely(source, "city")),
    "birth": Maker(
        BIRTH, lambda source: _day(source, "%d.%m.%Y", "%m/%d/%Y", "%d/%m/%Y", "%d %b %Y", "%Y-%m-%d")
    ),
    "born": Maker(BIRTH, lambda source: _day(source, "%Y-%m-%d")),
    "packedday": Maker(BIRTH, lambda source: _day(source, "%Y%m%d")),
    "north": Maker(PLACE, _north),
    "east": Maker(PLACE, _east),
    "place": Maker(
        PLACE, lambda source: f"{_north(source)},{source.pick('', ' ')}{_east(source)}", r"[\d.-]+"
    ),
    "firm": Maker(NEUTRAL, _firm),
    "emailurl": Maker(MAIL, lambda source: quote(email(source), safe="")),
}
