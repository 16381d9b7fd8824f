"""What the whole world may know of the log: how it was signed last and by which key. No names, no acts."""

from flask import Response, current_app
from flask.typing import ResponseReturnValue

from portal.access.signing import log_key
from portal.records.audit_log import latest_checkpoint
from portal.records.cosignatures import cosigned_note, newest_witnessed
from portal.vocabulary import Missing
from portal.web.call import Call
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

public_log = GuardedBlueprint("public_log", __name__)

_NOT_YET = "The log has not been signed yet. Try again in a second."


@public_log.page("/checkpoint", needs=Needs.nobody())
def checkpoint(call: Call) -> ResponseReturnValue:
    """The newest checkpoint as a signed note (C2SP tlog-checkpoint), for witnesses and auditors."""
    newest = latest_checkpoint(call.database)
    if newest is None:
        raise Missing(_NOT_YET)
    return _plain(cosigned_note(call.database, newest))


@public_log.page("/checkpoint/witnessed", needs=Needs.nobody())
def witnessed(call: Call) -> ResponseReturnValue:
    """The newest checkpoint that enough witnesses have signed, with their signatures."""
    newest = newest_witnessed(call.database)
    if newest is None:
        raise Missing("No signed state of the log has been witnessed yet.")
    return _plain(cosigned_note(call.database, newest))


@public_log.page("/log-key", needs=Needs.nobody())
def key(call: Call) -> ResponseReturnValue:
    """The log's public key as outside tools read it (C2SP signed-note, "vkey")."""
    if latest_checkpoint(call.database) is None:
        raise Missing(_NOT_YET)
    return _plain(f"{log_key(call.database).to_text()}\n")


def _plain(text: str) -> Response:
    response = current_app.make_response(text)
    response.mimetype = "text/plain"
    return response
