"""Plates behind a word for what bears them: `van AV71 KHR`, `samochód GWE 7K418`."""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece; words of many languages

import re

from portal.redaction.rules.rule import Rule, rule, spelled

_CARS = spelled(
    "van|truck|lorry|car|trailer|pickup|tractor|taxi|cab|bus|minibus|ambulance|wagen|fahrzeug|lkw|pkw|transporter|anhänger|dienstwagen|firmenwagen|auto|voiture|camion|camionnette|véhicule|"
    "remorque|fourgon|coche|camión|furgoneta|vehículo|carro|furgone|autocarro|veicolo|rimorchio|viatura|carrinha|veículo|caminhão|camião|bestelbus|busje|vrachtwagen|aanhanger|bil|bilen|lastbil|"
    "lastbilen|släp|varevogn|varebil|lastebil|tilhenger|pakettiauto|rekka|auton|samochód|samochodu|pojazd|pojazdu|ciężarówka|naczepa|vozidlo|vozidla|dodávka|kamion|autó|gépkocsi|teherautó|"
    "mașina|mașină|autoturism|dubă|araç|aracı|kamyon|minibüs|όχημα|φορτηγό|αυτοκίνητο|машина|машины|автомобиль|автомобиля|грузовик|автомобіль|вантажівка|авто|aracım|aracımın|vignette|voze|vozem|vozu|autem|auta"
)
_MADE = rb"(?: [A-Z\xc5][a-z\x80-\xff]{2,12}(?:-[A-Z][a-z]{2,9})?){0,2}"
_PLATE = rb"(?:[A-Z0-9]{1,4}[ -][A-Z0-9]{2,5}(?:[ -][A-Z0-9]{1,4})?|[A-Z]{1,3}[0-9]{2,5}[A-Z]{0,3})"
# What is made and no plate: `car BMW 320`, `truck MAN 18`, `van T6 150`, and the year of a model.
_MODEL = re.compile(
    rb"(?:BMW|VW|MAN|DAF|KIA|SEAT|MINI|JCB|FIAT|FORD|AUDI|OPEL|GPS|ECU|OBD|ISO|CAN|EV|[A-Z][0-9])(?:[ -]|$)|[^ ]{1,6} (?:19|20)[0-9]{2}$"
)
# Letters that Latin ones look like, as plates of Russia and Ukraine bear them.
_LETTER = rb"(?:\xd0[\x86\x90\x92\x95\x9a\x9c-\x9e\xa0-\xa3\xa5])"
_LEAST, _MOST = 5, 9


def _plate(match: re.Match[bytes]) -> bool:
    value = match[1]
    signs = value.replace(b" ", b"").replace(b"-", b"")
    digits = sum(48 <= sign <= 57 for sign in signs)  # noqa: PLR2004 - the ASCII digits
    return _LEAST <= len(signs) <= _MOST and 2 <= digits < len(signs) and _MODEL.match(value) is None  # noqa: PLR2004


RULES: tuple[Rule, ...] = (
    rule("vehicle", rb"(?<![A-Za-z0-9\x80-\xff_-])(?i:" + _CARS + rb")" + _MADE + rb"(?:[,=]?(?: \(| (?:med )?(?i:nr|no|reg)\.?)?|(?: [a-z\x80-\xff]{2,16}){1,2},|(?: [a-z\x80-\xff]{2,16}){0,2}:" + _MADE + rb") ?[\"']?(" + _PLATE + rb")(?![A-Za-z0-9\x80-\xff-])", accept=_plate, group=1),
    # Plates of Korea, of Japan and of China, by signs of their own.
    rule("vehicle", rb"(?<![0-9A-Za-z])[0-9]{2,3}(?:[\xea-\xed][\x80-\xbf]{2}) ?[0-9]{4}(?![0-9A-Za-z])"),
    rule("vehicle", rb"(?:[\xe4-\xe9][\x80-\xbf]{2}){1,4} ?[0-9]{2,3} ?\xe3[\x81\x82][\x80-\xbf] ?[0-9]{1,2}(?:-|\xef\xbc\x8d)[0-9]{2}(?![0-9A-Za-z])"),
    rule("vehicle", "(?:京|津|沪|渝|冀|豫|云|辽|黑|湘|皖|鲁|新|苏|浙|赣|鄂|桂|甘|晋|蒙|陕|吉|闽|贵|粤|青|藏|川|宁|琼)".encode() + rb"[A-Z](?: |\xc2\xb7|-)?[A-Z0-9]{5,6}(?![0-9A-Za-z])"),
    # Greek letters, and what Hungary gives since 2022.
    rule("vehicle", rb"(?<![A-Za-z0-9\x80-\xff])(?:\xce[\x91\x92\x95-\x97\x99\x9a\x9c\x9d\x9f\xa1\xa4\xa5\xa7]){3}[ -][0-9]{4}(?![0-9A-Za-z])"),
    rule("vehicle", rb"(?i:\brendsz\xc3\xa1m)[a-z]{0,4}:? ([A-Z]{2} [A-Z]{2}-[0-9]{3}|[A-Z]{3}-[0-9]{3})(?![0-9A-Za-z])", group=1),
    # Cars by their whole number (ISO 3779), which only North America checks.
    rule("vehicle", rb"(?<![0-9A-Za-z])(?=[0-9]{0,11}[A-Z])(?=(?:[0-9]{0,12}[A-Z]){5})[A-HJ-NPR-Z][A-HJ-NPR-Z0-9]{11}[0-9]{5}(?![0-9A-Za-z])"),
    rule("vehicle", rb"(?<![A-Za-z0-9\x80-\xff])(?:" + _LETTER + rb" ?[0-9]{3} ?" + _LETTER + rb"{2} ?[0-9]{2,3}|" + _LETTER + rb"{2} ?[0-9]{4} ?" + _LETTER + rb"{2})(?![A-Za-z0-9\x80-\xff])"),
)  # fmt: skip
