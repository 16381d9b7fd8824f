"""The component page on an application of its own: the same templates, scripts and headers, no database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Thread
from zoneinfo import ZoneInfo

from flask import (
    Flask,
    Response,
    jsonify,
    render_template,
    render_template_string,
    request,
    send_from_directory,
)
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFProtect
from werkzeug.serving import make_server

from portal.settings import ROOT
from portal.web.design import design_page_context
from portal.web.filters import Reader, install_filters
from portal.web.headers import install_headers

NOW = datetime(2026, 11, 21, 19, 30, tzinfo=UTC)


@dataclass
class Arrivals:
    """What the browser sent: its upload, its theme. The first `refusals` pieces are refused."""

    received: bytearray = field(default_factory=bytearray)
    fields: dict[str, str] = field(default_factory=dict)
    themes: list[str] = field(default_factory=list)
    refusals: int = 0
    pieces: int = 0


def component_app(arrivals: Arrivals) -> Flask:
    """Put the application together; the token against forgery is asked for as everywhere."""
    app = Flask(
        "portal", template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "portal" / "static")
    )
    app.config.update(SECRET_KEY="only for tests", SESSION_COOKIE_SAMESITE="Lax")
    CSRFProtect(app)
    install_filters(app, lambda: Reader(ZoneInfo("Europe/Berlin"), NOW))
    install_headers(app)
    _pages(app, arrivals)
    _uploads(app, arrivals)
    return app


def _pages(app: Flask, arrivals: Arrivals) -> None:
    @app.get("/static/assets/<path:name>")
    def assets(name: str) -> Response:
        return send_from_directory(ROOT / ".cache" / "assets", name)

    @app.get("/design")
    def design() -> str:
        return render_template("design/page.html", **design_page_context(NOW))

    @app.get("/sign-in")
    def sign_in() -> str:
        page = '{% extends "layout_plain.html" %}{% block title %}Sign in again{% endblock %}'
        return render_template_string(page, **design_page_context(NOW))

    @app.post("/theme")
    def theme() -> ResponseReturnValue:
        arrivals.themes.append(request.form["theme"])
        return "", 204

    @app.get("/palette")
    def palette() -> Response:
        return jsonify(items=[{"label": "Core dump", "hint": "Northwind", "url": "/design?case=7"}])

    @app.get("/poll")
    def poll() -> Response:
        return jsonify(done=60, total=100, words="60 of 100 files", finished=False)


def _uploads(app: Flask, arrivals: Arrivals) -> None:
    @app.post("/uploads")
    def begin() -> ResponseReturnValue:
        arrivals.fields.update(request.form)
        return jsonify(id="1", url="/uploads/1", offset=0), 201

    @app.route("/uploads/1", methods=["PATCH", "HEAD"])
    def piece() -> ResponseReturnValue:
        arrivals.pieces += request.method == "PATCH"
        if request.method == "PATCH" and arrivals.refusals:
            arrivals.refusals -= 1
            return "", 503
        if request.method == "PATCH":
            assert int(request.headers["Upload-Offset"]) == len(arrivals.received)
            arrivals.received += request.get_data()
        return "", 204, {"Upload-Offset": str(len(arrivals.received))}

    @app.post("/uploads/1/finish")
    def finish() -> Response:
        return jsonify(url="/design?uploaded=1")


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Serve an application to a real browser on a free port of this machine; gives its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
