"""The way to a witness: one question over HTTP (C2SP tlog-witness, add-checkpoint), and its answer."""

import http.client
import ssl
from urllib.parse import urlsplit

from portal.ledger.witness import Answer
from portal.vocabulary import Invalid, Unavailable

SECONDS = 5.0
LONGEST_ANSWER = 64 * 1024


def check_address(url: str) -> None:
    """Stop the start for an address that no question can be sent to.

    Raises:
        Invalid: with an example.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise Invalid(f"A witness is asked at an address like https://witness.example.org, not “{url}”.")


def ask_witness(url: str, body: str, place: str = "/add-checkpoint") -> Answer:
    """Send one request to a place below the witness's address; whatever it answers, refusals too.

    Raises:
        Unavailable: it was not reached, or did not answer in time or in bounds.
    """
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    host, port = parts.hostname or "", parts.port or (443 if secure else 80)
    connection = (
        http.client.HTTPSConnection(host, port, timeout=SECONDS, context=ssl.create_default_context())
        if secure
        else http.client.HTTPConnection(host, port, timeout=SECONDS)
    )
    try:
        connection.request("POST", f"{parts.path.rstrip('/')}{place}", body.encode())
        answer = connection.getresponse()
        content = answer.read(LONGEST_ANSWER + 1)
        kind = answer.getheader("Content-Type", "")
        if len(content) > LONGEST_ANSWER:
            raise Unavailable("The witness answered with far more than a signature.")
        return Answer(answer.status, content.decode(), kind)
    except (OSError, http.client.HTTPException, UnicodeDecodeError) as trouble:
        raise Unavailable("The witness did not answer.") from trouble
    finally:
        connection.close()
