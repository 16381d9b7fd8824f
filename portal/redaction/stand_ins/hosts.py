"""Names of machines, replaced label by label: machines of one domain have stand-ins in one domain."""

from collections.abc import Callable
from functools import lru_cache

from portal.redaction.registered import registered_labels

_MOST_DOMAINS = 4096


class HostNames:
    """The stand-ins of one case's machines."""

    def __init__(self, coded: Callable[[bytes], str], coded_domain: Callable[[bytes], str]) -> None:
        """With what codes a label, and what codes all that somebody registered."""
        self._coded = coded
        self._coded_domain = coded_domain
        self._behind = lru_cache(maxsize=_MOST_DOMAINS)(self._made_behind)

    def made(self, value: bytes) -> bytes:
        """What stands for a name."""
        name = value.lower().strip(b".")
        label, dot, below = name.partition(b".")
        if not dot:
            return b"h-" + self._coded(name).encode()
        kept = registered_labels(name)
        if kept > below.count(b".") + 1:
            return self._domain(name).encode()
        return f"h-{self._coded(label)}.{self._behind(below, kept)}".encode()

    def _made_behind(self, below: bytes, kept: int) -> str:
        """What stands behind the first label: many machines have the same there."""
        labels = below.split(b".")
        inner = [f"d-{self._coded(label)}" for label in labels[:-kept]]
        return ".".join([*inner, self._domain(b".".join(labels[-kept:]))])

    def _domain(self, name: bytes) -> str:
        return f"d-{self._coded_domain(name)}.example"
