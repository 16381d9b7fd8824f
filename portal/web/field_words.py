"""What the form library says of a field that cannot be used, in this portal's own words."""

from collections.abc import Mapping

_OFFERED = "Choose one of those that are offered."
_OWN: Mapping[str, str] = {
    "This field is required.": "This is missing.",
    "Not a valid choice.": _OFFERED,
    "Invalid Choice: could not coerce.": _OFFERED,
    "'%(value)s' is not a valid choice for this field.": _OFFERED,
    "Not a valid integer value.": "Write a whole number, such as 12.",
    "Not a valid decimal value.": "Write a number, such as 12.5.",
    "Not a valid date value.": "Write the day as 2026-03-31.",
    "Not a valid datetime value.": "Write the day and time as 2026-03-31 08:30.",
    "Not a valid time value.": "Write the time as 08:30.",
    "Field cannot be longer than %(max)d character.": "Use one letter at most.",
    "Field cannot be longer than %(max)d characters.": "Use at most %(max)d letters.",
}


class FieldWords:
    """Its sentences by those of the library; it takes this where it would take a translation."""

    def gettext(self, sentence: str) -> str:
        """Our sentence, or theirs where we have none."""
        return _OWN.get(sentence, sentence)

    def ngettext(self, one: str, several: str, number: int) -> str:
        """The same of a sentence that counts something."""
        return self.gettext(one if number == 1 else several)
