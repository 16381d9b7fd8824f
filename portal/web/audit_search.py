"""What the address of the access log asks for, and the addresses of its other views and pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from flask import url_for
from sqlalchemy.orm import Session

from portal.access.audit_scope import may_see
from portal.records.log_search import Sought, Turn, organizations_in
from portal.records.organizations import Organization, organization_names
from portal.vocabulary import Verb
from portal.web.audit_words import GROUPS, VERB_WORDS
from portal.web.local_time import LAST, instant_of

ALL = "all"
_LONGEST = 100
_DAY = timedelta(days=1)
_LAST = LAST.replace(tzinfo=None) - _DAY  # after the last day of all comes none


@dataclass(frozen=True)
class LogAddress:
    """The parts of the address as they were understood; what means nothing is empty."""

    view: str
    person: str
    organization: str
    reference: str
    kind: str
    since: str
    until: str

    @property
    def kept(self) -> dict[str, str]:
        """What stays in the address from page to page, without the view."""
        named = {
            "q": self.person,
            "organization": self.organization,
            "case": self.reference,
            "kind": self.kind,
            "from": self.since,
            "until": self.until,
        }
        return {name: value for name, value in named.items() if value}

    def url(self, endpoint: str = "audit.search", view: str = "", **more: str) -> str:
        """The address of another view, page or form of the same search."""
        parts: dict[str, Any] = {"view": view or self.view, **self.kept, **more}
        return url_for(endpoint, **parts)

    def sought(self, zone: str) -> Sought:
        """The same as a question to the log; days are days of the reader's zone, the last one included."""
        since, until = _day(self.since), _day(self.until)
        return Sought(
            person=self.person,
            organization_id=UUID(self.organization) if self.organization else None,
            reference=self.reference,
            verbs=self._verbs(),
            since=instant_of(since, zone) if since else None,
            until=instant_of(min(until, _LAST) + _DAY, zone) if until else None,
        )

    def _verbs(self) -> frozenset[Verb] | None:
        in_view = frozenset(VERB_WORDS) if self.view == ALL else frozenset(GROUPS[self.view][1])
        if self.kind:
            return in_view & {Verb(self.kind)}
        return None if self.view == ALL else in_view


def address_of(given: Mapping[str, str]) -> LogAddress:
    """Read the address."""
    view, kind = given.get("view", ALL), given.get("kind", "")
    return LogAddress(
        view=view if view in GROUPS else ALL,
        person=_words(given.get("q", "")),
        organization=str(_id(given.get("organization", "")) or ""),
        reference=_words(given.get("case", "")),
        kind=kind if kind in set(Verb) else "",
        since=given.get("from", "") if _day(given.get("from", "")) else "",
        until=given.get("until", "") if _day(given.get("until", "")) else "",
    )


def turn_of(given: Mapping[str, str]) -> Turn:
    """Where to go on."""
    return Turn(_id(given.get("older", "")), _id(given.get("newer", "")))


def views_of(address: LogAddress, counts: Mapping[Verb, int]) -> list[dict[str, object]]:
    """The saved views with how much is in each; those with nothing in them are mostly left out."""
    whole = (ALL, "Everything", sum(counts.values()))
    groups = [
        (name, label, sum(counts.get(verb, 0) for verb in kinds)) for name, (label, kinds) in GROUPS.items()
    ]
    return [
        {"label": label, "count": number, "url": address.url(view=name), "current": name == address.view}
        for name, label, number in [whole, *groups]
        if number or name in (address.view, ALL, "reads")
    ]


def kinds_of(address: LogAddress, counts: Mapping[Verb, int]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The kinds to choose from, in groups: those of the view of which there are any."""
    shown = GROUPS if address.view == ALL else {address.view: GROUPS[address.view]}
    groups = [
        (
            label,
            [
                (verb.value, f"{words} ({counts.get(verb, 0):,})")
                for verb, words in kinds.items()
                if counts.get(verb) or verb.value == address.kind
            ],
        )
        for label, kinds in shown.values()
    ]
    return [(label, options) for label, options in groups if options]


def organizations_to_choose(database: Session, own: Organization) -> list[tuple[str, str]]:
    """Those whose acts the reader may see, by name."""
    names, seen = organization_names(database), organizations_in(database, may_see(own))
    found = sorted(((str(one), names[one]) for one in seen if one in names), key=lambda pair: pair[1])
    return [("", "Any"), *found]


def _words(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _day(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).replace(tzinfo=None)
    except ValueError:
        return None
