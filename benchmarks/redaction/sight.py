"""Scores the engine on `unseen/`: `python -m benchmarks.redaction.sight [ROUND …] [--misses]`.

A frame of a key (RFC 7468, section 3) and the lines that a key of PuTTY has besides may go or stay where they
are not marked: scanners for secrets take a key with its frame, others leave it.
"""

import argparse
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from benchmarks.redaction.corpus import Sample
from benchmarks.redaction.race import ENGINES, MEANING, TOKEN, Find
from benchmarks.redaction.unseen import NEUTRAL, batch, rounds

_FRAME = re.compile(r"-{4,5} ?(?:BEGIN|END) [A-Za-z0-9 ]+-{4,5}|^Private-(?:Lines|MAC):.*$", re.MULTILINE)


@dataclass(slots=True)
class Score:
    """What was covered in full and what innocent words were touched."""

    covered: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)
    innocent: int = 0
    misses: list[tuple[str, str, str]] = field(default_factory=list)
    touched: list[tuple[str, str]] = field(default_factory=list)


def score(find: Find, samples: list[Sample]) -> Score:
    """Judge every text alone, as if nothing else were known of the case."""
    made = Score()
    for sample in samples:
        covered = {place for start, end in find(sample.text) for place in range(start, end)}
        _values(sample, covered, made)
        _words(sample, covered, made)
    return made


def _values(sample: Sample, covered: set[int], made: Score) -> None:
    for start, end, kind in sample.places:
        if kind == NEUTRAL:
            continue
        telling = (place for place in range(start, end) if MEANING.match(sample.text[place]))
        made.marked[kind] += 1
        if all(place in covered for place in telling):
            made.covered[kind] += 1
        else:
            made.misses.append((kind, sample.text[start:end], sample.text[max(0, start - 60) : end + 20]))


def _words(sample: Sample, covered: set[int], made: Score) -> None:
    frames = [match.span() for match in _FRAME.finditer(sample.text)]
    spans = [*((start, end) for start, end, _ in sample.places), *frames]
    marked = {place for start, end in spans for place in range(start, end)}
    for token in TOKEN.finditer(sample.text):
        places = set(range(*token.span()))
        if not places & marked:
            made.innocent += 1
            if places & covered:
                made.touched.append((token[0], sample.text[max(0, token.start() - 40) : token.end() + 20]))


def _print_misses(made: Score) -> None:
    for kind, value, around in sorted(made.misses):
        print(f"  missed {kind}: {value!r} in {around!r}")
    for word, around in made.touched:
        print(f"  touched {word!r} in {around!r}")


def main() -> None:
    """Print a line for each batch, and the share of each kind in all of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("rounds", nargs="*", default=rounds())
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="what was missed and what was touched")
    parser.add_argument("--engine", default="this engine", choices=ENGINES, help="or an installed peer")
    chosen = parser.parse_args()
    find, kinds = ENGINES[chosen.engine][1](), defaultdict[str, list[int]](lambda: [0, 0])
    print("| batch | texts | values | covered in full | innocent words changed |\n|---|---|---|---|---|")
    for name in chosen.rounds:
        samples = batch(name, chosen.seed)
        made = score(find, samples)
        got, of = made.covered.total(), made.marked.total()
        damage = len(made.touched) / made.innocent
        print(f"| {name} | {len(samples)} | {of} | {got / of:.1%} | {damage:.2%} |", flush=True)
        for kind in made.marked:
            kinds[kind][0] += made.covered[kind]
            kinds[kind][1] += made.marked[kind]
        if chosen.misses:
            _print_misses(made)
    print()
    for kind, (got, of) in sorted(kinds.items()):
        print(f"{kind}: {got} of {of} ({got / of:.1%})")


if __name__ == "__main__":
    main()
