"""The file that names the log's witnesses (C2SP tlog-policy), read once when the portal starts."""

from pathlib import Path

from portal.gateways.witness_client import check_address
from portal.ledger.faults import Damaged
from portal.ledger.policy import NO_WITNESSES, Policy, parse_policy
from portal.vocabulary import Invalid


def read_witnesses(path: Path | None) -> Policy:
    """The witnesses of this installation; without a file, none.

    Raises:
        Invalid: the file cannot be read, or a line of it is not understood.
    """
    if path is None:
        return NO_WITNESSES
    try:
        policy = parse_policy(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as trouble:
        raise Invalid(f"PORTAL_WITNESSES names {path}, which cannot be read.") from trouble
    except Damaged as damage:
        raise Invalid(f"PORTAL_WITNESSES names {path}: {damage.sentence}") from damage
    for name in policy.witnesses:
        if name not in policy.addresses:
            raise Invalid(f"PORTAL_WITNESSES names {path}: it does not say where witness {name} is asked.")
        check_address(policy.addresses[name])
    return policy
