"""Texts of a generator that was written by somebody who had not read the rules.

Its templates and wordings (`texts/`, `wordings.toml`) were written from the list of formats and kinds
alone, and frozen before the engine saw a text of it. The values come from makers here and from Faker, which
is read where it is installed (`pip install faker`). A second hand wrote another set (`second/`); each set is
a `Hand` of `hands.py`.
"""
