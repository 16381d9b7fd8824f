"""The mappings that are shipped: for common ticket systems, as TOML that can be read and changed."""

from importlib.resources import files
from pathlib import Path

from portal.vocabulary import Invalid

SHIPPED = {
    "plain": "Plain table",
    "servicenow": "ServiceNow, history of incidents",
    "servicenow_incidents": "ServiceNow, list of incidents",
    "jira": "Jira, change log",
    "jira_issues": "Jira, list of issues",
    "zendesk": "Zendesk, events of tickets",
    "zendesk_tickets": "Zendesk, list of tickets",
    "xes": "XES",
}
"""The name of each mapping, and what it is called on a screen."""


def shipped_text(name: str) -> str:
    """The text of a shipped mapping. Raises `KeyError` for a name that is not one."""
    if name not in SHIPPED:
        raise KeyError(name)
    return (files("portal.measures.history") / "mappings" / f"{name}.toml").read_text("utf-8")


def mapping_text(name: str) -> str:
    """The text of a mapping file, or of a shipped one when `name` is its name.

    Raises:
        Invalid: there is no such file, or it is not text.
    """
    if name in SHIPPED:
        return shipped_text(name)
    try:
        return Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        known = ", ".join(SHIPPED)
        raise Invalid(
            f"There is no mapping file “{name}” that can be read. Give a TOML file, or one of: {known}.",
            "mapping",
        ) from problem
