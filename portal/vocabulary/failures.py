"""Ways to fail: each carries the sentence that its page shows."""


class Failure(Exception):
    """A thing that did not happen, with the sentence that the person is shown."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence: plain English that says what to do next."""
        super().__init__(sentence)
        self.sentence = sentence


class Refused(Failure):
    """This person may not do this here."""


class Missing(Failure):
    """There is no such thing, or this person may not know of it: the two look alike."""


class Gone(Failure):
    """It was good once and is no more, and this person may know that it was."""


class NotCovered(Failure):
    """The customer's authorization or the vendors' agreement does not allow it."""


class CannotOpen(Failure):
    """Sealed content did not open: altered, moved, or its key is destroyed."""


class Conflict(Failure):
    """Somebody was faster, or the state does not allow this step."""


class Invalid(Failure):
    """What was entered cannot be used; `field` says where to show the sentence."""

    def __init__(self, sentence: str, field: str = "") -> None:
        """Keep the sentence and the form field it belongs to ("" for the whole form)."""
        super().__init__(sentence)
        self.field = field


class SignedOut(Failure):
    """Nobody is signed in any more in the browser that sent this, and so it was not taken."""


class Unavailable(Failure):
    """Something that the portal stands on is down; the same step works later."""
