"""How much one upload may unfold before it is refused."""

from dataclasses import dataclass

MEBI = 1024 * 1024
GIBI = 1024 * MEBI
PIECE = 768 * 1024
"""So many bytes of a text are read and looked at together.

Each piece costs steps of its own, whatever its size, and what is made of it takes ten times its room.
"""


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one run; sizes are bytes, defaults are those of the design.

    `nesting` counts archives inside archives, `ratio` is unpacked to packed and is judged only
    above `ratio_allowance`, `deepest` bounds JSON and XML, `line` is the longest piece of text
    that is looked at as one. `picture` is the largest picture that a person may look at, `pixels` what it
    draws, `pictures` how many there may be of them and `drawn` how large they may be altogether.
    """

    nesting: int = 5
    entries: int = 200_000
    member: int = 8 * GIBI
    total: int = 50 * GIBI
    ratio: int = 100
    ratio_allowance: int = 200 * MEBI
    path_bytes: int = 1024
    path_depth: int = 64
    deepest: int = 200
    document: int = 64 * MEBI
    line: int = 64 * 1024
    header: int = MEBI
    picture: int = 16 * MEBI
    pixels: int = 36_000_000
    pictures: int = 200
    drawn: int = 256 * MEBI
