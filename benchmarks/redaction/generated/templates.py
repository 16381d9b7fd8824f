"""Fills a template: `«maker»` is a value, `⟨a|b⟩` one of several wordings, `⟨@user.camel⟩` a key for a user.

`«password 1»` and `⟨a|b 1⟩` are the same wherever they stand in one text; `«password:url»` is
percent-encoded, `«pem:line»` has its line breaks written out, `«~dark»` is text that may go or stay. `?1` is
one of the kinds that `wordings.toml` names, by lot for each text: `⟨@?1.snake⟩=«?1»`. A value is written as
its format asks for: escaped in JSON and XML, quoted in CSV, indented where it has several lines.
"""

import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from urllib.parse import quote

from benchmarks.redaction.corpus import Sample
from benchmarks.redaction.generated.hands import FIRST, Hand
from benchmarks.redaction.generated.source import INNOCENT, Maker, Source
from benchmarks.redaction.unseen import NEUTRAL

_BETWEEN = "\n%%\n"
_CHOICE = re.compile(r"⟨([^⟨⟩]*?)(?: (\d))?⟩")
_KIND = re.compile(r"\?(\d)")
_VALUE = re.compile(r"«(?:~([^»]+)|(\w+)(?: (\w+))?(?::(\w+))?)»")
_ESCAPED_BREAK = re.compile(r"\\n")
_WAYS: dict[str, Callable[[str], str]] = {
    "": str,
    "url": lambda value: quote(value, safe=""),
    "line": lambda value: value.replace("\n", r"\n"),
}

_ESCAPES: dict[str, Callable[[str], str]] = {
    "json": lambda value: json.dumps(value, ensure_ascii=False)[1:-1],
    "har": lambda value: json.dumps(value, ensure_ascii=False)[1:-1],
    "xml": escape,
    "sql": lambda value: value.replace("'", "''"),
}


def filled(template: str, form: str, source: Source, hand: Hand = FIRST) -> Sample:
    """One text of this template, with its marks."""
    return _Filling(form, source, hand.makers).fill(_worded(template, source.dice, hand.wordings))


def _worded(template: str, dice: random.Random, wordings: dict[str, list[str]]) -> str:
    kinds = {str(number): kind for number, kind in enumerate(dice.sample(sorted(wordings), 9), 1)}
    text = _KIND.sub(lambda match: kinds[match[1]], template)
    known: dict[str, str] = {}
    while match := _CHOICE.search(text):
        whole = match[0]
        chosen = known[whole] if whole in known else _chosen(match[1], dice, wordings)
        if match[2]:
            known[whole] = chosen
        text = text.replace(whole, chosen, 1)
    return text


def _chosen(choice: str, dice: random.Random, wordings: dict[str, list[str]]) -> str:
    if not choice.startswith("@"):
        return dice.choice(choice.split("|"))
    kind, _, style = choice[1:].partition(".")
    return _STYLES[style or "snake"](dice.choice(wordings[kind]).split())


def _camel(words: list[str]) -> str:
    return words[0] + "".join(word.capitalize() for word in words[1:])


_STYLES: dict[str, Callable[[list[str]], str]] = {
    "snake": "_".join,
    "kebab": "-".join,
    "flat": "".join,
    "dotted": ".".join,
    "camel": _camel,
    "plain": " ".join,
    "pascal": lambda words: "".join(word.capitalize() for word in words),
    "upper": lambda words: "_".join(words).upper(),
    "title": lambda words: " ".join(word.capitalize() for word in words),
    "header": lambda words: "-".join(word.capitalize() for word in words),
}


@dataclass(slots=True)
class _Filling:
    """The text of one template while it grows."""

    form: str
    source: Source
    makers: dict[str, Maker]
    text: str = ""
    places: list[tuple[int, int, str]] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)

    def fill(self, worded: str) -> Sample:
        place = 0
        for match in _VALUE.finditer(worded):
            self.text += worded[place : match.start()]
            place = match.end()
            self._add(match, worded[place : place + 1])
        return Sample(self.text + worded[place:], tuple(self.places))

    def _add(self, match: re.Match[str], after: str) -> None:
        maker = Maker(NEUTRAL, lambda _: match[1]) if match[1] else self.makers[match[2]]
        name = f"{match[2]} {match[3]}"
        value = self.known.get(name) or maker.make(self.source)
        if match[3]:
            self.known[name] = value
        frame, value = self._dressed(_WAYS[match[4] or ""](value), after)
        start = len(self.text) + len(frame)
        self.text += f"{frame}{value}{frame}"
        if maker.kind != INNOCENT:
            self._mark(start, value, maker)

    def _mark(self, start: int, value: str, maker: Maker) -> None:
        """The part that must go, without line breaks that are written out: they say nothing."""
        needed = {
            place for part in re.finditer(maker.part, value, re.DOTALL) for place in range(*part.span())
        }
        needed -= {place for gap in _ESCAPED_BREAK.finditer(value) for place in range(*gap.span())}
        for told, run in groupby(range(len(value)), needed.__contains__):
            places = list(run)
            self.places.append((start + places[0], start + places[-1] + 1, maker.kind if told else NEUTRAL))

    def _dressed(self, value: str, after: str) -> tuple[str, str]:
        """The quotes that the value needs around it, and how it is written within them."""
        quoted = after == '"' and self.text.endswith('"')
        if escaped := _ESCAPES.get(self.form):
            return "", escaped(value)
        if self.form == "csv":
            return ("", value) if quoted or not set(value) & set(',;"') else ('"', value.replace('"', '""'))
        if self.form == "logfmt" and not quoted and " " in value and self.text.endswith("="):
            return '"', value
        if self.form == "yaml" and self.text.endswith(": ") and not re.fullmatch(r"[\w.+/=@-]+", value):
            return ("'", value.replace("'", "''")) if "\n" not in value else ("", value)
        return "", value.replace("\n", "\n" + self._indent())

    def _indent(self) -> str:
        line = self.text.rpartition("\n")[2]
        return line[: len(line) - len(line.lstrip("> \t"))]
