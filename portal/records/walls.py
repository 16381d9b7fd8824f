"""Who may see and write each table's rows on PostgreSQL, beneath whatever the code above asks.

They are raised anew after every migration (portal/records/raising_walls.py). A new table must be given its
wall here, or be named in `FREE` with the reason; until then PostgreSQL shows its rows to nobody. SQLite has
no such policies (docs/decisions/0010-walls-in-the-database.md). What conditions are made of stands in
portal/records/wall_conditions.py.
"""

from portal.records.roads import Road
from portal.records.wall_conditions import (
    ALWAYS,
    EVERYBODY_KNOWN,
    NOBODY,
    Wall,
    customer_of_case,
    hangs_on,
    in_case,
    of_colleague,
    own,
    takes_part,
    under_authorization,
    wall,
)

_CASE = (
    "cases.opener_id = portal_organization() OR cases.customer_id = portal_organization() "
    "OR EXISTS (SELECT 1 FROM participants AS place WHERE place.case_id = cases.id "
    "AND place.organization_id = portal_organization()) "
    "OR EXISTS (SELECT 1 FROM collaboration_requests AS asked WHERE asked.case_id = cases.id "
    "AND asked.to_id = portal_organization())"
)
_KNOWN = "portal_organization() IS NOT NULL"
_PAIR = "agreements.first_id = portal_organization() OR agreements.second_id = portal_organization()"
_OWN_LINK = f"{own('links')} OR (links.case_id IS NOT NULL AND {in_case('links')})"
_REQUEST = (
    "collaboration_requests.from_id = portal_organization() "
    "OR collaboration_requests.to_id = portal_organization()"
)

WALLS: dict[str, Wall] = {
    # The directory and the public halves of keys are for everybody who is known; private halves are sealed.
    "organizations": wall(_KNOWN, own("organizations", "id"), NOBODY, (Road.SIGN_IN,), (Road.OPERATOR,)),
    "organization_keys": wall(_KNOWN, own("organization_keys"), written_by=(Road.OPERATOR,)),
    # People are seen by those with whom they have an agreement or a case.
    "people": wall(
        f"{own('people')} OR portal_meets(people.organization_id)",
        own("people"),
        written_by=(Road.SIGN_IN, Road.OPERATOR),
    ),
    "person_roles": wall(
        hangs_on("people", "person_roles", "person_id"),
        of_colleague("person_roles"),
        seen_by=(Road.SIGN_IN,),
        written_by=(Road.OPERATOR,),
    ),
    "recovery_codes": wall(of_colleague("recovery_codes"), written_by=(Road.OPERATOR,)),
    "sign_in_sessions": wall(of_colleague("sign_in_sessions"), written_by=(Road.SIGN_IN, Road.OPERATOR)),
    "saved_searches": wall(of_colleague("saved_searches")),
    "saved_views": wall(of_colleague("saved_views")),
    "links": wall(_OWN_LINK, seen_by=(Road.SIGN_IN,), written_by=(Road.OPERATOR,)),
    "mandates": wall(own("mandates")),
    "first_decisions": wall(own("first_decisions", "customer_id")),
    "passkeys": wall(own("passkeys")),
    "invitations": wall(
        hangs_on("links", "invitations", "id", "subject_id"),
        adds=EVERYBODY_KNOWN,
        written_by=(Road.OPERATOR,),
    ),
    "typed_codes": wall(hangs_on("links", "typed_codes", "link_id")),
    "agreements": wall(_PAIR, seen_by=(Road.OPERATOR,)),
    "signatures": wall(hangs_on("agreements", "signatures", "agreement_id"), own("signatures")),
    "response_times": wall(hangs_on("agreements", "response_times", "agreement_id"), own("response_times")),
    "ceilings": wall(own("ceilings")),
    "escalation_ladders": wall(
        hangs_on("agreements", "escalation_ladders", "agreement_id"),
        adds=f"{own('escalation_ladders', 'proposed_by_id')} "
        f"AND {hangs_on('agreements', 'escalation_ladders', 'agreement_id')}",
    ),
    "cases": wall(_CASE, adds=own("cases", "opener_id")),
    "participants": wall(
        f"{own('participants')} OR portal_takes_part(participants.case_id)", adds=own("participants")
    ),
    "collaboration_requests": wall(
        f"{_REQUEST} OR portal_takes_part(collaboration_requests.case_id)",
        adds=own("collaboration_requests", "from_id"),
    ),
    "case_events": wall(in_case("case_events")),
    "hold_facts": wall(in_case("hold_facts")),
    "offer_facts": wall(in_case("offer_facts")),
    # Raised by the worker alone; a participant takes one on.
    "case_alarms": wall(in_case("case_alarms"), takes_part("case_alarms"), NOBODY),
    "alarm_rungs": wall(hangs_on("case_alarms", "alarm_rungs", "alarm_id"), NOBODY),
    "case_watches": wall(NOBODY),
    "alarm_receivers": wall(own("alarm_receivers")),
    "own_patterns": wall(own("own_patterns")),
    "alarm_messages": wall(own("alarm_messages"), NOBODY),
    "handoffs": wall(in_case("handoffs"), adds=f"{own('handoffs', 'from_id')} AND {in_case('handoffs')}"),
    "outcome_checks": wall(in_case("outcome_checks")),
    "workarounds": wall(in_case("workarounds"), adds=f"{own('workarounds')} AND {in_case('workarounds')}"),
    "resolutions": wall(in_case("resolutions"), adds=f"{own('resolutions')} AND {in_case('resolutions')}"),
    "authorizations": wall(
        in_case("authorizations"),
        adds=f"{own('authorizations', 'requested_by_organization_id')} AND {in_case('authorizations')}",
    ),
    "authorization_recipients": wall(under_authorization("authorization_recipients")),
    "authorization_categories": wall(under_authorization("authorization_categories")),
    "authorization_events": wall(under_authorization("authorization_events")),
    # What was brought in and written stays with those who did it, until it is disclosed.
    "notes": wall(f"{own('notes')} AND {takes_part('notes')}"),
    "case_secrets": wall(takes_part("case_secrets")),
    "uploads": wall(f"{own('uploads')} AND {takes_part('uploads')}"),
    "upload_parts": wall(hangs_on("uploads", "upload_parts", "upload_id")),
    "upload_pictures": wall(hangs_on("uploads", "upload_pictures", "upload_id")),
    # Which reviews hold test items concerns nobody but whoever reviews.
    "decoy_settings": wall(own("decoy_settings")),
    "decoyed_reviews": wall(own("decoyed_reviews")),
    "redaction_decisions": wall(
        takes_part("redaction_decisions"), hangs_on("uploads", "redaction_decisions", "upload_id")
    ),
    "disclosures": wall(
        f"({own('disclosures')} AND {takes_part('disclosures')}) OR (disclosures.state = 'disclosed' "
        f"AND ({takes_part('disclosures')} OR {customer_of_case('disclosures')}))",
        f"{own('disclosures')} AND {takes_part('disclosures')}",
    ),
    "disclosure_results": wall(
        hangs_on("disclosures", "disclosure_results", "disclosure_id"),
        "EXISTS (SELECT 1 FROM disclosures AS above WHERE above.id = disclosure_results.disclosure_id "
        "AND above.organization_id = portal_organization())",
    ),
    # The withdrawal by anybody who takes part ends what was asked; the value itself is sealed for the asker.
    "reveal_requests": wall(
        f"{takes_part('reveal_requests')} OR {customer_of_case('reveal_requests')}",
        adds=f"{own('reveal_requests')} AND {takes_part('reveal_requests')}",
    ),
    "legal_holds": wall(own("legal_holds")),
    "legal_hold_officers": wall(hangs_on("legal_holds", "legal_hold_officers", "hold_id")),
    "hold_openings": wall(hangs_on("legal_holds", "hold_openings", "hold_id")),
    "histories": wall(own("histories")),
    "history_parts": wall(hangs_on("histories", "history_parts", "history_id")),
    # Counted by the worker alone, from events of cases in which the organization takes part.
    "counted_months": wall(own("counted_months"), NOBODY),
    "counted_until": wall(own("counted_until"), NOBODY),
    "goals": wall(own("goals")),
    "measure_plans": wall(own("measure_plans"), NOBODY, own("measure_plans")),
    "business_events": wall(own("business_events")),
    "suggestions": wall(
        f"{own('suggestions')} OR {own('suggestions', 'to_id')}",
        own("suggestions", "to_id"),
        own("suggestions"),
    ),
    "goal_changes": wall(hangs_on("goals", "goal_changes", "goal_id")),
    # The log is added to and never changed; whoever is not known yet comes no further than own streams.
    "audit_entries": wall(
        f"{own('audit_entries')} OR {own('audit_entries', 'customer_id')} OR {in_case('audit_entries')} "
        "OR (portal_road() = 'sign-in' AND audit_entries.case_id IS NULL)",
        NOBODY,
        f"{own('audit_entries')} OR (portal_road() = 'sign-in' AND audit_entries.case_id IS NULL)",
        written_by=(Road.LOG,),
    ),
    "audit_salts": wall(hangs_on("audit_entries", "audit_salts", "entry_id")),
    # Mail on its way out is the worker's to read.
    "notices": wall(NOBODY, adds=EVERYBODY_KNOWN),
}

FREE: dict[str, str] = {
    "terms": "the legal text, the same for all",
    "signing_keys": "the portal's own; the private halves are sealed",
    "jobs": "what is to be done and when: ids, no names and no content",
    "log_positions": "numbers and hashes that say nothing without their entries",
    "log_tiles": "hashes",
    "log_checkpoints": "published to the world",
    "log_cosignatures": "published to the world",
    "witness_standings": "how the outside witnesses of the log are doing",
    "fact_checks": "how many rows were counted twice, and how many of them differed",
    "export_cursors": "how far the export of the log has come: a number",
}


def policies(table: str) -> dict[str, str]:
    """The four policies of a table: what follows `CREATE POLICY name ON table`, by name."""
    found = WALLS[table]
    sees, changes, adds = (
        f"portal_road() IN ({_quoted(ALWAYS + roads)}) OR ({condition})"
        for roads, condition in (
            (found.seen_by, found.sees),
            (found.written_by, found.changes),
            (found.written_by, found.adds),
        )
    )
    return {
        "sees": f"FOR SELECT USING ({sees})",
        "adds": f"FOR INSERT WITH CHECK ({adds})",
        "changes": f"FOR UPDATE USING ({changes}) WITH CHECK ({changes})",
        "takes": f"FOR DELETE USING ({changes})",
    }


def _quoted(roads: tuple[Road, ...]) -> str:
    return ", ".join(sorted({f"'{road.value}'" for road in roads}))
