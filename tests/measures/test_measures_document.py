"""The page about the measures says what the definitions say."""

from pathlib import Path

from portal.measures.catalogue.document import catalogue_document

PAGE = Path(__file__).parents[2] / "docs" / "measures.md"


def test_the_page_about_the_measures_is_the_catalogue() -> None:
    assert PAGE.read_text("utf-8") == catalogue_document(), "write docs/measures.md from catalogue_document()"
