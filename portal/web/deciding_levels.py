"""What stands beside a kind of data that needs more than a code by mail, for whoever reads the page."""

from sqlalchemy.orm import Session
from wtforms import SelectMultipleField

from portal.records.authorizations import Authorization
from portal.records.mandates import mandate_in_place
from portal.rules.authorization_terms import Assurance
from portal.rules.grant_levels import level_of
from portal.vocabulary import DataCategory, Treatment
from portal.web.forms import values_of


def level_notes(
    database: Session, asked: Authorization, email: str, categories: SelectMultipleField
) -> dict[str, str]:
    """One line for each offered value that needs more, which says whether this mailbox has it."""
    words = _words(database, asked, email)
    notes = {}
    for value in values_of(categories):
        kind, _, way = value.partition(":")
        level = level_of(DataCategory(kind), Treatment(way))
        if level is not None and level in words:
            notes[value] = words[level]
    return notes


def only_named_decide(database: Session, asked: Authorization, email: str) -> bool:
    """Whether this mailbox can allow nothing, since the customer lets none but the people it named."""
    mandate = mandate_in_place(database, asked.customer_id)
    return mandate is not None and mandate.only_deciders and mandate.terms.decider(email) is None


def _words(database: Session, asked: Authorization, email: str) -> dict[Assurance, str]:
    mandate = mandate_in_place(database, asked.customer_id)
    named = mandate is not None and mandate.terms.decider(email) is not None
    you = "You are: your domain is asked again when you allow it" if named else f"{email} is not"
    return {
        Assurance.DOMAIN: f"Needs somebody whom your company has named to decide. {you}.",
        Assurance.SIGNATURE: "Needs somebody whom your company has named to decide, and a signature with "
        "their passkey. You can leave it out and allow the rest.",
    }
