"""Values of digits that are judged by how they are written alone."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

_IP_NUMBERS = range(1 << 24, 1 << 32)  # from 1.0.0.0 on

# One of several alike, as clients call themselves: `producer-1`.
_COUNTED = re.compile(rb"[a-z]{3,20}-[0-9]{1,2}")
# A licence in groups, a part of an inventory, a card of a telephone: numbers that one thing alone has.
_LABEL = re.compile(
    rb"[A-Z0-9]{4,8}(?:-[A-Z0-9]{4,8}){2,5}|[A-Z]{1,4}-?[0-9]{4,8}(?:-[0-9]{1,4})?|[A-Z]{2,4}-[0-9]{2}-[0-9]{3,6}|89[0-9]{16,18}"
)
_NUMBER = re.compile(rb"(?:\d{1,3}\.){3}\d{1,3}|0x[0-9a-fA-F]+|\d+\.\d+|\d{1,5}(?:us|ms|s|m|h|d)")

_PERSONNEL = re.compile(
    rb"[A-Za-z]{1,2}[0-9]{5,8}|[0-9a-f]{8}|(?:svc|sa|adm|srv)[-_][a-z0-9]{2,20}[0-9]{1,4}"
)
_EXTENSION = re.compile(rb"(?<=[0-9]) ?(?:x|ext\.?) ?[0-9]{1,6}$")
_NO_PHONE = re.compile(
    rb"(?:19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}.{0,9}|[0-9]{1,2}[-./][0-9]{1,2}[-./](?:19|20)[0-9]{2}.{0,9}"
    rb"|[0-9]{1,3}(?:\.[0-9]{1,3}){3}|(?:19|20)[0-9]{12}"
)

_WITHIN = re.compile(rb"(?:[A-Za-z]{1,4}\.? ?)?-?(?:[0-9]{2,6}|[0-9]{1,2}[ -][0-9]{3,5}|[0-9]{2} [0-9]{2})")

_END_OF_CARD = re.compile(
    rb"(?:0[1-9]|1[0-2]) ?[/-]? ?(?:20)?[2-4][0-9]|2[1-9](?:0[1-9]|1[0-2])|3[0-9](?:0[1-9]|1[0-2])"
)

# A day in figures, or with the name of its month in any language: `14 มิถุนายน 2531`, `民國77年6月14日`.
_BIRTH = re.compile(
    rb"[A-Za-z0-9][A-Za-z0-9 ,./:-]{4,30}|(?:\xe6\xb0\x91\xe5\x9c\x8b)?(?=(?:[^0-9]*[0-9]){4})[0-9](?:[0-9 ,./-]|[\xc3-\xd4][\x80-\xbf]|[A-Za-z]|[\xe0-\xed][\x80-\xbf]{2}){5,60}"
)

# As makers number computers; one in ten of them has no digit by chance.
_SEVEN_CAPITALS = re.compile(rb"(?![AEIOU]{2}|[A-Z]{0,5}[AEIOU][^AEIOU][AEIOU])[A-Z]{7}")


def is_number(value: bytes) -> bool:
    """Whether a value is an address, a number or a span of time, `30s`."""
    return _NUMBER.fullmatch(value) is not None


def is_place(value: bytes, quoted: bool) -> bool:  # noqa: FBT001, ARG001
    """Whether a value is a place on the globe, in one number or two."""
    return (
        re.fullmatch(
            rb"[\[(]?-?\d{1,3}\.\d{3,12}[\])]?|[\[(]?-?\d{1,3}\.\d{2,12}\s?[,; ]\s?-?\d{1,3}\.\d{2,12}[\])]?",
            value,
        )
        is not None
    )


def is_ip_number(value: bytes, quoted: bool) -> bool:  # noqa: FBT001, ARG001
    """Whether a value is an address of a network written as one number."""
    return re.fullmatch(rb"[0-9]{8,10}", value) is not None and int(value) in _IP_NUMBERS


def is_hardware(value: bytes, quoted: bool) -> bool:  # noqa: FBT001, ARG001
    """Whether a value is the address of a card of a network without signs between: `a41e8805c2d7`."""
    return re.fullmatch(rb"[0-9A-Fa-f]{12}", value) is not None and len(set(value)) > 1


def is_card(value: bytes, quoted: bool) -> bool:  # noqa: FBT001, ARG001
    """Whether a value is digits, perhaps in groups, as those of cards are."""
    return re.fullmatch(rb"[0-9][0-9 /-]{2,22}", value) is not None


def is_end_of_card(value: bytes, quoted: bool) -> bool:  # noqa: FBT001, ARG001
    """Whether a value is a month and a year in four digits, as cards bear them: `11/28`, `2811`."""
    return _END_OF_CARD.fullmatch(value) is not None


def is_address_or_date(value: bytes) -> bool:
    """Whether digits with signs between are an address of a machine or a day, and no telephone number."""
    return _NO_PHONE.fullmatch(value) is not None


def is_phone(value: bytes, quoted: bool) -> bool:  # noqa: FBT001, ARG001
    """Whether a value is a telephone number, perhaps with an extension."""
    value = _EXTENSION.sub(b"", value)
    digits = sum(48 <= c <= 57 for c in value)  # noqa: PLR2004
    return 6 <= digits <= 15 and re.fullmatch(rb"[+(]?[0-9][0-9 ()./x+-]{4,30}", value) is not None  # noqa: PLR2004


def is_extension(value: bytes, quoted: bool) -> bool:  # noqa: FBT001
    """Whether a value is a telephone within a house, or one of the world outside."""
    return _WITHIN.fullmatch(value) is not None or is_phone(value, quoted)


def is_of_personnel(value: bytes) -> bool:
    """Whether a value is a number of personnel, also where all its signs are hexadecimal: `T305813`, `ab817971`."""
    return _PERSONNEL.fullmatch(value) is not None


def is_label(value: bytes, quoted: bool) -> bool:  # noqa: FBT001, ARG001
    """Whether a value is the number of one thing, where its key names its name as often."""
    return _LABEL.fullmatch(value) is not None


def is_counted(value: bytes) -> bool:
    """Whether a value is a word with its number, as several of one kind are told apart."""
    return _COUNTED.fullmatch(value) is not None


def is_birth(value: bytes, quoted: bool) -> bool:  # noqa: FBT001, ARG001
    """Whether a value is a day, where its key says that somebody was born then."""
    return re.search(rb"[0-9]", value) is not None and _BIRTH.fullmatch(value) is not None


def is_seven_capitals(value: bytes) -> bool:
    """Whether letters are the number of a computer, and no word."""
    return _SEVEN_CAPITALS.fullmatch(value) is not None
