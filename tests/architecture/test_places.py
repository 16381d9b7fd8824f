"""The repository says nothing about the machine it was written on, nor where packages come from."""

import re
from pathlib import PurePath

from tests.support.sources import ROOT, TEXT, kept, text_of

REGISTRIES = re.compile(
    r"files\.pythonhosted\.org|pypi\.org/simple|registry\.npmjs\.org|index-url|\"resolved\":"
)
DEEP_ENOUGH = 3  # a checkout at /app or /srv says nothing that a text could not say by itself


def test_no_file_names_an_address_of_a_registry() -> None:
    here = "tests/architecture/test_places.py"

    assert [name for name in texts() if name != here and REGISTRIES.search(text_of(name))] == []


def test_no_file_names_the_place_of_this_checkout() -> None:
    place = str(ROOT)
    if len(ROOT.parts) < DEEP_ENOUGH:
        return

    assert [name for name in texts() if place in text_of(name)] == []


def texts() -> list[str]:
    return [name for name in kept() if PurePath(name).suffix in TEXT]
