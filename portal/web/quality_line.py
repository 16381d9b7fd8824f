"""Whether the figures can be proved, as a line of the catalogue."""

from flask import url_for

from portal.measures.catalogue import QUALITY
from portal.measures.quality import DataQuality
from portal.measures.words import share_interval_words, share_words
from portal.records.facts import FactCheck
from portal.web.measures_page import HeadLine, proof_words


def quality_line(quality: DataQuality | None, check: FactCheck | None) -> HeadLine:
    """How many cases have every event, and what the last comparison found."""
    complete, proof = quality.complete if quality else None, proof_words(quality, check)
    known = complete is not None
    said = f"{share_words(complete)} of the cases have every event." if complete else proof
    return HeadLine(
        id=QUALITY.id,
        name=QUALITY.name,
        question=QUALITY.question,
        sentence=f"{said[0].upper()}{said[1:]} {proof if known else ''}".strip(),
        interval=share_interval_words(complete) if complete else "",
        cases=f"{quality.cases:,}" if quality and known else "",
        known=known,
        trend=None,
        url=url_for("measure_plans.show", measure_id=QUALITY.id),
    )
