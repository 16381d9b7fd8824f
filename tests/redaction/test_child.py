"""The process that redacts has what it needs and no more, on whatever machine."""

import io
import subprocess
from collections.abc import Mapping

import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms
from portal.redaction.runs import child


class NotBegun(Exception):
    """Nothing was begun: the test looks at what would have been."""


def test_no_memory_is_set_aside_for_each_processor_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine of fifty processors all that the child may have would be gone before it begins."""
    given: dict[str, str] = {}

    def look(_: list[str], *, env: Mapping[str, str], **__: object) -> None:
        given.update(env)
        raise NotBegun

    monkeypatch.setattr(subprocess, "Popen", look)

    with pytest.raises(NotBegun):
        child.redact_in_child(
            io.BytesIO(b"all is well\n"),
            "a.log",
            None,
            treatments=PSEUDONYMIZE_ALL,
            pseudonyms=Pseudonyms(bytes(32)),
            dictionary=CaseDictionary(),
        )

    assert given["OPENBLAS_NUM_THREADS"] == "1"
