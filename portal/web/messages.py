"""The conversation of a case: what was written, and a composer that says who will read it."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from portal.actions.read_messages import PAGE_SIZE, read_messages
from portal.actions.write_message import MessageDraft, write_message
from portal.records.disclosures import number_of_messages, results_of
from portal.records.organizations import organization_names
from portal.records.people import person_of
from portal.vocabulary import CaseState, Failure, Permission, Place
from portal.web.call import Call
from portal.web.disclosure_page import possible_recipients, usual_protocol
from portal.web.forms import Form, choice, entered
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs

messages = GuardedBlueprint("messages", __name__)


class MessageForm(Form):
    """What is written, and who is to read it."""

    text = TextAreaField("Message", [InputRequired("Write something first.")])
    recipients = SelectMultipleField(
        "Who reads it", widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )


@messages.page(
    "/cases/<uuid:case_id>/messages",
    needs=Needs.case(Permission.DISCLOSURE_READ, writes=True),
    methods=("GET", "POST"),
)
def thread(call: Call, case_id: UUID) -> ResponseReturnValue:
    """What was said. Opening it is a read of every message that others wrote, and is written down."""
    protocol = usual_protocol(call)
    possible, form = possible_recipients(call, protocol), MessageForm()
    covered = [one for one in possible if not one.why_not]
    form.recipients.choices = [choice(str(one.organization_id), one.name) for one in covered]
    if request.method == "GET":
        form.recipients.data = [str(one.organization_id) for one in covered]
    elif form.was_sent_whole():
        chosen = [UUID(one) for one in form.recipients.data or []]
        draft = MessageDraft(entered(form.text), chosen, protocol.name)
        try:
            with call.database.begin_nested():
                made = write_message(call.database, call.case, draft, call.instruments, call.now)
        except Failure as failure:
            form.show(failure)
        else:
            return redirect(url_for("disclosures.prepared", case_id=case_id, disclosure_id=made.id), code=303)
    skipped = request.args.get("skipped", default=0, type=int)
    body = render_template(
        "messages/thread.html",
        form=form,
        case=call.case.case,
        possible=possible,
        protocol=protocol,
        may_write=_may_write(call),
        **_conversation(call, max(skipped, 0)),
    )
    return body, 422 if form.errors else 200


def _may_write(call: Call) -> bool:
    works = Permission.DISCLOSURE_CREATE in call.actor.permissions
    observes = call.case.participant.place is Place.OBSERVER
    return works and not observes and call.case.case.state is not CaseState.CLOSED


def _conversation(call: Call, skipped: int) -> dict[str, object]:
    case_id, own_id = call.case.case.id, call.actor.organization_id
    read = read_messages(call.database, call.case, call.instruments, call.now, skipped=skipped)
    names = organization_names(call.database)
    return {
        "moments": [
            {
                "text": one.text,
                "why_not": one.why_not,
                "at": one.disclosure.disclosed_at,
                "by": person_of(call.database, one.disclosure.person_id).name,
                "of": names[one.disclosure.organization_id],
                "ours": one.disclosure.organization_id == own_id,
                "readers": [
                    names[row.organization_id] for row in results_of(call.database, one.disclosure.id)
                ],
                "id": one.disclosure.id,
            }
            for one in read
        ],
        "total": number_of_messages(call.database, case_id, own_id),
        "skipped": skipped,
        "page_size": PAGE_SIZE,
    }
