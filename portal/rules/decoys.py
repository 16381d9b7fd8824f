"""Test items: made-up values shown in a review beside real ones, to see whether anybody looks.

In code they are decoys, for what begins with "test" is taken for a test. Which lines get one, and what it
is, follows from a seed that nobody outside knows. Nothing of them is ever part of a file: they are put into
lines on their way to the screen (portal/access/decoying.py).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from portal.rules.made_up_words import Die, first_name, last_name, password

SHARES = (0, 10, 25, 50, 100)
"""Of a hundred reviews, how many may hold test items."""
MOST = 3
LONGEST_LINE = 400
_FOR_TWO, _FOR_THREE = 25, 100
_SHORTEST_PART = 4
_TRIES = 20
_WORD = re.compile(r"[a-z0-9]{4,}")
_NOT_AFTER = frozenset("{}[]<>|\\;:,=\"'`")
_JSON = re.compile(r'\{".*[\w"\]}]\}')


@dataclass(frozen=True)
class ShownLine:
    """One line as a review shows it; `quiet_from` is the first character behind all that was found in it."""

    member: str
    number: int
    text: str
    quiet_from: int


@dataclass(frozen=True)
class Decoy:
    """One test item: what is put into which line, at which character.

    `hearts` are the made-up words in it, in small letters: who marks one of them has found it.
    """

    member: str
    number: int
    at: int
    text: str
    hearts: tuple[str, ...]
    found: bool = False

    def stands_in(self, line: ShownLine) -> bool:
        """Whether this is the line, and still such that the item can stand in it."""
        where = (line.member, line.number) == (self.member, self.number)
        return where and line.quiet_from <= self.at <= len(line.text)

    def into(self, text: str) -> str:
        """The line with the item in it."""
        return text[: self.at] + self.text + text[self.at :]

    def is_meant_by(self, marked: str) -> bool:
        """Whether somebody who marks this has found it: one of its words, or at least half of one."""
        small = marked.strip().lower()
        return any(
            heart in small or (small in heart and len(small) >= max(_SHORTEST_PART, len(heart) / 2))
            for heart in self.hearts
        )


def is_tested(die: Die, share: int) -> bool:
    """Whether a review is among `share` of a hundred."""
    return die.below(100) < share


def choose(die: Die, lines: Sequence[ShownLine]) -> tuple[Decoy, ...]:
    """One to three items for these lines, in their order and each in a line of its own.

    None where no line can take one: a line of its own would stand out among lines that all change.
    """
    fitting = [line for line in lines if _place_in(line) is not None]
    wanted = min(len(fitting), 1 + (len(lines) >= _FOR_TWO) + (len(lines) >= _FOR_THREE), MOST)
    if not wanted:
        return ()
    known = "\n".join(line.text for line in lines).lower()
    words = frozenset(_WORD.findall(known))
    places = list(range(len(fitting)))
    chosen = sorted(places.pop(die.below(len(places))) for _ in range(wanted))
    made = (_made(die, fitting[place], known, words) for place in chosen)
    return tuple(one for one in made if one is not None)


def _made(die: Die, line: ShownLine, known: str, words: frozenset[str]) -> Decoy | None:
    """An item none of whose words stands in the review, as a part of something or with something in it."""
    at = _place_in(line)
    for _ in range(_TRIES):
        phrase, hearts = _KINDS[die.below(len(_KINDS))](die)
        clash = any(heart in known or any(word in heart for word in words) for heart in hearts)
        if at is not None and not clash:
            text = phrase if at == len(line.text) else f',"note":"{phrase.strip(" #")}"'
            return Decoy(line.member, line.number, at, text, hearts)
    return None


def _place_in(line: ShownLine) -> int | None:
    """Where an item can stand behind all that was found: the end of a text, or the end of a JSON object."""
    if not line.text or len(line.text) > LONGEST_LINE:
        return None
    if line.text[0] == "{":
        end = len(line.text) - 1
        return end if _JSON.fullmatch(line.text) and line.quiet_from <= end else None
    ends_well = line.text[-1] not in _NOT_AFTER and not line.text[-1].isspace()
    return len(line.text) if ends_well and line.text[0] not in _NOT_AFTER else None


def _secret(die: Die) -> tuple[str, tuple[str, ...]]:
    made = password(die)
    return die.one_of(SECRETS).format(secret=made), (made.lower(),)


def _person(die: Die) -> tuple[str, tuple[str, ...]]:
    first, last = first_name(die), last_name(die)
    phrase = die.one_of(PEOPLE)
    hearts = tuple(one for name, one in (("{first}", first), ("{last}", last)) if name in phrase.lower())
    filled = phrase.format(
        first=first, First=first.title(), last=last, Last=last.title(), f=first[0], L=last[0].upper()
    )
    return filled, hearts


def _address(die: Die) -> tuple[str, tuple[str, ...]]:
    first, last, house = first_name(die), last_name(die), last_name(die)
    return die.one_of(ADDRESSES).format(first=first, last=last, house=house), (first, last, house)


_KINDS: tuple[Callable[[Die], tuple[str, tuple[str, ...]]], ...] = (_secret, _person, _address)
SECRETS = (
    " (same as on the spare: {secret})",
    " # then {secret} worked",
    " with {secret}",
    " ok after {secret}",
    " -> {secret}",
    " / {secret}",
)
PEOPLE = (
    " ({First}'s mail has the rest)",
    " - {First} {L}. has the spare key",
    " [{f}{last}]",
    " for {last}, {f}.",
    " (see {Last}'s mail)",
    " # {first} {last} knows more",
    " ok by {first}",
    " cc {first}.{last}",
)
ADDRESSES = (
    " # {first} {last} at {house} dot com",
    " # {first}.{last} at {house} dot com",
    " ({first}.{last}(at){house}(dot)com)",
)
"""What a hurried hand leaves behind a line. Redaction finds none of it; what it finds would stand out."""
