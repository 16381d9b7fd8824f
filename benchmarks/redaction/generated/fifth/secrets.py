"""What nobody may read: passwords, sessions, tokens, hashes and private keys, made by lot."""

import base64
import json
import string

from benchmarks.redaction.generated.fifth.people import email, login
from benchmarks.redaction.generated.source import Maker, Source

_HEX = "0123456789abcdef"
_SIXTY_FOUR = string.ascii_letters + string.digits + "+/"
_URL_SAFE = string.ascii_letters + string.digits + "-_"
_CRYPT = string.ascii_letters + string.digits + "./"
_WORDS = (
    *("Herbst", "copper", "Lavender", "tiger", "Bodensee", "marble", "Sommer", "penguin", "Falcon"),
    *("orchid", "Kaffee", "walnut", "Monsoon", "saturn", "Chardon", "velvet", "Hockey", "lantern"),
)


def password(source: Source) -> str:
    """A password as people think one up, or as a vault makes it."""
    word, other, number = source.pick(*_WORDS), source.pick(*_WORDS), source.number(2)
    strong = source.signs(source.dice.randint(9, 16), string.ascii_letters + string.digits + "!@%^*_+=?~")
    return source.pick(
        *(f"{word}{number}!", f"{word}_{other}{number}", f"{word.lower()}@{number}{other}", f"A{strong}7"),
        *(f"x{strong}Q", f"{word}#20{number}", f"{other}-{word}-{number}", f"{word}20{number}"),
        f"{word[0]}0{word[1:]}${number}",
    )


def _simple(source: Source) -> str:
    return f"{source.pick(*_WORDS)}{source.pick('', '_', '-')}{source.number(4)}{source.pick('', 'x', 'Zq')}"


def _basic(source: Source) -> str:
    return base64.b64encode(f"{login(source)}:{password(source)}".encode()).decode()


def _part(claims: dict[str, object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")


def _jwt(source: Source) -> str:
    head = {"typ": "JWT", "alg": source.pick("RS256", "HS256", "ES256"), "kid": source.signs(8)}
    body = {"sub": login(source), "email": email(source), "exp": int(source.number(10))}
    return f"{_part(dict(head))}.{_part(dict(body))}.{source.signs(86, _URL_SAFE)}"


def _session(source: Source) -> str:
    return source.pick(
        *(source.signs(26, string.ascii_lowercase + string.digits), source.signs(32, "0123456789ABCDEF")),
        *(f"s%3A{source.signs(32, _URL_SAFE)}.{source.signs(43)}", source.signs(64, _HEX)),
        f"{source.signs(24)}.{source.pick('node1', 'route2')}",
    )


def _saml(source: Source) -> str:
    inner = f'<samlp:Response ID="_{source.signs(32, _HEX)}"><saml:NameID>{email(source)}</saml:NameID>'
    padded = inner + " " * (-len(inner) % 3)
    return base64.b64encode(padded.encode()).decode() + source.signs(120, _SIXTY_FOUR)


def _block(*kinds: tuple[str, str, int]) -> Maker:
    def make(source: Source) -> str:
        label, start, lines = source.dice.choice(kinds)
        body = start + source.signs(64 * lines - len(start), _SIXTY_FOUR)
        rows = "\n".join(body[place : place + 64] for place in range(0, len(body), 64))
        return f"-----BEGIN {label}-----\n{rows}\n-----END {label}-----"

    return Maker("private key", make, r"[A-Za-z0-9+/=]{40,}")


def _hash(source: Source) -> str:
    salt = source.signs(16, _CRYPT)
    return source.pick(
        *(f"$6${salt}${source.signs(86, _CRYPT)}", f"$2b$12${source.signs(53, _CRYPT)}"),
        *(f"$y$j9T${source.signs(22, _CRYPT)}${source.signs(43, _CRYPT)}",),
        f"$argon2id$v=19$m=65536,t=3,p=4${source.signs(22, _SIXTY_FOUR)}${source.signs(43, _SIXTY_FOUR)}",
    )


SECRET = "password"  # noqa: S105  the name of a kind
MAKERS = {
    "password": Maker(SECRET, password),
    "simple": Maker(SECRET, _simple),
    "pin": Maker("PIN", lambda source: source.number(source.dice.choice([4, 6]))),
    "cvc": Maker("PIN", lambda source: source.number(3)),
    "basic": Maker("basic authorization", _basic),
    "jwt": Maker("JWT", _jwt),
    "session": Maker("session or cookie", _session),
    "csrf": Maker("CSRF token", lambda source: source.signs(43, _URL_SAFE)),
    "saml": Maker("SAML", _saml),
    "opaque": Maker("opaque token", lambda source: f"{source.signs(39)}7"),
    "keyed": Maker("opaque token", lambda source: f"{source.signs(42, _SIXTY_FOUR)}8="),
    "hexkey": Maker("opaque token", lambda source: source.signs(32, _HEX)),
    "hash": Maker("password hash", _hash),
    "pem": _block(
        ("RSA PRIVATE KEY", "MIIEpAIBAAKCAQEA", 6),
        ("PRIVATE KEY", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC", 5),
        ("EC PRIVATE KEY", "MHcCAQEEI", 3),
        ("OPENSSH PRIVATE KEY", "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAAB", 5),
    ),
    "pgp": _block(("PGP PRIVATE KEY BLOCK", "lQdGBGTz", 4)),
}
