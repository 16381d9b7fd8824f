"""What of the name of a machine somebody registered: the list of public suffixes tells."""

from functools import lru_cache
from importlib import resources

from publicsuffixlist import PublicSuffixList


@lru_cache(maxsize=2)
def suffixes(*, in_ascii: bool = False) -> PublicSuffixList:
    """The public suffix list that the package brings; nothing is fetched.

    What it says of names with other letters written `in_ascii` (`xn--…`) takes three times as long to read.
    """
    listed = resources.files("publicsuffixlist").joinpath("public_suffix_list.dat").read_text("utf-8")
    lines = [line for line in listed.split("\n") if line and not line.startswith("//")]
    return PublicSuffixList(lines, accept_encoded_idn=in_ascii)


@lru_cache(maxsize=65536)
def registered_labels(name: bytes) -> int:
    """How many labels at the end are what somebody registered: two for corp.com, three for corp.co.uk."""
    listed = suffixes(in_ascii=b"xn--" in name)
    registered = listed.privatesuffix(name.decode("utf-8", "replace"))
    return len(registered.split(".")) if registered else 1
