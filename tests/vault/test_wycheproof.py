"""Every case of Wycheproof for what the vault uses is judged as published; counted, not sampled."""

import json
import lzma
from pathlib import Path
from typing import Any

import pytest

from tests.vault import wycheproof
from tests.vault.wycheproof import Judge, judged_otherwise, of_our_shape

CARRIED = Path(__file__).parent / "vectors"


def carried(name: str) -> Any:
    """One file as it was published; large ones are packed."""
    packed = CARRIED / f"{name}_test.json.xz"
    if packed.exists():
        return json.loads(lzma.decompress(packed.read_bytes()))
    return json.loads((CARRIED / f"{name}_test.json").read_bytes())


@pytest.mark.parametrize(
    ("name", "judge", "count"),
    [
        ("hkdf_sha256", wycheproof.HKDF_SHA256, 86),
        ("hkdf_sha512", wycheproof.HKDF_SHA512, 83),
        ("x25519", wycheproof.x25519, 518),
        ("ed25519", wycheproof.ed25519, 151),
        ("mlkem_768", wycheproof.ml_kem_768, 201),
        ("mldsa_44_verify", wycheproof.ml_dsa_44, 180),
    ],
)
def test_all_cases_are_judged_as_published(name: str, judge: Judge, count: int) -> None:
    assert judged_otherwise(carried(name), judge) == ([], count)


def test_aes_gcm_is_judged_as_published_in_the_one_shape_in_which_we_lock() -> None:
    assert judged_otherwise(of_our_shape(carried("aes_gcm")), wycheproof.aes_gcm) == ([], 66)


def test_a_judge_who_accepts_or_refuses_everything_is_found() -> None:
    published = carried("mldsa_44_verify")
    everything, nothing = (
        judged_otherwise(published, lambda *_, says=says: says)[0] for says in (True, False)
    )

    assert (len(everything), len(nothing)) == (103, 77)
