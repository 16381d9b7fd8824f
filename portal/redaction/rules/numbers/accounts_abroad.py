"""Accounts at banks as countries write them at home, by their shape or by the word for a part of one."""

# ruff: noqa: E501 - a pattern is read as one piece; words of many languages

import re

from portal.redaction.rules.rule import Rule, parts, rule, spelled

_BEFORE, _AFTER = rb"(?<![0-9A-Za-z./-])", rb"(?![0-9A-Za-z/]|[.-][0-9])"
# Banks of Czechia and of Slovakia by their codes, which stand behind the number of an account.
_OF_CZECHIA = (
    rb"(?:0[13678]00|2010|20[26]0|2070|2100|2[26][0-9]0|3030|3[05]60|4000|4300|5500|58[0-9]0|6[0-3]00|6210|6[378]00|7910|79[5-9]0|80[3-9]0|8[12][0-9]0|"
    rb"0200|0900|1100|1111|5200|5600|5900|6500|7300|7500|7930|83[2-7]0|84[2-3]0|9952)"
)
# Parts of an account that a number follows with no sign between.
_PARTS = spelled(
    "entidade|referência|abi|cab|micr|bsb|blz|cin bancario|agência|agencia|ag\\.|clearing|clearingnr|clearingnummer|code guichet|guichet|code banque|sort code|routing|routing no|routing #|transit|reg\\.? ?nr\\.?|registreringsnr|"
    "conta poupança|conta corrente|conta salário|poupança|kto|kontot|kontot är|kontoen|viite|viitenumero|laskun viite|ocr|kid|banque|variabilní symbol|variabilný symbol|vs|specifický symbol|špecifický symbol|konstantní symbol|roll number|roll no|acc|acc\\.|acct|a/c|bank account|kontonr|konto nr|kontonr\\.|nr konta|nr rachunku|účet|na účet|číslo účtu|számlára|számlaszám|számla"
)
_DAY = re.compile(rb"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9]-")
_LEAST = 4


def _numbered(match: re.Match[bytes]) -> bool:
    return len(re.findall(rb"[0-9]", match[1])) >= _LEAST


RULES: tuple[Rule, ...] = (
    rule("bank_account", _BEFORE + rb"(?:[0-9]{2,6}-[0-9]{4,10}|[0-9]{7,10})/" + _OF_CZECHIA + _AFTER),
    rule("bank_account", _BEFORE + rb"[0-9]{8}-[0-9]{8}(?:-[0-9]{8})?" + _AFTER, accept=lambda match: _DAY.match(match[0]) is None),
    rule("bank_account", _BEFORE + rb"[0-9]{4}\.[0-9]{2}\.[0-9]{5}" + _AFTER),
    rule("bank_account", _BEFORE + rb"[0-9]{2}-[0-9]{4}-0[0-9]{6}-[0-9]{2,3}" + _AFTER),
    rule("bank_account", rb"(?i:\b(?:bankgiro|plusgiro|postgiro|bg|pg))(?i: ?(?:nr|nummer|no))?\.?[ :]{1,2}([0-9]{1,4} ?[0-9]{0,3}-[0-9]{1,4})" + _AFTER, group=1),
    rule("bank_account", rb"(?<![A-Za-z0-9\x80-\xff_])(?i:" + _PARTS + rb")(?i: (?:no\.?|nr\.?|n\xc2[\xb0\xba]|is|number|numaras\xc4\xb1))?[ :#]{1,3}((?:[A-Z]/)?[0-9][0-9 -]{2,24}[0-9X])(?![0-9A-Za-z:/]|[.,-][0-9])", accept=_numbered, group=1),
    rule("bank_account", rb"(?i:\bsort)(?: (?i:code|is))?[ :]{1,2}([0-9]{2}-[0-9]{2}-[0-9]{2})" + _AFTER, group=1),
    # As long as an account of the world (IBAN), in groups of four, also where somebody mistyped a digit.
    rule("bank_account", rb"(?<![0-9A-Za-z])[A-Z]{2}[0-9]{2}(?: [0-9]{4}){4,7}(?: [0-9]{1,4})?(?![0-9A-Za-z])"),
    # In parts: a bank, a branch, an account and two digits that prove it (France, Portugal); a branch of Denmark.
    rule("bank_account", _BEFORE + rb"(?:[0-9]{5} [0-9]{5} [0-9A-Z]{11}|[0-9]{4} [0-9]{4} [0-9]{11}) [0-9]{2}" + _AFTER),
    parts(rb"(?i:guichet):? (?P<bank_account>[0-9]{5}),? (?i:(?:n\xc2\xb0 (?:de )?)?compte):? (?P<bank_account2>[0-9A-Z]{11})(?:,? (?i:cl\xc3\xa9(?: rib)?):? (?P<bank_account3>[0-9]{2}))?"),
    rule("bank_account", rb"(?i:\breg\.?)(?: ?nr\.?)?:? ([0-9]{4})(?=,? (?i:konto|kto|og))", group=1),
    # What stands for an account of India, a person before a bank (UPI).
    rule("bank_account", rb"(?<![A-Za-z0-9._%+-])[a-z0-9][a-z0-9._-]{1,40}@(?:ok(?:hdfcbank|icici|axis|sbi)|ybl|ibl|axl|paytm|pt(?:yes|axis|hdfc|sbi)|upi|apl|yapl|rapl|waicici|wahdfcbank|icici|sbi|hdfcbank|axisbank|kotak|barodampay|fbl|freecharge)(?![A-Za-z0-9-]|\.[A-Za-z0-9])"),
)  # fmt: skip
