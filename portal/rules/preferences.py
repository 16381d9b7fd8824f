"""What a person may call themselves, and how they may like their screen."""

from zoneinfo import available_timezones

from portal.vocabulary import Invalid

THEMES = ("system", "light", "dark")
_LONGEST_NAME = 80
_PLACES = (
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


def check_name(name: str) -> str:
    """The name with its spaces put in order; `Invalid` when nobody could read it."""
    tidy = " ".join(name.split())
    if not tidy or len(tidy) > _LONGEST_NAME or not tidy.isprintable():
        raise Invalid(f"Enter your name as colleagues know it, up to {_LONGEST_NAME} characters.", "name")
    return tidy


def check_zone(zone: str) -> str:
    """The time zone's name; `Invalid` for one that does not exist."""
    if zone not in available_timezones():
        raise Invalid("Choose a time zone from the list.", "time_zone")
    return zone


def check_theme(theme: str) -> str:
    """The theme's name; `Invalid` for another word."""
    if theme not in THEMES:
        raise Invalid("Choose system, light or dark.", "theme")
    return theme


def zone_names() -> list[str]:
    """Time zones to choose from: places of the world by name, and UTC first."""
    places = sorted(zone for zone in available_timezones() if zone.split("/")[0] in _PLACES)
    return ["UTC", *places]
