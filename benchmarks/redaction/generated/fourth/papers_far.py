"""Papers of other parts of the world, cards, passports and vehicles, with their check digits."""

from collections.abc import Callable

from benchmarks.redaction.generated.fourth.shapes import (
    born,
    luhn,
    shape,
    shaper,
    until_valid,
    verhoeff,
    weighed,
)
from benchmarks.redaction.generated.source import Maker, Source

_ELEVEN, _TEN = 11, 10
_SINGAPORE = "JZIHGFEDCBA"
_CHINESE = "10X98765432"


def _social(source: Source) -> str:
    return (
        f"{source.dice.randint(1, 665):03}-{source.dice.randint(1, 99):02}-{source.dice.randint(1, 9999):04}"
    )


def _individual(source: Source) -> str:
    return f"9{shape(source, '{d2}')}-{source.dice.randint(70, 88)}-{shape(source, '{d4}')}"


def _provider(source: Source) -> str:
    body = "1" + shape(source, "{d8}")
    return body + luhn("80840" + body)


def _canadian(source: Source) -> str:
    body = source.pick(*"1234567") + shape(source, "{d7}")
    body += luhn(body)
    return source.pick(body, f"{body[:3]}-{body[3:6]}-{body[6:]}", f"{body[:3]} {body[3:6]} {body[6:]}")


def _brazilian_digit(body: str, highest: int) -> str:
    weights = [(len(body) - place - 1) % (highest - 1) + 2 for place in range(len(body))]
    rest = _ELEVEN - weighed(body, weights) % _ELEVEN
    return str(rest if rest < _TEN else 0)


def _brazilian(source: Source) -> str:
    body = shape(source, "{d9}")
    for _ in range(2):
        body += _brazilian_digit(body, _ELEVEN + 1)
    return source.pick(body, f"{body[:3]}.{body[3:6]}.{body[6:9]}-{body[9:]}")


def _brazilian_firm(source: Source) -> str:
    body = shape(source, "{n1}{d7}0001")
    for _ in range(2):
        body += _brazilian_digit(body, 9)
    return f"{body[:2]}.{body[2:5]}.{body[5:8]}/{body[8:12]}-{body[12:]}"


def _argentine(source: Source) -> str | None:
    body = source.pick("20", "27", "23") + shape(source, "{n1}{d7}")
    rest = -weighed(body, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % _ELEVEN
    return f"{body[:2]}-{body[2:]}-{rest}" if rest < _TEN else None


def _chilean(source: Source) -> str:
    body = f"{source.dice.randint(4_000_000, 26_000_000)}"
    total = sum(int(digit) * (place % 6 + 2) for place, digit in enumerate(body[::-1]))
    check = "0123456789K0"[-total % _ELEVEN]
    return source.pick(f"{body}-{check}", f"{int(body):,}".replace(",", ".") + f"-{check}")


def _mexican(source: Source) -> str:
    vowels, others = "AEIOU", "BCDFGLMNPRSTV"
    front = source.signs(1, others) + source.signs(1, vowels) + source.signs(2, others)
    sex, state, tail = source.pick("H", "M"), source.pick("DF", "JC", "NL", "PL"), source.signs(3, others)
    body = f"{front}{source.english.date_of_birth(minimum_age=30, maximum_age=80):%y%m%d}{sex}{state}{tail}0"
    known = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
    return body + str(-sum(known.index(sign) * (18 - place) for place, sign in enumerate(body)) % _TEN)


def _colombian(source: Source) -> str:
    body = "9" + shape(source, "{d8}")
    rest = weighed(body[::-1], (3, 7, 13, 17, 19, 23, 29, 37, 41)) % _ELEVEN
    return f"{body}-{rest if rest in {0, 1} else _ELEVEN - rest}"


def _aadhaar(source: Source) -> str:
    body = source.pick(*"23456789") + shape(source, "{d10}")
    whole = body + verhoeff(body)
    return source.pick(whole, f"{whole[:4]} {whole[4:8]} {whole[8:]}")


def _australian_tax(source: Source) -> str | None:
    body = shape(source, "{n1}{d7}")
    rest = weighed(body, (1, 4, 3, 7, 5, 8, 6, 9)) % _ELEVEN
    return f"{body[:3]} {body[3:6]} {body[6:]}{rest}" if rest < _TEN else None


def _australian_care(source: Source) -> str:
    body = source.pick(*"23456") + shape(source, "{d7}")
    return f"{body[:4]} {body[4:]}{weighed(body, (1, 3, 7, 9, 1, 3, 7, 9)) % _TEN} {shape(source, '{n1}')}"


def _australian_firm(source: Source) -> str:
    tail = shape(source, "{n1}{d8}")
    whole = f"{10 + -weighed(tail, (3, 5, 7, 9, 11, 13, 15, 17, 19)) % 89}{tail}"
    return f"{whole[:2]} {whole[2:5]} {whole[5:8]} {whole[8:]}"


def _african(source: Source) -> str:
    body = born(source, "%y%m%d") + shape(source, "{d4}08")
    return body + luhn(body)


def _chinese(source: Source) -> str:
    body = (
        source.pick("110101", "310104", "440305", "510107") + born(source, "%Y%m%d") + shape(source, "{d3}")
    )
    return body + _CHINESE[weighed(body, [2 ** (17 - place) % _ELEVEN for place in range(17)]) % _ELEVEN]


def _korean(source: Source) -> str:
    body = f"{source.english.date_of_birth(minimum_age=30, maximum_age=86):%y%m%d}{source.pick('1', '2')}"
    body += shape(source, "{d5}")
    check = (_ELEVEN - weighed(body, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)) % _ELEVEN) % _TEN
    return f"{body[:6]}-{body[6:]}{check}"


def _japanese(source: Source) -> str:
    body = shape(source, "{n1}{d10}")
    rest = weighed(body, (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % _ELEVEN
    whole = body + str(0 if rest in {0, 1} else _ELEVEN - rest)
    return source.pick(whole, f"{whole[:4]} {whole[4:8]} {whole[8:]}")


def _singaporean(source: Source) -> str:
    body = shape(source, "{d7}")
    return f"S{body}{_SINGAPORE[weighed(body, (2, 7, 6, 5, 4, 3, 2)) % _ELEVEN]}"


def _hong_kong(source: Source) -> str:
    front, body = shape(source, "{A1}"), shape(source, "{d6}")
    total = 36 * 9 + (ord(front) - 55) * 8 + weighed(body, range(7, 1, -1))
    return f"{front}{body}({'0123456789A'[-total % _ELEVEN]})"


def _thai(source: Source) -> str:
    body = source.pick(*"12345") + shape(source, "{n1}{d10}")
    check = (_ELEVEN - weighed(body, range(13, 1, -1)) % _ELEVEN) % _TEN
    return f"{body[0]}-{body[1:5]}-{body[5:10]}-{body[10:]}-{check}"


def _turkish(source: Source) -> str:
    body = shape(source, "{n1}{d8}")
    tenth = (7 * sum(map(int, body[::2])) - sum(map(int, body[1::2]))) % _TEN
    return f"{body}{tenth}{(sum(map(int, body)) + tenth) % _TEN}"


def _israeli(source: Source) -> str:
    body = shape(source, "{n1}{d7}")
    return body + luhn(body)


def _found(kind: str, make: Callable[[Source], str | None]) -> Maker:
    return Maker(kind, lambda source: until_valid(source, make))


_ID = "national id elsewhere"
MAKERS = {
    "ssn": Maker(_ID, _social),
    "itin": Maker(_ID, _individual),
    "ein": Maker("tax id", shaper("{n1}{d1}-{d7}")),
    "npi": Maker(_ID, _provider),
    "id_ca": Maker(_ID, _canadian),
    "id_br": Maker(_ID, _brazilian),
    "firm_br": Maker("tax id", _brazilian_firm),
    "id_ar": _found(_ID, _argentine),
    "id_cl": Maker(_ID, _chilean),
    "id_mx": Maker(_ID, _mexican),
    "id_co": Maker("tax id", _colombian),
    "id_in": Maker(_ID, _aadhaar),
    "pan_in": Maker(_ID, shaper("{A3}P{A1}{d4}{A1}")),
    "id_au": _found("tax id", _australian_tax),
    "care_au": Maker(_ID, _australian_care),
    "firm_au": Maker("tax id", _australian_firm),
    "id_za": Maker(_ID, _african),
    "id_cn": Maker(_ID, _chinese),
    "id_kr": Maker(_ID, _korean),
    "id_jp": Maker(_ID, _japanese),
    "id_sg": Maker(_ID, _singaporean),
    "id_hk": Maker(_ID, _hong_kong),
    "id_th": Maker(_ID, _thai),
    "id_tr": Maker(_ID, _turkish),
    "id_il": Maker(_ID, _israeli),
}
