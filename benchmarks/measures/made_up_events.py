"""Seeded events of cases with offers, as columns of numbers and as rows of an installation's tables."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from portal.measures.counted.instants import instant
from portal.measures.fact_columns.columns import (
    EVENT,
    KINDS,
    NEVER,
    NONE,
    OFFER_KINDS,
    OUTCOMES,
    TYPES,
    Array,
    FactColumns,
    rows_of,
)
from portal.vocabulary import EventType as E
from portal.vocabulary import HolderKind

PER_CASE, COMPANIES = 9, 13
BEGIN = datetime(2023, 1, 2, tzinfo=UTC)
_OFTEN = (
    E.REQUEST_ASKED, E.REQUEST_ACCEPTED, E.REQUEST_DECLINED, E.REQUEST_INFORMATION_WANTED, E.HANDOFF_OFFERED,
    E.HANDOFF_ACCEPTED, E.HANDOFF_WITHDRAWN, E.WORK_STARTED, E.RESOLUTION_PROPOSED, E.CASE_CLOSED,
)  # fmt: skip


def made_up(count: int) -> Array:
    """About so many events in cases of nine, each case between two or three of thirteen companies."""
    chance = np.random.default_rng(7)
    cases = count // PER_CASE
    size = cases * PER_CASE
    seq = np.tile(np.arange(1, PER_CASE + 1), cases)
    kinds = np.array([TYPES.index(one) for one in _OFTEN])
    kind = kinds[chance.integers(0, len(kinds), size)]
    kind[seq == 1] = TYPES.index(E.CASE_OPENED)
    sides = chance.integers(0, COMPANIES, (cases, 2))
    swapped = chance.random(size) < 0.3  # noqa: PLR2004 - how often it goes the other way
    one, other = np.repeat(sides[:, 0], PER_CASE), np.repeat(sides[:, 1], PER_CASE)
    giver, taker = np.where(swapped, other, one), np.where(swapped, one, other)
    steps = chance.integers(1_000_000, 40_000_000_000, (cases, PER_CASE), dtype=np.int64)
    opened = int(BEGIN.timestamp()) * 1_000_000 + np.arange(cases, dtype=np.int64)[:, None] * 80_000_000
    held = chance.choice([KINDS.index(HolderKind.ORGANIZATION), KINDS.index(HolderKind.NOBODY)], size)
    holder = np.where(held == KINDS.index(HolderKind.NOBODY), NONE, giver)
    at = (np.cumsum(steps, axis=1) + opened).reshape(size)
    case = np.repeat(np.arange(cases), PER_CASE)
    nothing = np.full(size, NONE)
    return rows_of(EVENT, [case, seq, kind, at, giver, giver, taker, held, holder, nothing])


def put_into(file: Path, events: Array, facts: FactColumns) -> None:
    """Put events and facts into the tables; nothing else of the cases is there but their rows.

    Nobody else may have the file open: no journal is written meanwhile, which would be as large.
    """
    database = sqlite3.connect(file)
    database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF;")
    with database:
        opened = events[events["seq"] == 1]
        database.executemany(
            """INSERT INTO cases (id, reference, title, product, customer_id, opener_id, opened_by_id,
            severity, severity_word, state, holder_kind, holder_since, last_event_at, opened_at)
            VALUES (?, ?, 'A case', 'A product', ?1, ?1, ?1, 'high', 'High', 'open', 'nobody', ?3, ?3, ?3)""",
            ((_case(row["case"]), f"C-{row['case']}", _text(row["at"])) for row in opened),
        )
        database.executemany(
            """INSERT INTO case_events (id, case_id, number, type, at, organization_id, from_id, to_id,
            reason, holder_kind, holder_organization_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?)""",
            (
                (
                    f"{place + 1:032x}",
                    _case(row["case"]),
                    int(row["seq"]),
                    TYPES[row["type"]].value,
                    _text(row["at"]),
                    *(_company(row[name]) for name in ("actor", "giver", "taker")),
                    KINDS[row["kind"]].value,
                    _company(row["holder"]),
                )
                for place, row in enumerate(events)
            ),
        )
        _put_facts(database, facts)
    database.executescript("ANALYZE; PRAGMA journal_mode=WAL;")
    database.close()


def _put_facts(database: sqlite3.Connection, facts: FactColumns) -> None:
    database.executemany(
        """INSERT INTO hold_facts (case_id, seq, kind, organization_id, started_at, ended_at)
        VALUES (?, ?, ?, ?, ?, ?)""",
        (
            (
                _case(row["case"]), int(row["seq"]), KINDS[row["kind"]].value, _company(row["organization"]),
                _text(row["started"]), _text(row["ended"]),
            )
            for row in facts.holds
        ),
    )  # fmt: skip
    database.executemany(
        """INSERT INTO offer_facts (case_id, seq, kind, from_organization_id, to_organization_id, offered_at,
        ended_at, outcome, reason, asked_again) VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)""",
        (
            (
                _case(row["case"]), int(row["seq"]), OFFER_KINDS[row["kind"]].value, _company(row["giver"]),
                _company(row["taker"]), _text(row["offered"]), _text(row["ended"]),
                OUTCOMES[row["outcome"]].value, int(row["asked_again"]),
            )
            for row in facts.offers
        ),
    )  # fmt: skip


def _case(number: int) -> str:
    return f"{(1 << 124) + int(number):032x}"


def _company(number: int) -> str | None:
    return None if number == NONE else f"{(3 << 124) + int(number):032x}"


def _text(at: int) -> str | None:
    return None if at == NEVER else f"{instant(int(at)):%Y-%m-%d %H:%M:%S.%f}"
