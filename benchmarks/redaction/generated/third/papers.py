"""Numbers that states, banks and registries give out, each with its check digits where it has some."""

from benchmarks.redaction.generated.source import Maker, Source
from benchmarks.redaction.generated.third.machines import luhn

_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
_TURNED = (
    *("0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415"),
    "7046913258",
)
_VERHOEFF = (
    *("0123456789", "1234067895", "2340178956", "3401289567", "4012395678", "5987604321", "6598710432"),
    *("7659821043", "8765932104", "9876543210"),
)


def _card(source: Source) -> str:
    body, groups = source.dice.choice(
        [
            (f"4{source.number(14)}", (4, 4, 4, 4)),
            (f"5{source.pick('1', '2', '3', '4', '5')}{source.number(13)}", (4, 4, 4, 4)),
            (f"3{source.pick('4', '7')}{source.number(12)}", (4, 6, 5)),
            (f"6011{source.number(11)}", (4, 4, 4, 4)),
        ]
    )
    whole = body + luhn(body)
    parts: list[str] = []
    for size in groups:
        parts.append(whole[sum(len(part) for part in parts) :][:size])
    return source.pick("", "", " ", "-").join(parts)


def _iban(source: Source) -> str:
    land, size, lead = source.dice.choice(
        [
            ("DE", 18, ""),
            ("AT", 16, ""),
            ("NL", 10, "INGB"),
            ("GB", 14, "BARC"),
            ("ES", 20, ""),
            ("CH", 17, ""),
            ("BE", 12, ""),
            ("PL", 24, ""),
        ]
    )
    rest = lead + source.number(size)
    figures = "".join(str(int(sign, 36)) for sign in f"{rest}{land}00")
    whole = f"{land}{98 - int(figures) % 97:02d}{rest}"
    return source.pick(whole, " ".join(whole[place : place + 4] for place in range(0, len(whole), 4)))


def _weighed(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(sign) * weight for sign, weight in zip(digits, weights, strict=False))


def _bank_routing(source: Source) -> str:
    body = "0" + source.number(7)
    return f"{body}{-_weighed(body, (3, 7, 1, 3, 7, 1, 3, 7)) % 10}"


def _german_tax(source: Source) -> str:
    digits = list("123456789")
    source.dice.shuffle(digits)
    digits[-1] = digits[0] if digits[0] != digits[-2] else digits[1]
    body = "".join([*digits, "0"])
    rest = 10
    for sign in body:
        rest = ((int(sign) + rest) % 10 or 10) * 2 % 11
    whole = f"{body}{(11 - rest) % 10}"
    return source.pick(whole, f"{whole[:2]} {whole[2:5]} {whole[5:8]} {whole[8:]}")


def _health_service(source: Source) -> str:
    while True:
        body = source.number(9)
        check = -_weighed(body, tuple(range(10, 1, -1))) % 11
        if check < 10:  # noqa: PLR2004
            return source.pick(f"{body[:3]} {body[3:6]} {body[6:]}{check}", f"{body}{check}")


def _aadhaar(source: Source) -> str:
    body, state = source.number(11), 0
    for place, sign in enumerate(reversed(body), 1):
        state = int(_VERHOEFF[state][int(_TURNED[place % 8][int(sign)])])
    check = str(_VERHOEFF[state].index("0"))
    whole = body + check
    return source.pick(whole, f"{whole[:4]} {whole[4:8]} {whole[8:]}")


def _swiss(source: Source) -> str:
    body = "756" + source.number(9)
    check = -_weighed(body, (1, 3) * 6) % 10
    return f"756.{body[3:7]}.{body[7:11]}.{body[11:]}{check}"


def _chilean(source: Source) -> str:
    body = source.number(8)
    check = 11 - _weighed(body[::-1], (2, 3, 4, 5, 6, 7, 2, 3)) % 11
    return f"{body[:2]}.{body[2:5]}.{body[5:]}-{ {10: 'K', 11: '0'}.get(check, check) }"


def _belgian(source: Source) -> str:
    day = f"{source.dice.randint(1, 12):02d}{source.dice.randint(1, 28):02d}"
    body = f"{source.dice.randint(50, 99)}{day}{source.number(3)}"
    return f"{body[:2]}.{body[2:4]}.{body[4:6]}-{body[6:]}.{97 - int(body) % 97:02d}"


def _spanish(source: Source) -> str:
    body = source.number(8)
    return f"{body}{_LETTERS[int(body) % 23]}"


def _social(source: Source) -> str:
    return f"{source.dice.randint(100, 665)}-{source.dice.randint(10, 99)}-{source.dice.randint(1000, 9999)}"


def _canadian(source: Source) -> str:
    body = source.pick("1", "2", "4", "5", "6") + source.number(7)
    whole = body + luhn(body)
    return source.pick(f"{whole[:3]} {whole[3:6]} {whole[6:]}", f"{whole[:3]}-{whole[3:6]}-{whole[6:]}")


def _vehicle(source: Source) -> str:
    alphabet = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
    known = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", map(int, "12345678123457923456789"), strict=True))
    signs = [*source.pick("WVW", "WBA", "1HG", "JTD", "VF1", "5YJ"), *source.signs(14, alphabet)]
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    rest = (
        sum(
            (known.get(sign) or int(sign, 36) % 10) * weight
            for sign, weight in zip(signs, weights, strict=True)
        )
        % 11
    )
    signs[8] = "X" if rest == 10 else str(rest)  # noqa: PLR2004
    return "".join(signs)


def _of(locale: str, name: str = "ssn") -> Maker:
    return Maker("national id", lambda source: str(getattr(source.faker(locale), name)()))


NATION, TAX = "national id", "tax id"
MAKERS = {
    "card": Maker("card", _card),
    "iban": Maker("bank number", _iban),
    "routing": Maker("bank number", _bank_routing),
    "bankaccount": Maker("bank number", lambda source: source.number(source.dice.choice([8, 9, 10, 12]))),
    "sortcode": Maker("bank number", lambda source: source.shaped("##-##-##")),
    "ssn": Maker(NATION, _social),
    "sin": Maker(NATION, _canadian),
    "nhs": Maker(NATION, _health_service),
    "nino": Maker(
        NATION,
        lambda source: (
            source.pick("AB", "CE", "JK", "SN") + source.shaped("######") + source.pick("A", "B", "C", "D")
        ),
    ),
    "aadhaar": Maker(NATION, _aadhaar),
    "ahv": Maker(NATION, _swiss),
    "rut": Maker(NATION, _chilean),
    "rijksregister": Maker(NATION, _belgian),
    "dni": Maker(NATION, _spanish),
    "codicefiscale": _of("it_IT"),
    "pesel": _of("pl_PL"),
    "hetu": _of("fi_FI"),
    "personnummer": _of("sv_SE"),
    "fodselsnummer": _of("no_NO"),
    "cpf": _of("pt_BR", "cpf"),
    "tckn": _of("tr_TR"),
    "insee": _of("fr_FR"),
    "steuerid": Maker(TAX, _german_tax),
    "ein": Maker(TAX, lambda source: source.shaped("4#-#######")),
    "pan": Maker(TAX, lambda source: source.shaped("AAAPA####A")),
    "cnpj": Maker(TAX, lambda source: str(source.faker("pt_BR").cnpj())),
    "vat": Maker(
        TAX,
        lambda source: str(
            source.faker(source.pick("de_DE", "fr_FR", "it_IT", "nl_NL", "es_ES", "pl_PL")).vat_id().upper()
        ),
    ),
    "vin": Maker("vehicle number", _vehicle),
    "plate": Maker(
        "vehicle number",
        lambda source: source.shaped(
            source.pick("B-AA ####", "M-XA 3##", "AA-###-AA", "AA## AAA", "#AAA###")
        ),
    ),
    "passport": Maker(
        "identity document",
        lambda source: source.shaped(source.pick("C0#XX#X##", "5########", "AA#######", "##AA#####")),
    ),
    "licence": Maker(
        "identity document",
        lambda source: source.shaped(source.pick("A#######", "B072######X", "AAAAA6######AA9AA")),
    ),
    "patient": Maker("identity document", lambda source: source.pick("MRN-", "P", "") + source.number(8)),
}
