"""Figures in the words of somebody from outside: "56 minutes in half of the cases"."""

from datetime import timedelta

from portal.measures.gaps import PairFigures, PairTold
from portal.measures.statistics import Estimate
from portal.measures.suppression import TooFew

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_FEW_DAYS = 3


def duration_words(span: timedelta) -> str:
    """A span as people say it: one unit, rounded; hours up to three days. Negative spans are refused.

    "less than a minute", "56 minutes", "39 hours", "12 days". Raises `ValueError` for a negative span.
    """
    seconds = span.total_seconds()
    if seconds < 0:
        raise ValueError("A span of time cannot be negative.")
    minutes, hours, days = round(seconds / _MINUTE), round(seconds / _HOUR), round(seconds / _DAY)
    if minutes == 0:
        return "less than a minute"
    if minutes < _MINUTE:
        return _count(minutes, "minute")
    if seconds < _FEW_DAYS * _DAY - _HOUR / 2:
        return _count(hours, "hour")
    return _count(days, "day")


def hours_words(hours: float) -> str:
    """`duration_words` for a figure in hours."""
    return duration_words(timedelta(hours=hours))


def share_words(estimate: Estimate | None) -> str:
    """A share as "14%", with "about" where its interval is wider than ten points; "not known" for None."""
    if estimate is None:
        return "not known"
    low, high = estimate.low or 0.0, 1.0 if estimate.high is None else estimate.high
    unsure = high - low > 0.1 and 0 < estimate.value < 1  # noqa: PLR2004 - the ten points of the sentence above
    about = "about " if unsure else ""
    return f"{about}{round(100 * estimate.value)}%"


def interval_words(estimate: Estimate) -> str:
    """The interval of a figure in hours: "between 46 and 71 minutes", "at least 2 hours"."""
    if estimate.low is None and estimate.high is None:
        return "too few cases to say how sure this is"
    if estimate.high is None:
        return f"at least {hours_words(estimate.low or 0.0)}"
    if estimate.low is None:
        return f"at most {hours_words(estimate.high)}"
    low, high = hours_words(estimate.low), hours_words(estimate.high)
    if low == high:
        return f"close to {low}"
    if low.split()[-1].rstrip("s") == high.split()[-1].rstrip("s"):
        low = low.split()[0] if low[0].isdigit() else low
    return f"between {low} and {high}"


def pair_words(figures: PairFigures | PairTold | TooFew, asker: str, asked: str) -> str:
    """What happens between two companies, in sentences for a reader who knows no measure.

    "Between A and B a customer waits 56 minutes in half of the cases and 39 hours in one of ten (1,072
    cases). …" A figure that the data do not bear is left out, and said to be.
    """
    between = f"Between {asker} and {asked}"
    if isinstance(figures, TooFew):
        return f"{between} there were too few cases to show."
    figures = figures.told if isinstance(figures, PairFigures) else figures
    cases = _count(figures.cases, "case")
    if figures.half is None:
        return f"{between} a customer waits for a yes; there is not enough to say for how long ({cases})."
    sentence = f"{between} a customer waits {hours_words(figures.half.value)} for a yes in half of the cases"
    if figures.nine_in_ten is not None:
        sentence += f" and {hours_words(figures.nine_in_ten.value)} in one of ten"
    sentence += f" ({cases})."
    if figures.nobody:
        sentence += f" Nobody had them for {duration_words(figures.nobody)} in all."
    if figures.came_back:
        sentence += f" {_count(figures.came_back, 'case').capitalize()} came straight back."
    if still := figures.open:
        sentence += f" {_count(still, 'answer')} {'is' if still == 1 else 'are'} still missing."
    return sentence


def gap_share_words(share: float) -> str:
    """How much of the time nobody had the case: "Nobody had the case 14% of the time."."""
    if share == 0:
        return "Somebody had the case at every moment."
    percent = "less than 1%" if share < 0.005 else f"{round(100 * share)}%"  # noqa: PLR2004 - half of one percent
    return f"Nobody had the case {percent} of the time."


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def share_interval_words(estimate: Estimate) -> str:
    """The interval of a share: "between 4% and 5%", "close to 82%"."""
    if estimate.low is None and estimate.high is None:
        return "too few cases to say how sure this is"
    low = round(100 * (estimate.low or 0.0))
    high = 100 if estimate.high is None else round(100 * estimate.high)
    return f"between {low}% and {high}%" if low != high else f"close to {high}%"


def thousand_words(estimate: Estimate) -> str:
    """A share as "14 of 1,000", for what is rare."""
    return f"{round(1000 * estimate.value):,} of 1,000"


def thousand_interval_words(estimate: Estimate) -> str:
    """The interval of it: "between 4 and 25 of 1,000", "close to 14 of 1,000"."""
    if estimate.low is None and estimate.high is None:
        return "too few cases to say how sure this is"
    low = round(1000 * (estimate.low or 0.0))
    high = 1000 if estimate.high is None else round(1000 * estimate.high)
    return f"between {low:,} and {high:,} of 1,000" if low != high else f"close to {high:,} of 1,000"


def times_words(estimate: Estimate | None) -> str:
    """How many times as long: "2.3 times as long"; "not known" for None."""
    return "not known" if estimate is None else f"{estimate.value:.1f} times as long"


def times_interval_words(estimate: Estimate) -> str:
    """The interval of it: "between 1.5 and 3.4 times", "at least 1.5 times"."""
    if estimate.low is None and estimate.high is None:
        return "too few cases to say how sure this is"
    if estimate.high is None:
        return f"at least {estimate.low:.1f} times"
    return f"between {estimate.low or 0.0:.1f} and {estimate.high:.1f} times"


def count_interval_words(estimate: Estimate) -> str:
    """The interval of a count: "between 1 and 2", "close to 2"."""
    low, high = estimate.low or 0.0, estimate.high
    if high is None:
        return f"at least {low:g}"
    return f"between {low:g} and {high:g}" if low != high else f"close to {low:g}"
