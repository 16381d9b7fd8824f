"""What must stay although it looks like something: clocks, versions, digests, codes, names of programs."""

from datetime import UTC, datetime, timedelta

from benchmarks.redaction.generated.second.values import VALUES
from benchmarks.redaction.generated.source import INNOCENT, Make, Maker, Source

_HEX = "0123456789abcdef"


def _when(source: Source) -> datetime:
    return datetime(2026, 1, 5, tzinfo=UTC) + timedelta(seconds=source.dice.randrange(25_000_000))


def _clock(form: str) -> Make:
    return lambda source: _when(source).strftime(form)


def _one(*words: str) -> Make:
    return lambda source: source.pick(*words)


def _between(least: int, most: int) -> Make:
    return lambda source: str(source.dice.randint(least, most))


def _hex(count: int, head: str = "") -> Make:
    return lambda source: head + source.signs(count, _HEX)


def _version(source: Source) -> str:
    a, b, c = (source.dice.randint(0, 40) for _ in range(3))
    return source.pick(
        f"{a}.{b}.{c}",
        f"v{a}.{b}",
        f"{a}.{b}.{c}-beta.{b}",
        f"{a}.{b}(3)M{c}",
        f"{a}.{b}.{c}.el9_2",
        f"20{a:02}.{b}.{c}-{a}ubuntu{c}",
    )


_MAKES: dict[str, Make] = {
    "iso": _clock("%Y-%m-%dT%H:%M:%S.417Z"),
    "off": _clock("%Y-%m-%dT%H:%M:%S+01:00"),
    "stamp": _clock("%b %d %H:%M:%S"),
    "clf": _clock("%d/%b/%Y:%H:%M:%S +0100"),
    "log4": _clock("%Y-%m-%d %H:%M:%S,208"),
    "sqltime": _clock("%Y-%m-%d %H:%M:%S"),
    "ustime": _clock("%m/%d/%Y %I:%M:%S %p"),
    "mailtime": _clock("%a, %d %b %Y %H:%M:%S +0100"),
    "day": _clock("%Y-%m-%d"),
    "clock": _clock("%H:%M"),
    "epoch": lambda source: str(int(_when(source).timestamp())),
    "millis": lambda source: f"{int(_when(source).timestamp())}318",
    "pid": _between(120, 64000),
    "port": _between(1024, 65000),
    "ms": _between(1, 9000),
    "n": _between(1, 400),
    "bytes": _between(200, 9_000_000),
    "float": lambda source: f"{source.dice.uniform(0, 90):.3f}",
    "size": lambda source: f"{source.dice.randint(1, 900)}{source.pick('K', 'M', 'G', 'MiB', ' kB', 'GB')}",
    "status": _one("200", "204", "302", "401", "403", "404", "429", "500", "503"),
    "version": _version,
    "commit": _hex(40),
    "short": _hex(8),
    "md5": _hex(32),
    "sha256": _hex(64),
    "pointer": _hex(12, "0x00007f"),
    "hresult": lambda source: "0x8" + source.signs(7, "0123456789ABCDEF"),
    "class": lambda source: (
        source.pick(
            "de.hafen.manifest.",
            "org.hibernate.engine.",
            "io.quarkus.vertx.",
            "com.sap.engine.",
            "scala.concurrent.",
        )
        + source.pick("BookingService", "SessionImpl", "HttpRecorder", "JobDispatcher", "QueryPlanCache")
    ),
    "level": _one("INFO", "WARN", "ERROR", "DEBUG", "NOTICE"),
    "agent": lambda source: str(source.english.user_agent()),
    "boundary": lambda source: (
        f"----=_NextPart_000_{source.number(4)}_01DB{source.number(4)}.{source.number(8)}"
    ),
    "nobody": _one("127.0.0.1", "0.0.0.0", "::1", "255.255.255.0", "255.255.255.255", "localhost"),  # noqa: S104  text only
    "builtin": _one("root", "SYSTEM", "postgres", "nobody", "www-data", "daemon"),
    "colour": _one("green", "amber", "red", "unknown"),
}
_CHOSEN = {name: _one(*words) for name, words in VALUES["innocent"].items()}
MAKERS = {name: Maker(INNOCENT, make) for name, make in (_MAKES | _CHOSEN).items()} | {
    "uuid": Maker("may go or stay", lambda source: str(source.english.uuid4())),
    "firm": Maker("may go or stay", lambda source: str(source.latin.company())),
    "case": Maker("may go or stay", lambda source: source.pick("CS", "INC", "SR-", "#") + source.number(7)),
    "cert": Maker("may go or stay", lambda source: "\n".join(source.signs(64) for _ in range(6))),
    "public": Maker("may go or stay", lambda source: source.signs(43) + "="),
}
