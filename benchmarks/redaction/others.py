"""What the engine claims of texts of others that hold no secrets: `python -m benchmarks.redaction.others`.

These are the documentation and the programs of the packages that set-up installs, whose versions stand in the
lock files: anybody who runs this on one commit reads the same lines. They name their authors, sites and
examples of addresses, so not each claim is wrong: words that their form alone marks (`told_by_form`) are
counted apart. `--show` prints all claims, `--wrong` the changed words that nothing marks.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

from benchmarks.redaction.race import TOKEN
from benchmarks.redaction.told_by_form import told
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Finding, Pseudonyms, redact_text

_ENDINGS = frozenset((".py", ".pyi", ".md", ".rst", ".txt", ".toml", ".cfg", ".js", ".css", ".html"))
_MOST_LINES = 400  # of one file, so that none weighs too much
_OWN = "portal"


def files() -> list[Path]:
    """The readable files of all installed packages but our own, in the order of their names."""
    found = {
        f"{package.name}/{file}".lower(): Path(str(file.locate()))
        for package in distributions()
        if package.name.lower() != _OWN
        for file in package.files or ()
        if file.suffix in _ENDINGS and "licen" not in file.name.lower()
    }
    return [found[name] for name in sorted(found)]


def texts(lines: int, seed: int) -> Iterator[str]:
    """The begins of some files, as many as have so many lines together."""
    chosen = files()
    random.Random(seed).shuffle(chosen)
    for path in chosen:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeError):
            continue
        begin = "".join(text.splitlines(keepends=True)[: min(_MOST_LINES, lines)])
        lines -= begin.count("\n")
        yield begin
        if lines <= 0:
            return


def _print(found: list[tuple[Finding, str]]) -> None:
    for one, text in found:
        around = text[max(0, one.start - 40) : one.end + 20]
        print(f"  {one.kind}: {text[one.start : one.end]!r} in {around!r}")


def main() -> None:
    """Print how many lines and words were read, and what was claimed of them."""
    parser = argparse.ArgumentParser(prog="others")
    parser.add_argument("--lines", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    asked = parser.parse_args()
    kinds: Counter[str] = Counter()
    lines = words = touched = marked = wrong = 0
    for text in texts(asked.lines, asked.seed):
        made = redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())
        lines += text.count("\n")
        covered, marks = {place for one in made.findings for place in range(one.start, one.end)}, told(text)
        for token in TOKEN.finditer(text):
            is_touched = not covered.isdisjoint(range(*token.span()))
            is_marked = not marks.isdisjoint(range(*token.span()))
            words += 1
            touched += is_touched
            marked += is_marked
            wrong += is_touched and not is_marked
            if asked.wrong and is_touched and not is_marked:
                print(f"  {token[0]!r} in {text[max(0, token.start() - 40) : token.end() + 20]!r}")
        kinds.update(one.kind for one in made.findings)
        if asked.show:
            _print([(one, text) for one in made.findings])
    innocent = max(words - marked, 1)
    print(f"{lines:,} lines, {words:,} words: {touched:,} words changed ({touched / max(words, 1):.2%})")
    print(f"{innocent:,} words that no form marks: {wrong:,} of them changed ({wrong / innocent:.2%})")
    print(
        f"{kinds.total():,} findings: {', '.join(f'{kind} {count:,}' for kind, count in kinds.most_common())}"
    )


if __name__ == "__main__":
    main()
