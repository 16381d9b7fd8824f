"""Logs from a seed, for measuring speed: the same words again and again, or new ones on every line.

The forms are those of common programs (sshd, kernel, sudo, a proxy, a file system, a scheduler, a
web server, a Java service, an application with keys and values). No line of a real log is in here.
"""

# ruff: noqa: E501 - a form is read as one piece

import json
import random
from collections.abc import Callable, Iterator

_FIRST = [
    "alma",
    "boris",
    "chiara",
    "dmitri",
    "elif",
    "farid",
    "greta",
    "hiro",
    "ines",
    "jonas",
    "keiko",
    "liam",
    "mara",
    "nils",
    "olga",
    "pedro",
]
_LAST = [
    "abendroth",
    "bakirtzis",
    "castellano",
    "drozdov",
    "erlandsen",
    "fujimori",
    "grabowski",
    "haverkamp",
    "jansen",
]
_PARTS = [
    "Block",
    "Session",
    "Index",
    "Cache",
    "Queue",
    "Merge",
    "Store",
    "Shard",
    "Lease",
    "Quorum",
    "Router",
    "Replica",
    "Volume",
]
_ENDS = ["Manager", "Service", "Handler", "Worker", "Reader", "Writer", "Task", "Pool", "Registry", "Scanner"]
_VERBS = [
    "started",
    "finished",
    "retried",
    "dropped",
    "opened",
    "closed",
    "moved",
    "verified",
    "skipped",
    "queued",
    "flushed",
]
_REPEATED = 400
_PLURAL = 0.8

FORMS = (
    "{bsd} {host} sshd[{n}]: Failed password for invalid user {account} from {ipv4} port {n} ssh2",
    "{bsd} {host} sshd[{n}]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost={ipv4}  user={account}",
    "{bsd} {host} kernel: [{n}.{n}] eth0: link up, 1000 Mbps, full duplex, lpa 0x{x4}",
    "{bsd} {host} CRON[{n}]: ({account}) CMD (/usr/local/bin/collect --quiet /srv/{word}/{word})",
    "{iso},{n3} INFO [main-{n}] org.harbor.fs.{cls}: {verb} block blk_{long}_{n} of size {n} from /{ipv4}:{n}",
    "{iso},{n3} WARN [pool-{d}-thread-{d}] com.acme.{word}.{cls}: {verb} {word} after {n} ms (attempt {d})",
    "{iso},{n3} ERROR [qtp{n}-{d}] com.acme.{word}.{cls}: cannot {word} task_{long}_{n}_m_{n6}: timeout",
    '{ipv4} - - [{clf} +0000] "GET /api/v2/{word}/{n}?page={d} HTTP/1.1" 200 {n} "-" "Mozilla/5.0 (X11; Linux)"',
    '{ipv4} - {account} [{clf} +0000] "POST /{word}/{word}.php HTTP/1.1" 302 {n}',
    'level=info ts={iso}.{n3}Z caller={word}.go:{d} msg="{verb} {word}" request={uuid} took={n}ms',
    "{iso} {host} {word}[{n}]: connection from {fqdn} ({ipv4}) closed, {n} bytes in, {n} bytes out",
    "- {epoch} 2005.06.03 {node} 2005-06-03-15.42.50.{n6} {node} RAS KERNEL INFO {d} ddr errors detected",
    "{iso}.{n3} {n} {n} I {cls}: {verb} {word} id={n}, flags=0x{x8}, state={word}",
    "[{iso}] {word}.{cls} - {fqdn}:443 open through proxy {host}:{d} HTTPS",
    "\tat com.acme.{frame}.java:{d})",
    "{iso} INFO nova.compute.{word} [req-{uuid} - - -] [instance: {uuid}] VM {verb} ({word} Event)",
    "jk2_init() Found child {n} in scoreboard slot {d}",
    "{iso} {word}: user={account} ip={ipv4} action={verb} result=ok duration={n} size={n}",
)


class _Dice:
    """Values of a kind: out of a small stock where words repeat, or new each time."""

    def __init__(self, seed: int, *, fresh: bool) -> None:
        self._random = random.Random(seed)
        self._fresh = fresh
        self._stock: dict[str, list[str]] = {}
        self._clock = 1_700_000_000

    def value(self, kind: str) -> str:
        """A value of one kind."""
        if kind in _COUNTERS:
            return _COUNTERS[kind](self._random, self._tick(kind))
        if self._fresh and kind not in _CODE:
            return _NAMES[kind](self._random)
        if kind not in self._stock:
            self._stock[kind] = [_NAMES[kind](self._random) for _ in range(_REPEATED)]
        return self._random.choice(self._stock[kind])

    def _tick(self, kind: str) -> int:
        self._clock += kind in {"bsd", "iso", "clf", "epoch"} and self._random.random() < 0.5  # noqa: PLR2004
        return self._clock


_Make = Callable[[random.Random], str]
_NAMES: dict[str, _Make] = {
    "host": lambda r: (
        f"{r.choice(('db', 'web', 'mq', 'lb', 'node'))}{r.randrange(1, 99):02d}-{r.choice(_LAST)}"
    ),
    "account": lambda r: f"{r.choice(_FIRST)[:3]}{r.choice(_LAST)}{r.randrange(1, 99)}",
    "ipv4": lambda r: f"{r.randrange(11, 120)}.{r.randrange(256)}.{r.randrange(256)}.{r.randrange(1, 255)}",
    "fqdn": lambda r: f"{r.choice(_FIRST)}{r.randrange(1, 99)}.{r.choice(_LAST)}.com",
    "uuid": lambda r: "-".join(f"{r.getrandbits(4 * n):0{n}x}" for n in (8, 4, 4, 4, 12)),
    "long": lambda r: str(r.randrange(10**17, 10**18)),
    "word": lambda r: (
        f"{r.choice(_PARTS).lower()}s"
        if r.random() < _PLURAL
        else f"{r.choice(_PARTS).lower()}{r.randrange(9)}"
    ),
    "cls": lambda r: r.choice(_PARTS) + r.choice(_PARTS) + r.choice(_ENDS),
    "frame": lambda r: "{1}s.{0}.{2}({0}".format(
        r.choice(_PARTS) + r.choice(_ENDS), r.choice(_PARTS).lower(), r.choice(_VERBS)
    ),
    "verb": lambda r: r.choice(_VERBS),
    "node": lambda r: (
        f"R{r.randrange(64):02d}-M{r.randrange(2)}-N{r.randrange(16)}-C:J{r.randrange(18):02d}-U{r.randrange(12):02d}"
    ),
}
# A program logs from so many places in its text; what it says there of itself stays the same.
_STATEMENTS = 12
_CODE = frozenset({"cls", "frame", "verb", "word"})
_COUNTERS: dict[str, Callable[[random.Random, int], str]] = {
    "n": lambda r, _: str(r.randrange(1, 65536)),
    "n3": lambda r, _: f"{r.randrange(1000):03d}",
    "n6": lambda r, _: f"{r.randrange(10**6):06d}",
    "d": lambda r, _: str(r.randrange(1, 40)),
    "x4": lambda r, _: f"{r.getrandbits(16):04x}",
    "x8": lambda r, _: f"{r.getrandbits(32):08x}",
    "epoch": lambda _, t: str(t),
    "bsd": lambda _, t: f"Jun {t // 86400 % 28 + 1:2d} {_clock(t)}",
    "iso": lambda _, t: f"2024-05-{t // 86400 % 28 + 1:02d} {_clock(t)}",
    "clf": lambda _, t: f"{t // 86400 % 28 + 1:02d}/Oct/2024:{_clock(t)}",
}


def _clock(instant: int) -> str:
    return f"{instant // 3600 % 24:02d}:{instant // 60 % 60:02d}:{instant % 60:02d}"


def lines(seed: int, *, fresh: bool) -> Iterator[str]:
    """Lines without end, the same for the same seed; with `fresh` no name, address or id comes again."""
    dice, order = _Dice(seed, fresh=fresh), random.Random(seed)
    statements = [_filled(form, dice, _CODE) for form in FORMS for _ in range(_STATEMENTS)]
    while True:
        yield _filled(order.choice(statements), dice, None)


def _filled(form: str, dice: _Dice, kinds: frozenset[str] | None) -> str:
    """The form with its holes of these kinds filled, or all of them."""
    made, place = [], 0
    while (start := form.find("{", place)) >= 0:
        end = form.find("}", start)
        kind = form[start + 1 : end]
        made += [
            form[place:start],
            dice.value(kind) if kinds is None or kind in kinds else form[start : end + 1],
        ]
        place = end + 1
    return "".join([*made, form[place:]])


def log(seed: int, size: int, *, fresh: bool) -> bytes:
    """At least `size` bytes of whole lines."""
    made, length = [], 0
    for line in lines(seed, fresh=fresh):
        made.append(line)
        length += len(line) + 1
        if length >= size:
            return ("\n".join(made) + "\n").encode()
    raise AssertionError


def json_log(seed: int, size: int) -> bytes:
    """At least `size` bytes of JSON Lines: what a program writes that logs objects, with repeating words."""
    dice, made, length = _Dice(seed, fresh=False), list[bytes](), 0
    for number, line in enumerate(lines(seed, fresh=False)):
        row = {
            "ts": f"2024-05-01T{_clock(number // 7)}.{number % 1000:03d}Z",
            "level": "INFO" if number % 9 else "WARN",
            "service": dice.value("word"),
            "host": dice.value("host"),
            "user": dice.value("account"),
            "client_ip": dice.value("ipv4"),
            "duration_ms": number % 977,
            "trace_id": dice.value("uuid"),
            "message": line,
        }
        made.append(json.dumps(row).encode() + b"\n")
        length += len(made[-1])
        if length >= size:
            return b"".join(made)
    raise AssertionError
