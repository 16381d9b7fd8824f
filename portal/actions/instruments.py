"""What actions work with besides the database: keys, objects, and the facts of this installation."""

from dataclasses import dataclass

from portal.gateways.objects import ObjectStore
from portal.gateways.root_key_store import RootKeyStore
from portal.gateways.shred_store import ShredStore
from portal.ledger.policy import NO_WITNESSES, Policy
from portal.ledger.witness import WitnessMemory
from portal.vault.keyring import KeyRing
from portal.vault.passwords import Passwords


@dataclass(frozen=True)
class Instruments:
    """Put together once, where the portal starts; handed to every action that needs one of them."""

    keyring: KeyRing
    objects: ObjectStore
    shred: ShredStore
    root: RootKeyStore
    passwords: Passwords
    base_url: str
    log_name: str
    signer_memory: WitnessMemory
    witnesses: Policy = NO_WITNESSES

    def link(self, path: str) -> str:
        """The full address of a page, made from the configured one and never from a request."""
        return f"{self.base_url}{path}"
