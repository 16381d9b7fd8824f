"""Where things lie in the memory of the kernel, and the numbers that its functions know by name."""

from portal.redaction.case.dressed import LEAST_RUN, LEAST_WORD
from portal.redaction.faces import signs as look
from portal.redaction.faces.outlines import BESIDE
from portal.redaction.faces.plain_words import LOWER

MOST_TEXT = 1 << 20
"""Bytes of text that are looked at together: a piece, and what was left of the one before."""

BITS = 0
SIGNS = 256
EXAMPLES = SIGNS + 4 * 256
WORD_SIZES = EXAMPLES + len(look.PATTERNS) * look.WIDEST
LOWERED = 3584
SIX_BITS = LOWERED + 256
# Sets for `among`: a byte for the lower half of a sign, in it a bit for the upper one.
SIXTEEN, ALL_16, LAST_16, BEYOND = 16, 0xFFFF, 15, 128
ALNUM_16, DIGITS_16, SMALL_16, ESCAPES_16, PACKED_16, HEX_16, SAYING_16, HALVES, NAMES_16, NEWLINE_16 = (
    3072 + 16 * place for place in range(10)
)
MOST_WORD = 64
MOST_WORDS = 80_000

# What functions tell each other and the outside.
STATE = 4096
NUMBER_END, WORD_END, CHAINED, MISSED, EDGES_END, FREE_WORD, SEED = (STATE + 4 * place for place in range(7))
OUTLINE_EDGES_END, TREE_SIZE, TREE_SLOTS, HITS_END, TREE_SHORT = (STATE + 4 * place for place in range(7, 12))
FREE_VALUE, VALUE_COUNT, LINES_END, TREE_ODD = (STATE + 4 * place for place in range(12, 16))
WORD_COUNT, WORD_SLOTS, VALUES_SLOTS, STARTS_END = (STATE + 4 * place for place in range(16, 20))

# Few words and values have few slots, which stay close to the processor; they get more as they become more.
FEWEST_SLOTS, MOST_SLOTS = 1 << 12, 1 << 20
SLOTS = 8192
WORDS_KNOWN = SLOTS + 4 * MOST_SLOTS
WORDS_KNOWN_END = WORDS_KNOWN + (6 << 20)

# The different words and names of one text take less than three times its bytes: those always have room.
ROOM_FOR_WORDS = 3 << 20
MARGIN = 16
TEXT = WORDS_KNOWN_END + 64
_ROOM = MOST_TEXT + 128
MADE = TEXT + _ROOM
MARKS = MADE + _ROOM
FACES = MARKS + _ROOM
MADE_BY, MARKS_BY = MADE - TEXT, MARKS - TEXT
EDGES = FACES + _ROOM
EDGE = 8
MISSES = EDGES + EDGE * (MOST_TEXT // 2)
MISS = 12
MOST_MISSES = 1 << 15

# A number: where it begins, its length, the signs beside it, how far the next one is, what it is.
NUMBERS = MISSES + MISS * MOST_MISSES
NUMBER = 24
SIZE, LEFT, RIGHT, GAP, FLAGS = 4, 8, 12, 16, 20
BEFORE, AFTER = 3, 7
NUMBERS_FIRST = NUMBERS + BEFORE * NUMBER
NO_SIZE = 1000
# A word: where it begins and ends, which signs it has.
WORDS = NUMBERS_FIRST + NUMBER * (MOST_TEXT // 2 + AFTER + 1)
WORD = 12
END, CLASS = 4, 8
# Outlines are seldom longer than the faces, and then by a few signs.
OUTLINES = WORDS + WORD * (MOST_TEXT // 2 + AFTER + 1)
OUTLINES_FULL = OUTLINES + MOST_TEXT
OUTLINE_EDGES = OUTLINES_FULL + MOST_TEXT + 128
# The tree of a case's words: what else follows a node by a sign. Of each node: by which sign it follows the
# one before, how weighty the word is that ends in it, whether anything else follows it. No more branches than
# nodes, so that a fifth of their places stays free.
TREE_MOST = 800_000
BRANCH, BRANCH_COUNT = 8, 1 << 20
BRANCHES = OUTLINE_EDGES + EDGE * (MOST_TEXT // 3)
NODES = BRANCHES + BRANCH * BRANCH_COUNT
RANK, FORKS = 1, 2
PAIRS = NODES + 4 * (TREE_MOST + 2)
HITS = PAIRS + (4 << 16)
HITS_FULL = HITS + 12 * (MOST_TEXT // 4)
# How words begin: a bit for a number made of their first four signs, or for their first two; the first sign.
BEGINS = HITS_FULL + 24
BEGINS_SIZE, SHORT_BEGINS_SIZE = 1 << 14, 1 << 13
SHORT_BEGINS = BEGINS + BEGINS_SIZE
GIVEN, GIVEN_END = WORDS, BRANCHES
FIRSTS = SHORT_BEGINS + SHORT_BEGINS_SIZE
# Values and outlines: kind, size, number, text. A place of a value: from, to, kind. A line: where its outline
# begins, the number of that, where its face begins. There is room for the values of many megabytes: one of
# new words has 7,000 without a number, and twice as many where the numbering has just begun anew.
MOST_VALUES, LONGEST_VALUE, NO_KIND = 1 << 18, 2048, 255
PLACE, MOST_PLACES, NUMBERED_LINE, FACE_OF_LINE = 12, MOST_TEXT // 2, 12, 8
REPLACED, MOST_REPLACED = EDGES, NUMBERS - EDGES - 8
LINES_FULL = GIVEN + NUMBERED_LINE * MOST_PLACES
VALUE_SLOTS = FIRSTS + 256
VALUES = VALUE_SLOTS + 8 * MOST_VALUES
VALUES_FULL = VALUES + (8 << 20)
# Where the lines of the text begin, and where the next would.
STARTS = VALUES_FULL + LONGEST_VALUE + 64
PAGES = (STARTS + 4 * (MOST_TEXT + 2)) // 65536 + 1

ADDRESS_SIZE = len(look.PATTERNS[look.IPV4])
FIRST_WORD_PATTERN = look.PATTERN_OF_WORD[LOWER]
FIRST_STAYING, LAST_STAYING = min(look.HEXADECIMAL_THAT_STAY), max(look.HEXADECIMAL_THAT_STAY)
CLOCK, ADDRESSED, PORT, ADDRESS, COUNTED = 1, 2, 4, 8, 16
ATOM = CLOCK | ADDRESSED
CLOSED = 64
LEAST_DRESSED, LEAST_PACKED = LEAST_WORD, LEAST_RUN
MAY_BE_COLON, MAY_BE_DASH = 1, 2

DIGIT, LOW_HEX, LOW_REST, UP_HEX, UP_REST, OTHER = 1, 2, 4, 8, 16, 32
SPOKEN, HEX, NOT_HEX, LOWER_HEX, NOT_LOWER_HEX = 20, 11, 52, 3, 60
LOW, UP, LETTER = 6, 24, 62

(
    IN_LEFT,
    IN_RIGHT,
    IN_JOINING,
    IN_BEFORE_CLOCK,
    IN_AFTER_CLOCK,
    IN_FRACTION,
    IN_AFTER_FRACTION,
    IN_BETWEEN,
    IN_AFTER_PORT,
    IN_GLUE,
    IN_LABELLED,
    IN_AFTER_LABELLED,
    IN_LETTERS,
    IN_SMALL,
    IN_CAPITALS,
    IN_BESIDE,
    IN_NAMES,
    IN_KEYS,
    IN_PACKED,
    IN_PAIRS,
) = (1 << number for number in range(20))

_SMALL_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
PACKED = _SMALL_LETTERS.upper() + _SMALL_LETTERS + b"0123456789+/"
"""The signs of base64 by what they stand for."""
SETS = {
    IN_LEFT: look.LEFT,
    IN_RIGHT: look.RIGHT,
    IN_JOINING: look.JOINING,
    IN_BEFORE_CLOCK: look.BEFORE_CLOCK,
    IN_AFTER_CLOCK: look.AFTER_CLOCK,
    IN_FRACTION: b".,",
    IN_AFTER_FRACTION: look.AFTER_FRACTION,
    IN_BETWEEN: b" T",
    IN_AFTER_PORT: look.AFTER_PORT,
    IN_GLUE: look.GLUE,
    IN_LABELLED: look.LABELLED,
    IN_AFTER_LABELLED: look.RIGHT + look.AFTER_LABELLED,
    IN_LETTERS: _SMALL_LETTERS + _SMALL_LETTERS.upper(),
    IN_SMALL: _SMALL_LETTERS,
    IN_CAPITALS: _SMALL_LETTERS.upper(),
    IN_BESIDE: BESIDE,
    IN_NAMES: BESIDE + b".",
    IN_KEYS: look.IN_KEYS,
    IN_PACKED: PACKED + b"-_",
    IN_PAIRS: b" :,-",
}
"""Which signs are in which set, for the table at `SIGNS`."""
_DIGITS = b"0123456789"
SETS_16 = {
    ALNUM_16: _DIGITS + SETS[IN_LETTERS],
    DIGITS_16: _DIGITS,
    SMALL_16: _SMALL_LETTERS,
    ESCAPES_16: b"\\%",
    PACKED_16: SETS[IN_PACKED],
    HEX_16: _DIGITS + b"abcdefABCDEF",
    SAYING_16: b"0234567",
    NAMES_16: bytes(sign for sign in SETS[IN_NAMES] if sign < BEYOND),
    NEWLINE_16: b"\n",
}
"""Which signs are in which set for `among`; at `HALVES` are digits with which words begin in hexadecimal."""

NEWLINE, SPACE, DASH, DOT, SLASH, ZERO, ONE, COLON, LINE = 10, 32, 45, 46, 47, 48, 49, 58, 95
NINE, TWO, THREE, LOWER_X, OPEN_BRACE, BACKSLASH, PERCENT = 57, 50, 51, 120, 123, 92, 37
