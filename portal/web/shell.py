"""What stands around every page: who reads, where they can go, and how they like their screen."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NavigationItem:
    """One place to go. `key` is the letter pressed after `g`; a `count` of 0 is not shown."""

    label: str
    url: str
    icon: str
    count: int = 0
    current: bool = False
    key: str = ""


@dataclass(frozen=True)
class NavigationGroup:
    """Places that belong together; `label` may be empty for the first group."""

    label: str
    items: tuple[NavigationItem, ...]


@dataclass(frozen=True)
class ShellPerson:
    """The signed-in person as the shell names them."""

    name: str
    organization_name: str


@dataclass(frozen=True)
class Shell:
    """The reader's screen preferences and the addresses of the shell's own acts; an empty one is left out.

    `theme` is "system", "light" or "dark". `theme_url` takes POST theme=…; `palette_url` answers GET ?q=….
    """

    theme: str = "system"
    shortcuts: bool = True
    home_url: str = "/"
    theme_url: str = ""
    palette_url: str = ""
    search_url: str = ""
    new_case_url: str = ""
    inbox_url: str = ""
    inbox_count: int = 0
    profile_url: str = ""
    sign_out_url: str = ""
