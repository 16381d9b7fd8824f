"""National and tax numbers of the east and the south, and the numbers of cards and banks everywhere."""

import string

from benchmarks.redaction.generated.fifth.machines import luhn
from benchmarks.redaction.generated.fifth.numbers import (
    ELEVEN,
    NINETY_SEVEN,
    TEN,
    born,
    verhoeff,
    weighed,
)
from benchmarks.redaction.generated.source import Maker, Source

_CHINA = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CURP = "0123456789ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ"
_BANKS = (
    *(
        ("DE", "##################"),
        ("NL", "AAAA##########"),
        ("AT", "################"),
        ("CH", "#################"),
    ),
    *(("SE", "####################"), ("PL", "########################"), ("GB", "AAAA##############")),
    *(
        ("IE", "AAAA##############"),
        ("DK", "##############"),
        ("LU", "################"),
        ("RO", "AAAA################"),
    ),
)
_CARDS = ("4539", "4916", "5274", "5413", "2221", "6011", "3528", "3714", "3787")


def _pesel(source: Source) -> str:
    body = "".join(born(source)) + source.shaped("####")
    return f"{body}{-weighed(body, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % TEN}"


def _czech(source: Source) -> str:
    _, month, day = born(source)
    while True:
        body = f"{source.dice.randint(54, 99)}{month}{day}{source.number(3)}"
        last = int(body) % ELEVEN
        if last < TEN:
            return f"{body[:6]}/{body[6:]}{last}"


def _romanian(source: Source) -> str:
    body = (
        source.pick("1", "2") + "".join(born(source)) + f"{source.dice.randint(1, 46):02}" + source.number(3)
    )
    last = weighed(body, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)) % ELEVEN
    return f"{body}{1 if last == TEN else last}"


def _turkish(source: Source) -> str:
    body = source.number(9)
    tenth = (weighed(body[::2], (7,) * 5) - weighed(body[1::2], (1,) * 4)) % TEN
    return f"{body}{tenth}{(weighed(body, (1,) * 9) + tenth) % TEN}"


def _cpf(source: Source) -> str:
    body = source.number(9)
    for length in range(9, 11):
        body += str(weighed(body, range(length + 1, 1, -1)) * TEN % ELEVEN % TEN)
    return source.pick(f"{body[:3]}.{body[3:6]}.{body[6:9]}-{body[9:]}", body)


def _curp(source: Source) -> str:
    near = f"{source.pick('GOMA', 'LOPE', 'HERJ', 'RUSA')}{''.join(born(source))}{source.pick('H', 'M')}"
    body = f"{near}{source.pick('DF', 'JC', 'NL', 'PL')}{source.signs(3, 'BCDFGLMNPRSTVZ')}0"
    total = sum(_CURP.index(sign) * weight for sign, weight in zip(body, range(18, 1, -1), strict=True))
    return f"{body}{-total % TEN}"


def _rut(source: Source) -> str:
    body = str(source.dice.randint(5_000_000, 24_999_999))
    key = -weighed(body[::-1], (2, 3, 4, 5, 6, 7, 2, 3)[: len(body)]) % ELEVEN
    return f"{int(body):,}".replace(",", ".") + f"-{'0123456789K'[key]}"


def _aadhaar(source: Source) -> str:
    body = source.dice.choice("23456789") + source.number(10)
    whole = body + verhoeff(body)
    return f"{whole[:4]} {whole[4:8]} {whole[8:]}"


def _pan(source: Source) -> str:
    return f"{source.shaped('AAA')}{source.pick('P', 'C', 'H')}{source.shaped('A####A')}"


def _chinese(source: Source) -> str:
    area = source.pick("110105", "110102", "310104", "120101")
    body = f"{area}19{''.join(born(source))}{source.number(3)}"
    return body + "10X98765432"[weighed(body, _CHINA) % ELEVEN]


def _korean(source: Source) -> str:
    body = (
        "".join(born(source)) + source.pick("1", "2") + f"{source.dice.randint(0, 95):02}{source.number(3)}"
    )
    last = (ELEVEN - weighed(body, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)) % ELEVEN) % TEN
    return f"{body[:6]}-{body[6:]}{last}"


def _south_african(source: Source) -> str:
    body = "".join(born(source)) + source.number(4) + "08"
    return body + luhn(body)


def _australian(source: Source) -> str:
    while True:
        body = source.number(8)
        for last in string.digits:
            if weighed(body + last, (1, 4, 3, 7, 5, 8, 6, 9, 10)) % ELEVEN == 0:
                whole = body + last
                return f"{whole[:3]} {whole[3:6]} {whole[6:]}"


def _iban(source: Source) -> str:
    country, shape = source.dice.choice(_BANKS)
    body = source.shaped(shape)
    turned = "".join(str(int(sign, 36)) for sign in f"{body}{country}00")
    whole = f"{country}{NINETY_SEVEN + 1 - int(turned) % NINETY_SEVEN:02}{body}"
    return source.pick(whole, " ".join(whole[place : place + 4] for place in range(0, len(whole), 4)))


def _card(source: Source) -> str:
    start = source.pick(*_CARDS)
    body = start + source.number(10 if start.startswith("37") else 11)
    whole = body + luhn(body)
    groups = (
        [whole[:4], whole[4:10], whole[10:]]
        if start.startswith("37")
        else [whole[n : n + 4] for n in (0, 4, 8, 12)]
    )
    return source.pick(whole, " ".join(groups), "-".join(groups))


def _routing(source: Source) -> str:
    body = source.pick("02", "07", "11", "12") + source.number(6)
    return f"{body}{-weighed(body, (3, 7, 1, 3, 7, 1, 3, 7)) % TEN}"


_MAKES = {
    "pesel": ("Polish PESEL", _pesel),
    "czech": ("Czech birth number", _czech),
    "romanian": ("Romanian CNP", _romanian),
    "turkish": ("Turkish id", _turkish),
    "cpf": ("Brazilian CPF", _cpf),
    "curp": ("Mexican CURP", _curp),
    "rut": ("Chilean RUT", _rut),
    "aadhaar": ("Indian Aadhaar", _aadhaar),
    "pan": ("Indian PAN", _pan),
    "chinese": ("Chinese resident id", _chinese),
    "korean": ("Korean RRN", _korean),
    "southafrican": ("South African id", _south_african),
    "australian": ("Australian TFN", _australian),
    "iban": ("IBAN", _iban),
    "card": ("payment card", _card),
    "routing": ("US routing number", _routing),
    "account": ("bank account", lambda source: source.number(source.dice.randint(8, 10))),
}
MAKERS = {name: Maker(kind, make) for name, (kind, make) in _MAKES.items()}
