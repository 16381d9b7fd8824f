"""This engine and its peers on one log: `python -m benchmarks.redaction.race_on_logs [--size MB]`.

Megabytes per second of processor time, in one process each. This engine reads the whole log and goes over
it twice, as `portal redact` does, with what it needs to start; the peers, which are loaded before, get the
first lines of it, as many as they are given time for. Peers take part that are installed (see `race`).
"""

import argparse
import time

from benchmarks.redaction.logs import log
from benchmarks.redaction.race import RACERS, Find, are_installed, own
from benchmarks.redaction.speed import passes
from portal.redaction import CaseDictionary, Pseudonyms

_MEGABYTE = 1_000_000
_TIME_OF_EACH = 20.0


def _speed_of(find: Find, lines: list[str]) -> float:
    """Of one that looks at lines, until its time is up."""
    begun, size = time.process_time(), 0
    for line in lines:
        find(line)
        size += len(line) + 1
        if time.process_time() - begun > _TIME_OF_EACH:
            break
    return size / (time.process_time() - begun) / _MEGABYTE


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=64, metavar="MB")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    print("| engine | words that repeat | new words |\n|---|---|---|")
    logs = [log(chosen.seed, chosen.size * _MEGABYTE, fresh=fresh) for fresh in (False, True)]
    for name, (modules, make) in RACERS.items():
        if not are_installed(modules):
            print(f"| {name} | not installed here | |")
            continue
        speeds = []
        for content in logs:
            if make is own:
                spent = sum(passes(content, CaseDictionary(), Pseudonyms(b"the benchmark's own key")))
                speeds.append(len(content) / spent / _MEGABYTE)
            else:
                speeds.append(_speed_of(make(), content.decode().splitlines()))
        print(f"| {name} | {speeds[0]:.2f} | {speeds[1]:.2f} |", flush=True)


if __name__ == "__main__":
    main()
