"""Where the root keys are, as the setting says it: a file, a security module, or a key service."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

from portal.gateways.aws_kms import AwsKms
from portal.gateways.key_service import KeyService, ServiceRootKeys
from portal.gateways.pkcs11_session import OpenToken
from portal.gateways.pkcs11_token import Pkcs11Keys
from portal.gateways.root_key_store import RootKeyStore
from portal.gateways.root_keys import RootKeyFile
from portal.gateways.vault_transit import VaultTransit, posting
from portal.vocabulary import Invalid, Unavailable

FILE, PKCS11, AWS_KMS, VAULT = "file", "pkcs11", "aws-kms", "vault"
WRONG = (
    "PORTAL_ROOT_KEYS must be left away (a file), or be one of: "
    "pkcs11:LIBRARY|TOKEN|LABEL, aws-kms:KEY, vault:https://HOST/v1/transit|KEY. "
    "Earlier keys follow the newest after commas."
)
_PARTS_OF_PKCS11 = 3


@dataclass(frozen=True)
class RootKeyChoice:
    """Which keeper, where it is, and the names of its keys, the newest first."""

    kind: str
    place: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def read_choice(said: str) -> RootKeyChoice:
    """The choice that a setting makes; "" is the file.

    Raises:
        Invalid: it makes none.
    """
    if not said:
        return RootKeyChoice(FILE)
    kind, _, rest = said.partition(":")
    *place, last = rest.split("|")
    names = tuple(name.strip() for name in last.split(","))
    shapes = {PKCS11: _PARTS_OF_PKCS11 - 1, AWS_KMS: 0, VAULT: 1}
    if shapes.get(kind) != len(place) or not all((*place, *names)):
        raise Invalid(WRONG)
    if kind == VAULT and urlsplit(place[0]).scheme != "https":
        raise Invalid("Vault is asked over https alone: PORTAL_ROOT_KEYS=vault:https://HOST/v1/transit|KEY")
    return RootKeyChoice(kind, tuple(place), names)


def own_file(choice: RootKeyChoice, instance: Path) -> Path:
    """What stands in the instance before anything is sealed: the root keys, or the key for stand-ins."""
    return instance / ("root_keys" if choice.kind == FILE else "deriving_key")


def open_root_keys(
    choice: RootKeyChoice, instance: Path, secrets: Mapping[str, str], *, may_create: bool
) -> RootKeyStore:
    """The root keys of an installation. `secrets` has "pin" and "token" where a keeper asks for them.

    Raises:
        Unavailable: they are missing, damaged, or their keeper does not answer.
    """
    if choice.kind == FILE:
        return RootKeyFile(own_file(choice, instance), may_create=may_create)
    deriving = own_file(choice, instance)
    if not may_create and not deriving.exists():
        raise Unavailable(
            f"The file {deriving} is missing, but this installation holds data. Put it back from its backup."
        )
    return ServiceRootKeys(_service(choice, secrets), deriving)


def _service(choice: RootKeyChoice, secrets: Mapping[str, str]) -> KeyService:
    if choice.kind == PKCS11:
        library, token = choice.place
        return Pkcs11Keys(choice.names, OpenToken(library, token, secrets.get("pin", "")))
    if choice.kind == VAULT:
        return VaultTransit(choice.names, posting(choice.place[0], secrets.get("token", "")))
    try:
        return AwsKms(choice.names, import_module("boto3").client("kms"))
    except ImportError as missing:
        raise Unavailable("Install the extra for AWS KMS first: portal[aws-kms].") from missing
    except Exception as problem:
        raise Unavailable(f"AWS KMS cannot be used ({type(problem).__name__}).") from problem
