"""The open cases of the demonstration are there at any hour of any day."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

import pytest

from portal.demo import case_acts
from portal.demo.cast import CEDAR, NORTHWIND, House
from portal.demo.present import together

if TYPE_CHECKING:
    from portal.demo.play import Play

NOW = datetime(2026, 11, 23, 14, tzinfo=UTC)


class BehindAWeekend:
    """A play whose people are at work again only when its time is up."""

    opener = NORTHWIND

    def ago(self, days: float = 0, hours: float = 0) -> datetime:
        """As a play counts."""
        return NOW - timedelta(days=days, hours=hours)

    def later(self, hours: float, house: House | None = None) -> datetime:
        """Too late for whoever keeps hours."""
        return NOW + timedelta(hours=hours) if house is NORTHWIND else NOW


def test_a_partner_is_asked_while_there_is_time_for_what_comes_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_acts, "open_case", lambda *_: None)
    life = together(cast("Play", BehindAWeekend()), CEDAR, days=3)

    opened, asked = next(life), next(life)

    assert opened == NOW - timedelta(days=3)
    assert opened < asked < NOW - timedelta(days=2)
