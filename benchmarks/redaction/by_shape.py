"""What numbers that nothing names turn out to be: `python -m benchmarks.redaction.by_shape`.

For each rule of `portal/redaction/rules/numbers/unnamed.py` alone: how many tokens of its shape in the
unseen texts are marked as private, how many are innocent, and of these the commonest. A shape that is
private in fewer than three of four cases is no shape to hide by.
"""

from collections import Counter

from benchmarks.redaction.unseen import NEUTRAL, batch, rounds
from portal.redaction.rules.numbers import unnamed
from portal.redaction.rules.rule import Rule
from portal.redaction.rules.spared.by_look import without_spared

_SHOWN = 6


def counts(rule: Rule, seed: int = 1) -> tuple[int, Counter[str]]:
    """How many tokens that a rule claims are private, and which ones are innocent."""
    private, innocent = 0, Counter[str]()
    for name in rounds():
        for sample in batch(name, seed):
            place = 0
            for line in sample.text.splitlines(keepends=True):
                raw = line.encode()
                for span in without_spared(raw, list(rule.find(raw))):
                    value = raw[span.start : span.end].decode()
                    start = place + len(raw[: span.start].decode())
                    told = [kind for begin, end, kind in sample.places if begin <= start < end]
                    private += any(kind != NEUTRAL for kind in told)
                    innocent.update([] if told else [value])
                place += len(line)
    return private, innocent


def main() -> None:
    """Print a line for each shape."""
    print("| shape | private | innocent | of these |\n|---|---|---|---|")
    for shape, rule in unnamed.SHAPES.items():
        private, innocent = counts(rule)
        shown = ", ".join(f"`{value}`" for value, _ in innocent.most_common(_SHOWN))
        print(f"| {shape} | {private} | {innocent.total()} | {shown} |")


if __name__ == "__main__":
    main()
