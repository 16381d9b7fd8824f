"""An authenticator in Python: makes a passkey and signs, as a phone with a browser would."""

import hashlib
import json
from base64 import urlsafe_b64decode
from dataclasses import dataclass, field
from secrets import token_bytes
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from portal.vault.passkeys import encoded

RP, ORIGIN = "localhost", "http://localhost"
_FLAGS_VERIFIED, _FLAG_ATTESTED = 0x05, 0x40


@dataclass
class SoftPasskey:
    """One passkey; every field can be bent for an attack."""

    party: str = RP
    origin: str = ORIGIN
    flags: int = _FLAGS_VERIFIED
    count: int = 0
    credential_id: bytes = field(default_factory=lambda: token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def registration(self, challenge: bytes) -> str:
        """The browser's answer to `navigator.credentials.create`, as JSON."""
        attested = bytes(16) + len(self.credential_id).to_bytes(2, "big") + self.credential_id + b"\xa0"
        spki = self.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        response = {
            "clientDataJSON": encoded(self._client("webauthn.create", challenge)),
            "authenticatorData": encoded(self._authenticator(self.flags | _FLAG_ATTESTED) + attested),
            "publicKey": encoded(spki),
        }
        return json.dumps({"rawId": encoded(self.credential_id), "response": response})

    def signature(self, challenge: str, /, **client: Any) -> str:
        """The browser's answer to `navigator.credentials.get` for a challenge in base64url, as JSON."""
        asked = urlsafe_b64decode(challenge + "=" * (-len(challenge) % 4))
        said, data = self._client("webauthn.get", asked, **client), self._authenticator(self.flags)
        signed = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": encoded(said),
            "authenticatorData": encoded(data),
            "signature": encoded(signed),
        }
        return json.dumps({"rawId": encoded(self.credential_id), "response": response})

    def _client(self, kind: str, challenge: bytes, /, **more: Any) -> bytes:
        said = {"type": kind, "challenge": encoded(challenge), "origin": self.origin, "crossOrigin": False}
        return json.dumps({**said, **more}).encode()

    def _authenticator(self, flags: int) -> bytes:
        self.count += self.count > 0
        party = hashlib.sha256(self.party.encode()).digest()
        return party + bytes([flags]) + self.count.to_bytes(4, "big")
