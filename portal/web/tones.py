"""What the states are called on a screen, and the tone of the dot beside the word."""

from enum import Enum

from portal.rules.authorization_words import CATEGORY_WORDS

_TONES = {
    "red": "critical declined refused withdrawn failed rejected dead withheld credentials remove "
    "not_found canceled",
    "amber": "high information_wanted quarantined prepared silent partly_confirmed requested offered expired "
    "lapsed",
    "blue": "medium open asked receiving preparing leased queued proposed resolution_proposed pseudonymize "
    "approved",
    "green": "accepted granted confirmed disclosed scanned resolved done keep ready agreed",
    "grey": "low closed superseded discarded nobody shown opened",
}
_TONE_OF = {word: tone for tone, words in _TONES.items() for word in words.split()}
_WORDS = {
    "information_wanted": "more information wanted",
    "resolution_proposed": "resolution proposed",
    "not_our_product": "not our product",
    "entitlement_missing": "no support contract found",
    "about_people": "something about people",
    "a_secret": "a password, key or token",
    "of_another_customer": "data of another customer",
    "not_needed": "more than this problem needs",
    "business_stands_still": "the customer's business stands still",
    "promise_missed": "a promised update did not come",
    "it_gets_worse": "it gets worse",
    "information_missing": "information is missing",
    "authorization_missing": "the customer's permission is missing",
    "cannot_reproduce": "cannot be reproduced",
    "needs_other_party": "somebody else is needed",
    "capacity": "no capacity now",
    "requested": "waiting for the customer",
    "granted": "given",
    "lapsed": "not answered in time",
    "superseded": "replaced by a newer one",
    "quarantined": "waiting for redaction",
    "scanned": "ready for review",
    "partly_confirmed": "works in part",
    "silent": "no answer from the customer",
    "leased": "at work",
    "dead": "given up",
    "approved": "allowed, being looked up",
    "ready": "can be opened now",
    "shown": "opened once",
    "not_found": "nothing that may be shown",
    "canceled": "ended with the permission",
    "keep": "kept",
    "remove": "taken out",
    "pseudonymize": "replaced by a stand-in",
}
_WORDS |= {category.value: name[:1].lower() + name[1:] for category, (name, _) in CATEGORY_WORDS.items()}


def tone(state: Enum | str) -> str:
    """The tone of a state, severity or treatment: red, amber, blue, green or grey."""
    return _TONE_OF.get(_value(state), "grey")


def words(state: Enum | str) -> str:
    """A state as the screen says it: "more information wanted", never the code's word."""
    value = _value(state)
    return _WORDS.get(value, value.replace("_", " "))


def _value(state: Enum | str) -> str:
    return str(state.value) if isinstance(state, Enum) else state
