"""What the two makers of faces share: the examples, how long they are, and what may stand beside."""

from portal.redaction.faces.plain_words import CAMEL, HUMP, LOWER, TITLE

NUMBER, HEXADECIMAL, IPV4, UUID, MAC_COLON, MAC_DASH, ZERO_X, LONG_NUMBER, COUNTED_ON = range(9)
_WORDS = 9
WIDEST = 128
PATTERNS: tuple[bytes, ...] = (
    b"5273819460",
    b"5a2b7c3d8e1f9064" * 8,
    b"5.2.7.3",
    b"5a2b7c3d-8e1f-4a06-9b5c-2d7e3f81a490",
    b"52:a7:3d:81:c9:46",
    b"52-a7-3d-81-c9-46",
    b"0x52a7b",
    b"52738194605273819460",
    b"027",
    b"q" * 12,
    b"Q" + b"q" * 11,
    b"QqQ" + b"q" * 9,
    b"qqQ" + b"q" * 9,
)
PATTERN_OF_WORD = {LOWER: _WORDS, TITLE: _WORDS + 1, CAMEL: _WORDS + 2, HUMP: _WORDS + 3}
FOLDED = b"qQ"

# A number behind one of these is never a postal code, a house or an account: three digits say it all. Not so
# behind signs that hold keys together: `/` and `_`, where a rule may count them, nor behind a word with a
# colon, which may say what they are: `otp:48392`.
LABELLED, AFTER_LABELLED, SIZE_OF_LABELLED = b"[(:", b"_/", 3
# Programs count on what they start behind a name with a number: `qtp5273-12`.
LEAST_NAMED, LONGEST_COUNTED_ON = 3, 3
# The rules ask whether a value has at least so many letters, and no finer.
_STEPS = (4, 6, 8, 12)
SIZE_OF_WORD: tuple[int, ...] = tuple(
    max((step for step in _STEPS if step <= n), default=n) for n in range(64)
)

LONGEST_NUMBER, LONGEST_FRACTION, EPOCH = 6, 9, 10
# As long as numbers of 64 bits are; longer ones behind an underscore may be what is behind the mark of a key.
LEAST_LONG, LONGEST_LONG = 17, 20
LEAST_HEXADECIMAL, HEXADECIMAL_THAT_STAY = 8, frozenset({9, 10, 11})
MOST_ATTACHED, MOST_ATTACHED_SMALL, MOST_ATTACHED_WORD, LEAST_WORD = 2, 4, 6, 3
LEAST_TOKEN, LEAST_ZERO_X, LONGEST_ZERO_X = 24, 5, 18
# Up to four digits are a handle, more may be a secret: `Handle 0x0021`, `secret=0x1f2e3d4c5b6a`.
LONGEST_HANDLE, SIZE_OF_LONG_ZERO_X = 6, 7

GLUE = b"+/=_-"
# What may stand within a key besides letters and digits.
IN_KEYS = GLUE + b".:%@~!\\"
LEFT, RIGHT = b" \t\n[(=<,", b" \t\n\r])>,;?&\"'|"
JOINING = b" \t./()-+"
BEFORE_CLOCK, AFTER_CLOCK = b" \t\n[(T-|\"'", b" \t\n\r],.)Z;+-\"'|"
# Behind the fraction of an instant a point begins no sentence but an address: `14:22:07,10.8.4.19`.
AFTER_FRACTION = AFTER_CLOCK.replace(b".", b"")
# A bank account that is written in groups of four begins with a country and two digits of proof.
COUNTRY, PROOF = 2, 2
# Who gives machines numbers in order begins with a nought: `app03`, `fra-web-012`.
LEAST_COUNTED_ON, MOST_COUNTED_ON = 2, 3
AFTER_PORT = b" \t\n\r])>,;\"'/"
