"""Evidence packs for tests, and what somebody might do to one by hand: by name, with what is said of it."""

import json
from collections.abc import Callable
from hashlib import sha256

import rfc8785

from portal.ledger.entries import base64url
from portal.vault.receipts import sign_receipt, verify_receipt
from portal.vault.signing import ED25519, signer_of
from tests.ledger.a_case import RECEIPT_SIGNER, a_case, files_in
from tests.ledger.a_log import ed25519

PACK = a_case().pack()
FILES = files_in(PACK)
Files = dict[str, bytes]

WITNESSED = files_in(a_case().pack(lambda _: a_case().witnessed()))


def without_witness(files: Files) -> Files:
    """The witness's signature line taken away."""
    kept = [line for line in files["checkpoint"].decode().splitlines() if "alpha.example" not in line]
    return files | {"checkpoint": ("\n".join(kept) + "\n").encode()}


UNWITNESSED: dict[str, tuple[Callable[[Files], Files], str]] = {
    "the witness's signature dropped": (without_witness, "Not enough witnesses"),
    "the policy dropped": (
        lambda files: {name: data for name, data in files.items() if name != "policy"},
        "missing",
    ),
    "the policy eased": (
        lambda files: files | {"policy": files["policy"].replace(b"quorum both", b"quorum none")},
        "not the one that the pack was written with",
    ),
}


def lines(change: Callable[[list[str]], list[str]]) -> Callable[[Files], Files]:
    """A change to the lines of events.jsonl."""

    def changed(files: Files) -> Files:
        kept = files["events.jsonl"].decode().splitlines()
        return files | {"events.jsonl": "".join(f"{line}\n" for line in change(kept)).encode()}

    return changed


def about(**members: object) -> Callable[[Files], Files]:
    """A change to pack.json."""
    return lambda files: files | {"pack.json": rfc8785.dumps(json.loads(files["pack.json"]) | members)}


def without(name: str) -> Callable[[Files], Files]:
    """One file less."""
    return lambda files: {kept: data for kept, data in files.items() if not kept.startswith(name)}


STRANGER = signer_of(ED25519, sha256(b"somebody else").digest())


def signed_anew(files: Files) -> Files:
    """Every receipt signed by somebody else, whose key stands in the pack instead of ours."""
    anew = {
        name: sign_receipt(verify_receipt(content.decode(), RECEIPT_SIGNER.public), STRANGER).encode()
        for name, content in files.items()
        if name.startswith("receipts/")
    }
    return about(receipt_keys=[base64url(STRANGER.public)])(files) | anew


RECEIPT = next(name for name in FILES if name.startswith("receipts/"))
CHANGES: dict[str, tuple[Callable[[Files], Files], str]] = {
    "an entry dropped": (lines(lambda all_: all_[:3] + all_[4:]), "left out, added or out of order"),
    "the first entry dropped": (lines(lambda all_: all_[1:]), "left out, added or out of order"),
    "the last entry dropped": (lines(lambda all_: all_[:-1]), "the case went on"),
    "all entries dropped": (lines(lambda _: []), "the case went on"),
    "an entry repeated": (lines(lambda all_: [*all_[:4], *all_[3:]]), "left out, added or out of order"),
    "two entries swapped": (lines(lambda all_: [all_[1], all_[0], *all_[2:]]), "left out, added"),
    "an entry edited": (
        lines(lambda all_: [all_[0].replace("case:opened", "case:closed"), *all_[1:]]),
        "does not stand in the signed log",
    ),
    "a person edited": (
        lines(lambda all_: [all_[0].replace('"person 1"', '"person 2"'), *all_[1:]]),
        "not the one that was logged",
    ),
    "a person added": (
        lines(lambda all_: [all_[0].replace('"actor":[', '"witness":['), *all_[1:]]),
        "not the one that was logged",
    ),
    "a receipt dropped": (without(RECEIPT), "receipt for this is missing"),
    "all receipts dropped": (without("receipts/"), "receipt for this is missing"),
    "a receipt edited": (
        lambda files: files | {RECEIPT: files[RECEIPT].replace(b'"payload": "e', b'"payload": "f')},
        RECEIPT[:20],
    ),
    "a receipt renamed": (
        lambda files: without(RECEIPT)(files) | {"receipts/other.json": files[RECEIPT]},
        "another name than its own",
    ),
    "a file added": (lambda files: files | {"notes.txt": b"trust me"}, "This file was added"),
    "the heads dropped": (without("heads.json"), "missing"),
    "the checkpoint dropped": (without("checkpoint"), "missing"),
    "the checkpoint edited": (
        lambda files: files | {"checkpoint": files["checkpoint"].replace(b"\n20\n", b"\n21\n")},
        "not signed by the log",
    ),
    "the checkpoint's end exchanged": (
        lambda files: files | {"checkpoint": files["checkpoint"][:-1] + b"\v"},
        "not signed by the log",
    ),
    "another case named": (about(stream_tag="another case"), "of another case"),
    "another format": (about(format="entente-evidence/3"), "not an evidence pack"),
    "another origin": (about(origin="elsewhere.example"), "of another log"),
    "another log key": (about(log_key=ed25519("x")[2].key.to_text()), "not signed by the log"),
    "no receipt keys": (about(receipt_keys=[]), "not signed by a key of this pack"),
    "receipts signed anew by somebody else": (signed_anew, "another key than the log says"),
    "a receipt key added": (
        lambda files: about(
            receipt_keys=[*json.loads(files["pack.json"])["receipt_keys"], base64url(STRANGER.public)]
        )(files),
        "has signed no receipt",
    ),
    "something behind the last entry": (
        lambda files: files | {"events.jsonl": files["events.jsonl"] + b"{}"},
        "behind the last line",
    ),
    "a policy that is not there": (about(policy="0" * 64), "missing"),
    "a policy added": (lambda files: files | {"policy": b"quorum none\n"}, "This file was added"),
    "no description": (without("pack.json"), "missing"),
}
