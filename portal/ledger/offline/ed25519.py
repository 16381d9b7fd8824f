"""Ed25519 signatures, verified with integers alone (RFC 8032, section 5.1). Slow, small and enough."""

from hashlib import sha512

Point = tuple[int, int, int, int]

FIELD = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, -1, FIELD) % FIELD
ROOT_OF_MINUS_ONE = pow(2, (FIELD - 1) // 4, FIELD)
KEY_SIZE = 32
SIGNATURE_SIZE = 64


def signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `signature` (64 bytes) over `message` is by the holder of `public` (32 bytes)."""
    if len(public) != KEY_SIZE or len(signature) != SIGNATURE_SIZE:
        return False
    key, commitment = point_of(public), point_of(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if key is None or commitment is None or scalar >= ORDER:
        return False
    hashed = int.from_bytes(sha512(signature[:32] + public + message).digest(), "little") % ORDER
    base = point_of((4 * pow(5, -1, FIELD) % FIELD).to_bytes(32, "little"))
    return base is not None and same_point(times(scalar, base), plus(commitment, times(hashed, key)))


def point_of(encoded: bytes) -> Point | None:
    """The point that 32 bytes stand for, or None; a y that is not below the field is refused."""
    number = int.from_bytes(encoded, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    if y >= FIELD:
        return None
    square = (y * y - 1) * pow(CURVE * y * y + 1, -1, FIELD) % FIELD
    x = pow(square, (FIELD + 3) // 8, FIELD)
    if (x * x - square) % FIELD:
        x = x * ROOT_OF_MINUS_ONE % FIELD
    if (x * x - square) % FIELD or (x == 0 and sign):
        return None
    x = FIELD - x if x & 1 != sign else x
    return x, y, 1, x * y % FIELD


def plus(one: Point, other: Point) -> Point:
    """The sum of two points in extended coordinates."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % FIELD
    b = (one[1] + one[0]) * (other[1] + other[0]) % FIELD
    c = 2 * one[3] * other[3] * CURVE % FIELD
    d = 2 * one[2] * other[2] % FIELD
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % FIELD, g * h % FIELD, f * g % FIELD, e * h % FIELD


def times(number: int, point: Point) -> Point:
    """A point added to itself `number` times."""
    total: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = plus(total, point)
        point = plus(point, point)
        number >>= 1
    return total


def same_point(one: Point, other: Point) -> bool:
    """Whether two points are the same, whatever their common factor."""
    return (one[0] * other[2] - other[0] * one[2]) % FIELD == 0 and (
        one[1] * other[2] - other[1] * one[2]
    ) % FIELD == 0
