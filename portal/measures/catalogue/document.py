"""The catalogue as a page of the documents, written from the definitions themselves."""

from portal.measures.catalogue import DECIDED_ON, Definition, Group
from portal.vocabulary import EventType

_OPENING = """# The measures

Each figure has one definition: the screens, this page and the code speak from it. A figure is shown with how
sure it is and with the cases behind it; below ten cases nothing is shown. Companies and people are never
ranked.

What an organization decides for itself stands on the page of each measure beside its level: the target, the
biggest obstacle, what is being done, and when it is looked at next, with who decided it and what held before.
Where a goal uses the measure, the goal says it.
"""


def catalogue_document() -> str:
    """The whole page in Markdown."""
    parts = [_OPENING]
    for group in Group:
        parts.append(f"\n## {group.value}\n")
        parts += [_entry(one) for one in DECIDED_ON.values() if one.group is group]
    return "".join(parts)


def _entry(one: Definition) -> str:
    head = " (first screen)" if one.head else ""
    known = ", ".join(f"`{event.value}`" for event in one.events) or "none"
    if set(one.events) == set(EventType):
        known = "all"
    lines = [
        f"\n### {one.id} {one.name}{head}\n\n*{one.question}*\n\n",
        f"- **Computed as:** {one.formula}\n",
        f"- **Unit:** {one.unit}\n",
        f"- **From the events:** {known}\n",
        f"- **Serves:** {'; '.join(outcome.value for outcome in one.serves)}\n",
        f"- **Could be gamed by:** {one.gaming}\n",
        f"- **Guarded by:** {one.guard}\n",
        f"- **Shown as:** {one.chart.value}\n",
    ]
    if one.outside:
        lines.append(f"- **Must be told from outside:** {'; '.join(one.outside)}\n")
    return "".join(lines)
