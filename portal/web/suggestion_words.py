"""What is said of suggested changes: levels, states and reasons in words, and their figures as sentences."""

from dataclasses import dataclass

from portal.measures.statistics import Estimate
from portal.measures.suggestions import SuggestionFigures
from portal.measures.words import hours_words, interval_words, share_interval_words, share_words
from portal.vocabulary import SuggesterLevel, SuggestionRefusal, SuggestionState

LEVEL_WORDS = {
    SuggesterLevel.CUSTOMER: "a customer",
    SuggesterLevel.FRONT_LINE: "somebody who answers customers",
    SuggesterLevel.EXPERT: "an expert",
    SuggesterLevel.MANAGER: "a manager",
    SuggesterLevel.EXECUTIVE: "an executive",
}
REFUSAL_WORDS = {
    SuggestionRefusal.NOT_POSSIBLE: "it is not possible",
    SuggestionRefusal.NOT_WORTH_IT: "it costs more than it gives",
    SuggestionRefusal.THERE_ALREADY: "it is there already",
    SuggestionRefusal.NOT_OURS: "it is not ours to change",
}
STATE_WORDS = {
    SuggestionState.MADE: ("waits for somebody who can act", "amber"),
    SuggestionState.ROUTED: ("with somebody who can act", "blue"),
    SuggestionState.ACCEPTED: ("is being done", "blue"),
    SuggestionState.DECLINED: ("not done", "red"),
    SuggestionState.SAME: ("the same as another", "grey"),
    SuggestionState.IN_USE: ("in daily use", "green"),
}
TOO_FEW = "Not enough, or not for long enough, to give a figure."


@dataclass(frozen=True)
class FigureLine:
    """One figure: what it is, its measure, what it says, and between what the true one lies."""

    name: str
    measure: str
    sentence: str
    interval: str


@dataclass(frozen=True)
class LevelLine:
    """One level: how many suggestions, and the share that was taken up."""

    name: str
    made: str
    taken: str


def figure_lines(figures: SuggestionFigures) -> list[FigureLine]:
    """The figures as sentences, the two measures first."""
    nine = figures.nine_in_ten
    more = f" In nine of ten it took up to {hours_words(nine.value)}." if nine else ""
    used = "Half of the suggestions were in daily use within {}." + more
    return [
        _line("Until daily use", "M38", used, figures.half, hours=True),
        _line(
            "Until somebody can act", "M38", "Half of them were with somebody who can act within {}.",
            figures.reached, hours=True,
        ),
        _line("Unfulfilled", "M15", "{} of those older than a year went unfulfilled.", figures.unfulfilled),
        _line("From the work", "M38", "{} came from people who answer customers.", figures.front_line),
        _line("From elsewhere", "M38", "{} came from another company.", figures.elsewhere),
    ]  # fmt: skip


def _line(
    name: str, measure: str, sentence: str, value: Estimate | None, *, hours: bool = False
) -> FigureLine:
    if value is None:
        return FigureLine(name, measure, TOO_FEW, "")
    figure = hours_words(value.value) if hours else share_words(value)
    said = sentence.format(figure)
    interval = interval_words(value) if hours else share_interval_words(value)
    return FigureLine(name, measure, said[0].upper() + said[1:], interval)


def level_lines(figures: SuggestionFigures) -> list[LevelLine]:
    """One line a level; what is too few to show says so and is no nought."""
    return [
        LevelLine(
            LEVEL_WORDS[row.level][0].upper() + LEVEL_WORDS[row.level][1:],
            "too few to show" if row.made is None else str(row.made),
            share_words(row.taken) if row.taken is not None else "no figure",
        )
        for row in figures.levels
    ]
