"""Scores the engine on generated texts: `python -m benchmarks.redaction.generated --seed 1 --count 3000`."""

import argparse
import importlib.util
import random
import sys
from collections import Counter

from benchmarks.redaction.corpus import Sample
from benchmarks.redaction.generated.hands import FIRST, HANDS, Hand
from benchmarks.redaction.generated.source import Source
from benchmarks.redaction.generated.templates import filled
from benchmarks.redaction.race import ENGINES
from benchmarks.redaction.sight import Score, score


def generated(seed: int, count: int, hand: Hand = FIRST) -> dict[str, list[Sample]]:
    """So many texts, the formats in turn and the templates of each in turn."""
    source = Source(random.Random(seed))
    made: dict[str, list[Sample]] = {form: [] for form in hand.formats}
    known = {form: hand.templates(form) for form in hand.formats}
    for number in range(count):
        turn, place = divmod(number, len(hand.formats))
        form = hand.formats[place]
        made[form].append(filled(known[form][turn % len(known[form])], form, source, hand))
    return made


def _print_table(scores: dict[str, Score], per_format: Counter[tuple[str, str]]) -> None:
    kinds = sorted({kind for made in scores.values() for kind in made.marked})
    print("| kind | values | covered in full | worst formats |\n|---|---|---|---|")
    for kind in kinds:
        got = sum(made.covered[kind] for made in scores.values())
        of = sum(made.marked[kind] for made in scores.values())
        lacking = [(per_format[kind, form], form) for form in scores if per_format[kind, form]]
        worst = ", ".join(
            f"{form} {scores[form].covered[kind]}/{scores[form].marked[kind]}"
            for _, form in sorted(lacking, reverse=True)[:5]
        )
        print(f"| {kind} | {of} | {got / of:.1%} | {worst} |")


def _print_formats(scores: dict[str, Score]) -> None:
    print("\n| format | values | covered in full | innocent words changed |\n|---|---|---|---|")
    for form, made in scores.items():
        got, of, damage = made.covered.total(), made.marked.total(), len(made.touched) / made.innocent
        print(f"| {form} | {of} | {got / of:.1%} | {damage:.2%} |")
    got, of = (sum(getattr(made, name).total() for made in scores.values()) for name in ("covered", "marked"))
    touched, innocent = (
        sum(len(made.touched) for made in scores.values()),
        sum(m.innocent for m in scores.values()),
    )
    print(f"| all | {of} | {got / of:.2%} | {touched / innocent:.2%} |")


def main() -> None:
    """Print recall per kind with the formats that lack most, and damage per format."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--texts", default="first", choices=HANDS, help="whose templates and values")
    parser.add_argument("--misses", action="store_true", help="each value that was not covered in full")
    parser.add_argument("--wrong", action="store_true", help="each innocent word that was changed")
    parser.add_argument("--show", action="store_true", help="only print the texts")
    parser.add_argument("--engine", default="this engine", choices=ENGINES, help="or an installed peer")
    chosen = parser.parse_args()
    if importlib.util.find_spec("faker") is None:
        sys.exit("Faker is not installed here: pip install faker, into an environment of its own.")
    texts = generated(chosen.seed, chosen.count, HANDS[chosen.texts])
    if chosen.show:
        print(
            *(f"--- {form}\n{sample.text}" for form, samples in texts.items() for sample in samples), sep="\n"
        )
        return
    find = ENGINES[chosen.engine][1]()
    scores = {form: score(find, samples) for form, samples in texts.items()}
    lacking = Counter((kind, form) for form, made in scores.items() for kind, _, _ in made.misses)
    _print_table(scores, lacking)
    _print_formats(scores)
    for form, made in scores.items():
        for kind, value, around in sorted(made.misses) if chosen.misses else ():
            print(f"missed {form} {kind}: {value!r} in {around!r}")
        for word, around in made.touched if chosen.wrong else ():
            print(f"wrong {form}: {word!r} in {around!r}")


if __name__ == "__main__":
    main()
