"""The component page: every component in all its states, so that a change is seen everywhere at once."""

from datetime import datetime, timedelta
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from wtforms import (
    BooleanField,
    DateTimeLocalField,
    FileField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired
from wtforms.widgets import CheckboxInput, ListWidget

from portal.vocabulary import RequestState, Severity, UploadState
from portal.web.call import Call
from portal.web.design_charts import chart_examples
from portal.web.forms import Form, choice
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.shell import NavigationGroup, NavigationItem, Shell, ShellPerson

design_pages = GuardedBlueprint("design", __name__)


class ExampleForm(Form):
    """One field of every kind."""

    title = StringField(
        "Title", [DataRequired()], description="One sentence that a stranger would understand."
    )
    secret = PasswordField("Password")
    words = TextAreaField("What happens")
    partner = SelectField(
        "Partner", choices=[choice("cedar", "Cedar Storage"), choice("birch", "Birch Networks")]
    )
    until = DateTimeLocalField("Valid until", [DataRequired()])
    code = StringField("Code", [DataRequired()])
    bundle = FileField("Support bundle")
    agree = BooleanField("Tell me when somebody reads it")
    severity = RadioField(
        "Severity", choices=[choice(word.value, word.value.capitalize()) for word in Severity]
    )
    categories = SelectMultipleField(
        "Kinds of data",
        choices=[
            choice("hosts", "Computer names"),
            choice("network", "Network addresses"),
            choice("credentials", "Passwords and keys"),
        ],
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    marked = SelectMultipleField("Which words must not leave?")


@design_pages.page("/design", needs=Needs.nobody())
def components(call: Call) -> ResponseReturnValue:
    """Show every component; registered in development only."""
    theme = request.args.get("theme", "system")
    return render_template("design/page.html", **design_page_context(call.now, theme))


def design_page_context(now: datetime, theme: str = "system") -> dict[str, Any]:
    """Everything that `design/page.html` needs, in one theme; for development only, inside a request."""
    form = ExampleForm(prefix="plain", formdata=None)
    wrong = ExampleForm(prefix="wrong", formdata=None)
    wrong.title.errors = ["Give the case a title."]
    wrong.until.errors = ["Choose a time in the future."]
    wrong.categories.errors = ["Tick at least one kind, or refuse."]
    return {
        "navigation": _navigation(),
        "person": ShellPerson("Ana Kovač", "Alder Systems"),
        "shell": _shell(theme),
        "form": form,
        "wrong": wrong,
        "now": now,
        "cases": _cases(now),
        "moments": _moments(now),
        "severities": list(Severity),
        "states": [*RequestState, *UploadState],
        "charts": chart_examples(now),
        "members": _tree(),
    }


def _navigation() -> tuple[NavigationGroup, ...]:
    here = "/design"
    work = (
        NavigationItem("Inbox", "/design#inbox", "inbox", 4, key="i"),
        NavigationItem("Cases", here, "case", 18, current=True, key="c"),
        NavigationItem("Requests", "/design#requests", "people", 2, key="r"),
    )
    office = (
        NavigationItem("Partners", "/design#partners", "building", key="p"),
        NavigationItem("Agreements", "/design#agreements", "agreement"),
        NavigationItem("Access log", "/design#log", "log", key="l"),
        NavigationItem("Where cases wait", "/design#measures", "chart"),
    )
    return (NavigationGroup("", work), NavigationGroup("Office", office))


def _shell(theme: str) -> Shell:
    return Shell(
        theme=theme,
        theme_url="/theme",
        palette_url="/palette",
        search_url="/design?search=1",
        new_case_url="/design?new=1",
        inbox_url="/design#inbox",
        inbox_count=4,
        profile_url="/design#profile",
        sign_out_url="/design#out",
    )


def _cases(now: datetime) -> list[dict[str, Any]]:
    """Rows with long and short words, a late one, one that nobody holds."""
    rows = (
        ("Core dump after firmware 7.2.1 upgrade on edge cluster", "Northwind Energy", Severity.CRITICAL, 42),
        ("BGP sessions flapping between PE routers and upstream", "Halden Rail", Severity.HIGH, 190),
        ("Backup jobs fail with VSS error 0x80042308", "Orbis Clinics", Severity.MEDIUM, 1440),
        ("License server unreachable from DR site", "Kestrel Aero", Severity.LOW, 9000),
    )
    return [
        {
            "url": f"/design?case={place}",
            "title": title,
            "customer": customer,
            "severity": severity,
            "waiting": timedelta(minutes=minutes),
            "since": now - timedelta(minutes=minutes),
            "promised_at": now + timedelta(minutes=90 - 60 * place) if place < len(rows) - 1 else None,
            "holder": "" if place == 1 else ("Cedar Storage" if place % 2 else "Alder Systems"),
            "companies": ["Alder Systems", "Cedar Storage"][: 1 + place % 2],
        }
        for place, (title, customer, severity, minutes) in enumerate(rows)
    ]


def _moments(now: datetime) -> list[dict[str, Any]]:
    """One moment of every kind."""
    kinds = "case request permission message note upload redaction disclosure read wait gap handoff promise"
    titles = {
        "message": "Message",
        "note": "Internal note",
        "disclosure": "edge03-bundle.tar.gz disclosed to Cedar Storage",
        "permission": "Northwind Energy gave permission",
        "gap": "Nobody had this case for 3 hours",
    }
    words = {
        "message": "We can reproduce the crash.\nPlease collect the support bundle from the standby node.",
        "note": "Their build is two releases behind. Do not promise a date.",
    }
    return [
        {
            "kind": kind,
            "title": titles.get(kind, kind.capitalize()),
            "at": now - timedelta(hours=30 - 2 * place),
            "words": words.get(kind, ""),
            "readers": ["Alder Systems", "Cedar Storage"] if kind in {"message", "disclosure"} else [],
        }
        for place, kind in enumerate([*kinds.split(), "resolution", "refusal"])
    ]


def _node(
    label: str, count: str, icon: str, children: list[dict[str, Any]], *, current: bool = False
) -> dict[str, Any]:
    url = "" if children else "/design#review"
    return {
        "label": label,
        "url": url,
        "count": count,
        "icon": icon,
        "current": current,
        "children": children,
    }


def _tree() -> list[dict[str, Any]]:
    logs = [
        _node("syslog", "214", "file", [], current=True),
        _node("auth.log", "61", "file", []),
    ]
    return [_node("var/log", "275", "case", logs), _node("core.4711", "withheld", "lock", [])]
