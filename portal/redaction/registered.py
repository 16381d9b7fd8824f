"""What of the name of a machine somebody registered: the list of public suffixes tells."""

from functools import lru_cache
from importlib import resources

from publicsuffixlist import PublicSuffixList


def _listed() -> list[str]:
    """The public suffix list that the package brings; nothing is fetched."""
    text = resources.files("publicsuffixlist").joinpath("public_suffix_list.dat").read_text("utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("//")]


@lru_cache(maxsize=1)
def endings() -> frozenset[bytes]:
    """What names of all countries end with, in ASCII letters; also where only what is below is listed."""
    ends = (line.removeprefix("*.") for line in _listed())
    return frozenset(end.encode() for end in ends if end.isascii() and end.isalpha())


@lru_cache(maxsize=2)
def _suffixes(*, in_ascii: bool) -> PublicSuffixList:
    """What it says of names with letters written `in_ascii` (`xn--…`) takes three times as long to read."""
    return PublicSuffixList(_listed(), accept_encoded_idn=in_ascii)


@lru_cache(maxsize=65536)
def registered_labels(name: bytes) -> int:
    """How many labels at the end are what somebody registered: two for corp.com, three for corp.co.uk."""
    listed = _suffixes(in_ascii=b"xn--" in name)
    registered = listed.privatesuffix(name.decode("utf-8", "replace"))
    return len(registered.split(".")) if registered else 1
