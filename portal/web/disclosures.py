"""Giving redacted data to other participants, and reading what was given."""

from typing import Any
from uuid import UUID

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from portal.access.reading import OpenedResult, ReadingWatch, while_covered
from portal.access.scanning import REDACT_DISCLOSURE
from portal.actions.discard_disclosure import discard_disclosure
from portal.actions.disclose import disclose
from portal.actions.prepare_disclosure import prepare_disclosure
from portal.actions.preview_disclosure import preview_disclosure
from portal.actions.read_disclosure import read_disclosure
from portal.records.decoys import decoyed_review_of
from portal.records.disclosures import Disclosure, disclosure_of
from portal.records.jobs import percent_done
from portal.records.uploads import UploadKind, upload_of
from portal.redaction import protocols
from portal.vocabulary import DisclosureState, Failure, Missing, Permission
from portal.web.call import Call
from portal.web.disclosure_page import (
    facts_of,
    possible_recipients,
    recipient_results,
    usual_protocol,
    why_closed_of,
)
from portal.web.file_answers import file_answer
from portal.web.forms import Form, choice
from portal.web.guard import GuardedBlueprint
from portal.web.member_tree import Leaf, member_tree
from portal.web.needs import Needs
from portal.web.text_viewer import View, too_large, view_of
from portal.web.wording import size_words

disclosures = GuardedBlueprint("disclosures", __name__)

_GIVES = Needs.case(Permission.DISCLOSURE_CREATE)
_BEGINS = Needs.open_case(Permission.DISCLOSURE_CREATE)
_LOOKS = Needs.case(Permission.DISCLOSURE_CREATE, writes=True)
_READS = Needs.case(Permission.DISCLOSURE_READ, writes=True)
_ONE = "/cases/<uuid:case_id>/disclosures/<uuid:disclosure_id>"
_TOO_LARGE = "This is too large to be shown here. Download it instead."


class RecipientsForm(Form):
    """Who is to get it. Nobody is ticked beforehand."""

    recipients = SelectMultipleField(
        "Who gets it", widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )


@disclosures.page(
    "/cases/<uuid:case_id>/uploads/<uuid:upload_id>/disclose", needs=_BEGINS, methods=("GET", "POST")
)
def prepare(call: Call, case_id: UUID, upload_id: UUID) -> ResponseReturnValue:
    """Choose the protocol and the recipients, seeing for each how every kind of data would leave."""
    upload = upload_of(call.database, case_id, upload_id, call.actor.organization_id)
    protocol = usual_protocol(call, request.args.get("protocol", ""))
    possible, form = possible_recipients(call, protocol), RecipientsForm()
    form.recipients.choices = [
        choice(str(one.organization_id), one.name) for one in possible if not one.why_not
    ]
    if form.was_sent_whole():
        chosen = [UUID(one) for one in form.recipients.data or []]
        try:
            with call.database.begin_nested():
                made = prepare_disclosure(
                    call.database, call.case, upload_id, chosen, protocol.name, call.now
                )
        except Failure as failure:
            form.show(failure)
        else:
            return redirect(url_for(".prepared", case_id=case_id, disclosure_id=made.id), code=303)
    body = render_template(
        "disclosures/prepare.html",
        form=form,
        case=call.case.case,
        upload=upload,
        protocol=protocol,
        protocols=protocols(),
        possible=possible,
        counts=(upload.report or {}).get("counts", {}),
    )
    return body, 422 if form.errors else 200


@disclosures.page(f"{_ONE}/result", needs=_LOOKS)
def prepared(call: Call, case_id: UUID, disclosure_id: UUID) -> ResponseReturnValue:
    """The exact result for each recipient, before and after it is given. A written text is shown at once."""
    disclosure = _own(call, disclosure_id)
    results, why_closed = recipient_results(call, disclosure), why_closed_of(call, disclosure)
    shown_at_once = disclosure.kind is UploadKind.MESSAGE and disclosure.state is DisclosureState.PREPARED
    texts = {}
    if shown_at_once and not why_closed:
        for one in results:
            opened = _previewed(call, disclosure_id, one.organization_id)
            texts[one.organization_id] = view_of(opened.whole(), {})
    return render_template(
        "disclosures/prepared.html",
        case=call.case.case,
        disclosure=disclosure,
        results=results,
        texts=texts,
        why_closed=why_closed,
        items=_test_items(call, disclosure),
        protocol=protocols().get(disclosure.protocol),
        case_id=case_id,
        percent=percent_done(call.database, REDACT_DISCLOSURE, disclosure_id),
    )


@disclosures.page(f"{_ONE}/progress", needs=_GIVES)
def progress(call: Call, case_id: UUID, disclosure_id: UUID) -> ResponseReturnValue:
    """Whether the results are made."""
    del case_id
    waits = _own(call, disclosure_id).state is DisclosureState.PREPARING
    percent = percent_done(call.database, REDACT_DISCLOSURE, disclosure_id) if waits else 100
    return jsonify(done=percent, total=100, words=f"{percent} %" if waits else "", finished=not waits)


@disclosures.page(f"{_ONE}/preview/<uuid:recipient_id>", needs=_LOOKS)
def preview(call: Call, case_id: UUID, disclosure_id: UUID, recipient_id: UUID) -> ResponseReturnValue:
    """Exactly what one recipient gets, for the giver's eyes."""
    opened = _previewed(call, disclosure_id, recipient_id)
    parts = {"case_id": case_id, "disclosure_id": disclosure_id, "recipient_id": recipient_id}
    return _shown(call, opened, ".preview", ".preview_file", parts)


@disclosures.page(f"{_ONE}/preview/<uuid:recipient_id>/file", needs=_LOOKS)
def preview_file(call: Call, case_id: UUID, disclosure_id: UUID, recipient_id: UUID) -> ResponseReturnValue:
    """The same as a file."""
    del case_id
    opened = _previewed(call, disclosure_id, recipient_id)
    return file_answer(opened.pieces, opened.result.size, opened.result.file_name)


@disclosures.page(f"{_ONE}/give", needs=_GIVES, methods=("POST",))
def give(call: Call, case_id: UUID, disclosure_id: UUID) -> ResponseReturnValue:
    """The one button."""
    made = disclose(call.database, call.case, disclosure_id, call.instruments, call.now)
    names = [one.name for one in recipient_results(call, made)]
    if made.kind is UploadKind.MESSAGE:
        flash(f"Sent to {', '.join(names)}.", "success")
        return redirect(url_for("messages.thread", case_id=case_id), code=303)
    flash(f"Disclosed to {', '.join(names)}.", "success")
    return redirect(url_for(".prepared", case_id=case_id, disclosure_id=disclosure_id), code=303)


@disclosures.page(f"{_ONE}/discard", needs=_GIVES, methods=("POST",))
def discard(call: Call, case_id: UUID, disclosure_id: UUID) -> ResponseReturnValue:
    """Throw away what was prepared."""
    made = discard_disclosure(call.database, call.case, disclosure_id, call.now)
    flash("Discarded. Nobody could read it.", "success")
    if made.kind is UploadKind.MESSAGE:
        return redirect(url_for("messages.thread", case_id=case_id), code=303)
    return redirect(url_for("uploads.review", case_id=case_id, upload_id=made.upload_id), code=303)


@disclosures.page(_ONE, needs=_READS)
def read(call: Call, case_id: UUID, disclosure_id: UUID) -> ResponseReturnValue:
    """What did they send? The entry is kept before anything of it leaves."""
    found = disclosure_of(call.database, case_id, disclosure_id, call.actor.organization_id)
    if found.organization_id == call.actor.organization_id:
        return redirect(url_for(".prepared", case_id=case_id, disclosure_id=disclosure_id), code=303)
    opened = read_disclosure(call.database, call.case, disclosure_id, call.instruments, call.now)
    return _shown(call, opened, ".read", ".download", {"case_id": case_id, "disclosure_id": disclosure_id})


@disclosures.page(f"{_ONE}/file", needs=_READS)
def download(call: Call, case_id: UUID, disclosure_id: UUID) -> ResponseReturnValue:
    """The same as a file; while it streams, coverage is asked for again and again."""
    opened = read_disclosure(
        call.database, call.case, disclosure_id, call.instruments, call.now, download=True
    )
    watch = ReadingWatch(
        call.rooms.database, call.rooms.clock, case_id, disclosure_id, call.actor.organization_id
    )
    pieces = while_covered(opened.pieces, watch.ask)
    return file_answer(pieces, opened.result.size, opened.result.file_name)


def _own(call: Call, disclosure_id: UUID) -> Disclosure:
    found = disclosure_of(call.database, call.case.case.id, disclosure_id, call.actor.organization_id)
    if found.organization_id != call.actor.organization_id:
        raise Missing("There is no such disclosure in this case.")
    return found


def _test_items(call: Call, disclosure: Disclosure) -> dict[str, int]:
    """How many test items the review of the file held, and how many of them were found, once it has ended."""
    review = decoyed_review_of(call.database, disclosure.upload_id)
    if review is None or review.ended_at is None:
        return {"planted": 0, "found": 0}
    return {"planted": review.planted, "found": review.found}


def _previewed(call: Call, disclosure_id: UUID, recipient_id: UUID) -> OpenedResult:
    return preview_disclosure(
        call.database, call.case, disclosure_id, recipient_id, call.instruments, call.now
    )


def _shown(
    call: Call, opened: OpenedResult, page: str, file: str, parts: dict[str, Any]
) -> ResponseReturnValue:
    facts = facts_of(call, opened.disclosure, opened.result)
    if too_large(opened.result.size, facts["report"].get("size", 0)):
        view = View((), None, why_not=_TOO_LARGE)
    else:
        view = view_of(opened.whole(), request.args)
    return render_template(
        "disclosures/read.html",
        case=call.case.case,
        disclosure=opened.disclosure,
        result=opened.result,
        facts=facts,
        view=view,
        files=member_tree(
            Leaf(
                path=one.path,
                url=url_for(page, file=one.number, **parts),
                note=size_words(one.size),
                current=one == view.chosen,
            )
            for one in view.files
        ),
        page=page,
        file_url=url_for(file, **parts),
        parts=parts,
        previewing=page == ".preview",
    )
