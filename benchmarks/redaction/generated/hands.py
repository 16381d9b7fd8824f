"""Whose texts, wordings and values: each hand wrote its own, without having read the rules."""

import tomllib
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable

from benchmarks.redaction.generated import credentials, innocent, machines, papers, people
from benchmarks.redaction.generated.fifth import innocent as innocent_5
from benchmarks.redaction.generated.fifth import issuers as issuers_5
from benchmarks.redaction.generated.fifth import machines as machines_5
from benchmarks.redaction.generated.fifth import papers_far as papers_far_5
from benchmarks.redaction.generated.fifth import papers_west as papers_west_5
from benchmarks.redaction.generated.fifth import people as people_5
from benchmarks.redaction.generated.fifth import secrets as secrets_5
from benchmarks.redaction.generated.fourth import banks as banks_4
from benchmarks.redaction.generated.fourth import innocent as innocent_4
from benchmarks.redaction.generated.fourth import issuers as issuers_4
from benchmarks.redaction.generated.fourth import machines as machines_4
from benchmarks.redaction.generated.fourth import papers_far as papers_far_4
from benchmarks.redaction.generated.fourth import papers_near as papers_near_4
from benchmarks.redaction.generated.fourth import papers_north as papers_north_4
from benchmarks.redaction.generated.fourth import people as people_4
from benchmarks.redaction.generated.fourth import secrets as secrets_4
from benchmarks.redaction.generated.second import credentials as credentials_2
from benchmarks.redaction.generated.second import innocent as innocent_2
from benchmarks.redaction.generated.second import machines as machines_2
from benchmarks.redaction.generated.second import papers as papers_2
from benchmarks.redaction.generated.second import people as people_2
from benchmarks.redaction.generated.second import places as places_2
from benchmarks.redaction.generated.source import Maker
from benchmarks.redaction.generated.third import credentials as credentials_3
from benchmarks.redaction.generated.third import innocent as innocent_3
from benchmarks.redaction.generated.third import machines as machines_3
from benchmarks.redaction.generated.third import papers as papers_3
from benchmarks.redaction.generated.third import people as people_3
from benchmarks.redaction.generated.third import secrets as secrets_3

_BETWEEN = "\n%%\n"
_FORMATS = (
    *("syslog", "nginx", "logfmt", "json", "java", "yaml", "ini", "xml", "csv", "har"),
    *("mail", "command", "pem"),
)


@dataclass(frozen=True, slots=True)
class Hand:
    """The folder of one hand, the formats it wrote and the makers of its values."""

    folder: Traversable
    formats: tuple[str, ...]
    makers: dict[str, Maker]
    wordings: dict[str, list[str]]

    def templates(self, form: str) -> list[str]:
        """All templates of one format."""
        return (self.folder / "texts" / f"{form}.txt").read_text(encoding="utf-8").strip("\n").split(_BETWEEN)


def _hand(folder: Traversable, formats: tuple[str, ...], *makers: dict[str, Maker]) -> Hand:
    known = {name: maker for made in makers for name, maker in made.items()}
    return Hand(folder, formats, known, tomllib.loads((folder / "wordings.toml").read_text(encoding="utf-8")))


_HERE = resources.files(__package__)
FIRST = _hand(
    _HERE,
    _FORMATS,
    *(people.MAKERS, machines.MAKERS, credentials.MAKERS, papers.MAKERS, innocent.MAKERS),
)
SECOND = _hand(
    _HERE / "second",
    (*_FORMATS, "windows", "router", "ticket", "sql"),
    *(people_2.MAKERS, places_2.MAKERS, machines_2.MAKERS, credentials_2.MAKERS, papers_2.MAKERS),
    innocent_2.MAKERS,
)
THIRD = _hand(
    _HERE / "third",
    _FORMATS,
    *(people_3.MAKERS, machines_3.MAKERS, credentials_3.MAKERS, secrets_3.MAKERS, papers_3.MAKERS),
    innocent_3.MAKERS,
)
FOURTH = _hand(
    _HERE / "fourth",
    (*_FORMATS, "ticket"),
    *(people_4.MAKERS, machines_4.MAKERS, secrets_4.MAKERS, issuers_4.MAKERS),
    *(papers_near_4.MAKERS, papers_north_4.MAKERS, papers_far_4.MAKERS, banks_4.MAKERS, innocent_4.MAKERS),
)
FIFTH = _hand(
    _HERE / "fifth",
    (*_FORMATS, "ticket"),
    *(people_5.MAKERS, machines_5.MAKERS, secrets_5.MAKERS, issuers_5.MAKERS),
    *(papers_west_5.MAKERS, papers_far_5.MAKERS, innocent_5.MAKERS),
)
HANDS = {"first": FIRST, "second": SECOND, "third": THIRD, "fourth": FOURTH, "fifth": FIFTH}
