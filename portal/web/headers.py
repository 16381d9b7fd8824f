"""The headers that every answer bears: what a browser may load, keep, frame and send on."""

from flask import Flask, Response, request

SOURCES = {
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
CONTENT_SECURITY_POLICY = "; ".join(f"{directive} {allowed}" for directive, allowed in SOURCES.items())
FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""For files to be kept: whatever is in them, a browser that shows one runs and loads nothing."""
NOT_NEEDED = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in NOT_NEEDED),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
STRICT_TRANSPORT = "max-age=63072000; includeSubDomains"
KEPT_FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
NEVER_KEPT = "no-store"


def install_headers(app: Flask) -> None:
    """Put the headers on every answer of `app`, refusals and failures included."""
    app.after_request(add_headers)


def add_headers(response: Response) -> Response:
    """Set the security headers (a page cannot loosen them) and say how long the answer may be kept."""
    for name, value in SECURITY_HEADERS.items():
        response.headers[name] = value
    if response.headers.get("Content-Disposition", "").startswith("attachment"):
        response.headers["Content-Security-Policy"] = FILE_POLICY
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = STRICT_TRANSPORT
    response.headers["Cache-Control"] = _how_long(response)
    return response


def _how_long(response: Response) -> str:
    """Only our own static files may be kept, and for ever only under the name that bears their hash."""
    if not request.path.startswith("/static/") or response.status_code not in {200, 304}:
        return NEVER_KEPT
    return KEPT_FOR_EVER if request.args.get("v") else ASK_AGAIN
