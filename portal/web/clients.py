"""A browser in words that its person recognizes: "Firefox on Windows"."""

_BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def client_words(client: str) -> str:
    """The browser and system that a user agent names; what it names is a hint and no proof."""
    browser = next((word for sign, word in _BROWSERS if sign in client), "")
    system = next((word for sign, word in _SYSTEMS if sign in client), "")
    if browser and system:
        return f"{browser} on {system}"
    return browser or system or "A browser that does not name itself"
