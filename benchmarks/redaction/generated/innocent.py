"""What must stay: clocks, versions, digests, classes, counters, agents, and addresses that name nobody."""

from datetime import UTC, datetime, timedelta

from benchmarks.redaction.generated.source import INNOCENT, Make, Maker, Source

_PACKAGES = (
    "com.acme.billing",
    "org.apache.kafka.clients",
    "io.netty.channel",
    "com.zaxxer.hikari",
    "net.shop.web",
)
_CLASSES = (
    "InvoiceController",
    "NetworkClient",
    "HikariPool",
    "SessionFilter",
    "RetryTemplate",
    "OrderMapper",
)
_METHODS = ("handle", "doFilter", "getConnection", "poll", "invoke", "lambda$run$0", "access$100")
_MODULES = ("auth", "scheduler", "billing", "http.server", "db.pool", "cache", "worker", "gateway")
_PATHS = (
    "/api/v2/orders",
    "/health",
    "/static/app.3f2a91c0.js",
    "/login",
    "/index.html",
    "/api/users/search",
    "/metrics",
)
_FILES = ("/var/log/messages", "/etc/nginx/nginx.conf", "/usr/lib/systemd/systemd", "/opt/app/bin/start.sh")


def _when(source: Source) -> datetime:
    return datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=source.dice.randrange(20_000_000))


def _clock(form: str) -> Make:
    return lambda source: _when(source).strftime(form)


def _iso(source: Source) -> str:
    when = _when(source)
    return source.pick(f"{when:%Y-%m-%dT%H:%M:%S}Z", f"{when:%Y-%m-%dT%H:%M:%S}.{source.number(3)}+02:00")


def _version(source: Source) -> str:
    a, b, c, d = (source.dice.randint(0, 30) for _ in range(4))
    return source.pick(
        f"{a}.{b}.{c}", f"v{a}.{b}.{c}", f"{a}.{b}.{c}.{d}", f"{a}.{b}.{c}-rc{d}", f"{a}.{b}.{c}+build.{d}"
    )


def _class(source: Source) -> str:
    return f"{source.pick(*_PACKAGES)}.{source.pick(*_CLASSES)}"


def _hex(count: int, head: str = "") -> Make:
    return lambda source: head + source.signs(count, "0123456789abcdef")


def _one_of(*words: str) -> Make:
    return lambda source: source.pick(*words)


def _digits(least: int, most: int) -> Make:
    return lambda source: str(source.dice.randint(least, most))


_MAKES: dict[str, Make] = {
    "time": _iso,
    "stime": _clock("%b %e %H:%M:%S"),
    "ctime": _clock("%d/%b/%Y:%H:%M:%S +0000"),
    "jtime": _clock("%Y-%m-%d %H:%M:%S,123"),
    "mtime": _clock("%a, %d %b %Y %H:%M:%S +0000"),
    "day": _clock("%Y-%m-%d"),
    "epoch": lambda source: str(int(_when(source).timestamp())),
    "pid": _digits(200, 32000),
    "port": _digits(1024, 65000),
    "ms": _digits(1, 9000),
    "count": _digits(1, 500),
    "bytes": _digits(100, 900000),
    "status": _one_of("200", "201", "301", "400", "401", "403", "404", "500", "502"),
    "version": _version,
    "commit": _hex(40),
    "short": _hex(7),
    "md5": _hex(32),
    "sha256": _hex(64),
    "pointer": _hex(12, "0x00"),
    "boundary": lambda source: f"----=_Part_{source.number(5)}_{source.number(9)}.{source.number(13)}",
    "class": _class,
    "method": _one_of(*_METHODS),
    "module": _one_of(*_MODULES),
    "thread": lambda source: source.pick(
        f"http-nio-8080-exec-{source.number(1)}", "main", f"pool-{source.number(1)}-thread-3"
    ),
    "path": _one_of(*_PATHS),
    "file": _one_of(*_FILES),
    "level": _one_of("INFO", "WARN", "ERROR", "DEBUG"),
    "agent": lambda source: str(source.english.user_agent()),
    "sentence": lambda source: str(source.english.bs()),
    "nobody": _one_of("127.0.0.1", "0.0.0.0", "::1", "localhost", "255.255.255.0"),  # noqa: S104  text only
}
MAKERS = {name: Maker(INNOCENT, make) for name, make in _MAKES.items()} | {
    "uuid": Maker("may go or stay", lambda source: str(source.english.uuid4())),
    "company": Maker("may go or stay", lambda source: str(source.latin.company())),
    "job": Maker("may go or stay", lambda source: str(source.latin.job())),
    "cert": Maker("may go or stay", lambda source: "\n".join(source.signs(64) for _ in range(8))),
    "wg_public": Maker("may go or stay", lambda source: source.signs(43) + "="),
    "wg_iv": Maker("may go or stay", lambda source: source.shaped("h" * 32).upper()),
    "service": Maker(INNOCENT, _one_of("root", "postgres", "nobody", "www-data", "SYSTEM")),
}
