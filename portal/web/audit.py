"""The access log: search it, look at one entry, take its proof along, check the whole log."""

import json
import re
from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from portal.access.audit_scope import SeenEntry, has_part_in
from portal.access.sequencing import standing_refusal
from portal.access.signing import log_key
from portal.actions.prove_entry import prove_entry
from portal.actions.read_entry import read_entry
from portal.actions.search_audit import search_audit
from portal.actions.verify_log import verify_log
from portal.ledger.faults import Fault, Verdict
from portal.records.cosignatures import cosigned_note, witness_lag, witness_standings
from portal.records.log_search import Turn
from portal.records.log_standing import LogStanding, log_standing
from portal.records.organizations import Organization, organization_of
from portal.records.saved_searches import saved_searches_of
from portal.vocabulary import Permission
from portal.web.audit_events import events_of
from portal.web.audit_facts import PERSONAL_WORDS, purpose_words
from portal.web.audit_rows import facts_in_words, log_row, log_rows, names_for
from portal.web.audit_search import address_of, kinds_of, organizations_to_choose, turn_of, views_of
from portal.web.audit_table import csv_of
from portal.web.call import Call
from portal.web.file_answers import saved
from portal.web.guard import GuardedBlueprint
from portal.web.needs import Needs
from portal.web.throttle import WHOLE_CHECKS, allow

audit = GuardedBlueprint("audit", __name__)

MOST_EXPORTED = 10_000
MOST_CHECKED_HERE = 50_000
_FOREIGN_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SEARCHES = Needs.to(Permission.AUDIT_SEARCH, writes=True)


@audit.page("/audit", needs=_SEARCHES)
def search(call: Call) -> ResponseReturnValue:
    """Who did what, in the part of the log that is the reader's to see."""
    own = organization_of(call.database, call.actor.organization_id)
    address = address_of(request.args)
    found = search_audit(
        call.database,
        call.actor,
        address.sought(call.actor.time_zone),
        call.now,
        turn=turn_of(request.args),
    )
    return render_template(
        "audit/search.html",
        address=address,
        page=found,
        rows=log_rows(found.entries, names_for(call.database, found.entries), own.id),
        own=own,
        views=views_of(address, found.counts),
        kinds=kinds_of(address, found.counts),
        organizations=organizations_to_choose(call.database, own),
        most_exported=MOST_EXPORTED,
        saved=saved_searches_of(call.database, call.actor.person),
        drawable=_drawable(call, own, found.entries[0]) if found.entries and address.reference else None,
    )


@audit.page("/audit.csv", needs=_SEARCHES)
def export(call: Call) -> ResponseReturnValue:
    """What the search finds, as a table for other programs."""
    sought = address_of(request.args).sought(call.actor.time_zone)
    found = search_audit(call.database, call.actor, sought, call.now, turn=Turn(), most=MOST_EXPORTED)
    rows = log_rows(found.entries, names_for(call.database, found.entries), call.actor.organization_id)
    return saved(csv_of(rows), "text/csv", "access-log.csv")


@audit.page("/audit.jsonl", needs=_SEARCHES)
def events(call: Call) -> ResponseReturnValue:
    """What the search finds, as events for monitoring: CloudEvents around OCSF."""
    sought = address_of(request.args).sought(call.actor.time_zone)
    found = search_audit(call.database, call.actor, sought, call.now, turn=Turn(), most=MOST_EXPORTED)
    text = events_of(call.database, log_key(call.database).name, found.entries)
    return saved(text, "application/jsonl", "access-log.jsonl")


@audit.page("/audit/entries/<uuid:entry_id>", needs=_SEARCHES)
def entry(call: Call, entry_id: UUID) -> ResponseReturnValue:
    """One entry: all that it says."""
    found = read_entry(call.database, call.actor, entry_id, call.now)
    names = names_for(call.database, [found.seen])
    parsed = found.seen.entry
    return render_template(
        "audit/entry.html",
        found=found,
        seen=found.seen,
        row=log_row(found.seen, names, call.actor.organization_id),
        facts=facts_in_words(found.seen, names),
        names=names,
        purpose=purpose_words(parsed.purpose) if parsed else "",
        personal_words=PERSONAL_WORDS,
        committed=sorted(parsed.personal) if parsed else [],
        text=json.dumps(json.loads(found.seen.row.leaf), indent=2, ensure_ascii=False) if parsed else "",
        drawable=_drawable(call, organization_of(call.database, call.actor.organization_id), found.seen),
    )


@audit.page("/audit/entries/<uuid:entry_id>/proof", needs=_SEARCHES)
def proof(call: Call, entry_id: UUID) -> ResponseReturnValue:
    """The proof that this entry stands in the log, for checking it elsewhere."""
    text = prove_entry(call.database, call.actor, entry_id, call.now)
    return saved(text, "application/json", f"proof-{entry_id}.json")


@audit.page("/audit/verify", needs=_SEARCHES)
def verify(call: Call) -> ResponseReturnValue:
    """How the log stands, and how to check it without us. As a writer: nobody signs meanwhile."""
    refusal = standing_refusal(call.database, call.instruments.signer_memory)
    return _verify_page(call, log_standing(call.database), refusal=refusal)


@audit.page("/audit/verify/whole", needs=Needs.to(Permission.AUDIT_SEARCH))
def whole(call: Call) -> ResponseReturnValue:
    """Check the whole log now. It changes nothing, so it takes no turn of those who write."""
    standing = log_standing(call.database)
    size = standing.checkpoint.size if standing.checkpoint else 0
    if size > MOST_CHECKED_HERE:
        return _verify_page(call, standing)
    allow("whole-check", WHOLE_CHECKS, str(call.actor.person))
    return _verify_page(call, standing, verify_log(call.database, policy=call.instruments.witnesses))


def _verify_page(
    call: Call, standing: LogStanding, verdict: Verdict | None = None, *, refusal: str = ""
) -> str:
    return render_template(
        "audit/verify.html",
        standing=standing,
        note=cosigned_note(call.database, standing.checkpoint) if standing.checkpoint else "",
        witnesses=sorted(call.instruments.witnesses.witnesses),
        standings=witness_standings(call.database),
        lag=witness_lag(call.database),
        refusal=refusal,
        key=log_key(call.database).to_text() if standing.checkpoint else "",
        verdict=verdict,
        faults=[Fault(one.place, _FOREIGN_ID.sub("…", one.sentence)) for one in verdict.faults]
        if verdict
        else [],
        most=MOST_CHECKED_HERE,
    )


def _drawable(call: Call, own: Organization, seen: SeenEntry) -> UUID | None:
    """The case of this entry, if its evidence is for the reader's organization to draw."""
    case_id = seen.row.case_id
    return case_id if case_id is not None and has_part_in(call.database, own, case_id) else None
