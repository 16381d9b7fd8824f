"""Every address that can be opened, who opens it, and with which things of the demonstration.

The values name things that `tests/support/page_things.py` finds; `""` opens for nobody in particular.
"""

from dataclasses import dataclass, field

ADA = "ada.lindqvist@northwind-networks.example"
GRETA = "greta.holm@northwind-networks.example"
YUSUF = "yusuf.demir@northwind-networks.example"
CLARA = "clara.stein@northwind-networks.example"
BEN = "ben.carver@cedar-storage.example"
PRIYA = "priya.nair@birch-identity.example"
MARIA = "maria.okafor@halden-rail.example"
OLGA = "olga.petrenko@entente.example"
NOBODY = ""
HALF_GRETA = "Greta, who has typed her password and no code yet"


@dataclass(frozen=True)
class Visit:
    """One page that one person opens; `query` is put behind its address, `status` is what it answers."""

    endpoint: str
    who: str
    values: dict[str, str] = field(default_factory=dict)
    query: str = ""
    status: int = 200


_DISCLOSED = {"case_id": "case with a bundle"}
_REVIEWED = {"case_id": "case to review", "upload_id": "upload to review"}
_PREPARED = {"case_id": "case to review", "disclosure_id": "prepared disclosure"}
_READ = {**_DISCLOSED, "disclosure_id": "given disclosure"}
_ALLOWED = {**_DISCLOSED, "authorization_id": "permission"}
_PREVIEW = {**_PREPARED, "recipient_id": "Cedar Storage"}
_CEDAR = {"organization_id": "Cedar Storage"}
_CUSTOMER = {"token": "customer"}

PAGES = (
    Visit("signing_in.sign_in", NOBODY),
    Visit("mailbox.list_mail", NOBODY),
    Visit("mailbox.show", NOBODY, {"name": "letter"}),
    Visit("design.components", NOBODY),
    Visit("invitations.accept", NOBODY, {"token": "invitation"}),
    Visit("deciding.decide", NOBODY, {"token": "authorization"}),
    Visit("deciding_reveals.decide", NOBODY, {"token": "reveal"}),
    Visit("customer.overview", NOBODY, _CUSTOMER),
    Visit("withdrawing.ask", NOBODY),
    Visit("withdrawing.show", NOBODY, {"token": "withdrawal"}),
    Visit("resolutions.confirm", NOBODY, {"token": "resolution"}),
    Visit("outcomes.answer", NOBODY, {"token": "outcome"}),
    Visit("workarounds.answer", NOBODY, {"token": "workaround"}),
    Visit("second_factor.enter", HALF_GRETA),
    Visit("second_factor.set_up", ADA),
    Visit("second_factor.renew", GRETA),
    Visit("profile.profile", ADA),
    Visit("profile.password", ADA),
    Visit("home.home", ADA),
    Visit("inbox.inbox", ADA),
    Visit("cases.list_cases", ADA),
    Visit("cases.list_cases", ADA, query="?search=no+such+words"),
    Visit("cases.open_case", ADA),
    Visit("cases.show", ADA, _DISCLOSED),
    Visit("cases.show", ADA, {"case_id": "case that was offered"}),
    Visit("collaboration_requests.ask", ADA, _DISCLOSED),
    Visit("collaboration_requests.answer", ADA, {"case_id": "case we are asked into"}),
    Visit(
        "collaboration_requests.supply",
        ADA,
        {"case_id": "case that lacks something", "request_id": "request that lacks something"},
    ),
    Visit("handoffs.offer", ADA, _DISCLOSED),
    Visit("handoffs.answer", ADA, {"case_id": "case that was offered", "handoff_id": "offer"}),
    Visit("resolutions.propose", ADA, _DISCLOSED),
    Visit("waits.begin", ADA, _DISCLOSED),
    Visit("waits.promise", ADA, _DISCLOSED),
    Visit("causes.name", ADA, _DISCLOSED),
    Visit("repeats.name", ADA, _DISCLOSED),
    Visit("escalations.ask", ADA, _DISCLOSED),
    Visit("workarounds.offer", ADA, _DISCLOSED),
    Visit("closing.close", ADA, _DISCLOSED),
    Visit("authorizations.ask", ADA, _DISCLOSED),
    Visit("authorizations.show", ADA, _ALLOWED),
    Visit("uploads.new", ADA, _DISCLOSED),
    Visit("uploads.review", ADA, _REVIEWED),
    Visit("pictures.look", ADA, _REVIEWED),
    Visit("redaction_review.may_stay", ADA, _REVIEWED, query="?line=0"),
    Visit("redaction_review.missed", ADA, _REVIEWED, query="?line=0"),
    Visit("disclosures.prepare", ADA, _REVIEWED),
    Visit("disclosures.prepared", ADA, _PREPARED),
    Visit("disclosures.preview", ADA, _PREVIEW),
    Visit("disclosures.read", PRIYA, _READ),
    Visit("reveal_requests.ask", PRIYA, _READ, query="?value=h-0123456789"),
    Visit("reveal_requests.list_requests", PRIYA, _DISCLOSED),
    Visit("excess.report", PRIYA, _READ),
    Visit("messages.thread", ADA, _DISCLOSED),
    Visit("messages.thread", PRIYA, _DISCLOSED),
    Visit("audit.search", YUSUF),
    Visit("audit.search", YUSUF, query="?view=reads"),
    Visit("audit.entry", YUSUF, {"entry_id": "log entry"}),
    Visit("evidence.show", YUSUF, {"entry_id": "drawn evidence"}),
    Visit("audit.verify", YUSUF),
    Visit("audit.whole", YUSUF),
    Visit("measures.first", CLARA),
    Visit("measures.first", CLARA, query="?from=2026-13-01"),
    Visit("measures.catalogue", CLARA),
    Visit("measures.report", CLARA),
    Visit("measure_plans.show", CLARA, {"measure_id": "M03"}),
    Visit("measure_plans.show", CLARA, {"measure_id": "M35"}),
    Visit("measures.measure", CLARA, {"measure_id": "M01"}, query="?compare=hands&period=all"),
    Visit("measures.measure", CLARA, {"measure_id": "M05"}, query="?period=all"),
    Visit("measures.measure", CLARA, {"measure_id": "M07"}, query="?part=capacity"),
    Visit("access_reviews.review", YUSUF),
    Visit("permissions.list_permissions", YUSUF),
    Visit("permissions.list_permissions", YUSUF, query="?view=asked"),
    Visit("permissions.show", YUSUF, {"authorization_id": "permission"}),
    Visit("retention.schedule", YUSUF),
    Visit("legal_holds.list_holds", YUSUF),
    Visit("legal_holds.place", YUSUF),
    Visit("legal_holds.ask_to_open", YUSUF, {"hold_id": "nothing"}, status=404),
    Visit("gaps.gaps", CLARA),
    Visit("gaps.between", CLARA, {"from_id": "Northwind Networks", "to_id": "Cedar Storage"}),
    Visit("saved_views.list_views", CLARA),
    Visit("suggestions.list_suggestions", CLARA),
    Visit("suggestions.new", ADA),
    Visit("suggestions.show", CLARA, {"suggestion_id": "suggestion"}),
    Visit("business_events.list_events", CLARA),
    Visit("business_events.list_events", CLARA, query="?kind=renewal"),
    Visit("business_events.tell", CLARA, {"kind": "renewal"}),
    Visit("business_events.change", CLARA, {"row_id": "business event"}),
    Visit("business_events.import_table", CLARA),
    Visit("goals.list_goals", CLARA),
    Visit("goals.new", CLARA),
    Visit("goals.show", CLARA, {"goal_id": "goal"}),
    Visit("goals.edit", CLARA, {"goal_id": "goal"}),
    Visit("histories.list_histories", CLARA),
    Visit("histories.bring", CLARA),
    Visit("histories.show", CLARA, {"history_id": "history to map"}),
    Visit("histories.show", CLARA, {"history_id": "measured history"}),
    Visit("histories.show", CLARA, {"history_id": "refused history"}),
    Visit("people.list_people", GRETA),
    Visit("people.invite", GRETA),
    Visit("people.person", GRETA, {"person_id": "colleague"}),
    Visit("people.deactivate", GRETA, {"person_id": "colleague"}),
    Visit("partners.list_partners", GRETA),
    Visit("partners.partner", GRETA, _CEDAR),
    Visit("partners.ceiling", GRETA, _CEDAR),
    Visit("partners.response_times", GRETA, _CEDAR),
    Visit("ladders.show", GRETA, _CEDAR),
    Visit("ladders.propose", GRETA, _CEDAR),
    Visit("agreements.sign", GRETA, _CEDAR),
    Visit("agreements.terms", GRETA),
    Visit("organization_settings.show", GRETA),
    Visit("organization_settings.hours", GRETA),
    Visit("organization_settings.severities", GRETA),
    Visit("alarm_receivers.edit", GRETA),
    Visit("intake_form.edit", GRETA),
    Visit("own_patterns.edit", GRETA),
    Visit("decoys.edit", GRETA),
    Visit("second_decisions.decide", NOBODY, {"token": "nothing"}, status=404),
    Visit("mandates.show", MARIA),
    Visit("mandates.propose", MARIA),
    Visit("passkeys.list_passkeys", MARIA),
    Visit("agreements.publish", OLGA),
    Visit("organizations.list_organizations", OLGA),
    Visit("organizations.enroll", OLGA),
    Visit("organizations.show", OLGA, _CEDAR),
    Visit("cases.show", ADA, {"case_id": "nothing"}, status=404),
    Visit("audit.search", ADA, status=403),
    Visit(
        "handoffs.answer",
        BEN,
        {"case_id": "case that was declined", "handoff_id": "answered offer"},
        status=409,
    ),
    Visit("customer.overview", NOBODY, {"token": "nothing"}, status=404),
    Visit("public_log.witnessed", NOBODY, status=404),
)

FILES = (
    Visit("public_log.checkpoint", NOBODY),
    Visit("public_log.key", NOBODY),
    Visit("customer.readings_file", NOBODY, _CUSTOMER),
    Visit("customer.receipt", NOBODY, {**_CUSTOMER, "authorization_id": "permission"}),
    Visit(
        "customer.copied", NOBODY, {**_CUSTOMER, "authorization_id": "permission", "projection": "kantara"}
    ),
    Visit("customer.proof", NOBODY, {**_CUSTOMER, "entry_id": "log entry"}),
    Visit("agreements.download", GRETA, {"number": "1"}),
    Visit("authorizations.receipt", ADA, _ALLOWED),
    Visit("cases.export_cases", ADA),
    Visit("palette.find", ADA),
    Visit("uploads.progress", ADA, _REVIEWED),
    Visit("disclosures.progress", ADA, _PREPARED),
    Visit("disclosures.preview_file", ADA, _PREVIEW),
    Visit("disclosures.download", PRIYA, _READ),
    Visit("audit.export", YUSUF),
    Visit("permissions.accounting", YUSUF),
    Visit("audit.events", YUSUF),
    Visit("measures.figures_csv", CLARA),
    Visit("measures.figures_xlsx", CLARA),
    Visit("measures.report_as_pdf", CLARA),
    Visit("business_events.register_csv", CLARA),
    Visit("business_events.register_xlsx", CLARA),
    Visit("measures.measure_csv", CLARA, {"measure_id": "M01"}),
    Visit("measures.measure_xlsx", CLARA, {"measure_id": "M01"}),
    Visit("gaps.figures_csv", CLARA),
    Visit("gaps.figures_xlsx", CLARA),
    Visit("suggestions.figures_csv", CLARA),
    Visit("suggestions.figures_xlsx", CLARA),
    Visit("business_events.example", CLARA),
    Visit("histories.progress", CLARA, {"history_id": "measured history"}),
    Visit("histories.export", CLARA, {"history_id": "measured history"}),
    Visit("evidence.download", YUSUF, {"entry_id": "drawn evidence"}),
    Visit("audit.proof", YUSUF, {"entry_id": "log entry"}),
)
"""What is read by programs, or saved: answered whole, but no page."""

PIECES = frozenset({"static", "assets", "pictures.file"})
"""Pieces of pages: the ear in the browser hears when one of them is missing."""
