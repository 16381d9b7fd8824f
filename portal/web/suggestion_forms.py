"""The forms of suggested changes: making one, and what becomes of it."""

from collections.abc import Sequence
from typing import Self
from uuid import UUID

from wtforms import RadioField, SelectField, TextAreaField
from wtforms.validators import InputRequired

from portal.actions.answer_suggestion import LONGEST_EVIDENCE, Fate
from portal.actions.make_suggestion import LONGEST_SUGGESTION
from portal.vocabulary import SuggestionRefusal, SuggestionState
from portal.web.forms import Form, choice, entered
from portal.web.suggestion_words import LEVEL_WORDS, REFUSAL_WORDS

_S = SuggestionState
_NEXT: dict[SuggestionState, tuple[tuple[SuggestionState, str], ...]] = {
    _S.MADE: (
        (_S.ROUTED, "It is with somebody who can act"),
        (_S.ACCEPTED, "We do it"),
        (_S.DECLINED, "We do not do it"),
        (_S.SAME, "It is the same as another suggestion"),
    ),
    _S.ACCEPTED: ((_S.IN_USE, "It is in daily use"), (_S.DECLINED, "We do not do it after all")),
}
_NEXT[_S.ROUTED] = _NEXT[_S.MADE][1:]
_LONGEST_SHOWN = 80


class SuggestionForm(Form):
    """To whom, by which level, and what."""

    to = SelectField("To")
    level = SelectField(
        "Who had the idea",
        choices=[choice(one.value, words) for one, words in LEVEL_WORDS.items()],
        description="Only counted, and never shown with a single suggestion.",
    )
    words = TextAreaField(
        "What should change",
        [InputRequired("Write what should change.")],
        description=f"At most {LONGEST_SUGGESTION} characters; no names of people or customers.",
    )


class FateForm(Form):
    """One step, with what it needs."""

    state = RadioField("What becomes of it?", [InputRequired("Choose what becomes of it.")])
    refusal = SelectField("If not, why")
    same_as = SelectField("The same as")
    evidence = TextAreaField(
        "If in use, what shows it",
        description=f"Where one sees it in daily use; at most {LONGEST_EVIDENCE} characters.",
    )

    def after(self, state: SuggestionState, others: Sequence[tuple[UUID, str]]) -> Self:
        """Offer what can follow `state`; nothing where it is at its end."""
        follows = [one for one in _NEXT.get(state, ()) if one[0] is not _S.SAME or others]
        self.state.choices = [choice(one.value, words) for one, words in follows]
        known = {one for one, _ in follows}
        reasons = [(one.value, words) for one, words in REFUSAL_WORDS.items()] if _S.DECLINED in known else []
        same = [(str(key), words[:_LONGEST_SHOWN]) for key, words in others] if _S.SAME in known else []
        self.refusal.choices = [choice(*one) for one in (("", "no reason"), *reasons)]
        self.same_as.choices = [choice(*one) for one in (("", "no other"), *same)]
        return self

    def fate(self) -> Fate:
        """What was entered."""
        refusal, same_as = entered(self.refusal), entered(self.same_as)
        return Fate(
            SuggestionState(entered(self.state)),
            SuggestionRefusal(refusal) if refusal else None,
            UUID(same_as) if same_as else None,
            entered(self.evidence),
        )
