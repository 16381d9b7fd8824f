"""A document whose shape is known is read as it would be walked."""

import pytest

from portal.redaction.formats.json_document import JsonWalk, Unparsable
from portal.redaction.formats.json_shapes import cut
from portal.redaction.formats.noted import Asked, Noted, Written

PAIRS = (
    (b'{"name": "password", "value": "x"}', b'{"name": "user", "value": "x"}'),
    (b'{"user": {"name": "", "value": "x"}}', b'{"user": {"name": "password", "value": "x"}}'),
    (b'{"a": "name", "user": 1, "value": "x"}', b'{"a": "b", "user": 1, "value": "x"}'),
    (b'{"type": "phone", "value": 5, "z": 7}', b'{"type": "token", "value": 5, "z": 7}'),
    (b'{"h": [["Cookie", "x"]]}', b'{"h": [["Host", "x"]]}'),
    (b'{"args": ["run", "x"]}', b'{"args": ["--password", "x"]}'),
    (b'{"args": ["--password", "x"]}', b'{"args": ["run", "x"]}'),
    (b'{"password" "x", "y": -1}', b'{"title" "x", "y": -1}'),
    (b'{"k": "a\\"b", "l\\"": [1, 2.5e3]}', b'{"k": "\\\\", "l\\"": [0, -4]}'),
    (b'{"k": "x"', b'{"k": "y"'),
    (b'{"k": "x", "l', b'{"k": "y", "l": 1}'),
    (b'{"k": "x"}', b'{"k": "x"} {}'),
    (b'"x"', b'"y"'),
)


class _Heard(Noted):
    """Keeps what a walk notes."""

    def __init__(self) -> None:
        super().__init__(lambda asked: [[] for _ in asked])
        self.values: list[tuple[int, Asked]] = []

    def note(self, key_class: str | None, raw: bytes, start: int, written: Written) -> None:
        del written
        self.values.append((start, (key_class, raw)))


def _walked(document: bytes) -> list[tuple[int, Asked]] | None:
    heard = _Heard()
    walk = JsonWalk(heard)
    try:
        whole = walk.read(document, last=True) == len(document) and walk.documents == 1
    except Unparsable:
        return None
    return heard.values if whole else None


@pytest.mark.parametrize("pair", PAIRS)
def test_a_document_is_cut_as_it_is_walked_whatever_was_read_before(pair: tuple[bytes, bytes]) -> None:
    for document in (*pair, *pair):
        read = cut(document)

        told = read and list(
            zip(read.begins(), zip(read.shape.classes, read.leaves, strict=True), strict=True)
        )
        assert told == _walked(document)
