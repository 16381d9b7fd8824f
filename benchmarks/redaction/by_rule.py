"""Which rule changes what in texts of others: `python -m benchmarks.redaction.by_rule FOLDER`.

The folder holds real output of machines, for instance the fixtures of a package that parses it; nothing of it
belongs into this repository. Changed words are sorted by the rule that claims them, most first, each value
once with what stands around it. A value that no rule claims was learned elsewhere, or its place told it.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.redaction.race import TOKEN
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Finding, Pseudonyms, redact_text
from portal.redaction.gates.all_rules import FINDERS
from portal.redaction.rules.every_rule import RULES

_BEFORE, _BEHIND, _LONGEST_PATTERN = 50, 30, 60


def texts(folder: Path, ending: str, lines: int) -> Iterator[tuple[str, str]]:
    """The readable files below a folder with the lines that each begins with."""
    for path in sorted(folder.rglob(f"*{ending}")):
        try:
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
        except (OSError, UnicodeError):
            continue
        yield path.name, "".join(text.splitlines(keepends=True)[:lines])


def claimed_by(text: str, found: Finding) -> str:
    """The first rule that claims some of a finding in its line alone, by the begin of its pattern."""
    first = text.rfind("\n", 0, found.start) + 1
    line = text[first:].partition("\n")[0].encode()
    start, end = (len(text[first:place].encode()) for place in (found.start, found.end))
    for rule in RULES:
        if any(one.start < end and start < one.end for one in rule.find(line)):
            return rule.pattern.pattern[:_LONGEST_PATTERN].decode("utf-8", "replace")
    for find in FINDERS:
        if any(one.start < end and start < one.end for one in find(line)):
            return find.__name__
    return "(learned, or told by its place)"


def main() -> None:
    """Print the claims by rule, and the share of words that were changed."""
    parser = argparse.ArgumentParser(prog="by_rule")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--ending", default="", help="only files whose names end so")
    parser.add_argument("--lines", type=int, default=150, help="of each file")
    parser.add_argument("--most", type=int, default=20, help="values printed for each rule")
    asked = parser.parse_args()
    claims: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    words = changed = 0
    for name, text in texts(asked.folder, asked.ending, asked.lines):
        made = redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())
        covered = {place for one in made.findings for place in range(one.start, one.end)}
        tokens = [not covered.isdisjoint(range(*token.span())) for token in TOKEN.finditer(text)]
        words += len(tokens)
        changed += sum(tokens)
        for one in made.findings:
            around = text[max(0, one.start - _BEFORE) : one.end + _BEHIND]
            claims[one.kind, claimed_by(text, one)].setdefault(
                text[one.start : one.end], f"{around!r} {name}"
            )
    for (kind, rule), values in sorted(claims.items(), key=lambda item: -len(item[1])):
        print(f"{kind}, {len(values)} values: {rule}")
        for value, around in list(values.items())[: asked.most]:
            print(f"    {value!r} in {around}")
    print(f"{words:,} words: {changed:,} changed ({changed / max(words, 1):.2%})")


if __name__ == "__main__":
    main()
