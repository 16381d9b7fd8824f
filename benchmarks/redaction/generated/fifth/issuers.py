"""Keys in the shapes of those who issue them; every sign of a key is drawn by lot."""

import string
import uuid
from collections.abc import Callable

from benchmarks.redaction.generated.source import Maker, Source

_ALL = string.ascii_letters + string.digits
_LOWER = string.ascii_lowercase + string.digits
_UPPER = string.ascii_uppercase + string.digits
_BASE_32 = string.ascii_uppercase + "234567"
_HEX = "0123456789abcdef"
_SAFE = _ALL + "-_"
_BASE_64 = _ALL + "+/"


def _shape(before: str, *parts: tuple[int, str] | str) -> Callable[[Source], str]:
    def make(source: Source) -> str:
        return before + "".join(part if isinstance(part, str) else source.signs(*part) for part in parts)

    return make


def _splunk(source: Source) -> str:
    return str(uuid.UUID(int=source.dice.getrandbits(128), version=4))


_SHAPES: dict[str, Callable[[Source], str]] = {
    "github": _shape("github_pat_", (22, _ALL), "_", (59, _ALL)),
    "gitlab": _shape("glpat-", (20, _SAFE)),
    "slack": _shape("xoxb-", (12, string.digits), "-", (13, string.digits), "-", (24, _ALL)),
    "stripe": _shape("rk_live_", (24, _ALL)),
    "sendgrid": _shape("SG.", (22, _SAFE), ".", (43, _SAFE)),
    "npm": _shape("npm_", (36, _ALL)),
    "pypi": _shape("pypi-AgEIcHlwaS5vcmc", (80, _SAFE)),
    "dockerhub": _shape("dckr_pat_", (27, _SAFE)),
    "vault": _shape("hvs.", (90, _SAFE)),
    "terraform": _shape("", (14, _ALL), ".atlasv1.", (67, _ALL)),
    "databricks": _shape("dapi", (32, _HEX)),
    "newrelic": _shape("NRAK-", (27, _UPPER)),
    "grafana": _shape("glsa_", (32, _ALL), "_", (8, _HEX)),
    "dynatrace": _shape("dt0c01.", (24, _BASE_32), ".", (64, _BASE_32)),
    "atlassian": _shape("ATATT3xFfGF0", (174, _SAFE), "=", (8, "0123456789ABCDEF")),
    "shopify": _shape("shpat_", (32, _HEX)),
    "openai": _shape("sk-proj-", (74, _SAFE), "T3BlbkFJ", (74, _SAFE)),
    "anthropic": _shape("sk-ant-api03-", (93, _SAFE), "AA"),
    "google": _shape("AIzaSy", (33, _SAFE)),
    "awsid": _shape("AKIA", (16, _BASE_32)),
    "awssecret": _shape("", (40, _BASE_64)),
    "azurestore": _shape("", (86, _BASE_64), "=="),
    "entra": _shape("", (3, _ALL), "8Q~", (33, _ALL + "-_.~"), (1, _ALL)),
    "digitalocean": _shape("dop_v1_", (64, _HEX)),
    "splunk": _splunk,
    "artifactory": _shape("AKCp8", (68, _ALL)),
    "hubspot": _shape("pat-eu1-", (8, _HEX), "-", (4, _HEX), "-", (4, _HEX), "-", (4, _HEX), "-", (12, _HEX)),
    "mailchimp": _shape("", (32, _HEX), "-us", (1, "123456789")),
    "tailscale": _shape("tskey-auth-k", (11, _ALL), "CNTRL-", (32, _ALL)),
    "okta": _shape("00", (40, _SAFE)),
}
MAKERS = {name: Maker(f"issuer: {name}", make) for name, make in _SHAPES.items()}
