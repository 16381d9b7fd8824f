"""Which witnesses must have seen a checkpoint before it counts (C2SP tlog-policy)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.ledger.checkpoints import Checkpoint, signed_at
from portal.ledger.faults import Damaged
from portal.ledger.notes import ED25519, ED25519_COSIGNATURE, ML_DSA_44_COSIGNATURE, Check, Note, NoteKey

NONE = "none"
_LOG_KINDS = (ED25519, ML_DSA_44_COSIGNATURE)
_WITNESS_KINDS = (ED25519_COSIGNATURE, ML_DSA_44_COSIGNATURE)


@dataclass(frozen=True)
class Group:
    """So many of these witnesses or groups."""

    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True)
class Policy:
    """The logs that are accepted, the witnesses that are known, and how many of them are needed.

    `addresses`: where those witnesses are asked of which the policy says it.
    """

    logs: tuple[NoteKey, ...]
    witnesses: Mapping[str, NoteKey]
    groups: Mapping[str, Group]
    quorum: str
    addresses: Mapping[str, str] = field(default_factory=dict)

    def satisfied_by(self, seen: set[str]) -> bool:
        """Whether these witnesses (by their names in the policy) are enough."""
        return self.quorum == NONE or self._counts(self.quorum, seen)

    def to_text(self) -> str:
        """The policy as a file, without addresses: what somebody needs who checks cosignatures."""
        logs = [f"log {key.to_text()}" for key in self.logs]
        witnesses = [f"witness {name} {key.to_text()}" for name, key in self.witnesses.items()]
        groups = [
            f"group {name} {group.threshold} {' '.join(group.members)}" for name, group in self.groups.items()
        ]
        return "".join(f"{line}\n" for line in [*logs, *witnesses, *groups, f"quorum {self.quorum}"])

    def _counts(self, name: str, seen: set[str]) -> bool:
        if name in self.witnesses:
            return name in seen
        group = self.groups[name]
        return sum(self._counts(member, seen) for member in group.members) >= group.threshold


NO_WITNESSES = Policy((), {}, {}, NONE)
"""Nobody is asked and nobody is needed."""


def witnessed_by(
    checkpoint: Checkpoint,
    note: Note,
    policy: Policy,
    checks: Mapping[bytes, Check],
) -> dict[str, int]:
    """The witnesses whose cosignature on the note is right, and when each signed (POSIX seconds).

    `checks` maps public keys to functions that verify with them.
    """
    found = {
        name: signed_at(checkpoint, note, key, checks[key.public]) for name, key in policy.witnesses.items()
    }
    return {name: moment for name, moment in found.items() if moment is not None}


def parse_policy(text: str) -> Policy:
    """Read a policy; `Damaged` if it is not one, names something unknown, or needs what cannot be."""
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.strip(" \t").replace("\t", " ").split(" ")
        words = [word for word in words if word]
        if words and not words[0].startswith("#"):
            try:
                reader.take(words)
            except (ValueError, IndexError, Damaged) as damage:
                raise Damaged(f"Line {number} of the witness policy is not understood.") from damage
    if reader.quorum is None:
        raise Damaged("The witness policy does not say how many witnesses are needed.")
    return Policy(tuple(reader.logs), reader.witnesses, reader.groups, reader.quorum, reader.addresses)


class _Reader:
    """The lines of a policy so far."""

    def __init__(self) -> None:
        self.logs: list[NoteKey] = []
        self.witnesses: dict[str, NoteKey] = {}
        self.groups: dict[str, Group] = {}
        self.quorum: str | None = None
        self.addresses: dict[str, str] = {}
        self._used: set[str] = set()

    def take(self, words: list[str]) -> None:
        """One line that is neither empty nor a comment."""
        match words:
            case ["log", key, *url] if len(url) <= 1:
                self.logs.append(_key(key, _LOG_KINDS, self.logs))
            case ["witness", name, key, *url] if len(url) <= 1:
                self.witnesses[self._fresh(name)] = _key(key, _WITNESS_KINDS, [*self.witnesses.values()])
                self.addresses |= dict([(name, url[0])] if url else [])
            case ["group", name, threshold, *members] if members:
                self.groups[self._fresh(name)] = self._group(threshold, members)
            case ["quorum", name] if self.quorum is None:
                self.quorum = name if name == NONE else self._known(name)
            case _:
                raise ValueError(words)

    def _fresh(self, name: str) -> str:
        if name in (NONE, *self.witnesses, *self.groups):
            raise ValueError(name)
        return name

    def _known(self, name: str) -> str:
        if name not in self.witnesses and name not in self.groups:
            raise ValueError(name)
        return name

    def _group(self, threshold: str, members: list[str]) -> Group:
        for member in members:
            if self._known(member) in self._used:
                raise ValueError(member)
            self._used.add(member)
        needed = {"all": len(members), "any": 1}.get(threshold) or int(threshold)
        if not 1 <= needed <= len(members):
            raise ValueError(threshold)
        return Group(needed, tuple(members))


def _key(text: str, kinds: tuple[int, ...], known: list[NoteKey]) -> NoteKey:
    key = NoteKey.from_text(text)
    if key.kind not in kinds or any(other.public == key.public for other in known):
        raise ValueError(text)
    return key
