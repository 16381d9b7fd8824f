"""What happened outside the portal in the demonstration: one vendor's year, brought as a table."""

from datetime import timedelta

from portal.actions.import_business_events import import_business_events
from portal.demo.cast import CUSTOMERS, NORTHWIND
from portal.demo.stage import Stage
from portal.measures.business.table import KIND
from portal.records.roads import ON_COMMAND
from portal.vocabulary import Milestone, RenewalResult, RevenueBand

TELLER = "Clara Stein"
_OTHERS = (
    "Alder Foods", "Brook Textiles", "Canal Libraries", "Dune Optics", "Ember Ceramics", "Fjord Ferries",
    "Grove Schools", "Harbor Parcels", "Inlet Fisheries", "Juniper Homes", "Kestrel Theaters", "Larch Mills",
)  # fmt: skip
_COLUMNS = (KIND, "customer", "what", "began", "due", "ended", "result", "band", "gap_of", "hours", "money")
_STEPS = ("Waits for a licence key", "Two forms ask for the same", "No named contact after the sale")
_BANDS = tuple(RevenueBand)


def business_table(stage: Stage) -> str:
    """The table; nothing in it is drawn, so the rest of the play stays as it is."""
    lines = [",".join(_COLUMNS)]

    def tell(kind: str, **values: str) -> None:
        lines.append(",".join({KIND: kind, **values}.get(column, "") for column in _COLUMNS))

    def day(ago: float) -> str:
        return f"{stage.now - timedelta(days=ago):%Y-%m-%d}"

    for number, name in enumerate((*(one.name for one in CUSTOMERS), *_OTHERS)):
        bought = 330 - 17 * number
        tell("purchase", customer=name, began=day(bought + 40 + 3 * number), ended=day(bought))
        for step, after, reached in zip(Milestone, (20, 60, 90), (12, 70, 84), strict=True):
            done = (
                day(bought - reached - number) if (number + after) % 7 and bought > reached + number else ""
            )
            what = f"Fixed at the sale: {step}"
            tell("milestone", customer=name, what=what, due=day(bought - after), ended=done, result=step)
        if number % 3 == 0:
            since = stage.now - timedelta(days=11 * number + 5, hours=number)
            until = since + timedelta(hours=2 + number)
            tell("interruption", customer=name, began=since.isoformat(), ended=until.isoformat())
        result = RenewalResult.LOST if number in (4, 9) else RenewalResult.RENEWED
        tell(
            "renewal", customer=name, due=day(20 + number), ended=day(22 + number), result=result,
            band=_BANDS[number % 4],
        )  # fmt: skip
        for step_name in _STEPS[: number % 3]:
            gap_of = NORTHWIND.name if step_name == _STEPS[2] else "Cedar Storage"
            tell("blocking_step", customer=name, what=step_name, began=day(bought - 5), gap_of=gap_of)
    for number, what in enumerate(
        ("One form for both companies", "Status mails nobody asks for", "Shared calendar")
    ):
        done = day(30) if number else ""
        tell(
            "project",
            what=what,
            began=day(150 - 20 * number),
            ended=done,
            hours=str(90 + 30 * number),
            money="4000",
        )
    for month in range(6):
        tell(
            "daily_work", began=day(30 * month + 30), ended=day(30 * month + 1), hours=str(1180 + 15 * month)
        )
    return "\n".join(lines) + "\n"


def tell_business(stage: Stage) -> None:
    """Bring the table as somebody who answers for support would."""
    with stage.rooms.database.transaction(ON_COMMAND) as database:
        table = business_table(stage).encode()
        import_business_events(database, stage.people[TELLER], table, stage.now)
