"""What happened outside the portal in the demonstration: one vendor's year, brought as a table."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from portal.actions.import_business_events import import_business_events
from portal.demo.cast import CEDAR, CUSTOMERS, LATER_CUSTOMERS
from portal.demo.further_customers import FURTHER_CUSTOMERS, WITHOUT_CASES
from portal.demo.stage import Stage
from portal.measures.business.table import KIND
from portal.records.roads import ON_COMMAND
from portal.vocabulary import BusinessKind, Milestone, RenewalResult, RevenueBand

TELLER = "Clara Stein"
_NEW = 12
"""So many of them bought within the year; of the others only the renewal is told."""
_SELDOM_LOST, _OFTEN_LOST = 11, 6
_COLUMNS = (KIND, "customer", "what", "began", "due", "ended", "result", "band", "gap_of", "hours", "money")
_STEPS = ("Waits for a licence key", "Two forms ask for the same")
_PROJECTS = ("One form for both companies", "Status mails nobody asks for", "Shared calendar")
_BANDS = tuple(RevenueBand)


@dataclass
class _Table:
    """The lines of the table, told as days before `now`."""

    now: datetime
    lines: list[str] = field(default_factory=lambda: [",".join(_COLUMNS)])

    def tell(self, kind: BusinessKind, **values: str) -> None:
        """Add one line."""
        told = {KIND: kind.value, **values}
        self.lines.append(",".join(told.get(column, "") for column in _COLUMNS))

    def day(self, ago: float) -> str:
        """The day so many days ago."""
        return f"{self.now - timedelta(days=ago):%Y-%m-%d}"


def business_table(now: datetime, *, year: bool) -> str:
    """The table, with the renewals of all customers of the `year` if they are there.

    Nothing in it is drawn, so the rest of the play stays as it is.
    """
    table = _Table(now)
    told = [one.name for one in (*CUSTOMERS, *FURTHER_CUSTOMERS[:_NEW])]
    for number, name in enumerate(told):
        _buying(table, number, name)
        _using(table, number, name)
    if year:
        rest = [one.name for one in (*LATER_CUSTOMERS, *FURTHER_CUSTOMERS[_NEW:])]
        for number, name in enumerate(rest):
            _renewing(table, number, name, lost=number % _SELDOM_LOST == _SELDOM_LOST - 1)
        for number, name in enumerate(WITHOUT_CASES):
            _renewing(table, number, name, lost=number % _OFTEN_LOST == _OFTEN_LOST - 1)
    for number, what in enumerate(_PROJECTS):
        done, hours = table.day(30) if number else "", str(90 + 30 * number)
        began = table.day(150 - 20 * number)
        table.tell(BusinessKind.PROJECT, what=what, began=began, ended=done, hours=hours, money="4000")
    for month in range(6):
        began, ended = table.day(30 * month + 30), table.day(30 * month + 1)
        table.tell(BusinessKind.DAILY_WORK, began=began, ended=ended, hours=str(1180 + 15 * month))
    return "\n".join(table.lines) + "\n"


def _buying(table: _Table, number: int, name: str) -> None:
    """What a customer bought, planned and reached, and what stood in its way."""
    bought, day = 330 - 17 * number, table.day
    began = day(bought + 40 + 3 * number)
    table.tell(BusinessKind.PURCHASE, customer=name, began=began, ended=day(bought))
    for step, after, reached in zip(Milestone, (20, 60, 90), (12, 70, 84), strict=True):
        missed = not (number + after) % 7 or bought <= reached + number
        done, what = "" if missed else day(bought - reached - number), f"Fixed at the sale: {step}"
        due = day(bought - after)
        table.tell(BusinessKind.MILESTONE, customer=name, what=what, due=due, ended=done, result=step)
    for what in _STEPS[: number % 3]:
        began = day(bought - 5)
        table.tell(BusinessKind.BLOCKING_STEP, customer=name, what=what, began=began, gap_of=CEDAR.name)


def _using(table: _Table, number: int, name: str) -> None:
    """When it did not work for a customer, and whether it stayed."""
    if number % 3 == 0:
        since = table.now - timedelta(days=11 * number + 5, hours=number)
        until = since + timedelta(hours=2 + number)
        began, ended = since.isoformat(), until.isoformat()
        table.tell(BusinessKind.INTERRUPTION, customer=name, began=began, ended=ended)
    _renewing(table, number, name, lost=number in (4, 9))


def _renewing(table: _Table, number: int, name: str, *, lost: bool) -> None:
    """Whether it stayed, and how much it pays."""
    result = RenewalResult.LOST if lost else RenewalResult.RENEWED
    due, ended = table.day(20 + number), table.day(22 + number)
    band = _BANDS[number % 4]
    table.tell(BusinessKind.RENEWAL, customer=name, due=due, ended=ended, result=result, band=band)


def tell_business(stage: Stage, *, year: bool) -> None:
    """Bring the table as somebody who answers for support would."""
    with stage.rooms.database.transaction(ON_COMMAND) as database:
        table = business_table(stage.now, year=year).encode()
        import_business_events(database, stage.people[TELLER], table, stage.now)
