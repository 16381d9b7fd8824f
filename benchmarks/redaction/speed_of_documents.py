"""How fast documents of each format are read: `python -m benchmarks.redaction.speed_of_documents`.

Megabytes (10^6) per second of processor time, each format in a process that has read nothing before: the
first pass, the second, both; then the same document once more, for a case that knows nothing of it.
"""

import argparse
import multiprocessing

from benchmarks.redaction.documents import documents
from benchmarks.redaction.speed import passes
from portal.garbage import keep_what_is_here
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_text

_MEGABYTE = 1_000_000


def _measured(title: str, name: str, content: bytes) -> None:
    """Print a row for one document."""
    pseudonyms = Pseudonyms(b"the benchmark's own key")
    redact_text("warm up 10.0.0.1", PSEUDONYMIZE_ALL, pseudonyms, CaseDictionary())
    keep_what_is_here()  # as the command does
    size, cells = len(content) / _MEGABYTE, []
    for _ in range(2):
        first, second = passes(content, CaseDictionary(), pseudonyms, name)
        cells += [f"{size / first:.1f}", f"{size / second:.1f}", f"{size / (first + second):.1f}"]
    print(f"| {title}, {size:.1f} MB | {' | '.join(cells)} |", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=float, default=4, metavar="MB", help="of the rows, as JSON Lines")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", metavar="WORD", help="only formats whose title has this word")
    chosen = parser.parse_args()
    print("| text | learning | redacting | both | learning again | redacting again | both again |")
    print("|---|---|---|---|---|---|---|")
    alone = multiprocessing.get_context("spawn")
    for one in documents(chosen.seed, int(chosen.size * _MEGABYTE)):
        if chosen.only in one[0]:
            process = alone.Process(target=_measured, args=one)
            process.start()
            process.join()


if __name__ == "__main__":
    main()
