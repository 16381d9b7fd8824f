"""Whether something that was written down names somebody: by address or name, as words of their own."""

import re
from collections.abc import Collection, Mapping


def mentions(written: object, words: Collection[str]) -> bool:
    """Whether any text in a value as JSON has it holds one of these, in whatever case.

    Part of a longer word or address is none: "ann@one.example" does not stand in "joann@one.example".
    """
    if isinstance(written, str):
        folded = written.casefold()
        return any(re.search(_whole(word.casefold()), folded) for word in words if word)
    if isinstance(written, Mapping):
        return any(mentions(one, words) for one in written.values())
    if isinstance(written, Collection):
        return any(mentions(one, words) for one in written)
    return False


def _whole(word: str) -> str:
    return rf"(?<![\w.+-]){re.escape(word)}(?![\w-]|\.\w)"
