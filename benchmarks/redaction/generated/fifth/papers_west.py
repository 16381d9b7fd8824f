"""National, tax and health numbers of western and northern Europe and of North America."""

import string

from benchmarks.redaction.generated.fifth.machines import luhn
from benchmarks.redaction.generated.fifth.numbers import (
    ELEVEN,
    NINETY_SEVEN,
    TEN,
    born,
    drawn,
    folded,
    weighed,
)
from benchmarks.redaction.generated.source import Maker, Source

_HETU = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_DNI = "TRWAGMYFPDXBNJZSQVHLCKE"
_CODED = "ABCDEFGHJKLMNPRSTWXYZ"
_CONSONANTS = "BCDFGLMNPRSTVZ"
_ODD = dict(
    zip(
        string.digits + string.ascii_uppercase,
        (
            *(1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3),
            *(6, 8, 12, 14, 16, 10, 22, 25, 24, 23),
        ),
        strict=True,
    )
)
_NORWAY = (3, 7, 6, 1, 8, 9, 4, 5, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_SHARE_OF_FOREIGNERS = 0.3


def _ssn(source: Source) -> str:
    return f"{source.dice.randint(101, 665)}-{source.dice.randint(10, 99)}-{source.number(4)}"


def _sin(source: Source) -> str:
    body = f"{source.pick('1', '4', '5', '7')}{source.number(7)}"
    whole = body + luhn(body)
    return f"{whole[:3]}-{whole[3:6]}-{whole[6:]}"


def _nino(source: Source) -> str:
    pair = source.pick("AB", "CE", "JG", "NH", "PW", "SX", "YZ", "HK")
    return f"{pair} {source.shaped('## ## ##')} {source.pick('A', 'B', 'C', 'D')}"


def _nhs(source: Source) -> str:
    whole = drawn(source, 10, range(10, 1, -1), start=source.pick("4", "6", "7"))
    return f"{whole[:3]} {whole[3:6]} {whole[6:]}"


def _german_tax(source: Source) -> str:
    digits = source.dice.sample("123456789", 9)
    digits.insert(source.dice.randint(2, 9), digits[0])
    body = "".join(digits)
    return body + folded(body)


def _french(source: Source) -> str:
    year, month, _ = born(source)
    area = f"{source.dice.randint(10, 95)}{source.number(3)}"
    body = f"{source.pick('1', '2')}{year}{month}{area}{source.number(3)}"
    key = NINETY_SEVEN - int(body) % NINETY_SEVEN
    return f"{body[0]} {year} {month} {body[5:7]} {body[7:10]} {body[10:]} {key:02}"


def _dni(source: Source) -> str:
    if source.dice.random() < _SHARE_OF_FOREIGNERS:
        return _nie(source)
    number = source.number(8)
    return number + _DNI[int(number) % len(_DNI)]


def _nie(source: Source) -> str:
    first, rest = source.dice.choice("012"), source.number(7)
    return f"{'XYZ'[int(first)]}{rest}{_DNI[int(first + rest) % len(_DNI)]}"


def _italian(source: Source) -> str:
    year, _, day = born(source)
    name = source.signs(6, _CONSONANTS)
    body = (
        f"{name}{year}{source.dice.choice('ABCDEHLMPRST')}{day}{source.pick('H501', 'F205', 'L219', 'D612')}"
    )
    even = sum(int(sign) if sign.isdigit() else ord(sign) - ord("A") for sign in body[1::2])
    return body + string.ascii_uppercase[(even + sum(_ODD[sign] for sign in body[::2])) % 26]


def _dutch(source: Source) -> str:
    while True:
        body = source.number(8)
        last = weighed(body, range(9, 1, -1)) % ELEVEN
        if last < TEN:
            return f"{body}{last}"


def _belgian(source: Source) -> str:
    year, month, day = born(source)
    turn = f"{source.dice.randint(2, 997):03}"
    key = NINETY_SEVEN - int(year + month + day + turn) % NINETY_SEVEN
    return f"{year}.{month}.{day}-{turn}.{key:02}"


def _swedish(source: Source) -> str:
    day, three = "".join(born(source)), source.number(3)
    return f"{source.pick('', '19')}{day}-{three}{luhn(day + three)}"


def _norwegian(source: Source) -> str:
    year, month, day = born(source)
    while True:
        body = f"{day}{month}{year}{source.dice.randint(100, 499)}"
        first = -weighed(body, _NORWAY[0]) % ELEVEN
        second = -weighed(f"{body}{first % TEN}", _NORWAY[1]) % ELEVEN
        if max(first, second) < TEN:
            return f"{body}{first}{second}"


def _danish(source: Source) -> str:
    year, month, day = born(source)
    while True:
        body = f"{day}{month}{year}{source.dice.randint(0, 3)}{source.shaped('##')}"
        last = -weighed(body, (4, 3, 2, 7, 6, 5, 4, 3, 2)) % ELEVEN
        if last < TEN:
            return f"{body[:6]}-{body[6:]}{last}"


def _finnish(source: Source) -> str:
    year, month, day = born(source)
    body, turn = f"{day}{month}{year}", f"{source.dice.randint(2, 899):03}"
    return f"{body}-{turn}{_HETU[int(body + turn) % len(_HETU)]}"


def _portuguese(source: Source) -> str:
    body = f"2{source.number(7)}"
    last = -weighed(body, range(9, 1, -1)) % ELEVEN
    return f"{body}{last % TEN}"


def _swiss(source: Source) -> str:
    body = f"756{source.number(9)}"
    whole = f"{body}{-weighed(body, (1, 3) * 6) % TEN}"
    return f"{whole[:3]}.{whole[3:7]}.{whole[7:11]}.{whole[11:]}"


def _austrian(source: Source) -> str:
    year, month, day = born(source)
    while True:
        three = source.number(3)
        key = weighed(f"{three}{day}{month}{year}", (3, 7, 9, 5, 8, 4, 2, 1, 6)) % ELEVEN
        if key < TEN:
            return f"{three}{key} {day}{month}{year}"


_MAKES = {
    "ssn": ("US social security", _ssn),
    "sin": ("Canadian SIN", _sin),
    "nino": ("UK national insurance", _nino),
    "nhs": ("UK NHS number", _nhs),
    "germantax": ("German tax id", _german_tax),
    "french": ("French NIR", _french),
    "dni": ("Spanish DNI or NIE", _dni),
    "italian": ("Italian codice fiscale", _italian),
    "dutch": ("Dutch BSN", _dutch),
    "belgian": ("Belgian national number", _belgian),
    "swedish": ("Swedish personal number", _swedish),
    "norwegian": ("Norwegian birth number", _norwegian),
    "danish": ("Danish CPR", _danish),
    "finnish": ("Finnish HETU", _finnish),
    "portuguese": ("Portuguese NIF", _portuguese),
    "swiss": ("Swiss AHV", _swiss),
    "austrian": ("Austrian SVNR", _austrian),
}
MAKERS = {name: Maker(kind, make) for name, (kind, make) in _MAKES.items()}
