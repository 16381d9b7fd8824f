"""What looks like a value and is none: versions, digests, times, sizes, symbols, examples and boundaries."""

import uuid

from benchmarks.redaction.generated.source import INNOCENT, Maker, Source
from benchmarks.redaction.unseen import NEUTRAL

_HEX = "0123456789abcdef"
_PACKAGES = (
    "com.zaxxer.hikari.pool",
    "org.springframework.web.servlet",
    "io.netty.channel.nio",
    "org.postgresql.core.v3",
    "com.fasterxml.jackson.databind",
    "org.apache.kafka.clients.consumer",
)
_CLASSES = (
    "HikariPool",
    "DispatcherServlet",
    "NioEventLoop",
    "QueryExecutorImpl",
    "ObjectMapper",
    "ConsumerCoordinator",
    "SessionRegistry",
)
_METHODS = (
    "getConnection",
    "doDispatch",
    "processSelectedKeys",
    "execute",
    "readValue",
    "lambda$poll$3",
    "invoke0",
    "access$200",
)
_CODES = (
    "ORA-12514",
    "SQLSTATE[08006]",
    "0x80070005",
    "E1101",
    "HTTP/2",
    "ERR_CONNECTION_RESET",
    "ECONNREFUSED",
    "TLSv1.3",
    "KB5034441",
    "CVE-2024-3094",
)
_TOOLS = (
    "kubelet",
    "containerd",
    "postfix/smtpd",
    "haproxy",
    "slapd",
    "dovecot",
    "named",
    "chronyd",
    "dockerd",
    "nrpe",
)


def _when(source: Source) -> str:
    return (
        str(source.english.date_time_between("-2y", "now").strftime("%Y-%m-%dT%H:%M:%S"))
        + f".{source.signs(3, '0123456789')}Z"
    )


def _syslog_time(source: Source) -> str:
    return str(source.english.date_time_between("-2y", "now").strftime("%b %d %H:%M:%S"))


def _web_time(source: Source) -> str:
    return str(source.english.date_time_between("-2y", "now").strftime("%d/%b/%Y:%H:%M:%S +0000"))


def _mail_time(source: Source) -> str:
    return str(source.english.date_time_between("-2y", "now").strftime("%a, %d %b %Y %H:%M:%S +0100"))


def _version(source: Source) -> str:
    first = f"{source.dice.randint(0, 25)}.{source.dice.randint(0, 40)}.{source.dice.randint(0, 99)}"
    return source.pick(
        first,
        f"v{first}",
        f"{first}-rc{source.dice.randint(1, 4)}",
        f"{first}.{source.dice.randint(1000, 22000)}",
        f"{first}-SNAPSHOT",
        f"{first}+build.{source.number(4)}",
    )


def _frame(source: Source) -> str:
    name, line = source.pick(*_CLASSES), source.dice.randint(20, 2400)
    return f"{source.pick(*_PACKAGES)}.{name}.{source.pick(*_METHODS)}({name}.java:{line})"


def _digest(source: Source) -> str:
    return source.pick(f"sha256:{source.signs(64, _HEX)}", source.signs(40, _HEX))


def _spare(values: tuple[str, ...]) -> Maker:
    return Maker(INNOCENT, lambda source: source.pick(*values))


MAKERS = {
    "when": Maker(INNOCENT, _when),
    "systime": Maker(INNOCENT, _syslog_time),
    "webtime": Maker(INNOCENT, _web_time),
    "mailtime": Maker(INNOCENT, _mail_time),
    "epoch": Maker(INNOCENT, lambda source: source.pick("17", "16") + source.number(8)),
    "version": Maker(INNOCENT, _version),
    "frame": Maker(INNOCENT, _frame),
    "class": _spare(_CLASSES),
    "package": _spare(_PACKAGES),
    "code": _spare(_CODES),
    "tool": _spare(_TOOLS),
    "digest": Maker(INNOCENT, _digest),
    "commit": Maker(INNOCENT, lambda source: source.signs(source.dice.choice([7, 12]), _HEX)),
    "uuid": Maker(NEUTRAL, lambda source: str(uuid.UUID(int=source.dice.getrandbits(128), version=4))),
    "trace": Maker(NEUTRAL, lambda source: source.signs(32, _HEX)),
    "port": Maker(
        INNOCENT, lambda source: str(source.dice.choice([22, 443, 5432, 3306, 8080, 8443, 9092, 6379, 51820]))
    ),
    "high": Maker(INNOCENT, lambda source: str(source.dice.randint(32768, 60999))),
    "count": Maker(INNOCENT, lambda source: str(source.dice.randint(0, 9999))),
    "size": Maker(
        INNOCENT, lambda source: f"{source.dice.randint(1, 999)}{source.pick('MB', 'KiB', ' GB', 'k')}"
    ),
    "bytes": Maker(INNOCENT, lambda source: str(source.dice.randint(100, 90_000_000))),
    "took": Maker(INNOCENT, lambda source: f"{source.dice.randint(1, 4000)}ms"),
    "seconds": Maker(INNOCENT, lambda source: f"{source.dice.random():.3f}"),
    "pid": Maker(INNOCENT, lambda source: str(source.dice.randint(200, 98000))),
    "build": Maker(
        INNOCENT,
        lambda source: source.pick(
            f"build-{source.number(5)}", f"#{source.number(4)}", f"20240{source.number(3)}.{source.number(1)}"
        ),
    ),
    "case": Maker(INNOCENT, lambda source: source.pick("OPS-", "INC00", "CHG", "BUG-") + source.number(5)),
    "loop": _spare(("127.0.0.1", "::1", "localhost")),
    "example": Maker(
        NEUTRAL, lambda source: source.pick("192.0.2.17", "198.51.100.4", "203.0.113.80", "2001:db8::1")
    ),
    "role": Maker(
        NEUTRAL, lambda source: source.pick("root", "nobody", "www-data", "postgres", "SYSTEM", "daemon")
    ),
    "public": Maker(
        NEUTRAL,
        lambda source: source.pick(
            "github.com",
            "npm.pkg.github.com",
            "s3.amazonaws.com",
            "pypi.org",
            "repo1.maven.org",
            "login.microsoftonline.com",
        ),
    ),
    "boundary": Maker(
        NEUTRAL, lambda source: f"{source.pick('----=_Part_', '=_mixed_', '_000_')}{source.signs(24)}"
    ),
    "agent": _spare(
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "curl/8.5.0",
            "okhttp/4.12.0",
            "python-requests/2.31.0",
            "kube-probe/1.29",
            "Apache-HttpClient/4.5.14 (Java/17.0.9)",
        )
    ),
}
