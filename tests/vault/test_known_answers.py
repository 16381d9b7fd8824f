"""Known answers of NIST for the primitives under the keys: counted, not sampled."""

from collections.abc import Iterator
from hmac import digest
from pathlib import Path

import cryptography_vectors
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from portal.vault.key_wrapping import unlock
from portal.vocabulary import CannotOpen

PUBLISHED = Path(cryptography_vectors.__file__ or "").parent


def answers(name: str, first: str) -> Iterator[dict[str, str]]:
    """The blocks of one file of answers; `first` is the name that begins each of them."""
    block: dict[str, str] = {}
    for line in (PUBLISHED / name).read_text().splitlines():
        name_of, is_value, value = line.strip().strip("[]").partition("=")
        if line.startswith("FAIL"):
            block["FAIL"] = ""
        if not is_value:
            continue
        if first in block and (name_of.strip() == first or line.startswith("[")):
            yield block
            block = {kept: word for kept, word in block.items() if kept.endswith("len")}
        block[name_of.strip()] = value.strip()
    yield block


def test_all_1000_known_answers_of_ml_kem_768() -> None:
    right = []
    for one in answers("asymmetric/MLKEM/kat_MLKEM_768.rsp", "count"):
        private = MLKEM768PrivateKey.from_seed_bytes(bytes.fromhex(one["d"] + one["z"]))
        right.append(
            private.public_key().public_bytes_raw().hex() == one["pk"]
            and private.decapsulate(bytes.fromhex(one["ct"])).hex() == one["ss"]
            and private.decapsulate(bytes.fromhex(one["ct_n"])).hex() == one["ss_n"]
        )

    assert right == [True] * 1000


def test_all_100_known_answers_of_ml_dsa_44() -> None:
    right = []
    for one in answers("asymmetric/MLDSA/kat_MLDSA_44_det_pure.rsp", "count"):
        public, message = bytes.fromhex(one["pk"]), bytes.fromhex(one["msg"])
        signature = bytes.fromhex(one["sm"])[: int(one["smlen"]) - int(one["mlen"])]
        MLDSA44PublicKey.from_public_bytes(public).verify(signature, message, bytes.fromhex(one["ctx"]))
        private = MLDSA44PrivateKey.from_seed_bytes(bytes.fromhex(one["xi"]))
        right.append(private.public_key().public_bytes_raw() == public)

    assert right == [True] * 100


def test_all_375_known_answers_of_aes_256_gcm_in_our_shape() -> None:
    """256-bit key, 96-bit nonce, 128-bit tag; those that NIST marks as forged must not open."""
    ours, wrong = 0, []
    for one in answers("ciphers/AES/GCM/gcmDecrypt256.rsp", "Count"):
        if (one["IVlen"], one["Taglen"]) != ("96", "128"):
            continue
        ours += 1
        try:
            plain = unlock(
                bytes.fromhex(one["Key"]),
                bytes.fromhex(one["IV"] + one["CT"] + one["Tag"]),
                bytes.fromhex(one["AAD"]),
            ).hex()
        except CannotOpen:
            plain = "forged"
        if plain != ("forged" if "FAIL" in one else one["PT"]):
            wrong.append(one["Count"])

    assert (ours, wrong) == (375, [])


def test_all_12_known_answers_of_hmac_hkdf_and_x25519() -> None:
    for name, count in ((4231, 6), (5869, 3), (7748, 3)):
        right = list(OF_RFCS[name]())

        assert right == [True] * count


def _of_hmac() -> Iterator[bool]:
    for one in answers("HMAC/rfc-4231-sha256.txt", "Len"):
        key, message = bytes.fromhex(one["Key"]), bytes.fromhex(one["Msg"])
        yield digest(key, message, "sha256").hex() == one["MD"]


def _of_hkdf() -> Iterator[bool]:
    for one in answers("KDF/rfc-5869-HKDF-SHA256.txt", "COUNT"):
        salt, info = bytes.fromhex(one["salt"]), bytes.fromhex(one["info"])
        derived = HKDF(SHA256(), int(one["L"]), salt, info).derive(bytes.fromhex(one["IKM"]))
        yield derived.hex() == one["OKM"]


def _of_x25519() -> Iterator[bool]:
    for one in answers("asymmetric/X25519/rfc7748.txt", "COUNT"):
        private = X25519PrivateKey.from_private_bytes(bytes.fromhex(one["INPUT_SCALAR"]))
        public = X25519PublicKey.from_public_bytes(bytes.fromhex(one["INPUT_U"]))
        yield private.exchange(public).hex() == one["OUTPUT_U"]


OF_RFCS = {4231: _of_hmac, 5869: _of_hkdf, 7748: _of_x25519}
