"""Secrets that people choose or that programs derive: passwords, hashes and keys in their armour."""

import base64
import string

from benchmarks.redaction.generated.source import Maker, Source

_HEX = "0123456789abcdef"
_BASE = f"{string.ascii_letters}{string.digits}+/"
_WORDS = (
    *(
        "Sommer",
        "Dragon",
        "welcome",
        "Bordeaux",
        "qwertz",
        "Monkey",
        "Arsenal",
        "letmein",
        "Katze",
        "sunshine",
    ),
    *("Passw0rd", "Rangers", "Tr0ub4dor", "winter", "Ferrari", "changeit", "Schalke", "iloveyou", "Kaffee"),
)


def password(source: Source) -> str:
    """A password: chosen by a person or drawn by a program."""
    word = source.pick(*_WORDS)
    return source.pick(
        *(
            f"{word}{source.number(4)}!",
            f"{word}{source.pick('!', '$', '#', '?')}{source.number(2)}",
            f"{word}{source.number(3)}",
        ),
        *(
            source.signs(14, string.ascii_letters + string.digits + "!$%*_-"),
            source.signs(20),
            f"{word}-{source.pick(*_WORDS)}-{source.number(2)}",
        ),
        *(
            f"{source.signs(4)}{source.pick('@', '#', '%', '^', '~')}{source.signs(7)}",
            f"{word.lower()}{source.pick(*_WORDS).lower()}",
        ),
    )


def simple(source: Source) -> str:
    """A password without signs that a shell or an address would read."""
    return source.pick(
        f"{source.pick(*_WORDS)}{source.number(4)}",
        source.signs(16),
        f"{source.pick(*_WORDS)}_{source.signs(5)}",
    )


def _hash(source: Source) -> str:
    salt = f"{string.ascii_letters}{string.digits}./"
    return source.pick(
        *(
            f"$2b$12${source.signs(53, salt)}",
            f"$6${source.signs(16, salt)}${source.signs(86, salt)}",
            f"$1${source.signs(8, salt)}${source.signs(22, salt)}",
        ),
        *(
            f"$argon2id$v=19$m=65536,t=3,p=4${source.signs(22, _BASE)}${source.signs(43, _BASE)}",
            f"{{SSHA}}{source.signs(38, _BASE)}==",
        ),
        *(
            f"pbkdf2_sha256$600000${source.signs(22)}${source.signs(43, _BASE)}=",
            f"$y$j9T${source.signs(22, salt)}${source.signs(43, salt)}",
        ),
        *(
            f"$apr1${source.signs(8, salt)}${source.signs(22, salt)}",
            f"*{source.signs(40, '0123456789ABCDEF')}",
            f"$5$rounds=5000${source.signs(16, salt)}${source.signs(43, salt)}",
        ),
    )


def _lan_hash(source: Source) -> str:
    return f"{source.signs(32, _HEX)}:{source.signs(32, _HEX)}"


def _cisco(source: Source) -> str:
    salt = f"{string.ascii_letters}{string.digits}./"
    return source.pick(
        f"$8${source.signs(14, salt)}${source.signs(43, salt)}",
        f"$9${source.signs(14, salt)}${source.signs(43, salt)}",
        f"$1${source.signs(4, salt)}${source.signs(22, salt)}",
    )


def _armour(source: Source, label: str, lines: int) -> str:
    body = "\n".join(source.signs(64, _BASE) for _ in range(lines))
    return f"-----BEGIN {label}-----\n{body}\n{source.signs(38, _BASE)}==\n-----END {label}-----"


def _key(source: Source) -> str:
    label = source.pick(
        "RSA PRIVATE KEY", "PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY", "DSA PRIVATE KEY"
    )
    return _armour(source, label, source.dice.randint(3, 9))


def _locked_key(source: Source) -> str:
    body = "\n".join(source.signs(64, _BASE) for _ in range(4))
    return (
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"
        f"DEK-Info: AES-256-CBC,{source.signs(32, '0123456789ABCDEF')}\n\n{body}\n"
        "-----END RSA PRIVATE KEY-----"
    )


def _pretty_good(source: Source) -> str:
    body = "\n".join(source.signs(64, _BASE) for _ in range(4))
    frame = "PGP PRIVATE KEY BLOCK-----"
    return f"-----BEGIN {frame}\n\n{body}\n={source.signs(4, _BASE)}\n-----END {frame}"


def _certificate(source: Source) -> str:
    return _armour(
        source, source.pick("CERTIFICATE", "CERTIFICATE REQUEST", "PUBLIC KEY"), source.dice.randint(3, 6)
    )


_INNER = r"(?<=KEY-----).*(?=-----END)"
MAKERS = {
    "password": Maker("password", password),
    "passphrase": Maker("password", lambda source: " ".join(source.dice.sample(_WORDS, 4)).lower()),
    "simple": Maker("password", simple),
    "pin": Maker("password", lambda source: source.number(source.dice.choice([4, 6]))),
    "community": Maker(
        "password",
        lambda source: source.pick(
            f"{source.signs(9)}RO", f"snmp-{source.signs(6)}", f"{source.pick(*_WORDS)}{source.number(2)}"
        ),
    ),
    "hash": Maker("password hash", _hash),
    "ntlm": Maker("password hash", _lan_hash),
    "cisco": Maker("password hash", _cisco),
    "cisco7": Maker("password", lambda source: source.number(2) + source.signs(18, "0123456789ABCDEF")),
    "otpsecret": Maker("password", lambda source: source.signs(32, f"{string.ascii_uppercase}234567")),
    "base64key": Maker("password", lambda source: base64.b64encode(source.dice.randbytes(32)).decode()),
    "pem": Maker("private key", _key, _INNER),
    "pemlocked": Maker("private key", _locked_key, r"(?<=[0-9A-F]{32}).*(?=-----END)"),
    "pgp": Maker("private key", _pretty_good, r"(?<=BLOCK-----).*(?=-----END)"),
    "wireguard": Maker("private key", lambda source: base64.b64encode(source.dice.randbytes(32)).decode()),
    "certificate": Maker("certificate", _certificate, r"(?<!.)(?!.)"),
}
