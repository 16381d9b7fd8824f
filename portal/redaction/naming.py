"""Names of files in the pieces that are read one by one.

In a name an address runs together with what stands behind it: `kari@halden.example.log` ends like no
domain, and `10.20.30.7-router` looks like a version. So what is no part of a value is taken off before. What
stands behind a slash is an account of an address in a name, but not in a link.
"""

import re

_ENDING = re.compile(
    r"(\.(tar|log|txt|out|json|jsonl|ndjson|har|xml|csv|tsv|ya?ml|toml|ini|conf|cfg|md|html?|eml|pcap|pdf))?"
    r"(\.[0-9]{1,3})?(\.(zip|tgz|tbz2|txz|gz|bz2|xz|zst))?$",
    re.IGNORECASE,
)
_ADDRESS = r"(?<![0-9.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![0-9.])"
_BESIDE_ADDRESS = re.compile(rf"({_ADDRESS})([_-])|(_)(?={_ADDRESS})")
# A name with an address in it has a machine or a mail user beside that, and no folder of a person before.
_BEFORE_NAME = re.compile(rf"(?<=/)(?=[^/]*(?:@|{_ADDRESS}))")


def pieces_of(name: str) -> list[str]:
    """The name in pieces that give it again when they are joined; the usual ending is the last of them."""
    ending = _ENDING.search(name)
    cut = ending.start() if ending else len(name)
    inner = [piece for part in _BEFORE_NAME.split(name[:cut]) for piece in _BESIDE_ADDRESS.split(part)]
    return [piece for piece in (*inner, name[cut:]) if piece]
