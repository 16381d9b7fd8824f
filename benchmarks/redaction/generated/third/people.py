"""People of forty countries: names, ways to reach them, where they live and what they are called at work."""

import re
import unicodedata
from urllib.parse import quote

from benchmarks.redaction.generated.source import Maker, Source

LOCALES = (
    *("en_US", "en_GB", "de_DE", "de_AT", "fr_FR", "fr_CH", "it_IT", "es_ES", "es_MX", "pt_BR", "pt_PT"),
    *("nl_NL", "pl_PL", "sv_SE", "no_NO", "da_DK", "fi_FI", "cs_CZ", "hu_HU", "ro_RO", "tr_TR", "en_IN"),
    *("en_NZ", "hr_HR", "sk_SK", "sl_SI", "es_CL", "es_AR", "es_CO", "id_ID", "en_AU", "en_CA", "en_IE"),
)
_PLACED = (
    *("en_US", "en_GB", "de_DE", "fr_FR", "it_IT", "es_ES", "pt_BR", "nl_NL", "sv_SE", "pl_PL", "en_AU"),
    *("da_DK", "no_NO", "fi_FI", "de_AT", "de_CH", "en_CA", "cs_CZ"),
)
_MAILERS = (
    *("gmail.com", "outlook.com", "web.de", "gmx.net"),
    *("yahoo.co.uk", "proton.me", "icloud.com", "orange.fr"),
)
_HEADS = (
    *("north", "blue", "kern", "alta", "vero", "iron", "sil"),
    *("nova", "lumen", "quar", "tide", "oak", "zen", "fal"),
)
_TAILS = (
    *("bridge", "works", "lane", "metrix", "bank", "foods"),
    *("ridge", "logix", "dynamics", "care", "mont", "wick"),
)
_ENDS = (
    *("com", "de", "net", "io", "co.uk", "fr", "it", "com.br"),
    *("nl", "eu", "org", "ch", "pl", "se", "ca", "com.au"),
)

_BARE = (("ß", "ss"), ("ø", "o"), ("ł", "l"), ("æ", "ae"), ("đ", "d"), ("\u0131", "i"))


def plain(name: str) -> str:
    """Small letters without accents, as mailboxes are named."""
    known = name.lower()
    for accented, bare in _BARE:
        known = known.replace(accented, bare)
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", known))


def given(source: Source) -> str:
    """A given name of any country."""
    return str(source.faker(source.pick(*LOCALES)).first_name())


def family(source: Source) -> str:
    """A family name of any country."""
    return str(source.faker(source.pick(*LOCALES)).last_name())


def person(source: Source) -> str:
    """Given and family name of one country."""
    faker = source.faker(source.pick(*LOCALES))
    return f"{faker.first_name()} {faker.last_name()}"


def _surname_first(source: Source) -> str:
    faker = source.faker(source.pick(*LOCALES))
    return f"{faker.last_name()}, {faker.first_name()}"


def domain(source: Source) -> str:
    """The domain of an invented firm."""
    return f"{source.pick(*_HEADS)}{source.pick('', '', '-')}{source.pick(*_TAILS)}.{source.pick(*_ENDS)}"


def email(source: Source) -> str:
    """A mailbox at a firm or at a mail provider, written in one of the usual ways."""
    first, last = plain(given(source)) or "kim", plain(family(source)) or "lee"
    local = source.pick(
        *(f"{first}.{last}", f"{first[0]}.{last}", f"{first}_{last}", f"{first[0]}{last}", f"{last}.{first}"),
        *(f"{first}-{last}", f"{first}.{last}+{source.pick('alerts', 'test', 'jira', 'news')}"),
        f"{first}{source.number(2)}",
    )
    return f"{local}@{source.pick(domain(source), domain(source), source.pick(*_MAILERS))}"


def login(source: Source) -> str:
    """An account name as directories give them out."""
    first, last = plain(given(source)) or "kim", plain(family(source)) or "lee"
    return source.pick(
        *(
            f"{first[0]}{last}",
            f"{first}.{last}",
            f"{last}{first[0]}",
            f"{first[:3]}{last[:3]}{source.number(2)}",
        ),
        *(
            f"{source.pick('u', 'e', 'x', 'a')}{source.number(6)}",
            f"{first}_{last}",
            f"svc_{last}",
            f"adm-{last}",
        ),
    )


def _netbios(source: Source) -> str:
    area = source.pick("CORP", "EMEA", "AMER", domain(source).split(".")[0].upper()[:12])
    return f"{area}\\{login(source)}"


def _name_in_directory(source: Source) -> str:
    parts = [f"DC={part}" for part in domain(source).split(".")]
    unit = source.pick("Finance", "Sales EMEA", "Engineering", "Service Accounts", "Externals")
    first = source.pick(f"CN={person(source)}", f"uid={login(source)}", f"cn={login(source)}")
    return ",".join([first, source.pick(f"OU={unit}", f"OU=People,OU={unit}"), *parts])


def phone(source: Source) -> str:
    """A telephone number as people of one country write it."""
    three = source.number(3)
    return source.pick(
        *(
            f"+1 ({three}) {source.number(3)}-{source.number(4)}",
            f"{three}-{source.number(3)}-{source.number(4)}",
        ),
        *(
            f"+49 {source.number(3)} {source.number(7)}",
            f"+49 (0) 89 / {source.number(4)}-{source.number(2)}",
        ),
        *(f"+44 20 7{source.number(3)} {source.number(4)}", f"07{source.number(3)} {source.number(6)}"),
        *(
            source.shaped("+33 6 ## ## ## ##"),
            source.shaped("06.##.##.##.##"),
            f"+1{three}{source.number(7)}",
        ),
        *(f"+39 3{source.number(2)} {source.number(7)}", f"+34 6{source.number(2)} {source.number(3)} 411"),
        *(
            f"+55 11 9{source.number(4)}-{source.number(4)}",
            f"+46 70-{source.number(3)} {source.number(2)} 18",
        ),
        *(f"+91 9{source.number(4)} {source.number(5)}", f"+81-3-{source.number(4)}-{source.number(4)}"),
        *(
            f"+61 4{source.number(2)} {source.number(3)} {source.number(3)}",
            f"001-{three}-555-01{source.number(2)}",
        ),
        *(
            f"+48 {three} {source.number(3)} {source.number(3)}",
            f"({three}) {source.number(3)}-{source.number(4)}",
        ),
    )


def _phone_bare(source: Source) -> str:
    return f"{source.pick('+1', '+49', '+44', '+33', '+39')}{source.number(10)}"


def street(source: Source) -> str:
    """A street with its number."""
    return str(source.faker(source.pick(*_PLACED)).street_address()).replace("\n", ", ")


def address(source: Source) -> str:
    """A whole address in one line."""
    return str(source.faker(source.pick(*_PLACED)).address()).strip().replace("\n", ", ")


def birth(source: Source) -> str:
    """A day of birth in one of the usual ways to write a day."""
    day = source.english.date_of_birth(minimum_age=18, maximum_age=90)
    return str(
        day.strftime(
            source.pick("%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%d/%m/%Y", "%d %b %Y", "%Y%m%d", "%d-%b-%Y")
        )
    )


def _born(source: Source) -> str:
    return str(source.english.date_of_birth(minimum_age=18, maximum_age=90).isoformat())


def _place(source: Source) -> str:
    first, second = source.dice.uniform(-60, 69), source.dice.uniform(-170, 170)
    return source.pick(f"{first:.6f},{second:.6f}", f"{first:.5f}, {second:.5f}", f"{first:.4f},{second:.4f}")


def _folder(source: Source) -> str:
    name = login(source)
    return source.pick(
        f"/home/{name}", f"/Users/{name}", f"/export/home/{name}", f"C:\\Users\\{name}", f"/var/home/{name}"
    )


PERSON, MAIL, CALL, STREET = "person name", "e-mail", "phone", "street address"
ACCOUNT = "account name"
MAKERS = {
    "person": Maker(PERSON, person),
    "given": Maker(PERSON, given),
    "family": Maker(PERSON, family),
    "surnamefirst": Maker(PERSON, _surname_first),
    "email": Maker(MAIL, email),
    "emailurl": Maker(MAIL, lambda source: quote(email(source), safe="")),
    "emailqp": Maker(MAIL, lambda source: email(source).replace("@", "=40")),
    "phone": Maker(CALL, phone),
    "phonebare": Maker(CALL, _phone_bare),
    "street": Maker(STREET, street),
    "address": Maker(STREET, address),
    "postcode": Maker(STREET, lambda source: str(source.faker(source.pick(*_PLACED)).postcode())),
    "birth": Maker("birth date", birth),
    "born": Maker("birth date", _born),
    "place": Maker("coordinates", _place, r"[\d.-]+"),
    "latitude": Maker("coordinates", lambda source: f"{source.dice.uniform(-60, 69):.6f}"),
    "longitude": Maker("coordinates", lambda source: f"{source.dice.uniform(-170, 170):.6f}"),
    "login": Maker(ACCOUNT, login),
    "netbios": Maker("domain account", _netbios),
    "directory": Maker(
        "directory name",
        _name_in_directory,
        r"(?<=CN=)[^,]+|(?<=cn=)[^,]+|(?<=uid=)[^,]+|(?<=DC=)(?!com?,)[^,]+(?=,)",
    ),
    "folder": Maker("home folder", _folder, r"[^/\\]+$"),
}
