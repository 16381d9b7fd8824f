"""Findings as columns: the text with all of them replaced, and others in some parts of it."""

import numpy as np
import pytest

from portal.redaction.columns.placed import Placed, counted, decided_as
from portal.redaction.columns.plan_table import KIND_NUMBERS
from portal.redaction.findings import Replaced
from portal.redaction.kernel import places, replacing, words
from portal.redaction.kernel.machine import Columns
from portal.redaction.kinds import KINDS
from portal.redaction.scanning.engine import apply
from portal.redaction.treatments import Treatments
from portal.vocabulary import DataCategory, Treatment
from tests.redaction.test_kernel import machine

TEXT = b"web07 said at 10:12:13 that al and mokafor@example.org, whom nobody knows, are no more.\n" * 2
CUTS = (
    (0, 5, b"h-1"),
    (5, 5, b""),
    (6, 10, b""),
    (27, 29, b"person-0123456789"),
    (34, 53, b"x" * 40),
    (53, 54, b"y"),
)
ROWS = [*CUTS, *((start + 89, end + 89, made) for start, end, made in CUTS)]


TREATMENTS = Treatments({DataCategory.HOSTS: Treatment.PSEUDONYMIZE})


def found(rows: list[tuple[int, int, bytes]], kind: str = "host") -> list[Replaced]:
    """Findings of one kind."""
    category = KINDS[kind].category
    return [Replaced(start, end, kind, category, TREATMENTS[category], made) for start, end, made in rows]


def placed(rows: list[tuple[int, int, bytes]]) -> Placed:
    """The same as columns."""
    decided = decided_as([made for _, _, made in rows])
    return Placed(columns(rows, [KIND_NUMBERS["host"]] * len(rows)), decided, TREATMENTS)


def columns(rows: list[tuple[int, int, bytes]], third: list[int]) -> Columns:
    """From, to, and something else."""
    starts, ends, _ = zip(*rows, strict=True)
    return np.array(starts), np.array(ends), np.array(third)


SIZES = columns(ROWS, [len(made) for _, _, made in ROWS])
MADE = b"".join(made for _, _, made in ROWS)


def test_machine_code_replaces_places_as_the_plain_way_does() -> None:
    expected = apply(TEXT, found(ROWS))

    assert machine().replaced(TEXT, SIZES, MADE) == expected
    assert placed(ROWS).applied(TEXT) == expected


def test_replacing_places_means_the_same_in_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "space", bytearray(places.PAGES * 65536))
    given = np.array(SIZES).T.astype("<i4").tobytes() + MADE
    words.space[places.TEXT : places.TEXT + len(TEXT)] = TEXT
    words.space[places.GIVEN : places.GIVEN + len(given)] = given

    size = replacing.replace_places(len(ROWS), places.TEXT + len(TEXT))

    assert bytes(words.space[places.REPLACED : places.REPLACED + size]) == apply(TEXT, found(ROWS))


def test_what_is_too_long_for_the_kernel_is_replaced_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in ("MOST_REPLACED", "GIVEN_END"):
        with monkeypatch.context() as patch:
            patch.setattr(places, limit, 100)
            assert machine().replaced(TEXT, SIZES, MADE) is None


def test_some_parts_have_other_findings_and_each_kind_is_counted() -> None:
    others = found([(90, 94, b"z")], "account")
    mixed = placed(ROWS).instead([(0, 26, []), (26, 40, []), (89, 98, others)])

    assert list(mixed) == [*found([ROWS[5]]), *others, *found(ROWS[9:])]
    assert counted(mixed) == {"host": 4, "account": 1}
    assert list(mixed.between(53, 95)) == [
        *found([(0, 1, b"y")]),
        *found([(37, 41, b"z")], "account"),
    ]
