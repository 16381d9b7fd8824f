"""Cards, accounts and wallets, each told by its checksum."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from functools import lru_cache

from stdnum import bitcoin, iban, luhn

from portal.redaction.rules.rule import Rule, rule

_AMEX, _DINERS = 15, 14


def _is_card(match: re.Match[bytes]) -> bool:
    text = match[0]
    before = match.string[max(0, match.start() - 1) : match.start()]
    if before in {b"_", b"-", b"."}:
        return False
    return is_card_number(re.sub(rb"[ -]", b"", text))


@lru_cache(maxsize=16384)
def is_card_number(digits: bytes) -> bool:
    """Whether digits are a card number: issuer range (ISO/IEC 7812), length and Luhn."""
    size, head2, head3, head4 = len(digits), int(digits[:2]), int(digits[:3]), int(digits[:4])
    network = (
        (digits[:1] == b"4" and size in {13, 16, 19})
        or (size == 16 and (51 <= head2 <= 55 or 2221 <= head4 <= 2720))  # noqa: PLR2004
        or (size == _AMEX and head2 in {34, 37})
        or (size in {16, 19} and (head4 == 6011 or head2 == 65 or 644 <= head3 <= 649))  # noqa: PLR2004
        or (size == 16 and 3528 <= head4 <= 3589)  # noqa: PLR2004
        or (size == _DINERS and (head2 in {36, 38} or 300 <= head3 <= 305))  # noqa: PLR2004
        or (16 <= size <= 19 and head2 in {62, 81})  # noqa: PLR2004
        or (size == 16 and head2 in {50, 56, 57, 58, 60, 63, 67})  # noqa: PLR2004
    )
    return network and len(set(digits)) > 1 and bool(luhn.is_valid(digits.decode()))


def _is_iban(match: re.Match[bytes]) -> bool:
    return bool(iban.is_valid(match[0].decode(), check_country=False))


RULES: tuple[Rule, ...] = (
    rule("card", rb"(?<![0-9A-Za-z.])(?:[2-6][0-9]{3}([ -])[0-9]{4}\1[0-9]{4}\1[0-9]{3}(?:[0-9](?:\1[0-9]{3})?)?|3[47][0-9]{2}([ -])[0-9]{6}\2[0-9]{5}|3[0-9]{3}([ -])[0-9]{6}\3[0-9]{4}|[2-6][0-9]{12,18})(?![0-9A-Za-z]|[.-][0-9])", accept=_is_card),
    rule("card", rb"(?i)\b(?:card|karte|kreditkarte|carte|tarjeta|carta|cart\xc3\xa3o|kaart|kort)(?: (?:number|no\.?|nr\.?|ending|is|was|#)){0,2}[ :#]{1,3}((?:[0-9]{4}[ -]){2,4}[0-9]{1,4}|[0-9]{12,19})(?![0-9A-Za-z]|[.-][0-9])", accept=lambda match: bool(luhn.is_valid(match[1].translate(None, b" -").decode())), group=1),
    rule("iban", rb"(?<![0-9A-Za-z])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![0-9A-Za-z])", accept=_is_iban),
    rule("bank_account", rb"\b(?i:iban|bic|swift|account (?:no|number|nr|#)|acct\.?(?: no| number|#)?|routing(?: no| number)?|aba|sort code|bsb|konto(?:nummer)?|clabe|ifsc)[ .:#]{1,4}((?:[A-Z]{2}[0-9]{2}(?: ?(?!(?:BIC|SWIFT)\b)[A-Z0-9]{1,4}){3,8}|[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?|[A-Z]{4}0[A-Z0-9]{6}|[0-9][0-9 -]{4,22}[0-9]))\b", group=1),
    rule("bank_account", rb"\b[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:XXX)\b"),
    rule("crypto_wallet", rb"(?<![0-9A-Za-z])(?:bc1[02-9ac-hj-np-z]{25,62}|[13][1-9A-HJ-NP-Za-km-z]{25,34})(?![0-9A-Za-z])",
         accept=lambda match: _wallet(match[0])),
    rule("crypto_wallet", rb"(?<![0-9A-Za-z])0x[0-9a-fA-F]{40}(?![0-9A-Za-z])"),
)  # fmt: skip


def _wallet(text: bytes) -> bool:

    return bool(bitcoin.is_valid(text.decode()))
