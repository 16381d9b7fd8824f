"""How a saved view may be called."""

from portal.rules.one_line import one_line
from portal.vocabulary import Invalid

LONGEST_NAME = 60


def view_name(typed: str) -> str:
    """The name without needless spaces. Raises `Invalid` for none, or too long a one."""
    said = one_line(typed)
    if not said or len(said) > LONGEST_NAME:
        raise Invalid(f"Give the view a name of at most {LONGEST_NAME} characters.", "name")
    return said
