"""The page about states and holders says what the tables say."""

from pathlib import Path

from portal.rules.document import rules_document

PAGE = Path(__file__).parents[2] / "docs" / "states.md"


def test_the_page_about_states_is_the_tables() -> None:
    assert PAGE.read_text("utf-8") == rules_document(), "write docs/states.md from rules_document()"
