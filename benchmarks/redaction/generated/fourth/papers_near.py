"""Papers of Europe: numbers of persons, firms and taxes, each with the check digit its state gives it."""

from collections.abc import Callable

from benchmarks.redaction.generated.fourth.shapes import (
    born,
    hybrid,
    luhn,
    shape,
    shaper,
    until_valid,
    weighed,
)
from benchmarks.redaction.generated.source import Maker, Source

_PERSONS = "TRWAGMYFPDXBNJZSQVHLCKE"
_MONTHS = "ABCDEHLMPRST"
_ODD = dict(
    zip(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (
            *(1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21),
            *(2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23),
        ),
        strict=True,
    )
)
_ELEVEN, _TEN = 11, 10


def _german_tax(source: Source) -> str:
    digits = list("1234567890")
    source.dice.shuffle(digits)
    digits[-1] = digits[1]
    digits = digits if digits[0] != "0" else digits[::-1]
    body = "".join(digits)
    whole = body + hybrid(body)
    return source.pick(whole, f"{whole[:2]} {whole[2:5]} {whole[5:8]} {whole[8:]}")


def _french_social(source: Source) -> str:
    body = source.pick("1", "2") + born(source, "%y%m") + shape(source, "{n1}{d1}{d3}{d3}")
    whole = f"{body}{97 - int(body) % 97:02}"
    return source.pick(
        whole, " ".join((whole[0], whole[1:3], whole[3:5], whole[5:7], whole[7:10], whole[10:13], whole[13:]))
    )


def _siret(source: Source) -> str:
    body = shape(source, "{n1}{d7}")
    body += luhn(body)
    whole = f"{body}000{shape(source, '{d1}')}"
    return whole + luhn(whole)


def _italian(source: Source) -> str:
    letters = source.signs(6, "BCDFGLMNPRSTVZ")
    month = _MONTHS[source.dice.randrange(len(_MONTHS))]
    body = f"{letters}{born(source, '%y')}{month}{source.dice.randint(1, 28):02}{shape(source, '{A1}{d3}')}"
    total = sum(
        _ODD[sign] if place % 2 == 0 else int(sign, 36) % 10 if sign.isdigit() else ord(sign) - 65
        for place, sign in enumerate(body)
    )
    return body + chr(65 + total % 26)


def _spanish(source: Source) -> str:
    digits = shape(source, "{n1}{d7}")
    return digits + source.pick("", "-") + _PERSONS[int(digits) % 23]


def _spanish_alien(source: Source) -> str:
    first, digits = source.dice.randrange(3), shape(source, "{d7}")
    return "XYZ"[first] + digits + _PERSONS[int(f"{first}{digits}") % 23]


def _portuguese(source: Source) -> str:
    body = source.pick("1", "2") + shape(source, "{d7}")
    rest = _ELEVEN - weighed(body, range(9, 1, -1)) % _ELEVEN
    return body + str(rest if rest < _TEN else 0)


def _dutch(source: Source) -> str | None:
    body = shape(source, "{n1}{d7}")
    rest = weighed(body, range(9, 1, -1)) % _ELEVEN
    return body + str(rest) if rest < _TEN else None


def _belgian(source: Source) -> str:
    day = str(source.english.date_of_birth(minimum_age=27, maximum_age=88).strftime("%y%m%d"))
    body = day + shape(source, "{n1}{d2}")
    check = f"{97 - int(body) % 97:02}"
    return source.pick(body + check, f"{day[:2]}.{day[2:4]}.{day[4:]}-{body[6:]}.{check}")


def _swiss(source: Source) -> str:
    body = "756" + shape(source, "{d9}")
    check = -weighed(body, (1, 3) * 6) % _TEN
    return f"{body[:3]}.{body[3:7]}.{body[7:11]}.{body[11:]}{check}"


def _austrian(source: Source) -> str | None:
    number, day = shape(source, "{n1}{d2}"), born(source, "%d%m%y")
    rest = weighed(number + day, (3, 7, 9, 5, 8, 4, 2, 1, 6)) % _ELEVEN
    return f"{number}{rest}{source.pick('', ' ')}{day}" if rest < _TEN else None


def _british_health(source: Source) -> str | None:
    body = source.pick("4", "6", "7") + shape(source, "{d8}")
    rest = -weighed(body, range(10, 1, -1)) % _ELEVEN
    whole = f"{body}{rest}"
    return source.pick(whole, f"{whole[:3]} {whole[3:6]} {whole[6:]}") if rest < _TEN else None


def _irish(source: Source) -> str:
    body = shape(source, "{n1}{d6}")
    return body + "WABCDEFGHIJKLMNOPQRSTUV"[weighed(body, range(8, 1, -1)) % 23]


def _german_vat(source: Source) -> str:
    body = shape(source, "{n1}{d7}")
    return f"DE{body}{hybrid(body)}"


def _italian_vat(source: Source) -> str:
    body = "0" + shape(source, "{n1}{d5}") + f"{source.dice.randint(1, 95):03}"
    return body + luhn(body)


def _british_social(source: Source) -> str:
    front = source.pick("AB", "CE", "JK", "LM", "PR", "SX", "WA", "YB")
    return (
        front
        + shape(source, source.pick("{d6}", " {d2} {d2} {d2} ", " {d2} {d2} {d2} "))
        + source.pick(*"ABCD")
    )


def _found(make: Callable[[Source], str | None]) -> Maker:
    return Maker("national id of Europe", lambda source: until_valid(source, make))


_ID = "national id of Europe"
MAKERS = {
    "id_de": Maker(_ID, _german_tax),
    "id_fr": Maker(_ID, _french_social),
    "siret": Maker(_ID, _siret),
    "id_it": Maker(_ID, _italian),
    "id_es": Maker(_ID, _spanish),
    "nie_es": Maker(_ID, _spanish_alien),
    "id_pt": Maker(_ID, _portuguese),
    "id_nl": _found(_dutch),
    "id_be": Maker(_ID, _belgian),
    "id_ch": Maker(_ID, _swiss),
    "id_at": _found(_austrian),
    "id_gb": Maker(_ID, _british_social),
    "nhs": _found(_british_health),
    "id_ie": Maker(_ID, _irish),
    "vat_de": Maker("tax id", _german_vat),
    "vat_it": Maker("tax id", _italian_vat),
    "utr": Maker("tax id", shaper("{n1}{d9}")),
}
