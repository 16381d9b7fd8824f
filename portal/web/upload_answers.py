"""What is answered to a browser that sends a file in pieces: where the upload stands."""

from flask import Response, current_app


def standing_at(received: int, status: int, sentence: str = "") -> Response:
    """The answer with the number of bytes that are here, from which the browser goes on."""
    body = {"sentence": sentence} if sentence else ""
    response = current_app.make_response((body, status))
    response.headers["Upload-Offset"] = str(received)
    return response
