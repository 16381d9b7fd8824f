"""Bringing a file in: with scripts in pieces that can be resumed, without them as one ordinary form."""

from uuid import UUID

from flask import jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.file import FileField, FileRequired

from portal.access.scanning import SCAN_UPLOAD
from portal.actions.append_part import append_part
from portal.actions.discard_upload import discard_upload
from portal.actions.finish_upload import finish_upload
from portal.actions.review_upload import review_upload
from portal.actions.start_upload import start_upload
from portal.records.jobs import percent_done
from portal.records.uploads import Upload, upload_of
from portal.vocabulary import Conflict, Failure, Invalid, Permission, UploadState
from portal.web.call import Call
from portal.web.forms import Form
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.review_page import review_page
from portal.web.upload_answers import standing_at

uploads = GuardedBlueprint("uploads", __name__)

_NEEDS = Needs.case(Permission.UPLOAD_CREATE)
_BEGINS = Needs.open_case(Permission.UPLOAD_CREATE)
_UPLOAD = "/cases/<uuid:case_id>/uploads/<uuid:upload_id>"


class UploadForm(Form):
    """The file, for browsers without scripts."""

    file = FileField("File", [FileRequired("Choose a file.")])


@uploads.page("/cases/<uuid:case_id>/uploads/new", needs=_BEGINS, methods=("GET", "POST"))
def new(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Ask for the file; what is sent as one form is taken whole."""
    form = UploadForm()
    if form.was_sent_whole():
        try:
            with call.database.begin_nested():
                upload = _take_whole(call, form)
        except Failure as failure:
            form.show(failure)
        else:
            return redirect(url_for(".review", case_id=case_id, upload_id=upload.id), code=303)
    body = render_template("uploads/new.html", form=form, case=call.case.case)
    return body, 422 if form.errors else 200


def _take_whole(call: Call, form: UploadForm) -> Upload:
    content = form.file.data.read()
    upload = start_upload(
        call.database, call.case, form.file.data.filename or "", len(content), call.instruments, call.now
    )
    append_part(call.database, call.case, upload.id, 0, content, call.instruments, call.now)
    return finish_upload(call.database, call.case, upload.id, call.now)


@uploads.page("/cases/<uuid:case_id>/uploads", needs=_NEEDS, methods=("POST",))
def create(call: Call, case_id: UUID) -> ResponseReturnValue:
    """Begin an upload in pieces and say where they are to be sent."""
    size = request.form.get("size", type=int) or 0
    name = request.form.get("filename", "")
    upload = start_upload(call.database, call.case, name, size, call.instruments, call.now)
    address = url_for(".parts", case_id=case_id, upload_id=upload.id)
    return jsonify(id=str(upload.id), url=address, offset=upload.received)


@uploads.page(f"{_UPLOAD}/parts", needs=_NEEDS, methods=("HEAD", "PATCH"))
def parts(call: Call, case_id: UUID, upload_id: UUID) -> ResponseReturnValue:
    """Say where the upload stands, or take the piece that begins there."""
    upload = upload_of(call.database, case_id, upload_id, call.actor.organization_id)
    if request.method == "HEAD":
        return standing_at(upload.received, 404 if upload.state is UploadState.DISCARDED else 200)
    offset = request.headers.get("Upload-Offset", type=int)
    if offset is None:
        raise Invalid("Say in the header Upload-Offset where this piece begins.")
    try:
        with call.database.begin_nested():
            append_part(
                call.database, call.case, upload_id, offset, request.get_data(), call.instruments, call.now
            )
    except Conflict as conflict:
        call.database.refresh(upload)
        return standing_at(upload.received, 409, conflict.sentence)
    return standing_at(upload.received, 204)


@uploads.page(f"{_UPLOAD}/parts/finish", needs=_NEEDS, methods=("POST",))
def finish(call: Call, case_id: UUID, upload_id: UUID) -> ResponseReturnValue:
    """All pieces are here."""
    finish_upload(call.database, call.case, upload_id, call.now)
    return jsonify(url=url_for(".review", case_id=case_id, upload_id=upload_id))


@uploads.page(f"{_UPLOAD}/progress", needs=_NEEDS)
def progress(call: Call, case_id: UUID, upload_id: UUID) -> ResponseReturnValue:
    """How far redaction is."""
    upload = upload_of(call.database, case_id, upload_id, call.actor.organization_id)
    waits = upload.state is UploadState.QUARANTINED
    percent = percent_done(call.database, SCAN_UPLOAD, upload_id) if waits else 100
    return jsonify(done=percent, total=100, words=f"{percent} %" if waits else "", finished=not waits)


@uploads.page(_UPLOAD, needs=Needs.case(Permission.UPLOAD_CREATE, writes=True))
def review(call: Call, case_id: UUID, upload_id: UUID) -> ResponseReturnValue:
    """Is it safe to send? What was found, where, and what is withheld."""
    reviewed = review_upload(call.database, call.case, upload_id, call.instruments, call.now)
    page = review_page(reviewed, request.args, case_id)
    return render_template(
        "uploads/review.html",
        page=page,
        told_all=reviewed.told.ended,
        upload=reviewed.upload,
        name=reviewed.name,
        case=call.case.case,
        percent=percent_done(call.database, SCAN_UPLOAD, upload_id),
    )


@uploads.page(f"{_UPLOAD}/discard", needs=_NEEDS, methods=("POST",))
def discard(call: Call, case_id: UUID, upload_id: UUID) -> ResponseReturnValue:
    """Throw the upload away."""
    discard_upload(call.database, call.case, upload_id, call.now)
    return redirect(url_for(".new", case_id=case_id), code=303)
