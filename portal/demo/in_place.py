"""Redaction in this process, for files that the demonstration makes up itself while it is being built.

A file that somebody brings is read by a child of its own, because it may be made to break what reads it
(portal/redaction/runs/child.py). Nobody brought these, and starting a child takes longer than reading one
of them.
"""

import shutil
import tempfile
from typing import BinaryIO, cast

from portal.redaction import Looked, Observer, Pseudonyms, Report, Treatments
from portal.redaction.case.dictionary import CaseDictionary
from portal.redaction.later import both_passes
from portal.redaction.limits import Limits
from portal.redaction.members.few_of_each import FewOfEach
from portal.redaction.pictures.looked import NOBODY_LOOKED
from portal.redaction.runs.bounds import Bounds
from portal.redaction.runs.child import Progress


def redact_in_place(  # noqa: PLR0913 - the arguments of redact_in_child
    source: BinaryIO,
    name: str,
    output: BinaryIO | None,
    *,
    treatments: Treatments,
    pseudonyms: Pseudonyms,
    dictionary: CaseDictionary,
    limits: Limits | None = None,
    observer: Observer | None = None,
    few: bool = False,
    looked: Looked = NOBODY_LOOKED,
    bounds: Bounds | None = None,  # noqa: ARG001 - a process that bounded itself would stay bounded
    progress: Progress | None = None,  # noqa: ARG001 - nobody waits for it
) -> Report:
    """The same work with the same arguments as `redact_in_child`; what breaks it is raised as it is."""
    see = FewOfEach(observer).see if observer is not None and few else observer
    with tempfile.TemporaryFile() as came, tempfile.TemporaryFile() as nowhere:
        shutil.copyfileobj(source, came)
        came.seek(0)
        return both_passes(
            cast("BinaryIO", came),
            name,
            output or cast("BinaryIO", nowhere),
            treatments=treatments,
            pseudonyms=pseudonyms,
            dictionary=dictionary,
            limits=limits or Limits(),
            observer=see,
            looked=looked,
        )
