"""Scores this engine and its peers on a labelled corpus: `python -m benchmarks.redaction.race [--by-hand]`.

The peers (Presidio, scrubadub, detect-secrets, DataFog) are no part of the locked packages. Those
that are installed take part: `pip install presidio-analyzer scrubadub detect-secrets datafog` into
an environment of its own, then run this with it. A peer that is absent is named as absent.
"""

# ruff: noqa: PLC0415 - a peer is imported only where it is installed

import argparse
import importlib.util
import re
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial

from benchmarks.redaction.by_hand import by_hand
from benchmarks.redaction.corpus import Sample, corpus
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_text
from portal.redaction.texts.texts import redact_texts

Places = list[tuple[int, int]]
Find = Callable[[str], Places]
FindAll = Callable[[Sequence[str]], list[Places]]
MEANING = re.compile(r"[^\W_]")
TOKEN = re.compile(r"[^\s]+")
_TOGETHER = 1000


def own() -> Find:
    """This engine, which begins every text without having learned anything."""
    pseudonyms = Pseudonyms(b"the benchmark's own key")

    def find(text: str) -> list[tuple[int, int]]:
        made = redact_text(text, PSEUDONYMIZE_ALL, pseudonyms, CaseDictionary())
        return [(one.start, one.end) for one in made.findings]

    return find


def own_together() -> FindAll:
    """The same for many texts that are there already, as `portal redact --jsonl` looks at them."""
    pseudonyms = Pseudonyms(b"the benchmark's own key")

    def find_all(texts: Sequence[str]) -> list[Places]:
        made: list[Places] = []
        for first in range(0, len(texts), _TOGETHER):
            some = redact_texts(
                texts[first : first + _TOGETHER], PSEUDONYMIZE_ALL, pseudonyms, CaseDictionary()
            )
            made += [[(one.start, one.end) for one in text.findings] for text in some]
        return made

    return find_all


def _presidio() -> Find:
    from benchmarks.redaction.presidio_rules import spans

    return spans


def _scrubadub() -> Find:
    import scrubadub  # type: ignore[import-not-found]

    scrubber = scrubadub.Scrubber()
    return lambda text: [(one.beg, one.end) for one in scrubber.iter_filth(text)]


def _detect_secrets() -> Find:
    from detect_secrets.core.scan import scan_line  # type: ignore[import-not-found]
    from detect_secrets.settings import default_settings  # type: ignore[import-not-found]

    def find(text: str) -> list[tuple[int, int]]:
        with default_settings():
            values = [one.secret_value or "" for one in scan_line(text)]
        return [(text.find(value), text.find(value) + len(value)) for value in values if value in text]

    return find


def _detect_secrets_in_files() -> Find:
    from detect_secrets.core.scan import scan_file
    from detect_secrets.settings import default_settings

    def find(text: str) -> list[tuple[int, int]]:
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as held, default_settings():
            held.write(text)
            held.flush()
            values = {one.secret_value or "" for one in scan_file(held.name)}
        return [match.span() for value in values if value for match in re.finditer(re.escape(value), text)]

    return find


def _datafog() -> Find:
    from datafog.processing.text_processing.regex_annotator import RegexAnnotator  # type: ignore[import-not-found]

    annotator = RegexAnnotator()

    def find(text: str) -> list[tuple[int, int]]:
        values = [value for found in annotator.annotate(text).values() for value in found]
        return [(text.find(value), text.find(value) + len(value)) for value in values if value]

    return find


_PEERS: dict[str, tuple[str, Callable[[], Find]]] = {
    "Presidio": ("presidio_analyzer", _presidio),
    "scrubadub": ("scrubadub", _scrubadub),
    "detect-secrets": ("detect_secrets", _detect_secrets),
    "DataFog": ("datafog", _datafog),
}


def _together(**others: Callable[[], Find]) -> Find:
    """What any of the peers finds, or of those that stand in for some."""
    finds = [others.get(module, make)() for module, make in _PEERS.values()]
    return lambda text: [place for find in finds for place in find(text)]


_IN_FILES = _detect_secrets_in_files
RACERS: dict[str, tuple[tuple[str, ...], Callable[[], Find]]] = {
    "this engine": (("portal",), own),
    **{name: ((module,), make) for name, (module, make) in _PEERS.items()},
}
"""Who runs in the race: what an engine needs, and how it is made."""
ENGINES: dict[str, tuple[tuple[str, ...], Callable[[], Find]]] = {
    **RACERS,
    "detect-secrets, files": (("detect_secrets",), _IN_FILES),
    "peers together": (tuple(module for module, _ in _PEERS.values()), _together),
    "peers together, files": (
        tuple(module for module, _ in _PEERS.values()),
        partial(_together, detect_secrets=_IN_FILES),
    ),
}


def are_installed(modules: Sequence[str]) -> bool:
    """Whether an engine can take part that needs these."""
    return all(importlib.util.find_spec(module) is not None for module in modules)


def _one_by_one(find: Find, texts: Sequence[str]) -> list[Places]:
    return list(map(find, texts))


def score(find_all: FindAll, samples: list[Sample]) -> tuple[dict[str, tuple[int, int]], float, float]:
    """Per kind (covered in full, all); share of innocent tokens that were touched; MB per CPU second."""
    kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    innocent = touched = size = 0
    begun = time.process_time()
    answers = find_all([sample.text for sample in samples])
    spent = time.process_time() - begun
    for sample, found in zip(samples, answers, strict=True):
        size += len(sample.text.encode())
        covered = {place for start, end in found for place in range(start, end)}
        sensitive = {place for start, end, _ in sample.places for place in range(start, end)}
        for start, end, kind in sample.places:
            telling = [place for place in range(start, end) if MEANING.match(sample.text[place])]
            kinds[kind][0] += all(place in covered for place in telling)
            kinds[kind][1] += 1
        for token in TOKEN.finditer(sample.text):
            places = set(range(*token.span()))
            if not places & sensitive:
                innocent += 1
                touched += bool(places & covered)
    return {kind: (got, of) for kind, (got, of) in kinds.items()}, touched / innocent, size / spent / 1e6


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--by-hand", action="store_true", help="the texts written by hand instead")
    chosen = parser.parse_args()
    samples = by_hand(chosen.seed) if chosen.by_hand else corpus(chosen.seed, chosen.count)
    print("| engine | covered in full | innocent tokens changed | MB per CPU second |\n|---|---|---|---|")
    details = {}
    for name, (modules, make) in RACERS.items():
        if not are_installed(modules):
            print(f"| {name} | not installed here | | |")
            continue
        find = make()
        find("warm up 10.0.0.1")
        find_all = own_together() if make is own else partial(_one_by_one, find)
        kinds, damage, speed = score(find_all, samples)
        got, of = (sum(pair[number] for pair in kinds.values()) for number in (0, 1))
        print(f"| {name} | {got / of:.1%} | {damage:.2%} | {speed:.2f} |", flush=True)
        details[name] = kinds
    for name, kinds in details.items():
        print(f"\n{name}: " + ", ".join(f"{kind} {got}/{of}" for kind, (got, of) in sorted(kinds.items())))


if __name__ == "__main__":
    main()
