"""How fast the engine reads logs, and where its time goes: `python -m benchmarks.redaction.speed`.

Megabytes (10^6) per second of processor time, in one process: the first pass (learning), the second
(redacting) and both, of logs and of documents. Then the stages of the second pass over the first piece of
each log, for a megabyte.
"""

import argparse
import io
import resource
import time
from collections.abc import Callable

from benchmarks.redaction.documents import documents
from benchmarks.redaction.logs import json_log, log
from portal.garbage import keep_what_is_here
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, learn, redact_bundle, redact_text
from portal.redaction.faces.quick import quick_faces
from portal.redaction.judging.blocks import Block
from portal.redaction.judging.plans import Planner
from portal.redaction.limits import PIECE
from portal.redaction.scanning.engine import Engine

_MEGABYTE = 1_000_000
_TIMES = 5
_JSON_LINES = "JSON Lines"


def _spent(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def passes(
    content: bytes, dictionary: CaseDictionary, pseudonyms: Pseudonyms, name: str = "a.log"
) -> tuple[float, float]:
    """Seconds of processor time for learning from a file and for redacting it."""
    first = _spent(lambda: learn(io.BytesIO(content), name, dictionary, pseudonyms=pseudonyms))
    second = _spent(
        lambda: redact_bundle(
            io.BytesIO(content),
            name,
            io.BytesIO(),
            treatments=PSEUDONYMIZE_ALL,
            pseudonyms=pseudonyms,
            dictionary=dictionary,
        )
    )
    return first, second


def _print_row(title: str, content: bytes, spent: tuple[float, float]) -> None:
    read, (first, second) = len(content) / _MEGABYTE, spent
    print(
        f"| {title} | {read / first:.1f} | {read / second:.1f} | {read / (first + second):.1f} |",
        flush=True,
    )


def _stages(content: bytes, engine: Engine) -> dict[str, float]:
    """Milliseconds for each megabyte, the least of several times, when the faces are known."""
    planner = Planner(engine, escapes=True)

    def block() -> Block:
        return Block(content, planner)

    def whole() -> bytes:
        made = block()
        return made.redacted(0, len(made))[1]

    after = whole()
    works: dict[str, Callable[[], object]] = {
        "faces": lambda: quick_faces(content),
        "faces, plans, the case's words": block,
        "and findings, replaced": whole,
        "second look": lambda: engine.residue(after),
    }
    return {
        name: min(_spent(work) for _ in range(_TIMES)) / len(content) * 1e9 for name, work in works.items()
    }


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=10, metavar="MB")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    pseudonyms = Pseudonyms(b"the benchmark's own key")
    redact_text("warm up 10.0.0.1", PSEUDONYMIZE_ALL, pseudonyms, CaseDictionary())
    keep_what_is_here()  # as the command does
    print("| log | learning | redacting | both |\n|---|---|---|---|")
    stages, size = {}, chosen.size * _MEGABYTE
    logs = {
        "words that repeat": log(chosen.seed, size, fresh=False),
        "new words": log(chosen.seed, size, fresh=True),
        _JSON_LINES: json_log(chosen.seed, size // 4),
    }
    for name, content in logs.items():
        dictionary = CaseDictionary()
        _print_row(name, content, passes(content, dictionary, pseudonyms))
        _print_row(f"{name}, once more", content, passes(content, CaseDictionary(), pseudonyms))
        if name == _JSON_LINES:
            continue
        engine = Engine(PSEUDONYMIZE_ALL, pseudonyms, dictionary)
        stages[name] = _stages(content[:PIECE].rsplit(b"\n", 1)[0], engine)
    for title, name, content in documents(chosen.seed, size // 8):
        _print_row(title, content, passes(content, CaseDictionary(), pseudonyms, name))
    for name, spent in stages.items():
        print(f"\n{name}: " + ", ".join(f"{stage} {one:.0f} ms" for stage, one in spent.items()))
    print(f"\nmost memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")


if __name__ == "__main__":
    main()
