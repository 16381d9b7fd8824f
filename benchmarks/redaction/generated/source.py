"""Where the values of a generated text come from: one dice, and Faker in thirty languages and countries."""

# mypy: disable-error-code="import-not-found, import-untyped"

import random
import string
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

LATIN = (
    "en_US", "en_GB", "en_CA", "en_AU", "en_IE", "de_DE", "de_AT", "de_CH", "fr_FR", "fr_CH", "it_IT",
    "es_ES", "es_MX", "pt_BR", "pt_PT", "nl_NL", "nl_BE", "pl_PL", "cs_CZ", "sv_SE", "no_NO", "da_DK",
    "fi_FI", "hu_HU", "ro_RO", "tr_TR",
)  # fmt: skip
OTHER = ("ru_RU", "uk_UA", "ja_JP", "zh_CN", "ko_KR")
_SHARE_OF_OTHER = 0.08


def faker_of(locale: str) -> Any:
    """Faker for one locale; a failure to import says that it is not installed here."""
    from faker import Faker  # noqa: PLC0415  a tool of the benchmark, read where it is installed

    return Faker(locale)


@dataclass(slots=True)
class Source:
    """The dice and the fakers of one run: the same seed gives the same values."""

    dice: random.Random
    fakers: dict[str, Any] = field(default_factory=dict)

    def faker(self, locale: str) -> Any:
        """The faker of this locale, whose own dice hang on ours."""
        if locale not in self.fakers:
            self.fakers[locale] = faker_of(locale)
            self.fakers[locale].seed_instance(self.dice.getrandbits(32))
        return self.fakers[locale]

    @property
    def latin(self) -> Any:
        """A faker of a language that is written in Latin letters."""
        return self.faker(self.dice.choice(LATIN))

    @property
    def any(self) -> Any:
        """A faker of any language; other scripts are rarer, as they are among cases."""
        other = self.dice.random() < _SHARE_OF_OTHER
        return self.faker(self.dice.choice(OTHER if other else LATIN))

    @property
    def english(self) -> Any:
        """A faker of the United States."""
        return self.faker("en_US")

    def pick(self, *choices: str) -> str:
        """One of these."""
        return self.dice.choice(choices)

    def signs(self, count: int, alphabet: str = string.ascii_letters + string.digits) -> str:
        """So many signs of this alphabet."""
        return "".join(self.dice.choices(alphabet, k=count))

    def number(self, digits: int) -> str:
        """A number of so many digits that does not begin with a nought."""
        return self.signs(1, "123456789") + self.signs(digits - 1, string.digits)

    def shaped(self, shape: str) -> str:
        """Signs by lot for `#` (digit), `A` (capital), `X` (either), `h` (hexadecimal); the others stay."""
        capitals = string.ascii_uppercase
        alphabets = {
            "#": string.digits,
            "X": capitals + string.digits,
            "A": capitals,
            "h": "0123456789abcdef",
        }
        return "".join(self.signs(1, alphabets[sign]) if sign in alphabets else sign for sign in shape)


Make = Callable[[Source], str]
INNOCENT = ""


@dataclass(frozen=True, slots=True)
class Maker:
    """What makes one value, the kind it is counted under, and which part of it must go where not all must."""

    kind: str
    make: Make
    part: str = ".+"
