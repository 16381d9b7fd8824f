"""Bank accounts and cards, passports and vehicles, with their check digits."""

from benchmarks.redaction.generated.fourth.shapes import lettered, luhn, shape, shaper, weighed
from benchmarks.redaction.generated.source import Maker, Source

_ELEVEN, _TEN = 11, 10
_BANKS = {
    "DE": "{d18}",
    "AT": "{d16}",
    "CH": "0{d4}{d12}",
    "NL": "{A4}{d10}",
    "GB": "{A4}{d14}",
    "PL": "{d24}",
    "SE": "{d20}",
    "NO": "{d11}",
    "DK": "{d14}",
    "FI": "{d14}",
    "IE": "{A4}{d14}",
    "PT": "{d21}",
    "CZ": "{d20}",
    "HU": "{d24}",
    "RO": "{A4}{d16}",
    "LT": "{d16}",
    "HR": "{d17}",
    "GR": "{d7}{d16}",
    "LU": "{d3}{d13}",
    "ES": "{d20}",
    "FR": "{d10}{d11}{d2}",
    "IT": "{A1}{d10}{d12}",
}
_CHASSIS = dict(
    zip(
        "ABCDEFGHJKLMNPRSTUVWXYZ0123456789",
        (*range(1, 9), 1, 2, 3, 4, 5, 7, 9, *range(2, 10), *range(10)),
        strict=True,
    )
)
_CARDS = (("4", 16), ("51", 16), ("55", 16), ("2221", 16), ("37", 15), ("34", 15), ("6011", 16), ("3528", 16))


def iban(source: Source) -> str:
    """A bank account of one of many countries."""
    land = source.pick(*_BANKS)
    body = shape(source, _BANKS[land])
    return f"{land}{98 - lettered(body + land + '00') % 97:02}{body}"


def _spaced_iban(source: Source) -> str:
    whole = iban(source)
    return " ".join(whole[place : place + 4] for place in range(0, len(whole), 4))


def _card(source: Source) -> str:
    front, length = source.dice.choice(_CARDS)
    body = front + source.signs(length - len(front) - 1, "0123456789")
    return body + luhn(body)


def _spaced_card(source: Source) -> str:
    body = shape(source, source.pick("4{d14}", "53{d13}"))
    whole = body + luhn(body)
    return source.pick(" ", "-").join(whole[place : place + 4] for place in range(0, len(whole), 4))


def _routing(source: Source) -> str:
    body = f"{source.dice.randint(1, 12):02}{shape(source, '{d6}')}"
    return body + str(-weighed(body, (3, 7, 1, 3, 7, 1, 3, 7)) % _TEN)


def _mexican_bank(source: Source) -> str:
    body = f"0{shape(source, '{n1}')}2180{shape(source, '{d11}')}"
    return f"{body}{-weighed(body, (3, 7, 1) * 6) % _TEN}"


def _vehicle(source: Source) -> str:
    front = source.pick("WVW", "WBA", "1FT", "VF1", "ZFA", "JTD", "YV1", "TMB")
    middle = source.signs(5, "ABCEFGHJKLMNPRSTUVWXYZ0123456789")
    body = f"{front}{middle}0{shape(source, '{n1}')}{source.signs(1, 'ABCDEFG')}{shape(source, '{d6}')}"
    total = weighed(
        "".join(str(_CHASSIS[sign]) for sign in body), (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    )
    return f"{body[:8]}{'0123456789X'[total % _ELEVEN]}{body[9:]}"


def _passport(source: Source) -> str:
    return shape(
        source, source.pick("C{d2}X{d2}{A1}{n1}{d1}", "{A2}{d7}", "{n1}{d8}", "{A1}{d8}", "{d2}{A2}{d5}")
    )


MAKERS = {
    "iban": Maker("iban", iban),
    "spacediban": Maker("iban", _spaced_iban),
    "card": Maker("card number", _card),
    "spacedcard": Maker("card number", _spaced_card),
    "routing": Maker("bank number", _routing),
    "clabe": Maker("bank number", _mexican_bank),
    "vin": Maker("vehicle id", _vehicle),
    "passport": Maker("passport", _passport),
    "account_us": Maker("bank number", shaper("{n1}{d8}", "{n1}{d9}", "{n1}{d11}")),
    "sort_gb": Maker("bank number", shaper("{n1}{d1}-{d2}-{d2}")),
    "plate": Maker("vehicle id", shaper("M-{A2} {d4}", "{A2}-{d3}-{A2}", "{A2}{d2} {A3}", "{d3}-{A3}")),
    "record": Maker("patient number", shaper("MRN{d7}", "{n1}{d7}", "P-{d8}")),
    "swift": Maker("bank number", shaper("{A4}DEFFXXX", "{A4}GB2L", "{A4}NL2A", "{A4}CHZZ80A")),
}
