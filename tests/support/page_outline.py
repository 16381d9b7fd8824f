"""A page's tags in the order of the page and by their names: read once, asked often."""

from collections import defaultdict
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag


class Outline:
    """All tags of one page; to walk the page anew for each question took most of a test's time."""

    def __init__(self, html: str) -> None:
        """Read the page as it was written, without the mends of a browser."""
        self.soup = BeautifulSoup(html, "html.parser")
        self.tags: list[Tag] = list(inside(self.soup))
        self._named: defaultdict[str, list[Tag]] = defaultdict(list)
        for tag in self.tags:
            self._named[tag.name].append(tag)

    def __call__(self, *names: str) -> list[Tag]:
        """The tags of these names."""
        return [tag for name in names for tag in self._named.get(name, ())]


def inside(tag: Tag) -> Iterator[Tag]:
    """Every tag below this one, in the order of the page."""
    return (one for one in tag.descendants if isinstance(one, Tag))
