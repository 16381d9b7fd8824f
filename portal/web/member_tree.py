"""Files of a bundle as folders in folders, for the tree that the review and the reader draw."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Node = dict[str, Any]


@dataclass(frozen=True)
class Leaf:
    """One file; without an address it is shown and leads nowhere."""

    path: str
    url: str
    note: str
    icon: str = "file"
    current: bool = False


def member_tree(leaves: Iterable[Leaf]) -> list[Node]:
    """The nodes that parts/review.html draws, in the order of the bundle."""
    folders: dict[str, list[Node]] = {"": []}
    for one in leaves:
        above, _, name = one.path.rpartition("/")
        _folder(folders, above).append(_node(name, one.url, one.note, one.icon, current=one.current))
    return folders[""]


def _folder(folders: dict[str, list[Node]], path: str) -> list[Node]:
    if path not in folders:
        above, _, name = path.rpartition("/")
        node = _node(name, "", "", "list")
        _folder(folders, above).append(node)
        folders[path] = node["children"]
    return folders[path]


def _node(label: str, url: str, note: str, icon: str, *, current: bool = False) -> Node:
    return {"label": label, "url": url, "count": note, "icon": icon, "current": current, "children": []}
