"""What the review of an upload shows: its members with counts, and changed lines before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import url_for

from portal.access.sampling import Sample
from portal.actions.review_upload import Review
from portal.redaction import MOST_ALIKE, MOST_LINES, MOST_OF_MEMBER
from portal.vocabulary import DataCategory
from portal.web.member_tree import Leaf, member_tree
from portal.web.redacted_text import TextPiece, after_pieces, before_pieces
from portal.web.tones import words

CHOSEN = (
    f"Of lines that differ only in their digits and in what was found, {MOST_ALIKE} are here, "
    f"and no more than {MOST_OF_MEMBER} of one file or {MOST_LINES:,} of all."
)
LINES_AT_ONCE = 25
MOST_IN_TREE = 300


@dataclass(frozen=True)
class ChangedLine:
    """One line that redaction changes; `number` is its place among all kept lines."""

    number: int
    place: str
    kinds: str
    before: Sequence[TextPiece]
    after: Sequence[TextPiece]
    has_what_may_stay: bool


@dataclass(frozen=True)
class ToldItem:
    """A test item of which may be told: where it stood, as what, and whether it was found."""

    place: str
    text: str
    found: bool


@dataclass(frozen=True)
class ReviewPage:
    """One page of the review, as its address asks for it."""

    report: Mapping[str, Any]
    counts: Sequence[tuple[str, int]]
    tree: Sequence[Mapping[str, Any]]
    not_listed: int
    withheld: Sequence[Mapping[str, Any]]
    pictures: int
    pictures_leaving: int
    lines: Sequence[ChangedLine]
    total: int
    first: int
    member: str
    category: str
    categories: Sequence[tuple[str, str]]
    previous_url: str
    next_url: str
    told: Sequence[ToldItem]
    chosen: str = CHOSEN


def review_page(review: Review, asked: Mapping[str, str], case_id: UUID) -> ReviewPage:
    """The page that the address asks for by `member`, `category` and `page`."""
    report = review.upload.report or {}
    chosen = _Chosen(case_id, review.upload.id, asked.get("member", ""), asked.get("category", ""))
    fitting = [pair for pair in enumerate(review.samples) if chosen.fits(pair[1])]
    number = int(asked["page"]) if asked.get("page", "").isdecimal() else 1
    start = min(max(number - 1, 0) * LINES_AT_ONCE, max(len(fitting) - 1, 0) // LINES_AT_ONCE * LINES_AT_ONCE)
    shown = fitting[start : start + LINES_AT_ONCE]
    page = start // LINES_AT_ONCE + 1
    members: Sequence[Mapping[str, Any]] = report.get("members", [])
    counts = report.get("counts", {})
    listed = [one for one in members if one["counts"] or one["state"] == "withheld"][:MOST_IN_TREE]
    return ReviewPage(
        report=report,
        counts=[(one, counts[one]) for one in sorted(counts, key=lambda name: -counts[name])],
        tree=member_tree(_leaf(one, chosen) for one in listed),
        not_listed=report.get("members_total", 0) - len(listed),
        withheld=[one for one in members if one["state"] == "withheld"],
        pictures=len({one["picture"] for one in members if one.get("picture")}),
        pictures_leaving=len({one["picture"] for one in members if one.get("picture")} - _kept_back(members)),
        lines=[_line(place, sample) for place, sample in shown],
        total=len(fitting),
        first=start + 1 if shown else 0,
        member=chosen.member,
        category=chosen.category,
        categories=[("", "Everything found"), *((one, words(one)) for one in counts)],
        previous_url=chosen.url(page - 1) if page > 1 else "",
        next_url=chosen.url(page + 1) if start + LINES_AT_ONCE < len(fitting) else "",
        told=[
            ToldItem(f"{one.member}, line {one.number}", one.text.strip(), one.found)
            for one in review.told.items
        ],
    )


@dataclass(frozen=True)
class _Chosen:
    """What of the review is asked for."""

    case_id: UUID
    upload_id: UUID
    member: str
    category: str

    def fits(self, sample: Sample) -> bool:
        """Whether a line belongs to what is asked for."""
        wanted = not self.category or self.category in {one.value for one in sample.categories}
        return wanted and self.member in {"", sample.member}

    def url(self, page: int = 1, member: str | None = None) -> str:
        """The address of this or another part of the review."""
        return url_for(
            "uploads.review",
            case_id=self.case_id,
            upload_id=self.upload_id,
            member=(self.member if member is None else member) or None,
            category=self.category or None,
            page=page if page > 1 else None,
        )


def _kept_back(members: Sequence[Mapping[str, Any]]) -> set[str]:
    """The marks of pictures that are withheld."""
    return {one["picture"] for one in members if one.get("picture") and one["state"] == "withheld"}


def _leaf(member: Mapping[str, Any], chosen: _Chosen) -> Leaf:
    path, withheld = str(member["path"]), member["state"] == "withheld"
    return Leaf(
        path=path,
        url="" if withheld else chosen.url(member=path),
        note="withheld" if withheld else f"{sum(member['counts'].values()):,}",
        icon="lock" if withheld else "file",
        current=path == chosen.member,
    )


def _line(number: int, sample: Sample) -> ChangedLine:
    kinds = ", ".join(dict.fromkeys(words(one.category) for one in sample.findings))
    return ChangedLine(
        number=number,
        place=f"{sample.member}, line {sample.line}",
        kinds=kinds,
        before=before_pieces(sample.before, sample.findings),
        after=after_pieces(sample.before, sample.findings),
        has_what_may_stay=bool(sample.categories - {DataCategory.CREDENTIALS}),
    )
