"""Values of digits that are judged by how they are written alone."""

import re

_IP_NUMBERS = range(1 << 24, 1 << 32)  # from 1.0.0.0 on


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


def is_card(value: bytes, quoted: bool) -> bool:  # noqa: FBT001, ARG001
    """Whether a value is digits, perhaps in groups, as those of cards are."""
    return re.fullmatch(rb"[0-9][0-9 /-]{2,22}", value) is not None
