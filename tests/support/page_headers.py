"""What the headers of every page must say."""

from collections.abc import Iterator

from werkzeug.datastructures import Headers

EXPECTED = {
    "Cache-Control": "no-store",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
CONTENT_SECURITY_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
SWITCHED_OFF = ("camera", "geolocation", "microphone", "payment", "usb")


def header_faults(headers: Headers) -> Iterator[str]:
    """Give the headers that are missing or too loose."""
    for name, expected in EXPECTED.items():
        if headers.get(name) != expected:
            yield f"The header {name} is {headers.get(name)!r}, not {expected!r}."
    yield from _policy_faults(headers.get("Content-Security-Policy", ""))
    features = headers.get("Permissions-Policy", "")
    yield from (f"The page may use the {name}." for name in SWITCHED_OFF if f"{name}=()" not in features)
    yield from (
        f"A cookie is not kept from scripts and other sites: {cookie.partition('=')[0]}."
        for cookie in headers.getlist("Set-Cookie")
        if "httponly" not in cookie.lower() or "samesite=" not in cookie.lower()
    )


def _policy_faults(policy: str) -> Iterator[str]:
    directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip())
    for name, allowed in CONTENT_SECURITY_POLICY.items():
        if directives.get(name) != allowed:
            yield f"The content policy allows {name} {directives.get(name)!r}, not {allowed!r}."
    yield from (
        f"The content policy has a directive too many: {name}."
        for name in directives
        if name not in CONTENT_SECURITY_POLICY
    )
