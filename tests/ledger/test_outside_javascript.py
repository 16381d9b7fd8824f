"""`@sigstore/verify`, which verifies entries of a public log in JavaScript, accepts our inclusion proofs."""

import json
import subprocess
from base64 import b64encode
from pathlib import Path

import pytest

from tests.ledger.a_log import a_log
from tools.browser import NODE_FOLDER, packaged_node

SIZE = 120
VERIFIER = NODE_FOLDER / "node_modules" / "@sigstore" / "verify" / "dist" / "tlog" / "merkle.js"
ASK = """
const { verifyMerkleInclusion } = require(process.argv[1]);
const bytes = (text) => Buffer.from(text, "base64");
const answers = JSON.parse(require("node:fs").readFileSync(0, "utf8")).map((asked) => {
  const inclusionProof = { logIndex: String(asked.index), hashes: asked.path.map(bytes) };
  const entry = { inclusionProof, canonicalizedBody: bytes(asked.entry) };
  try {
    verifyMerkleInclusion(entry, { logSize: BigInt(asked.size), logHash: bytes(asked.root) });
    return true;
  } catch (refused) { return false; }
});
console.log(JSON.stringify(answers));
"""
Question = dict[str, object]


def questions() -> tuple[list[Question], list[Question]]:
    """Our proofs as they are, and altered: another entry, index, root, or one hash of the path."""
    log = a_log(SIZE, SIZE)
    text = [b64encode(one.data).decode() for one in log.entries]
    root, other = b64encode(log.tree.root()).decode(), b64encode(bytes(32)).decode()
    right: list[Question] = []
    wrong: list[Question] = []
    for index, entry in enumerate(text):
        path = [b64encode(one).decode() for one in log.tree.inclusion_proof(index, SIZE)]
        asked: Question = {"index": index, "size": SIZE, "root": root, "entry": entry, "path": path}
        right.append(asked)
        wrong += [
            asked | {"entry": text[index - 1]},
            asked | {"index": (index + 1) % SIZE},
            asked | {"root": other},
            asked | {"path": [*path[:-1], other]},
        ]
    return right, wrong


def answers(node: Path, asked: list[Question]) -> list[bool]:
    """What it says of each."""
    command = [str(node), "-e", ASK, str(VERIFIER)]
    run = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    return list(json.loads(run.stdout))


def test_sigstore_in_javascript_accepts_every_proof_and_refuses_every_altered_one() -> None:
    node = packaged_node()
    if node is None or not VERIFIER.exists():
        pytest.skip("This platform fetches no packages of npm, so there is no verifier in JavaScript.")
    right, wrong = questions()

    said = answers(node, right + wrong)

    assert said == [True] * SIZE + [False] * 4 * SIZE
