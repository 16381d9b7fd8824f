"""The forms of business events: one that asks what its kind needs, and one for a whole table."""

from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, Field, SelectField, StringField

from portal.measures.business.event import TELLINGS, TIMED, Column
from portal.vocabulary import BusinessKind
from portal.web.business_words import BAND_WORDS, RESULT_WORDS, label_of
from portal.web.forms import Form, choice, entered

_INSTANTS = (Column.BEGAN, Column.DUE, Column.ENDED)


class BusinessForm(Form):
    """The columns of the register; `of_kind` keeps those of one kind."""

    customer = StringField()
    what = StringField()
    began = StringField()
    due = StringField()
    ended = StringField()
    result = SelectField()
    band = SelectField()
    gap_of = StringField()
    hours = StringField()
    money = StringField()

    @classmethod
    def of_kind(cls, kind: BusinessKind, values: dict[str, str] | None = None) -> "BusinessForm":
        """The form of one kind, in its words; with `values` it shows what is kept."""
        form, telling = cls(data=values), TELLINGS[kind]
        results = [choice(one.value, words) for one, words in RESULT_WORDS.items() if one in telling.results]
        form.result.choices = [choice("", "not decided yet"), *results]
        form.band.choices = [choice("", "choose"), *(choice(one.value, w) for one, w in BAND_WORDS.items())]
        if Column.RESULT in telling.needs:
            form.result.choices[0] = choice("", "choose")
        for column in Column:
            if column not in telling.columns:
                delattr(form, column.value)
                continue
            field: Field = form[column.value]
            field.label.text, field.description = label_of(kind, column)
            if column in _INSTANTS:
                field.render_kw = {"type": "datetime-local" if kind in TIMED else "date"}
        return form

    def fields(self, kind: BusinessKind) -> list[tuple[Field, bool]]:
        """Each field of the kind in its order, and whether it may stay empty."""
        telling = TELLINGS[kind]
        return [(self[one.value], one not in telling.needs) for one in telling.columns]

    def typed(self, kind: BusinessKind) -> dict[str, str]:
        """What was entered, by column."""
        return {one.value: entered(self[one.value]) for one in TELLINGS[kind].columns}


class TableForm(Form):
    """A table, and what becomes of rows that cannot be used."""

    file = FileField("Table", [FileRequired("Choose a file.")])
    without_bad_rows = BooleanField("Leave out rows that cannot be used")
