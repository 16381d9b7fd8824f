"""What happens to each category of data before it leaves."""

import json
from collections.abc import Iterator, Mapping

from portal.vocabulary import DataCategory, Invalid, Treatment, strictest

_CREDENTIALS_STAY = "Credentials can never be kept: choose to pseudonymize or to remove them."


class Treatments(Mapping[DataCategory, Treatment]):
    """A treatment for every category: what is not named is removed, credentials are never kept.

    Frozen and hashable. `Treatments({...})` demotes nothing silently: keeping credentials raises
    `Invalid`.
    """

    __slots__ = ("_treatments",)

    def __init__(self, treatments: Mapping[DataCategory, Treatment] | None = None) -> None:
        given = {DataCategory(c): Treatment(t) for c, t in (treatments or {}).items()}
        if given.get(DataCategory.CREDENTIALS) is Treatment.KEEP:
            raise Invalid(_CREDENTIALS_STAY)
        self._treatments = {c: given.get(c, Treatment.REMOVE) for c in DataCategory}

    def __getitem__(self, category: DataCategory) -> Treatment:
        """The treatment of one category, `REMOVE` where none was named."""
        return self._treatments[DataCategory(category)]

    def __iter__(self) -> Iterator[DataCategory]:
        """All categories, in the order of the vocabulary."""
        return iter(self._treatments)

    def __len__(self) -> int:
        """How many categories there are."""
        return len(self._treatments)

    def __hash__(self) -> int:
        """Equal treatments are one key."""
        return hash(tuple(self._treatments.items()))

    def __eq__(self, other: object) -> bool:
        """Two are equal when each category is treated alike."""
        return isinstance(other, Treatments) and self._treatments == other._treatments

    def __repr__(self) -> str:
        """The words, for a reader."""
        return f"Treatments({self.to_json()})"

    @classmethod
    def strictest(cls, *several: "Treatments") -> "Treatments":
        """Per category the treatment that lets out the least; of none at all everything is removed."""
        return cls({c: strictest(*(one[c] for one in several)) for c in DataCategory})

    def to_json(self) -> str:
        """One line of JSON: category to treatment, in the order of the vocabulary."""
        return json.dumps({str(c): str(t) for c, t in self._treatments.items()})

    @classmethod
    def from_json(cls, text: str) -> "Treatments":
        """Read what `to_json` wrote. Raises `Invalid` for anything else."""
        try:
            read = json.loads(text)
            return cls({DataCategory(c): Treatment(t) for c, t in read.items()})
        except (ValueError, AttributeError) as error:
            raise Invalid("These treatments cannot be read.") from error


PSEUDONYMIZE_ALL = Treatments(dict.fromkeys(DataCategory, Treatment.PSEUDONYMIZE))


def effective(authorization: Treatments, protocol: Treatments, ceiling: Treatments) -> Treatments:
    """What leaves: the strictest of the customer's word, the protocol and the administrator's limit."""
    return Treatments.strictest(authorization, protocol, ceiling)
