"""The engine, loaded when it is first asked: its rules and automata are no part of a program's start."""

from collections.abc import Callable
from importlib import import_module
from typing import BinaryIO, cast

from portal.redaction.dictionary import CaseDictionary
from portal.redaction.findings import Observer, RedactedText
from portal.redaction.limits import Limits
from portal.redaction.pseudonyms import Pseudonyms
from portal.redaction.report import Report
from portal.redaction.treatments import Treatments


def redact_text(
    text: str, treatments: Treatments, pseudonyms: Pseudonyms, dictionary: CaseDictionary, path: str = ""
) -> RedactedText:
    """See `portal.redaction.text`."""
    work = import_module("portal.redaction.text").redact_text
    return cast("RedactedText", work(text, treatments, pseudonyms, dictionary, path))


def learn(
    source: BinaryIO,
    name: str,
    dictionary: CaseDictionary,
    limits: Limits | None = None,
    pseudonyms: Pseudonyms | None = None,
) -> None:
    """See `portal.redaction.learning`."""
    import_module("portal.redaction.learning").learn(source, name, dictionary, limits, pseudonyms)


def redact_bundle(
    source: BinaryIO,
    name: str,
    output: BinaryIO,
    *,
    treatments: Treatments,
    pseudonyms: Pseudonyms,
    dictionary: CaseDictionary,
    limits: Limits | None = None,
    observer: Observer | None = None,
) -> Report:
    """See `portal.redaction.bundle`."""
    report = import_module("portal.redaction.bundle").redact_bundle(
        source,
        name,
        output,
        treatments=treatments,
        pseudonyms=pseudonyms,
        dictionary=dictionary,
        limits=limits,
        observer=observer,
    )
    return cast("Report", report)


def both_passes(  # noqa: PLR0913 - all that a run is about
    source: BinaryIO,
    name: str,
    output: BinaryIO,
    *,
    treatments: Treatments,
    pseudonyms: Pseudonyms,
    dictionary: CaseDictionary,
    limits: Limits | None = None,
    observer: Observer | None = None,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """See `portal.redaction.both_passes`."""
    report = import_module("portal.redaction.both_passes").both_passes(
        source,
        name,
        output,
        treatments=treatments,
        pseudonyms=pseudonyms,
        dictionary=dictionary,
        limits=limits,
        observer=observer,
        jobs=jobs,
        progress=progress,
    )
    return cast("Report", report)
