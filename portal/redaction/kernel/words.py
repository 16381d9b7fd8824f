"""The words that functions of the kernel may use besides arithmetic, and what they mean in plain Python.

In machine code each is one instruction. Here they work on `space`, so that the same functions run without.
"""

space = bytearray()
"""The memory of the functions when they run as plain Python; a test gives it its size."""

_ALL, _FACTOR = 0xFFFFFFFF, 0x9E3779B1


def get(at: int) -> int:
    """One byte."""
    return space[at]


def put(at: int, value: int) -> None:
    """Write one byte."""
    space[at] = value & 255


def get4(at: int) -> int:
    """A whole number of four bytes with its sign."""
    return int.from_bytes(space[at : at + 4], "little", signed=True)


def put4(at: int, value: int) -> None:
    """Write a whole number of four bytes."""
    space[at : at + 4] = (value & _ALL).to_bytes(4, "little")


def none8(at: int) -> int:
    """Whether eight bytes are all zero."""
    return int(not any(space[at : at + 8]))


def copy8(to: int, at: int) -> None:
    """Copy eight bytes."""
    space[to : to + 8] = space[at : at + 8]


def copy(to: int, at: int, size: int) -> None:
    """Copy some bytes."""
    space[to : to + size] = space[at : at + size]


def clear(at: int, size: int) -> None:
    """Make some bytes zero."""
    space[at : at + size] = bytes(size)


def mix(number: int, sign: int) -> int:
    """One more sign taken into a number that tells texts apart (multiplicative hashing, Knuth 6.4)."""
    mixed = ((number ^ sign) * _FACTOR) & _ALL
    mixed ^= mixed >> 15
    return mixed - (1 << 32) if mixed >> 31 else mixed


def among(at: int, signs: int) -> int:
    """Which of the sixteen signs that begin here are in a set, a bit for each; none beyond ASCII is."""
    some = enumerate(space[at : at + 16])
    return sum((space[signs + (one & 15)] >> (one >> 4) & 1) << place for place, one in some)


def same(at: int, other: int) -> int:
    """Which of the sixteen signs that begin at two places are the same, a bit for each."""
    pairs = enumerate(zip(space[at : at + 16], space[other : other + 16], strict=True))
    return sum((one == two) << place for place, (one, two) in pairs)


def lowest(bits: int) -> int:
    """Which bit is the lowest that is set."""
    return (bits & -bits).bit_length() - 1
