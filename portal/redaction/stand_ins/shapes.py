"""What kind of thing a stand-in stands for, by its shape alone: whoever asks tells no more than they see."""

import re
from ipaddress import ip_address

from portal.redaction.kinds import KINDS
from portal.vocabulary import DataCategory

_MARK = re.compile(r"<?([A-Za-z][A-Za-z0-9_]{1,40})-[0-9a-f]{10}(?::[A-Za-z_./]*)?>?")
_CODE = r"-[0-9a-f]{10}"
_SHAPES = (
    (re.compile(rf"user{_CODE}@.+"), DataCategory.PEOPLE),
    (re.compile(rf"person{_CODE}"), DataCategory.PEOPLE),
    (re.compile(rf"user{_CODE}"), DataCategory.ACCOUNTS),
    (re.compile(r"S-1-[0-9-]+"), DataCategory.ACCOUNTS),
    (re.compile(rf"[hd]{_CODE}(?:\.d{_CODE})*(?:\.example)?"), DataCategory.HOSTS),
    (re.compile(r"[0-9A-Fa-f]{2}(?:[:-]?[0-9A-Fa-f]{2}){5}|(?:[0-9A-Fa-f]{4}\.){2}[0-9A-Fa-f]{4}"),
     DataCategory.NETWORK),
    (re.compile(r"[0-9A-Fa-f]{32}|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"),
     DataCategory.DEVICES),
)  # fmt: skip


def category_of_stand_in(stand_in: str) -> DataCategory | None:
    """The kind of data behind a stand-in of one case; None for what looks like none of ours."""
    for shape, category in _SHAPES:
        if shape.fullmatch(stand_in):
            return category
    try:
        ip_address(stand_in)
    except ValueError:
        mark = _MARK.fullmatch(stand_in)
        kind = KINDS.get(mark[1].lower()) if mark else None
        return kind.category if kind is not None else None
    return DataCategory.NETWORK
