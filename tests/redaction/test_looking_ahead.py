"""The pieces of a file that come next are looked at before the first of them is learned from."""

import io
from collections.abc import Sequence

import pytest

from benchmarks.redaction.logs import log
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms
from portal.redaction.archives.budget import Broken
from portal.redaction.columns.placed import Placed, values_by_kind
from portal.redaction.faces import quick
from portal.redaction.faces.quick import Maker
from portal.redaction.findings import Span
from portal.redaction.judging import plans, verdicts
from portal.redaction.judging.faces_again import forget_faces
from portal.redaction.limits import PIECE, Limits
from portal.redaction.scanning.engine import Engine
from portal.redaction.scanning.scanner import claims_of_each
from portal.redaction.texts import documents
from portal.redaction.texts.documents import redacted_lines
from portal.redaction.texts.lines import Line

CONTENT = log(5, 4 * PIECE + 1000, fresh=False)
_NEARLY_ALL = 0.9


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_faces()
    monkeypatch.setattr(verdicts, "memory", verdicts.Memory())
    monkeypatch.setattr(verdicts.of_lines, "known", {})
    monkeypatch.setattr(plans, "books", {})
    monkeypatch.setattr(quick, "_makers", [Maker(0)])


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many new lines the rules are asked about, each time."""
    asked: list[int] = []

    def counted(lines: Sequence[bytes], *, gated: bool) -> list[list[Span]]:
        asked.append(len(lines))
        return claims_of_each(lines, gated=gated)

    monkeypatch.setattr(verdicts, "claims_of_each", counted)
    return asked


class _Breaking(io.BytesIO):
    """A file that cannot be read to its end."""

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        if self.tell() > 2 * PIECE:
            raise Broken("")
        return data


def _learned(source: io.BytesIO) -> list[Line]:
    engine = Engine(PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary(), learns=True)
    return list(redacted_lines(source, "text", engine, Limits()))


def _values(lines: Sequence[Line]) -> set[tuple[str, bytes]]:
    found: set[tuple[str, bytes]] = set()
    for line in lines:
        assert isinstance(line.found, Placed)
        found |= {(kind, value) for kind, some in values_by_kind(line.before, line.found) for value in some}
    return found


def test_what_is_new_in_several_pieces_is_asked_at_once(questions: list[int]) -> None:
    _learned(io.BytesIO(CONTENT))

    assert sum(questions[:2]) > _NEARLY_ALL * sum(questions)


def test_pieces_looked_at_ahead_teach_what_each_alone_does(monkeypatch: pytest.MonkeyPatch) -> None:
    ahead = _learned(io.BytesIO(CONTENT))
    forget_faces()
    monkeypatch.setattr(plans, "books", {})
    monkeypatch.setattr(documents, "_AHEAD", 1)

    alone = _learned(io.BytesIO(CONTENT))

    assert [line.before for line in ahead] == [line.before for line in alone]
    assert _values(ahead) == _values(alone)
    assert _values(ahead)


def test_what_was_read_before_a_file_breaks_is_learned_from() -> None:
    engine = Engine(PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary(), learns=True)
    lines = redacted_lines(_Breaking(CONTENT), "text", engine, Limits())
    read: list[Line] = []

    with pytest.raises(Broken):
        read.extend(lines)

    assert _values(read)
