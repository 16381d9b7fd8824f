"""Passwords in every manner, hashes, sessions, private keys and what stands in addresses."""

import base64
import json
import textwrap

from benchmarks.redaction.generated.fourth.machines import fqdn, ip4
from benchmarks.redaction.generated.fourth.people import email, login, person
from benchmarks.redaction.generated.fourth.shapes import shape, shaper
from benchmarks.redaction.generated.source import Maker, Source

_WORDS = (
    *(
        "Lantern",
        "Walrus",
        "Copper",
        "Gravel",
        "Tulip",
        "Comet",
        "Bishop",
        "Cactus",
        "Falcon",
        "Mango",
        "Nickel",
    ),
    *("Orbit", "Pepper", "Saddle", "Timber", "Velvet", "Winter", "Spring", "Harbor", "Maple"),
)
_SIGNS = "!#$%*+-_=?^@"
_ALGORITHMS = ("HS256", "RS256", "ES256", "PS256", "EdDSA")


def _password(source: Source) -> str:
    word, other = source.pick(*_WORDS), source.pick(*_WORDS)
    sign, digits = source.signs(1, _SIGNS), shape(source, "{d2}")
    return source.pick(
        *(f"{word}{sign}{digits}", f"{word}{shape(source, '{d4}')}{sign}", f"{word}-{other}-{digits}"),
        *(
            f"{word.lower()}{other}{sign}{digits}",
            source.signs(12) + sign + source.signs(3),
            source.signs(16),
        ),
        *(f"{word[:2].upper()}{sign}{shape(source, '{b6}')}{sign}{digits}", shape(source, "{b4}#{b5}!{b3}")),
        f"{word.lower().replace('a', '4').replace('e', '3')}{sign}{other.lower()}",
    )


def _tame(source: Source) -> str:
    word, other = source.pick(*_WORDS), source.pick(*_WORDS)
    return source.pick(
        *(
            f"{word}{shape(source, '{d4}')}",
            f"{word.lower()}{other}{shape(source, '{d2}')}",
            source.signs(14),
        ),
        *(
            f"{word}_{other}{shape(source, '{d1}')}",
            shape(source, "{b20}"),
            f"{word}.{shape(source, '{d4}')}",
        ),
    )


def _phrase(source: Source) -> str:
    return " ".join(source.pick(*_WORDS).lower() for _ in range(4))


def _packed(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value, separators=(",", ":")).encode()).decode().rstrip("=")


def _web_token(source: Source) -> str:
    head = {"alg": source.pick(*_ALGORITHMS), "typ": "JWT", "kid": shape(source, "{h8}")}
    start = source.dice.randint(1_650_000_000, 1_760_000_000)
    claims = {
        "sub": login(source),
        "email": email(source),
        "name": person(source),
        "iat": start,
        "exp": start + 3600,
    }
    return f"{_packed(head)}.{_packed(claims)}.{shape(source, '{w43}')}"


def _basic(source: Source) -> str:
    return base64.b64encode(f"{login(source)}:{_password(source)}".encode()).decode()


def _statement(source: Source) -> str:
    text = (
        f'<samlp:Response ID="_{shape(source, "{h32}")}" Version="2.0"><saml:Issuer>https://{fqdn(source)}/idp'
        f"</saml:Issuer><saml:NameID>{email(source)}</saml:NameID></samlp:Response>"
    )
    return base64.b64encode(text.encode()).decode()


def _hash(source: Source) -> str:
    return shape(
        source,
        source.pick(
            *(
                "$6${b16}${b86}",
                "$2y$12${b53}",
                "$5$rounds=5000${b16}${b43}",
                "$1${b8}${b22}",
                "$y$j9T${b22}${b43}",
            ),
            *(
                "$argon2id$v=19$m=65536,t=3,p=4${s22}${s43}",
                "{SSHA}{s32}",
                "pbkdf2_sha256$600000${b22}${s43}=",
            ),
            *("$2b$10${b53}", "$apr1${b8}${b22}", "*{H40}", "SCRAM-SHA-256$4096:{s22}==${s43}=:{s43}="),
        ),
    )


def _cisco(source: Source) -> str:
    return shape(source, source.pick("0{n1}{H16}", "1{n1}{H22}", "0822455D0A{H8}", "{H2}{d2}{H20}"))


def _block(source: Source, label: str, lines: int, front: str) -> str:
    body = "\n".join(textwrap.wrap(front + source.signs(64 * lines - len(front) - 2) + "==", 64))
    return f"-----BEGIN {label}-----\n{body}\n-----END {label}-----"


def _private(source: Source) -> str:
    label, front = source.dice.choice(
        [
            ("RSA PRIVATE KEY", "MIIEpAIBAAKCAQEA"),
            ("PRIVATE KEY", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC"),
            ("EC PRIVATE KEY", "MHcCAQEEI"),
            ("OPENSSH PRIVATE KEY", "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ"),
            ("ENCRYPTED PRIVATE KEY", "MIIFHDBOBgkqhkiG9w0BBQ0wQTApBgkqhkiG"),
            ("DSA PRIVATE KEY", "MIIBugIBAAKBgQ"),
        ]
    )
    return _block(source, label, source.dice.randint(4, 9), front)


def _exported(source: Source) -> str:
    block = _block(source, "PGP PRIVATE KEY BLOCK", 6, "lQOYBF")
    return block.replace("BLOCK-----\n", "BLOCK-----\n\n", 1)


def _cookie(source: Source) -> str:
    return shape(
        source,
        source.pick(
            *(
                "{h32}",
                "{b26}",
                "s%3A{w32}.{b43}",
                "{b22}.{b27}",
                "{H32}",
                "eyJ{b40}.{b6}.{b27}",
                "{U24}.node{n1}",
            ),
            *("{w64}", "{h8}-{h4}-4{h3}-8{h3}-{h12}"),
        ),
    )


PASSWORD, SESSION, BLOCK = "password", "session or cookie", "private key"
_INNER = r"(?:(?<=-----\n)|(?<=-----\\n)).+?(?=(?:\n|\\n)[> \t]*-----END)"
MAKERS = {
    "password": Maker(PASSWORD, _password),
    "tame": Maker(PASSWORD, _tame),
    "phrase": Maker(PASSWORD, _phrase),
    "pin": Maker("pin", shaper("{d4}", "{d6}")),
    "code": Maker("pin", shaper("{d3}")),
    "otp": Maker("pin", shaper("{d6}")),
    "community": Maker(PASSWORD, shaper("{a4}{U5}", "{b10}", "mon_{b8}", "Ro{d4}{a3}")),
    "cisco": Maker(PASSWORD, _cisco),
    "hash": Maker("password hash", _hash),
    "ntlm": Maker("password hash", shaper("{h32}")),
    "shadow": Maker("password hash", shaper("$6${b16}${b86}", "$y$j9T${b22}${b43}", "$5${b12}${b43}")),
    "juniper": Maker("password hash", shaper("$9${b8}{w12}", "$1${b8}${b22}")),
    "urllogin": Maker("url credentials", lambda source: f"{login(source)}:{_tame(source)}", r"[^:]+"),
    "jwt": Maker("web token", _web_token),
    "basic": Maker("authorization", _basic),
    "digest": Maker("authorization", shaper("{h32}")),
    "saml": Maker("saml", _statement),
    "kerberos": Maker("authorization", shaper("YII{s61}{s64}{s30}==")),
    "ntlmssp": Maker("authorization", shaper("TlRMTVNTUAADAAAA{s64}{s40}=")),
    "session": Maker(SESSION, _cookie),
    "hexsession": Maker(SESSION, shaper("{h32}", "{H32}", "{h40}", "{h26}")),
    "csrf": Maker("csrf", shaper("{w43}=", "{h64}", "{b32}", "{w36}")),
    "plain": Maker("nameless secret", shaper("{b32}", "{h40}", "{w43}", "{b24}", "{h32}", "{s40}", "{b48}")),
    "hexkey": Maker("nameless secret", shaper("{h64}", "{h48}", "{h32}")),
    "base64": Maker("nameless secret", shaper("{s43}=", "{s86}==", "{s22}==")),
    "tail": Maker("high entropy", shaper("{b44}", "{w52}", "{b64}")),
    "seed": Maker("one-time seed", shaper("{t32}", "{t16}")),
    "pem": Maker(BLOCK, _private, _INNER),
    "pgp": Maker(BLOCK, _exported, _INNER),
    "addressed": Maker(
        "url credentials", lambda source: f"{login(source)}:{_tame(source)}@{ip4(source)}", r"[^:@]+"
    ),
}
