"""A whole run over one source: first all of it is learned from, then all of it is redacted."""

from collections.abc import Callable
from typing import BinaryIO, cast

from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.findings import Observer
from portal.redaction.limits import Limits
from portal.redaction.members.learning import learn
from portal.redaction.pictures.looked import NOBODY_LOOKED, Looked
from portal.redaction.report import Report
from portal.redaction.runs.bundle import redact_bundle
from portal.redaction.runs.side_by_side import walker_of
from portal.redaction.stand_ins.pseudonyms import Pseudonyms
from portal.redaction.treatments import Treatments

Progress = Callable[[int, int], None]
"""Told which pass it is (1: learning, 2: replacing) and how many bytes of the source it has read."""


def both_passes(  # noqa: PLR0913 - all that a run is about
    source: BinaryIO,
    name: str,
    output: BinaryIO,
    *,
    treatments: Treatments,
    pseudonyms: Pseudonyms,
    dictionary: CaseDictionary,
    limits: Limits | None = None,
    observer: Observer | None = None,
    looked: Looked = NOBODY_LOOKED,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Report:
    """`learn` and then `redact_bundle` over a source that can be read twice, with so many processes.

    The result is the same for any number of `jobs`. Raises `Unavailable` when one of them is lost: then
    `output` holds a part, which is to be thrown away.
    """
    tell = progress or (lambda _pass, _read: None)
    with walker_of(jobs, observed=observer is not None) as walker:
        source.seek(0)
        learn(_watched(source, 1, tell), name, dictionary, limits, pseudonyms, walker)
        source.seek(0)
        return redact_bundle(
            _watched(source, 2, tell),
            name,
            output,
            treatments=treatments,
            pseudonyms=pseudonyms,
            dictionary=dictionary,
            limits=limits,
            observer=observer,
            looked=looked,
            walker=walker,
        )


def _watched(source: BinaryIO, number: int, tell: Progress) -> BinaryIO:
    tell(number, 0)
    return cast("BinaryIO", _Watched(source, number, tell))


class _Watched:
    """A source that says how far it was read."""

    def __init__(self, source: BinaryIO, number: int, tell: Progress) -> None:
        self._source, self._number, self._tell = source, number, tell
        self._read = 0

    def tell(self) -> int:
        """Where it is read next."""
        return self._source.tell()

    def seek(self, place: int, whence: int = 0, /) -> int:
        """Read on elsewhere."""
        return self._source.seek(place, whence)

    def read(self, size: int = -1, /) -> bytes:
        """Bytes of the source."""
        data = self._source.read(size)
        self._read += len(data)
        self._tell(self._number, self._read)
        return data
