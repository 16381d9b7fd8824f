"""Looks for inputs that cost the engine much more than others: `python -m benchmarks.redaction.hostile`.

Every input has the same size. Some repeat what a rule begins to match and never ends, some are made of
what opens many rules at once, some are long lines, deep escapes, new words without end. The table
gives the processor time of each beside the median of those that do not merely repeat one piece (what
repeats is remembered, and would flatter the rest); more than ten times is a fault.
"""

# ruff: noqa: E501 - one table of words

import argparse
import io
import random
import statistics
import time
from collections.abc import Iterator

from benchmarks.redaction.corpus import as_lines, corpus
from benchmarks.redaction.logs import log
from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Limits, Pseudonyms
from portal.redaction.scanning.engine import Engine
from portal.redaction.texts.documents import redacted_lines

_UNITS = (
    "a", "1", "1 ", "1.", "a.", "A", "Aa ", "a:", "a=", "a@", "/", "\\", "-", "<", "(", '"', "'", "%41", "&lt;", "\\u0041", ":", "::",
    "=3D", "{", "[", '{"a":', "a b ", "user ", "for user ", "password ", "password=", "key: ", "token is ", "cookie: a=b; ", "curl -u ",
    "://", "http://a", "@a.b", "a.b@", "10.1.2.", "4111 ", "4111 1111 ", "+1 ", "00 ", "cn=a,", "-----BEGIN A", "-----BEGIN PRIVATE KEY-----\n",
    "ey.", "$2a$", "S-1-5-21-", "name: ", "name:\n", "- a\n", "QUJD", "aGVsbG8gd29ybGQg", "\x00", "\t", "\r", "é", "ß", "Mr A ", "1 A Street ",
    "ssn 1", "passport A1", "authorization: bearer ", "snmp-server community ", "mysql -p", "bearer ", "=>", "-p ", "--password ", "a_1",
    "PID|", "insert into a (b) values (1),", "values ('a',", "user  ", "a-b-", "a-b-01 ", "NAME(A ", "IP 1.2.3.4.5 > ", "[a] ", "client [", "NAD+A+", "8=FIX|", "A Bc, ",
    "iqn.2000-01.a:", "CN=A;", "P<AAA", "user profile ", "10:12 A: ", "Aa Bb, ",
    "h-cf5fed0274:17 ", "4111 1111 1111 1111 h-0123456789 ", "%41=3D ", "\\u0041%41 ", "12 Elm Street,Dallas, TX 75201,", ":addr:b",
    ":53B:/AB1234567890 ", "ab1-\\cd ", "user(first=", "map[user:map[first:A ", "user:\n  first: A\n", " user {\n",
)  # fmt: skip


_REPEATING = ("again and again", "lines of")


def inputs(size: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Named inputs of `size` bytes."""
    dice = random.Random(seed)
    for unit in _UNITS:
        raw = unit.encode()
        yield f"again and again {unit!r}", (raw * (size // len(raw) + 1))[:size]
        line = raw * (120 // len(raw) + 1) + b"\n"
        yield f"lines of {unit!r}", (line * (size // len(line) + 1))[:size]
    for number in range(24):
        few = [unit.encode() for unit in dice.sample(_UNITS, 5)]
        made = b"".join(dice.choices([*few, b" ", b"\n"], k=size))
        yield f"mixture {number}: {b' '.join(few)!r}", made[:size]
    yield "a log that repeats", log(seed, size, fresh=False)[:size]
    yield "a log of new words", log(seed, size, fresh=True)[:size]
    texts = "\n".join(sample.text for sample in corpus(seed, size // 40)).encode()
    yield "the labelled corpus", texts[:size]
    yield "the labelled corpus as JSON Lines", as_lines(corpus(seed, size // 40)).encode()[:size]
    words = ("".join(dice.choices("bcdfghklmnprstvwz", k=dice.randrange(3, 14))) for _ in range(size // 3))
    yield "words that nobody saw", " ".join(words).encode()[:size]
    yield "random bytes", dice.randbytes(size)
    yield "a dump in hexadecimal", _dump(texts)[:size]


def _dump(data: bytes) -> bytes:
    """Bytes as `xxd -g 1` prints them."""
    rows = (data[place : place + 16] for place in range(0, len(data), 16))
    shown = ((row, "".join(chr(sign) if 32 <= sign < 127 else "." for sign in row)) for row in rows)  # noqa: PLR2004
    return "".join(
        f"{n * 16:08x}: {row.hex(' '):47}  {text}\n" for n, (row, text) in enumerate(shown)
    ).encode()


def seconds(content: bytes) -> float:
    """Processor time of one input."""
    engine = Engine(PSEUDONYMIZE_ALL, Pseudonyms(b"the benchmark's own key"), CaseDictionary())
    begun = time.process_time()
    for _ in redacted_lines(io.BytesIO(content), "text", engine, Limits()):
        pass
    return time.process_time() - begun


def main() -> None:
    """Print the table: the dearest inputs first."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shown", type=int, default=12)
    chosen = parser.parse_args()
    seconds(b"warm up 10.0.0.1\n" * 400)
    spent = [(seconds(content), name) for name, content in inputs(chosen.size, chosen.seed)]
    median = statistics.median(time_of for time_of, name in spent if not name.startswith(_REPEATING))
    print(f"{len(spent)} inputs of {chosen.size:,} bytes; median {median:.2f} s")
    print("| times the median | input |\n|---|---|")
    for time_of, name in sorted(spent, reverse=True)[: chosen.shown]:
        print(f"| {time_of / median:.1f} | {name} |")


if __name__ == "__main__":
    main()
