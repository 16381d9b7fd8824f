"""What the functions of the kernel look up."""

import numpy as np

from portal.redaction.faces import signs as look
from portal.redaction.faces.ids import BITS
from portal.redaction.kernel import places


def tables() -> bytes:
    """What the functions look up, as it stands at the begin of their memory."""
    made = bytearray(places.STATE)
    made[places.BITS : places.BITS + 256] = BITS.tobytes()
    signs = np.zeros(256, dtype="<i4")
    for flag, which in places.SETS.items():
        signs[list(which)] |= flag
    made[places.SIGNS : places.SIGNS + signs.nbytes] = signs.tobytes()
    for row, pattern in enumerate(look.PATTERNS):
        at = places.EXAMPLES + row * look.WIDEST
        made[at : at + len(pattern)] = pattern
    for signs_of_six in (places.PACKED, places.PACKED[:-2] + b"-_"):
        for value, sign in enumerate(signs_of_six):
            made[places.SIX_BITS + sign] = value
    for at, chosen in places.SETS_16.items():
        for sign in chosen:
            made[at + (sign & 15)] |= 1 << (sign >> 4)
    made[places.LOWERED : places.LOWERED + 256] = bytes(range(256)).lower()
    made[places.WORD_SIZES : places.WORD_SIZES + len(look.SIZE_OF_WORD)] = bytes(look.SIZE_OF_WORD)
    return bytes(made)
