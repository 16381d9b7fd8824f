"""Looking at the pictures in an upload, as they would leave, and letting them leave or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from portal.actions.decide_pictures import decide_pictures
from portal.actions.look_at_pictures import Gallery, look_at_picture, look_at_pictures
from portal.records.pictures import UploadPicture
from portal.vocabulary import Failure, Permission, UploadState
from portal.web.call import Call
from portal.web.file_answers import saved
from portal.web.forms import choice
from portal.web.guard import GuardedBlueprint
from portal.web.kept_forms import KeptForm
from portal.web.needs import Needs

pictures = GuardedBlueprint("pictures", __name__)

AT_ONCE = 10
_LOOKS = Needs.case(Permission.DISCLOSURE_CREATE, writes=True)
_UPLOAD = "/cases/<uuid:case_id>/uploads/<uuid:upload_id>"


class PicturesForm(KeptForm):
    """Which of the pictures on this page may leave. None is ticked beforehand that nobody has let."""

    leaves = SelectMultipleField(
        "Pictures that may leave", widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )


@dataclass(frozen=True)
class Shown:
    """One picture of the page: what it is called in the upload, and its row."""

    row: UploadPicture
    paths: str


@pictures.page(f"{_UPLOAD}/pictures", needs=_LOOKS, methods=("GET", "POST"))
def look(call: Call, case_id: UUID, upload_id: UUID) -> ResponseReturnValue:
    """Some pictures, to be looked at and ticked."""
    found = look_at_pictures(call.database, call.case, upload_id, call.instruments)
    first = _first(found)
    rows = found.pictures[first : first + AT_ONCE]
    form = PicturesForm(data={"leaves": [row.mark for row in rows if row.leaves]})
    form.leaves.choices = [choice(row.mark, _CONFIRMED) for row in rows]
    if form.was_sent_whole():
        ticked = set(form.leaves.data or [])
        try:
            with call.database.begin_nested():
                decide_pictures(
                    call.database, call.case, upload_id, [row.mark for row in rows], ticked, call.now
                )
        except Failure as failure:
            form.show(failure)
        else:
            flash("Kept with your name. The file is being looked at again.", "success")
            return redirect(url_for("uploads.review", case_id=case_id, upload_id=upload_id), code=303)
    return _page(call, form, found, rows, first)


_CONFIRMED = "I looked at it: nothing personal and nothing secret is visible. It may leave."


@pictures.page(f"{_UPLOAD}/pictures/<string:mark>", needs=_LOOKS)
def file(call: Call, case_id: UUID, upload_id: UUID, mark: str) -> Response:
    """One picture for the page above; opened by itself it is a file to be kept, which can run nothing."""
    del case_id
    row, content = look_at_picture(call.database, call.case, upload_id, mark, call.instruments, call.now)
    return saved(content, f"image/{row.format}", f"picture.{row.format}")


def _page(
    call: Call, form: PicturesForm, found: Gallery, rows: Sequence[UploadPicture], first: int
) -> ResponseReturnValue:
    parts: dict[str, Any] = {"case_id": call.case.case.id, "upload_id": found.upload.id}
    names = _names(found)
    page, total = first // AT_ONCE + 1, len(found.pictures)
    body = render_template(
        "pictures/look.html",
        form=form,
        case=call.case.case,
        upload=found.upload,
        name=found.name,
        shown=[Shown(row, names.get(row.mark, "")) for row in rows],
        can_decide=found.upload.state in {UploadState.SCANNED, UploadState.WITHHELD},
        first=first + 1 if rows else 0,
        total=total,
        previous_url=url_for(".look", page=page - 1, **parts) if page > 1 else "",
        next_url=url_for(".look", page=page + 1, **parts) if first + AT_ONCE < total else "",
        parts=parts,
    )
    return body, 422 if form.errors else 200


def _first(found: Gallery) -> int:
    """Where the page that was asked for begins."""
    asked = request.args.get("page", default=1, type=int)
    last = max(len(found.pictures) - 1, 0) // AT_ONCE
    return min(max(asked - 1, 0), last) * AT_ONCE


def _names(found: Gallery) -> Mapping[str, str]:
    """What each picture is called in the upload, by its mark; the same one may be there more than once."""
    names: dict[str, list[str]] = {}
    for one in (found.upload.report or {}).get("members", []):
        if one.get("picture"):
            names.setdefault(one["picture"], []).append(str(one["path"]))
    return {mark: ", ".join(paths) for mark, paths in names.items()}
