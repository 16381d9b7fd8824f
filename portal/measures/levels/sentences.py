"""The head measures as sentences for the first screen, in the words of somebody from outside."""

from portal.measures.catalogue import CATALOGUE
from portal.measures.levels.level import Level
from portal.measures.statistics import Estimate
from portal.measures.words import (
    count_interval_words,
    hours_words,
    interval_words,
    share_interval_words,
    share_words,
    thousand_interval_words,
    thousand_words,
)

_HOURS = {
    "M01": "In half of the cases the other company said yes within {half}.",
    "M02": "In half of the cases work began within {half} of the yes.",
    "M12": "Half of the waits for another company were over within {half}.",
    "M17": "Half of the customers gave their permission within {half}.",
    "M18": "Half of the files were safe to send within {half}.",
    "M21": "Half of the customers said within {half} that it works again.",
    "M26": "Where something was offered to help meanwhile, it helped half of the customers within {half}.",
}
SHARES = {
    "M03": "Nobody had the cases {share} of the time.",
    "M04": "{share} of the offers were left without an answer.",
    "M05": "{share} of the cases that were handed over came straight back.",
    "M07": "{share} of the answers were a no.",
    "M08": "{share} of the offers were not answered in time.",
    "M09": "Of the requests and handoffs that got a yes, {share} came with everything that was needed, say "
    "those who took them.",
    "M10": "Of the time in which companies had the cases, nobody worked on them for {share}.",
    "M11": "The customer had the cases {share} of the time.",
    "M13": "Nobody has touched {share} of the open cases for a week.",
    "M14": "{share} of the solved cases were solved by the company that opened them.",
    "M16": "{share} of the cases repair what another company left unfinished.",
    "M19": "{share} files that were sent were found to hold too much.",
    "M20": "Safety took {share} of the time.",
    "M22": "{share} of the promised updates came in time.",
    "M23": "When a solution was proposed, {share} of the customers said that it works.",
    "M24": "{share} of the solved cases came back within thirty days.",
    "M25": "Of the customers who were asked a week and a month later, {share} said that it still works.",
}
_RARE = frozenset({"M19"})
"""Shares that are told of a thousand, for in percent they would mostly be none."""
COUNTS = {
    "M06": "Half of the cases were passed on {count} or less.",
    "M27": "Half of the customers had to do something {count} or less.",
}
_TELLING = {
    "M10": " Say in each case when you begin and pause your work.",
    "M16": " Say in a case when it repairs what another company left unfinished.",
    "M19": " Whoever reads a file can say on its page that it holds too much.",
    "M25": " The portal asks customers by itself, a week and a month after they said that it works.",
    "M26": " Offer what helps meanwhile in a case, under “What you can do”.",
}
"""What to do for a figure that rests on what people say in a case."""
_NINE = " In nine of ten it took up to {nine}."


def sentence(level: Level) -> str:
    """The level in one or two sentences; the reason when there is none."""
    if level.value is None:
        return (
            f"{CATALOGUE[level.measure_id].name}: no figure. {level.why}{_TELLING.get(level.measure_id, '')}"
        )
    if level.measure_id in _HOURS:
        nine = level.more.get("nine_in_ten")
        said = _HOURS[level.measure_id].format(half=hours_words(level.value.value))
        return said + (_NINE.format(nine=hours_words(nine.value)) if nine else "")
    if level.measure_id == "M06" and round(level.value.value) == 0:
        return "Half of the cases were not passed on at all."
    if level.measure_id in COUNTS:
        return COUNTS[level.measure_id].format(count=_times(level.value))
    if level.measure_id in SHARES:
        share = _share(level.measure_id, level.value)
        said = _opened(SHARES[level.measure_id].format(share=share))
        return said + _how_many_say_it(level)
    return (
        f"With one company, half of the customers said within {hours_words(level.value.value)} that it works."
    )


def _how_many_say_it(level: Level) -> str:
    """Which part of those who could say it did, where the figure rests on that."""
    answered, known = level.more.get("answered"), level.more.get("known")
    if answered:
        return f" {_opened(share_words(answered))} of them answered."
    return f" It is known for {share_words(known)} of them." if known else ""


def short_value(level: Level) -> str:
    """The figure alone: "4%", "2 hours", "twice"; "no figure" where there is none."""
    if level.value is None:
        return "no figure"
    if level.measure_id in SHARES:
        return _share(level.measure_id, level.value)
    return _times(level.value) if level.measure_id in COUNTS else hours_words(level.value.value)


def level_interval(measure_id: str, value: Estimate) -> str:
    """Where the true figure lies, in the words that fit this measure."""
    if measure_id in _RARE:
        return thousand_interval_words(value)
    if measure_id in SHARES:
        return share_interval_words(value)
    return count_interval_words(value) if measure_id in COUNTS else interval_words(value)


def _share(measure_id: str, value: Estimate) -> str:
    return thousand_words(value) if measure_id in _RARE else share_words(value)


def _opened(words: str) -> str:
    """Words as they begin a sentence."""
    return words[0].upper() + words[1:]


def _times(estimate: Estimate) -> str:
    count = round(estimate.value)
    return {0: "not at all", 1: "once", 2: "twice"}.get(count, f"{count} times")
