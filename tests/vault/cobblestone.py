"""Chunked encryption written out by hand from its specification, to hold the library against.

C2SP chunked-encryption: HKDF-Expand gives key, base nonce and commitment; chunks of 16 KiB, of which
the last is always shorter. With SHA-512 and AES-256-GCM it is called Cobblestone-256.
"""

from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256, SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

CHUNK = 16 * 1024
TAG = 16
AEADS: dict[str, tuple[Callable[[bytes], AESGCM | ChaCha20Poly1305], int]] = {
    "AEAD_AES_128_GCM": (AESGCM, 16),
    "AEAD_AES_256_GCM": (AESGCM, 32),
    "AEAD_CHACHA20_POLY1305": (ChaCha20Poly1305, 32),
}


class WrongError(Exception):
    """The ciphertext is not one that this key and context sealed."""


def derived(
    key: bytes,
    salt: bytes,
    context: bytes,
    aead: str,
    sha: type[SHA256 | SHA512],
) -> tuple[bytes, int, bytes]:
    """Key, base nonce (as a number) and commitment of one message."""
    size = AEADS[aead][1]
    info = b"c2sp.org/chunked-encryption@v1+" + aead.encode() + b"\0" + salt + context
    material = HKDFExpand(sha(), size + 12 + 32, info).derive(key)
    return material[:size], int.from_bytes(material[size : size + 12], "big"), material[size + 12 :]


def opened(
    key: bytes,
    context: bytes,
    ciphertext: bytes,
    aead: str = "AEAD_AES_256_GCM",
    sha: type[SHA256 | SHA512] = SHA512,
) -> bytes:
    """The whole message; `WrongError` for anything that was not sealed so."""
    cipher, size = AEADS[aead]
    salt, commitment, rest = ciphertext[:24], ciphertext[24:56], ciphertext[56:]
    if len(key) != size:
        raise WrongError
    message_key, base, expected = derived(key, salt, context, aead, sha)
    if commitment != expected:
        raise WrongError
    chunks = [rest[at : at + CHUNK + TAG] for at in range(0, len(rest), CHUNK + TAG)]
    if not chunks or len(chunks[-1]) == CHUNK + TAG:
        raise WrongError
    try:
        return b"".join(
            cipher(message_key).decrypt((base ^ number).to_bytes(12, "big"), chunk, None)
            for number, chunk in enumerate(chunks)
        )
    except InvalidTag as wrong:
        raise WrongError from wrong


def sealed(key: bytes, context: bytes, message: bytes, salt: bytes) -> bytes:
    """A message sealed as Cobblestone-256 with a given salt of 24 bytes."""
    message_key, base, commitment = derived(key, salt, context, "AEAD_AES_256_GCM", SHA512)
    chunks = [message[at : at + CHUNK] for at in range(0, len(message), CHUNK)]
    if not chunks or len(chunks[-1]) == CHUNK:
        chunks.append(b"")
    return (
        salt
        + commitment
        + b"".join(
            AESGCM(message_key).encrypt((base ^ number).to_bytes(12, "big"), chunk, None)
            for number, chunk in enumerate(chunks)
        )
    )
