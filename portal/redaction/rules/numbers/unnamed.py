"""Numbers that nothing names, and of which each belongs to one thing, person or contract alone.

What a support desk gets holds meters, contracts, parcels, devices and members of trades that no list of words
can tell. Their numbers are longer than what programs count, and draw letters and digits as no name or version
does. Nearly all such tokens in texts of many hands were private (`benchmarks/redaction/by_shape.py`): so
here what nothing explains goes, and instants, counts, measures and messages of programs are what stays.
"""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.base64_text import is_readable
from portal.redaction.rules.rule import Rule, rule
from portal.redaction.rules.words.random_looking import is_random

# Nor beside a mark of our own: what was taken out may have begun or ended with the same number.
_BEFORE = rb"(?<![0-9A-Za-z_.,+%$@~^\\\x80-\xff-])(?<![0-9a-f]{10}>)"
_AFTER = rb"(?![0-9A-Za-z_@%\x80-\xff-]|[.,][0-9]|<[A-Z])"
_MONTH, _DAY, _HOUR = rb"(?:0[1-9]|1[0-2])", rb"(?:0[1-9]|[12][0-9]|3[01])", rb"(?:[01][0-9]|2[0-4])"
# Instants: of the calendar, since 1970 in milliseconds and finer, of Windows; and threads by their address.
_INSTANT = re.compile(
    rb"(?:(?:19|20)[0-9]{2}|[0-3][0-9])" + _MONTH + _DAY + _HOUR + rb"[0-5][0-9](?:[0-5][0-9][0-9]{0,6})?"
    rb"|(?:19|20)[0-9]{2}" + _MONTH + _DAY + rb"[0-9]{3,10}"
    rb"|1[4-8][0-9]{8}(?:[0-9]{3}){1,3}|13[1-4][0-9]{15}|1[34][09][0-9]{12}"
)
_DAY_ALONE = re.compile(rb"(?:19|20)[0-9]{2}" + _MONTH + _DAY)
# Filled up with noughts, round, or an example: a place in a table, a measure, the greatest number of some bits.
_COUNTED = re.compile(
    rb"0{4}[0-9]*|[0-9]*0{5}|(?P<same>[0-9])(?P=same)*|0?12345678[0-9]*|1844674407[0-9]{10}|9223372036854[0-9]*"
)
# What Zeek draws by lot for one connection or file.
_OF_A_CALL = re.compile(rb"[CF][0-9A-Za-z]{16,17}")
# Incidents, updates and messages of programs, which anybody may look up; instants; names of algorithms.
_LOOKED_UP = re.compile(
    rb"(?:INC|CHG|RITM|REQ|PRB|SCTASK|TASK|KB|CVE|ORA|MY|BEA|RFC)-?[0-9-]+|[IE][0-9]{4,6}[A-Z][0-9]{3}|[A-Z]{4,12}[0-9]{1,7}[A-Z]?"
    rb"|[0-9]{6,14}Z|[0-9]{8}T[0-9]{4,6}Z?|[A-Z]{1,4}(?:-0{3}|0{6})[0-9]*|[A-Z]{1,3}-20[0-9]{2}-[0-9]+"
    rb"|(?:AES|SHA|RSA|HMAC|ED|X25|UTF|TLS|ECDSA|ECDHE)[0-9][0-9A-Z]*|[0-9]{6}[A-Z]{3}[0-9]+"
)
_HEXADECIMAL = re.compile(rb"[0-9A-F]+")
# Up to eight bytes of a dump or a handle; but a card of a reader has seven, of which the maker's is 04.
_SHORT_HEXADECIMAL = re.compile(rb"(?!04[0-9A-F]{12}$)[0-9A-F]{10,23}")
# `user32!DispatchMessageW`: what a debugger calls a function.
_FUNCTION = re.compile(rb"[A-Za-z_.]+[0-9]{0,3}![A-Z_][A-Za-z0-9_:]*(?:(?<![0-9]{2})|(?<=32)|(?<=64))")
# What changes between letters and digits as no word with a number does; a release of IBM i: `V7R4M0`.
_RELEASE = re.compile(rb"V[0-9]R[0-9]M[0-9]")
_CHANGE = re.compile(rb"(?<=[A-Z])(?=[0-9])|(?<=[0-9])(?=[A-Z])")
_LEAST_CHANGES = 4


def _is_a_number(match: re.Match[bytes]) -> bool:
    if _INSTANT.fullmatch(match[1]) is not None or _COUNTED.fullmatch(match[1]) is not None:
        return False
    number = int(match[1])  # a power of two, or all bits below one, is a limit
    return number & (number - 1) != 0 and number & (number + 1) != 0


def _is_drawn(match: re.Match[bytes]) -> bool:
    return _LOOKED_UP.fullmatch(match[1]) is None and _SHORT_HEXADECIMAL.fullmatch(match[1]) is None


def _is_mixed(match: re.Match[bytes]) -> bool:
    value = match[1]
    changes = len(_CHANGE.findall(value))
    return (
        changes >= _LEAST_CHANGES and _HEXADECIMAL.fullmatch(value) is None and _RELEASE.match(value) is None
    )


def _is_of_a_device(match: re.Match[bytes]) -> bool:
    """`CT40-18204D07A2`: a model and the number of one piece, and no day behind a release."""
    number = match[1].partition(b"-")[2]
    return _INSTANT.fullmatch(number) is None and _DAY_ALONE.fullmatch(number) is None and _is_drawn(match)


def _is_by_lot(match: re.Match[bytes]) -> bool:
    """No text in base64, which is read behind its dress."""
    return _OF_A_CALL.fullmatch(match[1]) is None and is_random(match[1]) and not is_readable(match[1])


def _is_chosen(match: re.Match[bytes]) -> bool:
    """A mark of exclamation where no sentence ends, as in passwords that people choose."""
    return not match[1].startswith(b"check_") and _FUNCTION.fullmatch(match[1]) is None


SHAPES: dict[str, Rule] = {
    "eleven to 22 digits": rule("identifier", _BEFORE + rb"([0-9]{11,22})" + _AFTER, accept=_is_a_number, group=1),
    "nine digits or ten, alone in a cell": rule("identifier", rb"(?:(?<=[|;^\"\t])|(?<=^))(?!1[4-9][0-9]{8})([1-9][0-9]{8,9})(?=[|;^\"\t])", accept=_is_a_number, group=1),
    "ten digits of which two are noughts in front": rule("identifier", _BEFORE + rb"(00(?!00)[0-9]{8})" + _AFTER, group=1),
    "letters before eight digits or more": rule("identifier", _BEFORE + rb"([A-Z]{1,4}[0-9]{8,20})" + _AFTER, accept=_is_drawn, group=1),
    "letters, a dash and digits": rule("identifier", _BEFORE + rb"([A-Z]{1,3}-[0-9]{6,12}|[A-Z]{1,3}-[0-9]{2,6}-[0-9]{4,12})" + _AFTER, accept=_is_drawn, group=1),
    "capitals and digits, ten or more": rule("identifier", _BEFORE + rb"((?=[0-9]*[A-Z])(?=(?:[A-Z]*[0-9]){4})[0-9A-Z]{10,40})" + _AFTER, accept=_is_drawn, group=1),
    "capitals and digits in turns, six to nine": rule("identifier", _BEFORE + rb"([A-Z0-9]{6,9})" + _AFTER, accept=_is_mixed, group=1),
    "a kind of device, a dash and its number": rule("serial", _BEFORE + rb"([A-Z]{1,4}[0-9]{1,4}[A-Za-z]?-(?=(?:[A-Z]{0,4}[0-9]){5})[0-9A-Z]{6,14})" + _AFTER, accept=_is_of_a_device, group=1),
    "hexadecimal digits, 24 to 39": rule("identifier", rb"(?<![0-9A-Za-z_.@+-])((?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{24,39})(?![0-9A-Za-z_.@-])", group=1),
    "letters of both cases and digits by lot": rule("identifier", rb"(?<![0-9A-Za-z_.@+/-])((?=[A-Z0-9]*[a-z])(?=[a-z0-9]*[A-Z])(?=[A-Za-z]*[0-9])[0-9A-Za-z]{14,64})(?![0-9A-Za-z_.@=/+-])", accept=_is_by_lot, group=1),
    "a word with a mark of exclamation within": rule("password", rb"(?:(?<=^)|(?<=[\s(\"':]))((?=\S{0,40}[A-Za-z]{3})(?=[^\s0-9]{0,40}[0-9])[A-Za-z0-9\xc3-\xc5\x80-\xbf#$%_-]{2,30}![A-Za-z0-9\xc3-\xc5\x80-\xbf#$%!_-]{0,30})(?=[\s.,;)\"']|$)", accept=_is_chosen, group=1),
}  # fmt: skip
RULES: tuple[Rule, ...] = tuple(SHAPES.values())
