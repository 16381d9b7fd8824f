"""Which measure page an address means, with its filters: what of it may be kept, and its address again.

Only what a page understands is kept, so that a kept view is never more than a link that one could type.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import request, url_for

from portal.measures.catalogue import CATALOGUE
from portal.web.measure_page import COMPARISONS
from portal.web.periods import SPANS, USUAL

PAGES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "measures.first": ("Where cases wait", ()),
    "measures.catalogue": ("All measures", ()),
    "measures.report": ("Report", ()),
    "measures.measure": ("", ("measure_id",)),
    "gaps.gaps": ("Between companies", ()),
    "gaps.between": ("Between two companies", ("from_id", "to_id")),
}
"""The pages that can be kept: their names, and what must stand in their addresses."""

_LONGEST_PART = 40


@dataclass(frozen=True)
class ViewAddress:
    """One page with the parts of its address."""

    page: str
    parts: Mapping[str, str]

    @property
    def url(self) -> str:
        """The address."""
        kept: dict[str, Any] = dict(self.parts)
        return url_for(self.page, **kept)

    @property
    def save_url(self) -> str:
        """Where it is sent to be kept."""
        kept: dict[str, Any] = dict(self.parts)
        return url_for("saved_views.save", page=self.page, **kept)

    @property
    def name(self) -> str:
        """The page as a reader knows it."""
        if self.page == "measures.measure":
            return CATALOGUE[self.parts["measure_id"]].name
        return PAGES[self.page][0]

    @property
    def filters(self) -> str:
        """Its filters in words."""
        since, until = self.parts.get("from", ""), self.parts.get("to", "")
        time = [f"from {_spaced(since)}" if since else "", f"to {_spaced(until)}" if until else ""]
        chosen = [
            " ".join(one for one in time if one) or SPANS[self.parts.get("period", USUAL)][0],
            f"compared: {COMPARISONS[self.parts['compare']].lower()}" if "compare" in self.parts else "",
            "one part of the cases" if "part" in self.parts else "",
        ]
        return ", ".join(one for one in chosen if one)


def _spaced(instant: str) -> str:
    return instant.replace("T", " ")


def view_address(page: str, given: Mapping[str, str]) -> ViewAddress | None:
    """The view that an address means; None for what is no measure page. What means nothing is left out."""
    if page not in PAGES:
        return None
    read = {name: given.get(name, "").strip() for name in _UNDERSTOOD}
    parts = {name: value for name, value in read.items() if value and _UNDERSTOOD[name](value)}
    needed = PAGES[page][1]
    if any(name not in parts for name in needed):
        return None
    others = {name for _, names in PAGES.values() for name in names} - set(needed)
    if page != "measures.measure":
        others |= {"compare", "part"}
    return ViewAddress(page, {name: value for name, value in parts.items() if name not in others})


def shown_view() -> ViewAddress | None:
    """The view that is being shown."""
    placed = {name: str(value) for name, value in (request.view_args or {}).items()}
    return view_address(request.endpoint or "", {**request.args, **placed})


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _is_instant(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


_UNDERSTOOD: Mapping[str, Callable[[str], bool]] = {
    "measure_id": CATALOGUE.__contains__,
    "from_id": _is_id,
    "to_id": _is_id,
    "period": SPANS.__contains__,
    "from": _is_instant,
    "to": _is_instant,
    "compare": COMPARISONS.__contains__,
    "part": lambda text: len(text) <= _LONGEST_PART,
}
