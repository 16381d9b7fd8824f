"""What opens something: passwords, tokens of issuers, cookies, hashes, bodies of keys."""

import base64
import json
import string

from benchmarks.redaction.generated.people import plain
from benchmarks.redaction.generated.source import Maker, Source

_HEX = "0123456789abcdef"
_BASE64 = string.ascii_letters + string.digits + "+/"
_URL_SAFE = string.ascii_letters + string.digits + "-_"
_UPPER = string.ascii_uppercase + string.digits
_BASE32 = string.ascii_uppercase + "234567"
_PEM_LINE = 64


def _password(source: Source) -> str:
    fake = source.english
    word, other = fake.word().capitalize(), fake.word()
    strong = fake.password(length=source.dice.randint(8, 20))
    return str(
        source.pick(
            strong,
            strong,
            f"{word}{source.number(4)}{source.pick('!', '#', '$', '?')}",
            f"{plain(source.latin.first_name())}{source.number(4)}",
            f"{word}-{other}-{source.number(2)}",
            f"{word}_{source.signs(6)}",
            source.signs(12),
            f"{source.pick('Summer', 'Winter', 'Welcome', 'Passw0rd', 'Spring')}{source.number(2)}!",
        )
    )


_ISSUED = {
    "ghp_": (36, string.ascii_letters + string.digits),
    "gho_": (36, string.ascii_letters + string.digits),
    "glpat-": (20, _URL_SAFE),
    "sk_live_": (24, string.ascii_letters + string.digits),
    "rk_live_": (24, string.ascii_letters + string.digits),
    "whsec_": (32, string.ascii_letters + string.digits),
    "npm_": (36, string.ascii_letters + string.digits),
    "pypi-AgEIcHlwaS5vcmc": (70, _URL_SAFE),
    "AIza": (35, _URL_SAFE),
    "ya29.": (60, _URL_SAFE),
    "hvs.": (24, string.ascii_letters + string.digits),
    "dop_v1_": (64, _HEX),
    "xoxp-": (40, string.digits + "-"),
    "dapi": (32, _HEX),
    "shpat_": (32, _HEX),
    "sq0csp-": (43, _URL_SAFE),
    "lin_api_": (40, string.ascii_letters + string.digits),
    "key-": (32, _HEX),
    "sk-ant-api03-": (93, _URL_SAFE),
    "sk-proj-": (48, _URL_SAFE),
    "glsa_": (32, string.ascii_letters + string.digits),
    "NRAK-": (27, _UPPER),
    "ATATT3xFfGF0": (170, _URL_SAFE),
    "dckr_pat_": (27, _URL_SAFE),
    "EAAC": (80, string.ascii_letters + string.digits),
    "tfp_": (44, string.ascii_letters + string.digits),
    "hf_": (34, string.ascii_letters),
    "rubygems_": (48, _HEX),
}


def _issued(source: Source) -> str:
    head = source.pick(*_ISSUED)
    return head + source.signs(*_ISSUED[head])


def _opaque(source: Source) -> str:
    return source.pick(
        source.signs(32, _HEX),
        source.signs(40),
        source.signs(24),
        source.signs(43, _URL_SAFE),
        source.signs(64, _HEX),
    )


def _token(source: Source) -> str:
    return source.pick(_issued(source), _opaque(source), _opaque(source))


def _jwt(source: Source) -> str:
    claims = {
        "sub": source.number(6),
        "name": source.english.name(),
        "iat": 1795000000,
        "jti": source.signs(12),
    }
    parts = ({"alg": source.pick("RS256", "HS256", "ES256"), "typ": "JWT"}, claims)
    packed = (base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts)
    return ".".join([*packed, source.signs(source.dice.choice((43, 86, 342)), _URL_SAFE)])


def _basic(source: Source) -> str:
    pair = f"{plain(source.latin.first_name())}:{_password(source)}"
    return base64.b64encode(pair.encode()).decode()


def _hash(source: Source) -> str:
    crypted = string.ascii_letters + string.digits + "./"
    return source.pick(
        f"$6${source.signs(16, crypted)}${source.signs(86, crypted)}",
        f"$2b$12${source.signs(53, crypted)}",
        f"$1${source.signs(8, crypted)}${source.signs(22, crypted)}",
        f"$apr1${source.signs(8, crypted)}${source.signs(22, crypted)}",
        f"{{SSHA}}{source.signs(38, _BASE64)}==",
        f"$argon2id$v=19$m=65536,t=3,p=4${source.signs(22, _BASE64)}${source.signs(43, _BASE64)}",
        f"pbkdf2_sha256$600000${source.signs(22)}${source.signs(43, _BASE64)}=",
    )


def _pem(source: Source) -> str:
    whole = "MII" + source.signs(source.dice.randint(300, 900), _BASE64)
    return "\n".join(whole[place : place + _PEM_LINE] for place in range(0, len(whole), _PEM_LINE)) + "="


def _session(source: Source) -> str:
    return source.pick(
        source.signs(32, _UPPER),
        source.signs(26, string.ascii_lowercase + string.digits),
        source.signs(40, _HEX),
        f"s%3A{source.signs(32, _URL_SAFE)}.{source.signs(43)}",
    )


def _licence(source: Source) -> str:
    return source.shaped(
        source.pick("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "XXXX-XXXX-XXXX-XXXX", "XXXXXX-XXXXXX-XXXXXX")
    )


def _community(source: Source) -> str:
    word = source.english.word()
    return source.pick(f"{word}{source.number(2)}", f"{word}_ro", source.signs(10), f"{word.capitalize()}RW")


def _base64_password(source: Source) -> str:
    return base64.b64encode(_password(source).encode()).decode()


MAKERS = {
    "password": Maker("password", _password),
    "base64_password": Maker("password", _base64_password),
    "pin": Maker("password", lambda source: source.shaped(source.pick("####", "######"))),
    "issued": Maker("token", _issued),
    "opaque": Maker("token", _opaque),
    "token": Maker("token", _token),
    "aws_id": Maker("token", lambda source: source.pick("AKIA", "ASIA") + source.signs(16, _BASE32)),
    "aws_secret": Maker("token", lambda source: source.signs(40, _BASE64)),
    "azure_key": Maker("token", lambda source: source.signs(86, _BASE64) + "=="),
    "totp": Maker("token", lambda source: source.signs(32, _BASE32)),
    "jwt": Maker("jwt", _jwt),
    "basic": Maker("authorization", _basic),
    "bearer": Maker("authorization", _opaque),
    "cookie": Maker("cookie", _session),
    "session": Maker("session id", _session),
    "hash5": Maker("password hash", lambda source: f"$1${source.signs(4)}${source.signs(22, _BASE64)}"),
    "wireguard": Maker(
        "private key", lambda source: source.signs(42, _BASE64) + source.pick("A", "E", "Q") + "="
    ),
    "hash": Maker("password hash", _hash),
    "pem": Maker("private key", _pem),
    "licence": Maker("licence key", _licence),
    "community": Maker("SNMP community", _community),
}
