"""Who may see and write each table's rows on PostgreSQL, beneath whatever the code above asks.

They are raised anew after every migration (portal/records/raising_walls.py). A new table must be given its
wall here, or be named in `FREE` with the reason; until then PostgreSQL shows its rows to nobody. SQLite has
no such policies (docs/decisions/0010-walls-in-the-database.md).

The conditions are SQL. `portal_organization()` is the organization of the transaction's way, nothing
where it has none (portal/records/roads.py), and every question inside a condition is subject to the
walls of the table that it asks: whoever sees a case sees what hangs on it.
"""

# ruff: noqa: S608 - the names in these conditions stand in this file

from dataclasses import dataclass

from portal.records.roads import Road

NOBODY = "false"
EVERYBODY_KNOWN = "portal_road() <> ''"
ALWAYS = (Road.COMMAND, Road.MIGRATION, Road.WORKER)
"""Roads on which no row is hidden: they act for no single organization."""


@dataclass(frozen=True)
class Wall:
    """Which rows are seen, changed (deleted too) and added, and by which roads all of them are."""

    sees: str
    changes: str
    adds: str
    seen_by: tuple[Road, ...] = ()
    written_by: tuple[Road, ...] = ()


def _wall(
    sees: str,
    changes: str = "",
    adds: str = "",
    seen_by: tuple[Road, ...] = (),
    written_by: tuple[Road, ...] = (),
) -> Wall:
    """What is not said of changing holds as for seeing, and of adding as for changing."""
    changes = changes or sees
    return Wall(sees, changes, adds or changes, (*seen_by, *written_by), written_by)


def _own(table: str, column: str = "organization_id") -> str:
    return f"{table}.{column} = portal_organization()"


def _sees(parent: str, table: str, column: str, key: str = "id") -> str:
    """Whoever sees the row that this one hangs on."""
    return f"EXISTS (SELECT 1 FROM {parent} AS above WHERE above.{key} = {table}.{column})"


def _in_case(table: str) -> str:
    return _sees("cases", table, "case_id")


def _takes_part(table: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM participants AS place WHERE place.case_id = {table}.case_id "
        "AND place.organization_id = portal_organization() AND place.left_at IS NULL)"
    )


def _customer_of_case(table: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM cases AS above WHERE above.id = {table}.case_id "
        "AND above.customer_id = portal_organization())"
    )


def _under(table: str) -> str:
    return _sees("authorizations", table, "authorization_id")


def _colleague(table: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM people AS above WHERE above.id = {table}.person_id "
        "AND above.organization_id = portal_organization())"
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
_OWN_LINK = f"{_own('links')} OR (links.case_id IS NOT NULL AND {_in_case('links')})"
_REQUEST = (
    "collaboration_requests.from_id = portal_organization() "
    "OR collaboration_requests.to_id = portal_organization()"
)

WALLS: dict[str, Wall] = {
    # The directory and the public halves of keys are for everybody who is known; private halves are sealed.
    "organizations": _wall(_KNOWN, _own("organizations", "id"), NOBODY, (Road.SIGN_IN,), (Road.OPERATOR,)),
    "organization_keys": _wall(_KNOWN, _own("organization_keys"), written_by=(Road.OPERATOR,)),
    # People are seen by those with whom they have an agreement or a case.
    "people": _wall(
        f"{_own('people')} OR portal_meets(people.organization_id)",
        _own("people"),
        written_by=(Road.SIGN_IN, Road.OPERATOR),
    ),
    "person_roles": _wall(
        _sees("people", "person_roles", "person_id"),
        _colleague("person_roles"),
        seen_by=(Road.SIGN_IN,),
        written_by=(Road.OPERATOR,),
    ),
    "recovery_codes": _wall(_colleague("recovery_codes"), written_by=(Road.OPERATOR,)),
    "sign_in_sessions": _wall(_colleague("sign_in_sessions"), written_by=(Road.SIGN_IN, Road.OPERATOR)),
    "saved_searches": _wall(_colleague("saved_searches")),
    "links": _wall(_OWN_LINK, seen_by=(Road.SIGN_IN,), written_by=(Road.OPERATOR,)),
    "invitations": _wall(
        _sees("links", "invitations", "id", "subject_id"), adds=EVERYBODY_KNOWN, written_by=(Road.OPERATOR,)
    ),
    "typed_codes": _wall(_sees("links", "typed_codes", "link_id")),
    "agreements": _wall(_PAIR, seen_by=(Road.OPERATOR,)),
    "signatures": _wall(_sees("agreements", "signatures", "agreement_id"), _own("signatures")),
    "response_times": _wall(_sees("agreements", "response_times", "agreement_id"), _own("response_times")),
    "ceilings": _wall(_own("ceilings")),
    "escalation_ladders": _wall(
        _sees("agreements", "escalation_ladders", "agreement_id"),
        adds=f"{_own('escalation_ladders', 'proposed_by_id')} "
        f"AND {_sees('agreements', 'escalation_ladders', 'agreement_id')}",
    ),
    "cases": _wall(_CASE, adds=_own("cases", "opener_id")),
    "participants": _wall(
        f"{_own('participants')} OR portal_takes_part(participants.case_id)", adds=_own("participants")
    ),
    "collaboration_requests": _wall(
        f"{_REQUEST} OR portal_takes_part(collaboration_requests.case_id)",
        adds=_own("collaboration_requests", "from_id"),
    ),
    "case_events": _wall(_in_case("case_events")),
    "hold_facts": _wall(_in_case("hold_facts")),
    "offer_facts": _wall(_in_case("offer_facts")),
    # Raised by the worker alone; a participant takes one on.
    "case_alarms": _wall(_in_case("case_alarms"), _takes_part("case_alarms"), NOBODY),
    "alarm_rungs": _wall(_sees("case_alarms", "alarm_rungs", "alarm_id"), NOBODY),
    "case_watches": _wall(NOBODY),
    "alarm_receivers": _wall(_own("alarm_receivers")),
    "own_patterns": _wall(_own("own_patterns")),
    "alarm_messages": _wall(_own("alarm_messages"), NOBODY),
    "handoffs": _wall(_in_case("handoffs"), adds=f"{_own('handoffs', 'from_id')} AND {_in_case('handoffs')}"),
    "resolutions": _wall(
        _in_case("resolutions"), adds=f"{_own('resolutions')} AND {_in_case('resolutions')}"
    ),
    "authorizations": _wall(
        _in_case("authorizations"),
        adds=f"{_own('authorizations', 'requested_by_organization_id')} AND {_in_case('authorizations')}",
    ),
    "authorization_recipients": _wall(_under("authorization_recipients")),
    "authorization_categories": _wall(_under("authorization_categories")),
    "authorization_events": _wall(_under("authorization_events")),
    # What was brought in and written stays with those who did it, until it is disclosed.
    "notes": _wall(f"{_own('notes')} AND {_takes_part('notes')}"),
    "case_secrets": _wall(_takes_part("case_secrets")),
    "uploads": _wall(f"{_own('uploads')} AND {_takes_part('uploads')}"),
    "upload_parts": _wall(_sees("uploads", "upload_parts", "upload_id")),
    "redaction_decisions": _wall(
        _takes_part("redaction_decisions"), _sees("uploads", "redaction_decisions", "upload_id")
    ),
    "disclosures": _wall(
        f"({_own('disclosures')} AND {_takes_part('disclosures')}) OR (disclosures.state = 'disclosed' "
        f"AND ({_takes_part('disclosures')} OR {_customer_of_case('disclosures')}))",
        f"{_own('disclosures')} AND {_takes_part('disclosures')}",
    ),
    "disclosure_results": _wall(
        _sees("disclosures", "disclosure_results", "disclosure_id"),
        "EXISTS (SELECT 1 FROM disclosures AS above WHERE above.id = disclosure_results.disclosure_id "
        "AND above.organization_id = portal_organization())",
    ),
    # The withdrawal by anybody who takes part ends what was asked; the value itself is sealed for the asker.
    "reveal_requests": _wall(
        f"{_takes_part('reveal_requests')} OR {_customer_of_case('reveal_requests')}",
        adds=f"{_own('reveal_requests')} AND {_takes_part('reveal_requests')}",
    ),
    "legal_holds": _wall(_own("legal_holds")),
    "legal_hold_officers": _wall(_sees("legal_holds", "legal_hold_officers", "hold_id")),
    "hold_openings": _wall(_sees("legal_holds", "hold_openings", "hold_id")),
    "histories": _wall(_own("histories")),
    "history_logs": _wall(_sees("histories", "history_logs", "history_id")),
    # Counted by the worker alone, from events of cases in which the organization takes part.
    "counted_months": _wall(_own("counted_months"), NOBODY),
    "counted_until": _wall(_own("counted_until"), NOBODY),
    "goals": _wall(_own("goals")),
    "suggestions": _wall(
        f"{_own('suggestions')} OR {_own('suggestions', 'to_id')}",
        _own("suggestions", "to_id"),
        _own("suggestions"),
    ),
    "goal_changes": _wall(_sees("goals", "goal_changes", "goal_id")),
    # The log is added to and never changed; whoever is not known yet comes no further than own streams.
    "audit_entries": _wall(
        f"{_own('audit_entries')} OR {_own('audit_entries', 'customer_id')} OR {_in_case('audit_entries')} "
        "OR (portal_road() = 'sign-in' AND audit_entries.case_id IS NULL)",
        NOBODY,
        f"{_own('audit_entries')} OR (portal_road() = 'sign-in' AND audit_entries.case_id IS NULL)",
        written_by=(Road.LOG,),
    ),
    "audit_salts": _wall(_sees("audit_entries", "audit_salts", "entry_id")),
    # Mail on its way out is the worker's to read.
    "notices": _wall(NOBODY, adds=EVERYBODY_KNOWN),
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
    wall = WALLS[table]
    sees, changes, adds = (
        f"portal_road() IN ({_quoted(ALWAYS + roads)}) OR ({condition})"
        for roads, condition in (
            (wall.seen_by, wall.sees),
            (wall.written_by, wall.changes),
            (wall.written_by, wall.adds),
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
