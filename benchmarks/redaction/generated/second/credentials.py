"""What opens something, in all the shapes that people and makers of programs give it."""

import base64
import string

from benchmarks.redaction.generated.second.issued import issued
from benchmarks.redaction.generated.second.people import account
from benchmarks.redaction.generated.source import Maker, Source

_HEX = "0123456789abcdef"
_MIXED = string.ascii_letters + string.digits
_BASE64 = _MIXED + "+/"
_URL = _MIXED + "-_"
_NOUNS = [
    "tiger",
    "coffee",
    "rocket",
    "garden",
    "winter",
    "dragon",
    "purple",
    "monkey",
    "harbor",
    "castle",
    "sunset",
    "pepper",
    "guitar",
]
_HOME = [
    "geheim",
    "schatz",
    "bonjour",
    "qwertz",
    "passwort",
    "azerty",
    "amore",
    "ronaldo",
    "jelszo",
    "heslo",
    "kissa",
    "lozinka",
]


def _chosen(source: Source) -> str:
    noun, other, third = (source.pick(*_NOUNS) for _ in range(3))
    mark = source.pick(*"!$#@?%*&")
    return source.pick(
        *(
            f"{noun}{source.number(2)}",
            f"{noun.capitalize()}{source.number(4)}{mark}",
            f"{source.pick(*_HOME)}{source.number(3)}",
        ),
        *(
            f"{noun}-{other}-{third}",
            f"{noun.capitalize()}{other.capitalize()}{source.number(1)}",
            f"{noun[0].upper()}{noun[1:]}@20{source.number(2)}",
        ),
        *(
            f"{mark}{noun}{mark}{source.number(3)}",
            f"P@ssw0rd{source.number(2)}",
            f"{source.pick('Sommer', 'Herbst', 'Verano', 'Hiver')}20{source.number(2)}{mark}",
        ),
        *(
            f"{noun[:3]}{source.number(1)}{other[:3].upper()}{source.number(2)}",
            f"l3tM31n{mark}{source.number(2)}",
            f"{noun}/{other}{source.number(1)}",
        ),
    )


def _random(source: Source) -> str:
    signs = _MIXED + "!#$%*+-=?@^_~"
    return source.pick(
        source.signs(source.dice.randint(8, 10), _MIXED) + source.number(1),
        source.signs(14, signs) + "7a",
        source.signs(20, _MIXED),
        "k" + source.signs(source.dice.randint(9, 16), signs) + "4",
    )


def _password(source: Source) -> str:
    return source.pick(_chosen(source), _random(source))


def _odd(source: Source) -> str:
    noun = source.pick(*_NOUNS)
    return source.pick(
        f"{noun}ß{source.number(3)}",
        f"Überr@{noun}{source.number(2)}",
        f"пароль{source.number(4)}",
        f'{noun}"{source.number(2)}x',
        f"{noun}'{source.number(3)}",
        f"{noun}<{source.number(2)}&{source.signs(3)}>",
        f"{noun};{source.number(3)};z",
    )


def _phrase(source: Source) -> str:
    return " ".join(
        [*(source.pick(*_NOUNS, *_HOME) for _ in range(3)), source.pick("42!", "again", "on fire")]
    )


def _opaque(source: Source) -> str:
    return source.pick(
        source.signs(32, _HEX),
        source.signs(40, _HEX),
        source.signs(36, _MIXED),
        source.signs(43, _URL) + "=",
        source.signs(22, _URL) + "." + source.signs(27, _URL),
        source.shaped("hhhhhhhh-hhhh-4hhh-ahhh-hhhhhhhhhhhh"),
    )


def _jwt(source: Source) -> str:
    head = base64.urlsafe_b64encode(b'{"alg":"RS256","kid":"%d","typ":"JWT"}' % source.dice.randint(1, 99))
    body = base64.urlsafe_b64encode(b'{"sub":"%s","exp":1795000000}' % account(source).encode())
    return f"{head.decode().rstrip('=')}.{body.decode().rstrip('=')}.{source.signs(86, _URL)}"


def _basic(source: Source) -> str:
    return base64.b64encode(f"{account(source)}:{_password(source)}".encode()).decode()


def _digest(source: Source) -> str:
    return f"{source.signs(43, _BASE64)}="


def _hash(source: Source) -> str:
    crypted = _MIXED + "./"
    return source.pick(
        f"$6${source.signs(8, crypted)}${source.signs(86, crypted)}",
        f"$6$rounds=5000${source.signs(12, crypted)}${source.signs(86, crypted)}",
        f"$5${source.signs(16, crypted)}${source.signs(43, crypted)}",
        f"$2y$10${source.signs(53, crypted)}",
        f"$y$j9T${source.signs(22, crypted)}${source.signs(43, crypted)}",
        f"{{SSHA512}}{source.signs(94, _BASE64)}==",
        f"$argon2id$v=19$m=19456,t=2,p=1${source.signs(22, _BASE64)}${source.signs(43, _BASE64)}",
        f"pbkdf2:sha256:260000${source.signs(16)}${source.signs(64, _HEX)}",
        f"SCRAM-SHA-256$4096:{source.signs(22, _BASE64)}==${_digest(source)}:{_digest(source)}",
    )


def _ntlm(source: Source) -> str:
    return f"{source.signs(32, _HEX)}"


def _body(source: Source) -> str:
    whole = "MII" + source.signs(source.dice.randint(200, 700), _BASE64)
    return "\n".join(whole[place : place + 64] for place in range(0, len(whole), 64)) + "=="


def _session(source: Source) -> str:
    return source.pick(
        *(source.signs(26, string.ascii_lowercase + string.digits), source.signs(32, _HEX).upper()),
        *(
            source.signs(44, _URL),
            f"{source.signs(24, _HEX).upper()}.node{source.number(1)}",
            f"{source.signs(20, _BASE64)}==",
        ),
    )


def _licence(source: Source) -> str:
    return source.shaped(
        source.pick(
            "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX",
            "XXXX-XXXX-XXXX-XXXX-XXXX",
            "AAA#-####-XXXX-XXXX",
            "#####-OEM-#######-#####",
        )
    )


def _community(source: Source) -> str:
    return source.pick(
        f"{source.pick(*_NOUNS)}{source.number(2)}",
        f"N0c{source.signs(6)}",
        f"{source.pick(*_NOUNS)}RO!",
        source.signs(12),
    )


MAKERS = {
    "password": Maker("password", _password),
    "chosen": Maker("password", _chosen),
    "random": Maker("password", _random),
    "odd": Maker("password", _odd),
    "phrase": Maker("password", _phrase),
    "pin": Maker("password", lambda source: source.number(source.dice.choice((4, 5, 6, 8)))),
    "wifi": Maker(
        "password", lambda source: source.pick(_chosen(source), source.signs(16), source.number(13))
    ),
    "issued": Maker("token", issued),
    "opaque": Maker("token", _opaque),
    "aws_id": Maker("token", lambda source: "AKIA" + source.signs(16, string.ascii_uppercase + "234567")),
    "aws_secret": Maker("token", lambda source: source.signs(40, _BASE64)),
    "azure_key": Maker("token", lambda source: source.signs(86, _BASE64) + "=="),
    "totp": Maker("token", lambda source: source.signs(32, string.ascii_uppercase + "234567")),
    "jwt": Maker("jwt", _jwt),
    "basic": Maker("authorization", _basic),
    "bearer": Maker("authorization", _opaque),
    "cookie": Maker("cookie", _session),
    "session": Maker("session id", _session),
    "hash": Maker("password hash", _hash),
    "ntlm": Maker("password hash", _ntlm),
    "bitlocker": Maker("recovery key", lambda source: "-".join(source.shaped("######") for _ in range(8))),
    "pem": Maker("private key", _body),
    "wireguard": Maker(
        "private key", lambda source: source.signs(42, _BASE64) + source.pick("A", "E", "I", "M") + "="
    ),
    "licence": Maker("licence key", _licence),
    "community": Maker("SNMP community", _community),
    "ciscosix": Maker(
        "password", lambda source: "0" + source.number(1) + source.signs(14, "0123456789ABCDEF")
    ),
    "ciscofive": Maker(
        "password hash", lambda source: f"$1${source.signs(4)}${source.signs(22, _MIXED + './')}"
    ),
    "cisconine": Maker(
        "password hash",
        lambda source: f"$9${source.signs(14, _MIXED + './')}${source.signs(43, _MIXED + './')}",
    ),
}
