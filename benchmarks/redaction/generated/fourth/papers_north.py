"""Papers of the north and the east of Europe, each with the check digit its state gives it."""

from collections.abc import Callable

from benchmarks.redaction.generated.fourth.shapes import born, hybrid, luhn, shape, until_valid, weighed
from benchmarks.redaction.generated.source import Maker, Source

_ELEVEN, _TEN = 11, 10


def _polish(source: Source) -> str:
    body = str(source.english.date_of_birth(minimum_age=27, maximum_age=88).strftime("%y%m%d")) + shape(
        source, "{d4}"
    )
    return body + str(-weighed(body, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % 10)


def _polish_tax(source: Source) -> str | None:
    body = shape(source, "{n1}{n1}{n1}{d6}")
    rest = weighed(body, (6, 5, 7, 2, 3, 4, 5, 6, 7)) % _ELEVEN
    whole = f"{body}{rest}"
    return source.pick(whole, f"{whole[:3]}-{whole[3:6]}-{whole[6:8]}-{whole[8:]}") if rest < _TEN else None


def _swedish(source: Source) -> str:
    day, number = born(source, "%Y%m%d"), shape(source, "{d3}")
    check = luhn(day[2:] + number)
    return source.pick(f"{day}-{number}{check}", f"{day[2:]}-{number}{check}", f"{day}{number}{check}")


def _norwegian(source: Source) -> str | None:
    body = str(source.english.date_of_birth(minimum_age=27, maximum_age=86).strftime("%d%m%y"))
    body += source.pick("1", "2", "3", "4") + shape(source, "{d2}")
    first = -weighed(body, (3, 7, 6, 1, 8, 9, 4, 5, 2)) % _ELEVEN
    second = -weighed(f"{body}{first}", (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % _ELEVEN
    return f"{body}{first}{second}" if max(first, second) < _TEN else None


def _danish(source: Source) -> str:
    return f"{born(source, '%d%m%y')}-{shape(source, '{d4}')}"


def _finnish(source: Source) -> str:
    day = str(source.english.date_of_birth(minimum_age=27, maximum_age=86).strftime("%d%m%y"))
    number = f"{source.dice.randint(2, 899):03}"
    return f"{day}-{number}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(day + number) % 31]}"


def _czech(source: Source) -> str | None:
    body = str(source.english.date_of_birth(minimum_age=27, maximum_age=70).strftime("%y%m%d")) + shape(
        source, "{d3}"
    )
    rest = int(body) % _ELEVEN
    return f"{body[:6]}{source.pick('/', '')}{body[6:]}{rest}" if rest < _TEN else None


def _romanian(source: Source) -> str:
    day = str(source.english.date_of_birth(minimum_age=27, maximum_age=86).strftime("%y%m%d"))
    body = source.pick("1", "2") + day + f"{source.dice.randint(1, 46):02}" + shape(source, "{n1}{d2}")
    rest = weighed(body, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)) % _ELEVEN
    return body + str(rest if rest < _TEN else 1)


def _baltic(source: Source) -> str | None:
    day = str(source.english.date_of_birth(minimum_age=27, maximum_age=86).strftime("%y%m%d"))
    body = source.pick("3", "4") + day + shape(source, "{d3}")
    rest = weighed(body, (1, 2, 3, 4, 5, 6, 7, 8, 9, 1)) % _ELEVEN
    return f"{body}{rest}" if rest < _TEN else None


def _croatian(source: Source) -> str:
    body = shape(source, "{n1}{d9}")
    return body + hybrid(body)


def _bulgarian(source: Source) -> str:
    body = str(source.english.date_of_birth(minimum_age=27, maximum_age=86).strftime("%y%m%d")) + shape(
        source, "{d3}"
    )
    return body + str(weighed(body, (2, 4, 8, 5, 10, 9, 7, 3, 6)) % _ELEVEN % _TEN)


def _greek(source: Source) -> str:
    body = shape(source, "{n1}{d7}")
    return body + str(weighed(body, (256, 128, 64, 32, 16, 8, 4, 2)) % _ELEVEN % _TEN)


def _hungarian(source: Source) -> str | None:
    body = "8" + shape(source, "{n1}{d7}")
    rest = weighed(body, range(1, 10)) % _ELEVEN
    return f"{body}{rest}" if rest < _TEN else None


def _found(make: Callable[[Source], str | None]) -> Maker:
    return Maker("national id of Europe", lambda source: until_valid(source, make))


_ID = "national id of Europe"
MAKERS = {
    "id_pl": Maker(_ID, _polish),
    "tax_pl": _found(_polish_tax),
    "id_se": Maker(_ID, _swedish),
    "id_no": _found(_norwegian),
    "id_dk": Maker(_ID, _danish),
    "id_fi": Maker(_ID, _finnish),
    "id_cz": _found(_czech),
    "id_ro": Maker(_ID, _romanian),
    "id_ee": _found(_baltic),
    "id_hr": Maker(_ID, _croatian),
    "id_bg": Maker(_ID, _bulgarian),
    "id_gr": Maker(_ID, _greek),
    "id_hu": _found(_hungarian),
}
