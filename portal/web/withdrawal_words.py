"""How long before a withdrawal the last read was, in words."""

from datetime import timedelta

from portal.records.withdrawals import Withdrawal
from portal.web.wording import span_words

_MINUTE = timedelta(minutes=1)


def last_read_words(one: Withdrawal) -> str:
    """For example "2 days 3 hours before the withdrawal"."""
    if one.last_read_at is None:
        return "nothing was read under it"
    if one.overrun:
        return "a read stands in the log after the withdrawal: tell the operator of this portal"
    between = one.at - one.last_read_at
    if between >= timedelta(0):
        return f"{_span(between)} before the withdrawal"
    return f"{_span(-between)} after the button, by a read that had begun before it"


def _span(between: timedelta) -> str:
    return span_words(between) if between >= _MINUTE else f"{between.total_seconds():.2f} seconds"
