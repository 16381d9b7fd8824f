"""What is kept of the tables of words says the same as the tables."""

import tomllib
from importlib import resources

import pytest

from portal.redaction.rules.words import labels as labels_room
from portal.redaction.rules.words.labels import labels
from portal.redaction.rules.words.tables import word_table

_FOLDER = resources.files("portal.redaction").joinpath("rules", "tables")
_TABLES = sorted(entry.name for entry in _FOLDER.iterdir() if entry.name.endswith(".toml"))


@pytest.mark.parametrize("name", _TABLES)
def test_a_table_holds_what_its_file_says(name: str) -> None:
    assert word_table(name) == tomllib.loads(_FOLDER.joinpath(name).read_text(encoding="utf-8"))


def test_kept_labels_are_those_of_the_table() -> None:
    small, capitals, last = labels_room.squeezed_labels()

    assert labels().last == last
    assert {at: list(map(tuple, told)) for at, told in labels().small.items()} == small
    assert {at: list(map(tuple, told)) for at, told in labels().capitals.items()} == capitals
