"""Values that belong to a person: names, accounts, mail addresses, phones, places, days of birth."""

import unicodedata
from collections.abc import Callable
from datetime import timedelta

from benchmarks.redaction.generated.source import Maker, Source

_DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%d/%m/%Y", "%Y/%m/%d", "%d %b %Y", "%B %d, %Y", "%Y%m%d")


def plain(name: str) -> str:
    """A name as an account bears it: small letters of ASCII, without a gap."""
    parted = unicodedata.normalize("NFKD", name.lower())
    return "".join(sign for sign in parted if sign.isascii() and sign.isalpha())


def _user(source: Source) -> str:
    first, last = plain(source.latin.first_name()) or "ann", plain(source.latin.last_name()) or "bell"
    return source.pick(
        f"{first}.{last}",
        f"{first[0]}{last}",
        f"{last}{first[0]}",
        f"{first}_{last}",
        f"{first}{source.number(2)}",
        f"{first[0]}.{last}",
        f"{last[:5]}{first[:2]}{source.number(2)}",
        source.latin.user_name(),
        f"adm-{last}",
        source.shaped("u######"),
    )


def _email(source: Source) -> str:
    fake = source.latin
    alias = f"{_user(source)}@{fake.domain_name()}"
    return source.pick(fake.email(), fake.company_email(), fake.free_email(), alias, alias)


def _name(source: Source) -> str:
    fake = source.any
    return str(source.pick(fake.name(), f"{fake.first_name()} {fake.last_name()}"))


def _latin_name(source: Source) -> str:
    return f"{source.latin.first_name()} {source.latin.last_name()}"


def _turned_name(source: Source) -> str:
    return f"{source.latin.last_name()}, {source.latin.first_name()}"


def _world_phone(source: Source) -> str:
    number = source.number(9)
    country = source.pick("1", "44", "49", "33", "39", "34", "48", "46", "41", "55", "91", "81")
    grouped = f"+{country} {number[:2]} {number[2:5]} {number[5:]}"
    return source.pick(f"+{country}{number}", grouped, f"+{country}-{number[:3]}-{number[3:6]}-{number[6:]}")


def _born(source: Source) -> str:
    day = source.english.date_of_birth(minimum_age=18, maximum_age=85) + timedelta(days=0)
    return str(day.strftime(source.dice.choice(_DAYS)))


def _of(name: str) -> Callable[[Source], str]:
    def make(source: Source) -> str:
        return str(getattr(source.latin, name)()).replace("\n", ", ")

    return make


def _degree(least: int, most: int) -> Callable[[Source], str]:
    return lambda source: f"{source.dice.uniform(least, most):.{source.dice.randint(4, 7)}f}"


MAKERS = {
    "name": Maker("person", _name),
    "latin_name": Maker("person", _latin_name),
    "turned_name": Maker("person", _turned_name),
    "first": Maker("person", lambda source: str(source.any.first_name())),
    "last": Maker("person", lambda source: str(source.any.last_name())),
    "user": Maker("account", _user),
    "email": Maker("email", _email),
    "phone": Maker("phone", lambda source: str(source.any.phone_number())),
    "world_phone": Maker("phone", _world_phone),
    "us_phone": Maker("phone", lambda source: source.shaped(source.pick("(2##) 555-####", "2##-555-####"))),
    "street": Maker("address", _of("street_address")),
    "address": Maker("address", _of("address")),
    "city": Maker("address", _of("city")),
    "zip": Maker("address", _of("postcode")),
    "born": Maker("date of birth", _born),
    "lat": Maker("coordinates", _degree(-60, 70)),
    "lon": Maker("coordinates", _degree(-170, 170)),
}
