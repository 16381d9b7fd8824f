"""A file on its way to a browser: under a safe name, never shown as a page, its length said beforehand."""

from collections.abc import Iterator

from flask import Response


def file_answer(pieces: Iterator[bytes], size: int, name: str) -> Response:
    """The answer that streams `pieces`; if they stop early, the browser misses bytes and says so.

    `name` is ASCII without quotes (access/upload_names.file_name makes such names).
    """
    response = Response(pieces, mimetype="application/octet-stream", direct_passthrough=True)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.content_length = size
    return response


def saved(content: str | bytes, mimetype: str, name: str) -> Response:
    """A small file that the browser keeps under `name` (ASCII without quotes)."""
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
