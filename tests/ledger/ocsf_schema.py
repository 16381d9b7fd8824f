"""OCSF's own schema, as the package pydantic-ocsf carries it, and what is wrong with an event by it.

The package's models fill in what is missing and let pass what they do not know. Here nothing is filled in,
and a member that the schema does not name is a fault: classes and objects inherit, take what they say nothing
of from the dictionary, and name members of which there must be at least one.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from portal.ledger.export import OCSF_VERSION

_ANYTHING = {"object", "json_t"}
_SCALARS: dict[str, type | tuple[type, ...]] = {
    "string_t": str,
    "integer_t": int,
    "long_t": int,
    "boolean_t": bool,
    "float_t": (int, float),
}
_CLASSES_OF_A_CATEGORY = 1000
_OF_PROFILES = {"host": ("actor", "device")}
"""What OCSF's profiles add to the classes that may bear them; the package leaves their definitions out."""
_NUMBERS = {"category_uid", "class_uid", "type_uid"}
Schema = Mapping[str, Any]


@cache
def schema() -> Schema:
    """The schema of the version that our events name."""
    name = f"v{OCSF_VERSION.replace('.', '_')}.json"
    read: Schema = json.loads(files("ocsf").joinpath("schemas", name).read_text("utf-8"))
    if read["version_info"]["version"] != OCSF_VERSION:
        raise AssertionError(f"{name} is of another version.")
    return read


def faults(event: Mapping[str, Any]) -> list[str]:
    """What is wrong with an event: nothing, if the list is empty."""
    known = {_uid(name): name for name in schema()["events"] if "uid" in schema()["events"][name]}
    name = known.get(event.get("class_uid", 0))
    if name is None:
        return ["class_uid: no class has this number"]
    numbers = {
        "category_uid": event["class_uid"] // _CLASSES_OF_A_CATEGORY,
        "type_uid": event["class_uid"] * 100 + event.get("activity_id", 0),
    }
    wrong = [f"{member}: not {right}" for member, right in numbers.items() if event.get(member) != right]
    profiles = frozenset(event.get("metadata", {}).get("profiles", ()))
    return [*wrong, *_of_members("events", name, event, "", profiles)]


@cache
def members(kind: str, name: str) -> Mapping[str, Mapping[str, Any]]:
    """Every member of a class ("events") or an object ("objects"), with what it inherits."""
    found: dict[str, dict[str, Any]] = {}
    for one in reversed(list(_line(kind, name))):
        for member, said in one["attributes"].items():
            if isinstance(said, dict):
                before = found.get(member, schema()["dictionary"]["attributes"].get(member, {}))
                enum = {} if member in _NUMBERS else {**before.get("enum", {}), **said.get("enum", {})}
                found[member] = {**before, **said, "enum": enum}
    return found


def _with_profiles(name: str, profiles: frozenset[str]) -> Mapping[str, Mapping[str, Any]]:
    may = {profile for one in _line("events", name) for profile in one.get("profiles", ())}
    dictionary = schema()["dictionary"]["attributes"]
    added = [member for profile in profiles & may for member in _OF_PROFILES.get(profile, ())]
    return {**{member: dictionary[member] for member in added}, **members("events", name)}


def _line(kind: str, name: str | None) -> Iterator[Mapping[str, Any]]:
    """The class or object, and those that it extends."""
    while name is not None:
        one = schema()[kind][name]
        yield one
        name = one.get("extends")


def _uid(name: str) -> int:
    category = next(one["category"] for one in _line("events", name) if "category" in one)
    number: int = schema()["categories_meta"]["attributes"][category]["uid"]
    return number * _CLASSES_OF_A_CATEGORY + int(schema()["events"][name]["uid"])


def _of_members(
    kind: str, name: str, value: Mapping[str, Any], path: str, profiles: frozenset[str] = frozenset()
) -> Iterator[str]:
    known = _with_profiles(name, profiles) if profiles else members(kind, name)
    yield from (f"{path}{member}: {name} has no such member" for member in value if member not in known)
    yield from (
        f"{path}{member}: {name} requires it"
        for member, said in known.items()
        if said.get("requirement") == "required" and member not in value
    )
    nearest: Mapping[str, list[str]] = next(
        (one["constraints"] for one in _line(kind, name) if "constraints" in one), {}
    )
    for rule, some in nearest.items():
        there = [member for member in some if member in value]
        if not there or (rule == "just_one" and len(there) > 1):
            yield f"{path}: {name} wants {rule} of {', '.join(some)}"
    for member in known.keys() & value.keys():
        yield from _of_member(known[member], value[member], f"{path}{member}")


def _of_member(said: Mapping[str, Any], value: object, path: str) -> Iterator[str]:
    if said.get("is_array", False) != isinstance(value, list):
        yield f"{path}: a list is wanted, or none is"
        return
    for one in value if isinstance(value, list) else [value]:
        yield from _of_value(said, one, path)


def _of_value(said: Mapping[str, Any], value: object, path: str) -> Iterator[str]:
    kind = said["type"]
    if kind in _ANYTHING:
        return
    if kind in schema()["objects"]:
        if isinstance(value, dict):
            yield from _of_members("objects", kind, value, f"{path}.")
        else:
            yield f"{path}: an object is wanted"
        return
    plain = schema()["dictionary"]["types"]["attributes"][kind]
    wanted = _SCALARS[plain.get("type", kind)]
    if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
        yield f"{path}: a {kind} is wanted"
    elif "regex" in plain and not re.fullmatch(plain["regex"], str(value)):
        yield f"{path}: no {kind} looks like this"
    elif value == "":
        yield f"{path}: it says nothing"
    elif said.get("enum") and str(value) not in said["enum"]:
        yield f"{path}: {value} is none of {', '.join(said['enum'])}"
