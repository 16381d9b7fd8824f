"""Which level of proof a permission needs, as a table: each kind of data by how openly it would leave.

The levels are those of the trust design, section 1.5: a mailbox and a code typed by hand (L1), somebody whom
the customer's own domain names (L2), a signature over the exact record (L3). What leaves as technical detail
or as a stand-in is routine (L1); what could name a person, a machine or a place as it is needs L2; live
secrets in any form, and numbers that the law treats as special, need L3 once they would leave as they are.
"""

from collections.abc import Mapping
from types import MappingProxyType

from portal.rules.authorization_terms import Assurance
from portal.vocabulary import DataCategory, Treatment

_L1, _L2, _L3 = Assurance.MAILBOX, Assurance.DOMAIN, Assurance.SIGNATURE
_HIGHEST = _L3

TABLE: Mapping[DataCategory, tuple[Assurance, Assurance]] = MappingProxyType(
    {
        # kind of data: as stand-ins, as it is
        DataCategory.CREDENTIALS: (_L3, _L3),
        DataCategory.PEOPLE: (_L1, _L2),
        DataCategory.ACCOUNTS: (_L1, _L2),
        DataCategory.HOSTS: (_L1, _L2),
        DataCategory.NETWORK: (_L1, _L2),
        DataCategory.DEVICES: (_L1, _L2),
        DataCategory.LOCATIONS: (_L1, _L2),
        DataCategory.FINANCIAL: (_L2, _L3),
        DataCategory.NATIONAL_IDS: (_L2, _L3),
        DataCategory.CUSTOMER_TERMS: (_L1, _L2),
        DataCategory.TECHNICAL: (_L1, _L1),
    }
)


def level_of(category: DataCategory, treatment: Treatment) -> Assurance | None:
    """What allowing one kind of data in this way needs; None where nothing would leave.

    A kind of data that the table does not name needs the highest level.
    """
    if treatment is Treatment.REMOVE:
        return None
    stand_in, as_it_is = TABLE.get(category, (_HIGHEST, _HIGHEST))
    return as_it_is if treatment is Treatment.KEEP else stand_in


def level_to_show(category: DataCategory | None) -> Assurance:
    """What showing one hidden value of a kind needs: it leaves as it is, alone or not.

    None is a stand-in whose shape says no kind: nothing that needs a signature looks like that.
    """
    return _L2 if category is None else level_of(category, Treatment.KEEP) or _HIGHEST


def needed_level(
    treatments: Mapping[DataCategory, Treatment], least: Assurance = Assurance.MAILBOX
) -> Assurance:
    """What a whole choice needs: the highest of its kinds, and never less than `least`."""
    levels = [level_of(category, treatment) for category, treatment in treatments.items()]
    return max((least, *(one for one in levels if one is not None)), key=rank)


def above(treatments: Mapping[DataCategory, Treatment], level: Assurance) -> tuple[DataCategory, ...]:
    """The kinds of data for which `level` is not enough, in the order of the table."""
    return tuple(
        category
        for category in DataCategory
        if (needed := level_of(category, treatments.get(category, Treatment.REMOVE))) is not None
        and rank(needed) > rank(level)
    )


def rank(level: Assurance) -> int:
    """How high a level stands: 0 for L1, 2 for L3."""
    return list(Assurance).index(level)
