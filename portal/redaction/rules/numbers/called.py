"""Telephone numbers told in sentences and cells, as countries group their digits."""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece; words of many languages

import re

from portal.redaction.rules.rule import Rule, rule, spelled
from portal.redaction.rules.values.digit_values import is_address_or_date

_BEFORE = rb"(?<![A-Za-z0-9\x80-\xff_./-])"
_AFTER = rb"(?![0-9A-Za-z]|[ ./:,-][0-9])"
# Behind how somebody is reached, where the small word alone says little: in groups of two to four digits.
_AT = spelled(
    "al|på|fra|från|til|till|på tlf|op|unter|auf|au|pod|pod nr|na|na čísle|na číslo|na nr|numerze|numer|telefonie|telefonu|telefonem|numerem|allo|al numero|o|no|pelo|para o|ao|la|la nr|la numărul|numărul|number is|number|"
    "numerossa|numeroon|numero|a|az|tel|zavolejte|volejte|volajte|rufen sie|anrufen|ring|ringer|ringe|reached on|reached at|ringbar|dzwonić|zadzwonić|sunați|hívja|aramak|ara|arayın|on|at|via|nr|nr\\.|номер|номеру|на|по тел|по телефону|перезвонить|звонить|позвонить|дзвонити|στο|στον αριθμό"
)
_GROUPS = rb"(\(?0?[0-9]{1,4}\)?(?:[ -][0-9]{2,4}){2,4}|[0-9]{5} [0-9]{6}|[0-9]{3,5} [/-] [0-9]{2,4}(?:[ -][0-9]{1,4}){1,3})"
_LEAST, _MOST = 8, 13


def _grouped(match: re.Match[bytes]) -> bool:
    """As many digits as a call within a country has, and no day and no address."""
    digits = sum(48 <= sign <= 57 for sign in match[1])  # noqa: PLR2004 - the ASCII digits
    return _LEAST <= digits <= _MOST and not is_address_or_date(match[1])


RULES: tuple[Rule, ...] = (
    rule("phone", _BEFORE + rb"(?i:" + _AT + rb"):? " + _GROUPS + _AFTER, accept=_grouped, group=1),
    # Of Russia and its neighbors, of Hungary, and of Turkey, by their shape.
    rule("phone", rb"(?<![0-9A-Za-z+.-])((?:8|7) ?\([0-9]{3,5}\) ?[0-9]{1,3}(?:-[0-9]{2}){2})" + _AFTER, group=1),
    rule("phone", _BEFORE + rb"((?:06-?)?[0-9]{1,2}/[0-9]{3}-[0-9]{3,4})(?= (?:sz\xc3\xa1m|telefon|mell\xc3\xa9k))", group=1),
    # In a cell, with what stands before the number of a town.
    rule("phone", rb"(?<=[;,|\t\"])(0[1-9][0-9]{1,4}(?:/[0-9]{4,8}|[ -][0-9]{4,8}))(?=[;,|\t\"]|\s{0,3}$)", group=1),
)  # fmt: skip
