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


@lru_cache(maxsize=1)
def _rules() -> frozenset[bytes]:
    """All names that are listed, whether for themselves, for what is below them, or as exceptions."""
    return frozenset(line.lower().split(" ")[0].lstrip("!").removeprefix("*.").encode() for line in _listed())


def registered_labels(name: bytes) -> int:
    """How many labels at the end are what somebody registered: two for corp.com, three for corp.co.uk.

    Where no listed name is this one, or what is below it, one more is registered than what is below it has
    public: thousands of machines in one domain are asked once.
    """
    label, _, below = name.partition(b".")
    is_plain = label and name.isascii() and b"xn--" not in name and not name.endswith(b".")
    if not is_plain or name.lower() in _rules() or below.lower() in _rules():
        return _asked(name)
    return _public_labels(below) + 1


@lru_cache(maxsize=65536)
def _asked(name: bytes) -> int:
    registered = _suffixes(in_ascii=b"xn--" in name).privatesuffix(name.decode("utf-8", "replace"))
    return len(registered.split(".")) if registered else 1


@lru_cache(maxsize=65536)
def _public_labels(name: bytes) -> int:
    """How many labels at the end are nobody's own: none where it is no name."""
    public = _suffixes(in_ascii=False).publicsuffix(name.decode("ascii"))
    return len(public.split(".")) if public else 0
