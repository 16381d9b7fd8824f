"""Reading a mapping file: its sections and values, each refused by name when it is not understood."""

import codecs
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from portal.vocabulary import Invalid


def section_of(document: Mapping[str, object], name: str, known: set[str] | None = None) -> dict[str, object]:
    """A section of the document, empty when it is left out. Raises `Invalid` for a key that is not known."""
    section = document.get(name, {})
    if not isinstance(section, dict):
        raise Invalid(f"“{name}” must be a section with its keys.", name)
    if known is not None and (unknown := set(section) - known):
        raise Invalid(f"{name}.{min(unknown)} is not known.", f"{name}.{min(unknown)}")
    return section


def texts_of(document: Mapping[str, object], name: str, known: set[str] | None = None) -> dict[str, str]:
    """A section in which each key has a text. Raises `Invalid` for anything else."""
    texts = {}
    for key, value in section_of(document, name, known).items():
        if not isinstance(value, str) or not value:
            raise Invalid(f"{name}.{key} must be a text.", f"{name}.{key}")
        texts[key] = value
    return texts


def list_of(section: Mapping[str, object], name: str, key: str) -> list[str]:
    """The texts in a list, none when the key is left out. Raises `Invalid` for anything else."""
    words = section.get(key, [])
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise Invalid(f"{name}.{key} must be a list of texts.", f"{name}.{key}")
    return words


def zone_called(name: str) -> str:
    """The time zone, as it is known. Raises `Invalid` for another name."""
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError) as error:
        raise Invalid(f"There is no time zone called “{name}”.", "time.zone") from error


def encoding_called(name: str) -> str:
    """The way of writing letters, as it is known. Raises `Invalid` for another name."""
    try:
        return codecs.lookup(name).name
    except LookupError as error:
        raise Invalid(f"There is no way of writing letters called “{name}”.", "log.encoding") from error
