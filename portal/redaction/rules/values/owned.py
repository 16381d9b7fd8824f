"""Names that a customer gives what it has at a cloud, each but once in the world: buckets, projects."""

import re

from portal.redaction.rules.words.lexicon import is_unknown

_NAME = re.compile(rb"[a-z][a-z0-9]{0,30}(?:-[a-z0-9]{1,30}){1,6}")
_LEAST = 4


def is_owned(value: bytes, quoted: bool) -> bool:  # noqa: FBT001, ARG001
    """Whether words with dashes between name what is somebody's own: one of them is plain in no language."""
    return _NAME.fullmatch(value) is not None and any(
        len(word) >= _LEAST and is_unknown(word) for word in value.split(b"-")
    )
