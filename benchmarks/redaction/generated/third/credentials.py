"""What the issuers of keys hand out, each in the shape that its issuer writes down."""

import base64
import string

from benchmarks.redaction.generated.source import Maker, Source

_HEX = "0123456789abcdef"
_SMALL = string.ascii_lowercase + string.digits
_URL = f"{string.ascii_letters}{string.digits}-_"
_BASE = f"{string.ascii_letters}{string.digits}+/"
_CAPITALS = f"{string.ascii_uppercase}{string.digits}"

# The name of a maker, what stands before the secret part, how many signs follow and of which alphabet.
_ISSUED: dict[str, list[tuple[str, int, str]]] = {
    "awskey": [
        ("AKIA", 16, f"{string.ascii_uppercase}234567"),
        ("ASIA", 16, f"{string.ascii_uppercase}234567"),
    ],
    "awssecret": [("", 40, _BASE)],
    "github": [
        ("ghp_", 36, string.ascii_letters),
        ("gho_", 36, string.ascii_letters),
        ("ghs_", 36, string.ascii_letters),
        ("github_pat_11A", 79, string.ascii_letters),
    ],
    "gitlab": [("glpat-", 20, _URL), ("gldt-", 20, _URL), ("glrt-", 20, _URL)],
    "slack": [("xoxb-", 0, ""), ("xoxp-", 0, "")],
    "stripe": [
        ("sk_live_", 24, string.ascii_letters),
        ("rk_live_", 24, string.ascii_letters),
        ("whsec_", 32, string.ascii_letters),
        ("sk_test_51", 97, string.ascii_letters),
    ],
    "google": [("AIza", 35, _URL), ("GOCSPX-", 28, _URL), ("ya29.a0", 120, _URL), ("1//0g", 60, _URL)],
    "azure": [("", 86, _BASE)],
    "twilio": [("SK", 32, _HEX), ("AC", 32, _HEX)],
    "sendgrid": [("SG.", 0, "")],
    "npm": [("npm_", 36, string.ascii_letters)],
    "pypi": [("pypi-AgEIcHlwaS5vcmc", 130, _URL)],
    "docker": [("dckr_pat_", 27, _URL)],
    "heroku": [("HRKU-AA", 58, _URL)],
    "atlassian": [("ATATT3xFfGF0", 170, _URL), ("ATBB", 32, string.ascii_letters)],
    "datadog": [("", 32, _HEX), ("", 40, _HEX)],
    "newrelic": [("NRAK-", 27, _CAPITALS), ("", 36, _HEX)],
    "okta": [("00", 40, _URL)],
    "vault": [("hvs.CAESI", 90, _URL), ("hvb.AAAAA", 130, _URL), ("s.", 24, string.ascii_letters)],
    "terraform": [("", 14, string.ascii_letters)],
    "shopify": [("shpat_", 32, _HEX), ("shpss_", 32, _HEX)],
    "discord": [("MT", 24, string.ascii_letters)],
    "telegram": [("", 0, "")],
    "digitalocean": [("dop_v1_", 64, _HEX), ("doo_v1_", 64, _HEX)],
    "linear": [("lin_api_", 40, string.ascii_letters)],
    "openai": [("sk-proj-", 48, _URL), ("sk-ant-api03-", 93, _URL)],
    "mailgun": [("key-", 32, _HEX)],
    "grafana": [("glsa_", 32, string.ascii_letters), ("glc_eyJ", 60, string.ascii_letters)],
    "sentry": [("sntrys_eyJ", 80, string.ascii_letters)],
    "databricks": [("dapi", 32, _HEX)],
    "cloudflare": [("", 40, _URL)],
    "huggingface": [("hf_", 34, string.ascii_letters)],
    "postman": [("PMAK-", 0, "")],
    "pagerduty": [("u+", 18, _URL)],
    "square": [("EAAA", 60, _URL), ("sq0csp-", 43, _URL)],
    "artifactory": [("AKCp8", 68, string.ascii_letters), ("cmVmdGtuOjAx", 52, string.ascii_letters)],
    "age": [("AGE-SECRET-KEY-1", 58, "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L")],
    "doppler": [("dp.st.prd.", 43, string.ascii_letters)],
    "plain": [
        ("", 32, _SMALL),
        ("", 40, string.ascii_letters + string.digits),
        ("", 43, _URL),
        ("", 64, _HEX),
    ],
}


def issued(source: Source, name: str) -> str:
    """A key of this issuer."""
    before, count, alphabet = source.dice.choice(_ISSUED[name])
    return before + (source.signs(count, alphabet) if count else _PIECED[name](source))


_PIECED = {
    "slack": lambda source: f"{source.number(12)}-{source.number(13)}-{source.signs(24)}",
    "sendgrid": lambda source: f"{source.signs(22, _URL)}.{source.signs(43, _URL)}",
    "telegram": lambda source: f"{source.number(10)}:AA{source.signs(33, _URL)}",
    "postman": lambda source: f"{source.signs(24, _HEX)}-{source.signs(34, _HEX)}",
}


def any_key(source: Source) -> str:
    """A key of any issuer that is known by how it begins."""
    shown = [
        name
        for name, shapes in _ISSUED.items()
        if all(before for before, _, _ in shapes) and name != "discord"
    ]
    return issued(source, source.pick(*shown))


def _discord(source: Source) -> str:
    return f"{issued(source, 'discord')}.G{source.signs(5)}.{source.signs(38, _URL)}"


def _encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def token(source: Source) -> str:
    """A signed token of three parts."""
    head = source.pick(
        '{"alg":"RS256","typ":"JWT"}', '{"alg":"HS256"}', '{"typ":"at+jwt","alg":"ES256","kid":"a1"}'
    )
    body = (
        f'{{"sub":"{source.number(9)}","iss":"sso.{source.signs(6, _SMALL)}.net","exp":{source.number(10)}}}'
    )
    return f"{_encoded(head)}.{_encoded(body)}.{source.signs(source.dice.choice([43, 86]), _URL)}"


def _sealed_token(source: Source) -> str:
    head = _encoded('{"alg":"RSA-OAEP","enc":"A256GCM"}')
    return ".".join([head, *(source.signs(count, _URL) for count in (86, 16, 120, 22))])


def _basic(source: Source) -> str:
    return base64.b64encode(f"{source.pick('svc', 'deploy', 'ci')}:{source.signs(12)}".encode()).decode()


def _assertion(source: Source) -> str:
    name = f"<saml:NameID>{source.signs(9)}</saml:NameID>"
    text = f'<samlp:Response ID="_{source.signs(32, _HEX)}" Version="2.0">{name}</samlp:Response>'
    return base64.b64encode(text.encode()).decode()


def _shared_signature(source: Source) -> str:
    return source.signs(43, string.ascii_letters + string.digits) + "%3D"


def _issuers() -> dict[str, Maker]:
    return {name: Maker("issued key", lambda source, name=name: issued(source, name)) for name in _ISSUED}  # type: ignore[misc]


MAKERS = {
    **_issuers(),
    "discord": Maker("issued key", _discord),
    "key": Maker("issued key", any_key),
    "jwt": Maker("JWT", token),
    "jwe": Maker("JWT", _sealed_token),
    "basic": Maker("authorization", _basic),
    "bearer": Maker(
        "authorization",
        lambda source: source.pick(
            source.signs(43, _URL), source.signs(32, _HEX), token(source), source.signs(64)
        ),
    ),
    "cookie": Maker(
        "cookie",
        lambda source: source.pick(
            source.signs(32, _HEX),
            source.signs(26, _SMALL),
            f"s%3A{source.signs(32, _URL)}.{source.signs(43)}",
            source.signs(88, _BASE) + "==",
        ),
    ),
    "session": Maker(
        "session id",
        lambda source: source.pick(
            source.signs(32, _CAPITALS),
            source.signs(26, _SMALL),
            f"{source.signs(32, '0123456789ABCDEF')}.node{source.number(1)}",
            source.signs(24),
        ),
    ),
    "saml": Maker("SAML", _assertion),
    "sas": Maker("issued key", _shared_signature),
}
