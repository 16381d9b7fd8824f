"""Keys of some ninety issuers in the shapes they give them, each sign of their bodies by lot."""

import string
import zlib

from benchmarks.redaction.generated.fourth.shapes import shape, shaper
from benchmarks.redaction.generated.source import Maker, Source

_BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
_UUID = "{h8}-{h4}-4{h3}-b{h3}-{h12}"
FORMS: dict[str, tuple[str, ...]] = {
    "githubnew": ("github_pat_11{U20}_{b59}",),
    "gitlab": ("glpat-{w20}", "gldt-{w20}", "glrt-{w20}", "glptt-{h40}"),
    "slack": ("xoxb-{n1}{d11}-{n1}{d12}-{b24}", "xoxp-{n1}{d11}-{n1}{d11}-{n1}{d12}-{h32}"),
    "slackapp": ("xapp-1-A0{U9}-{n1}{d12}-{h64}",),
    "slackhook": ("https://hooks.slack.com/services/T0{U8}/B0{U9}/{b24}",),
    "stripe": ("sk_live_{b24}", "rk_live_{b99}", "sk_live_51{b97}"),
    "stripehook": ("whsec_{b32}",),
    "openai": ("sk-proj-{w74}T3BlbkFJ{w74}", "sk-{b20}T3BlbkFJ{b20}"),
    "anthropic": ("sk-ant-api03-{w93}AA",),
    "google": ("AIza{w35}",),
    "googlesecret": ("GOCSPX-{w28}",),
    "googleaccess": ("ya29.a0{w120}",),
    "awskey": ("AKIA{t16}", "ASIA{t16}"),
    "awssecret": ("{s40}",),
    "awssession": ("IQoJb3JpZ2luX2Vj{s200}==",),
    "azurestorage": ("{s86}==",),
    "azuresecret": ("{b3}8Q~{w34}",),
    "azuresas": ("{b43}%3D",),
    "azuredevops": ("{l52}", "{b76}AZDO{b4}"),
    "npm": ("npm_{b36}",),
    "pypi": ("pypi-AgEIcHlwaS5vcmc{w120}",),
    "vault": ("hvs.CAESI{w90}", "hvs.{b24}", "s.{b24}"),
    "terraform": ("{b14}.atlasv1.{b67}",),
    "digitalocean": ("dop_v1_{h64}", "doo_v1_{h64}"),
    "heroku": ("HRKU-AA{w58}",),
    "sendgrid": ("SG.{w22}.{w43}",),
    "mailgun": ("key-{h32}",),
    "mailchimp": ("{h32}-us{n1}",),
    "twilio": ("SK{h32}",),
    "shopify": ("shpat_{h32}", "shpss_{h32}"),
    "square": ("EAAA{w60}", "sq0csp-{w43}"),
    "databricks": ("dapi{h32}",),
    "grafana": ("glsa_{b32}_{h8}", "glc_eyJvIjoi{b60}="),
    "newrelic": ("NRAK-{U27}",),
    "sentry": ("sntrys_eyJpYXQiOjE3{b80}_{s43}", "sntryu_{h64}"),
    "telegram": ("{n1}{d9}:AA{w33}",),
    "discord": ("MT{b24}.G{w5}.{w38}",),
    "facebook": ("EAAC{b80}ZD",),
    "linear": ("lin_api_{b40}",),
    "notion": ("ntn_{d11}{b35}", "secret_{b43}"),
    "airtable": ("pat{b14}.{h64}",),
    "atlassian": ("ATATT3xFfGF0{w171}={H8}",),
    "bitbucket": ("ATBB{b32}",),
    "figma": ("figd_{w40}",),
    "postman": ("PMAK-{h24}-{h34}",),
    "docker": ("dckr_pat_{w27}",),
    "doppler": ("dp.pt.{b43}", "dp.st.prd.{b43}"),
    "huggingface": ("hf_{L34}",),
    "replicate": ("r8_{b37}",),
    "groq": ("gsk_{b52}",),
    "perplexity": ("pplx-{b48}",),
    "nvidia": ("nvapi-{w64}",),
    "xai": ("xai-{b80}",),
    "langsmith": ("lsv2_pt_{h32}_{h10}",),
    "age": ("AGE-SECRET-KEY-1{U58}",),
    "okta": ("00{w40}",),
    "planetscale": ("pscale_tkn_{w43}",),
    "supabase": ("sbp_{h40}",),
    "rubygems": ("rubygems_{h48}",),
    "nuget": ("oy2{l43}",),
    "clojars": ("CLOJARS_{l60}",),
    "jfrog": ("AKCp{n1}{b68}",),
    "pulumi": ("pul-{h40}",),
    "sonarqube": ("squ_{h40}", "sqp_{h40}"),
    "dynatrace": ("dt0c01.{t24}.{t64}",),
    "easypost": ("EZAK{b54}",),
    "razorpay": ("rzp_live_{b14}",),
    "flutterwave": ("FLWSECK-{h32}-X",),
    "plaid": (f"access-production-{_UUID}",),
    "shippo": ("shippo_live_{h40}",),
    "brevo": ("xkeysib-{h64}-{b16}",),
    "typeform": ("tfp_{w59}",),
    "readme": ("rdme_xn8s9h{l64}",),
    "prefect": ("pnu_{l36}",),
    "netlify": ("nfp_{b36}",),
    "alibaba": ("LTAI5t{b18}",),
    "tencent": ("AKID{b32}",),
    "tailscale": ("tskey-auth-k{b10}CNTRL-{b32}", "tskey-api-k{b10}CNTRL-{b32}"),
    "buildkite": ("bkua_{h40}",),
    "circle": ("CCIPAT_{b22}_{h40}",),
    "contentful": ("CFPAT-{w43}",),
    "mapbox": ("sk.eyJ1Ijoi{b60}.{b22}",),
    "hubspot": (f"pat-eu1-{_UUID}",),
    "openshift": ("sha256~{w43}",),
    "rancher": ("token-{x5}:{x54}",),
    "harness": ("pat.{w22}.{h24}.{b20}",),
    "octopus": ("API-{U29}",),
    "fly": ("fo1_{w43}", "fm2_{s120}="),
    "yandex": ("y0_AgAAAA{w50}",),
    "infracost": ("ico-{b32}",),
    "adafruit": ("aio_{b28}",),
    "duffel": ("duffel_live_{w43}",),
    "pagerduty": ("u+{w18}",),
    "asana": ("1/{n1}{d15}:{h32}",),
    "datadog": ("{h32}",),
    "wireguard": ("{s42}E=", "{s42}w="),
    "teamshook": (
        f"https://contoso.webhook.office.com/webhookb2/{_UUID}@{_UUID}/IncomingWebhook/{{h32}}/{_UUID}",
        f"https://outlook.office.com/webhook/{_UUID}@{_UUID}/IncomingWebhook/{{h32}}/{_UUID}",
    ),
}
_CONTEXT = {"awssecret", "azurestorage", "azuresas", "azuredevops", "okta", "nuget", "pagerduty", "asana"} | {
    *("datadog", "wireguard", "googleaccess", "slackhook", "teamshook", "awssession", "mailchimp", "vault"),
}
_PARTS = {
    "slackhook": r"(?<=services/).+",
    "teamshook": r"(?<=webhookb2/).+|(?<=office.com/webhook/).+",
    "azuresas": r".+(?=%3D)",
}


def _github(source: Source) -> str:
    """A token of GitHub, whose last six signs are the check sum of those before."""
    body, check, tail = source.signs(30), 0, ""
    check = zlib.crc32(body.encode())
    while check:
        check, place = divmod(check, len(_BASE62))
        tail = _BASE62[place] + tail
    return f"{source.pick('ghp', 'gho', 'ghs', 'ghu')}_{body}{tail:0>6}"


def _any(source: Source) -> str:
    """A key that says by its shape whose it is."""
    return shape(
        source, source.pick(*source.dice.choice([FORMS[name] for name in FORMS if name not in _CONTEXT]))
    )


MAKERS = {
    "github": Maker("key of github", _github),
    "issued": Maker("key of an issuer", _any),
    **{
        name: Maker(f"key of {name}", shaper(*forms), _PARTS.get(name, ".+")) for name, forms in FORMS.items()
    },
}
