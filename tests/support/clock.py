"""The time of a test."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass
class Clock:
    """The time of a test: it stands still until somebody moves it."""

    now: datetime = START

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def forward(self, span: timedelta) -> datetime:
        """Move on."""
        self.now += span
        return self.now


class WallClock(Clock):
    """The real time, for tests in which browsers judge what has expired."""

    def __call__(self) -> datetime:
        """Tell the time."""
        return datetime.now(UTC)
