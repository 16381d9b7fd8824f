"""Evidence packs: draw one, see how far it is sealed, signed and witnessed, take it along."""

from uuid import UUID

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.access.drawn_evidence import drawn_evidence
from portal.access.signing import log_key
from portal.actions.draw_evidence import draw_evidence
from portal.actions.pack_evidence import pack_evidence
from portal.records.cosignatures import checkpoint_covering, cosignatures_of
from portal.vocabulary import Permission
from portal.web.call import Call
from portal.web.file_answers import saved
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

evidence = GuardedBlueprint("evidence", __name__)


@evidence.page(
    "/audit/cases/<uuid:case_id>/evidence",
    needs=Needs.to(Permission.AUDIT_SEARCH, writes=True),
    methods=("POST",),
)
def draw(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Seal what the log says of a case; the pack is written when that is kept."""
    drawn = draw_evidence(call.database, call.actor, case_id, call.now)
    return redirect(url_for("evidence.show", entry_id=drawn.id), code=303)


@evidence.page("/audit/evidence/<uuid:entry_id>", needs=Needs.to(Permission.AUDIT_SEARCH))
def show(call: Call, entry_id: UUID) -> ResponseReturnValue:
    """One drawn pack: what it covers, and how to check it."""
    found = drawn_evidence(call.database, call.actor, entry_id)
    checkpoint = checkpoint_covering(call.database, found.place)
    seen = cosignatures_of(call.database, checkpoint.size) if checkpoint else ()
    return render_template(
        "evidence/show.html",
        found=found,
        checkpoint=checkpoint,
        witnesses=[one.witness for one in seen],
        asked=len(call.instruments.witnesses.witnesses),
        key=log_key(call.database).to_text(),
    )


@evidence.page("/audit/evidence/<uuid:entry_id>/pack", needs=Needs.to(Permission.AUDIT_SEARCH, writes=True))
def download(call: Call, entry_id: UUID) -> ResponseReturnValue:
    """The pack itself; if the log waits for its signature, it is signed first."""
    pack = pack_evidence(call.database, call.actor, entry_id, call.instruments, call.now)
    return saved(pack.content, "application/zip", f"evidence-{pack.reference}.zip")
