"""What others read in clear names no person, no computer and no secret."""

import pytest

from portal.access.plain_text import named_in, plain_text
from portal.rules.one_line import one_line
from portal.rules.view_names import view_name
from portal.vocabulary import Invalid


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Mail to anna.svensson@example.com is lost", "an e-mail address"),
        ("The host db-01.example.com does not answer", "a computer by its name"),
        ("The login fails with password=hunter2secret", "a password, key or token"),
        ("Please call +49 30 123456", "a telephone number"),
    ],
)
def test_a_text_that_names_what_must_not_stand_there_is_refused_with_what_was_found(
    text: str, named: str
) -> None:
    with pytest.raises(Invalid) as refused:
        plain_text(text, "title", "The title", 120)

    assert refused.value.field == "title"
    assert refused.value.sentence.startswith(f"The title names {named}. Leave it out here")


@pytest.mark.parametrize(
    "text",
    [
        "Core dump after firmware 7.2.1 on the edge cluster",
        "Backup jobs fail with VSS error 0x80042308",
        "Sessions drop every night at two",
    ],
)
def test_technical_facts_may_stand_in_clear(text: str) -> None:
    assert named_in(text) == ""
    assert plain_text(f"  {text} ", "title", "The title", 120) == text


def test_signs_that_nobody_sees_do_not_turn_a_line_round_or_hide_what_it_names() -> None:
    assert plain_text("Fan \u202esaelc\u202c 2 \u2067x\u2069\r\n\u00adtwice", "title", "The title", 120) == (
        "Fan saelc 2 x\ntwice"
    )
    with pytest.raises(Invalid, match="an e-mail address"):
        plain_text("Mail to anna\u200b.svensson\u2060@example.com is lost", "title", "The title", 120)
    assert one_line(" Way \u202e of\x07\n two ") == view_name("\u200fWay of two") == "Way of two"


def test_too_short_and_too_long_texts_are_refused_in_words() -> None:
    with pytest.raises(Invalid, match="The title is missing"):
        plain_text("   ", "title", "The title", 120)
    with pytest.raises(Invalid, match="too short"):
        plain_text("Down", "title", "The title", 120, shortest=8)
    with pytest.raises(Invalid, match="at most 120 characters"):
        plain_text("a b " * 40, "title", "The title", 120)
