"""The time of the demonstration while it is being built: it goes forward when the schedule says so."""

from datetime import datetime, timedelta


class DemoClock:
    """Tells a time in the past, and never an earlier one than before."""

    def __init__(self, now: datetime) -> None:
        """Begin at `now` (aware)."""
        self.now = now

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def reach(self, instant: datetime) -> None:
        """Go forward to `instant`; an instant that is past already changes nothing."""
        self.now = max(self.now, instant)

    def pass_by(self, span: timedelta) -> None:
        """Let some time pass."""
        self.now += span
