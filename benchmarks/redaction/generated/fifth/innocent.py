"""What looks like a value and is none: versions, digests, builds, times and counters."""

import uuid
from datetime import UTC, datetime, timedelta

from benchmarks.redaction.generated.source import INNOCENT, Maker, Source

_FROM = datetime(2024, 9, 1, tzinfo=UTC).replace(tzinfo=None)
_SPAN = 1000 * 86400 * 500
_HEX = "0123456789abcdef"


def _version(source: Source) -> str:
    first, second, third = (source.dice.randint(0, 30) for _ in range(3))
    return source.pick(
        *(f"{first}.{second}.{third}", f"{first}.{second}.{third}-{source.number(2)}"),
        *(f"{first}.{second}.{third}.{source.number(4)}", f"{first}.{second}.{third}-rc1"),
        f"{first}.{second}",
    )


def _when(source: Source) -> datetime:
    return _FROM + timedelta(milliseconds=source.dice.randint(0, _SPAN))


def _moment(source: Source) -> str:
    return _when(source).isoformat(timespec="milliseconds") + "Z"


def _short_moment(source: Source) -> str:
    return _when(source).strftime("%b %d %H:%M:%S")


def _build(source: Source) -> str:
    return str(uuid.UUID(int=source.dice.getrandbits(128), version=4))


_MAKES = {
    "version": _version,
    "moment": _moment,
    "clock": _short_moment,
    "build": _build,
    "commit": lambda source: source.signs(40, _HEX),
    "digest": lambda source: f"sha256:{source.signs(64, _HEX)}",
    "count": lambda source: source.number(source.dice.randint(2, 5)),
}
MAKERS = {name: Maker(INNOCENT, make) for name, make in _MAKES.items()}
