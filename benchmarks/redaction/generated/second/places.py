"""Where people live, written as in twenty-eight countries; and where things stand on the globe."""

from benchmarks.redaction.generated.second.values import VALUES
from benchmarks.redaction.generated.source import Maker, Source


def _numbered(line: str, source: Source) -> str:
    return "".join(source.signs(1, "123456789") if sign == "#" else sign for sign in line)


def _place(source: Source) -> tuple[str, str]:
    streets, towns = source.dice.choice(VALUES["places"])
    street, town = (source.pick(*part.split("|")) for part in (streets, towns))
    return _numbered(street, source), _numbered(town, source)


def _postcode(source: Source) -> str:
    shapes = ("#####", "####", "AA# #AA", "#### AA", "##-###", "### ##", "#####-###", "A#A #A#", "######")
    return source.shaped(source.pick(*shapes))


def _degree(least: int, most: int, source: Source) -> str:
    return f"{source.dice.uniform(least, most):.{source.dice.randint(4, 8)}f}"


def _together(source: Source) -> str:
    lat, lon = _degree(-60, 70, source), _degree(-170, 170, source)
    return source.pick(f"{lat},{lon}", f"{lat}, {lon}", f"{lat} {lon}")


MAKERS = {
    "street": Maker("address", lambda source: _place(source)[0]),
    "town": Maker("address", lambda source: _place(source)[1]),
    "address": Maker("address", lambda source: ", ".join(_place(source))),
    "letterhead": Maker("address", lambda source: "\n".join(_place(source))),
    "city": Maker("address", lambda source: source.pick(*VALUES["cities"])),
    "postcode": Maker("address", _postcode),
    "lat": Maker("coordinates", lambda source: _degree(-60, 70, source)),
    "lon": Maker("coordinates", lambda source: _degree(-170, 170, source)),
    "latlon": Maker("coordinates", _together),
}
