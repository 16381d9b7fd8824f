"""Scores the engine on keys made from the patterns of other scanners, which no file of ours holds.

    pip install kingfisher-bin        # into an environment of its own
    kingfisher rules list --format json > patterns.json
    python -m benchmarks.redaction.issuers_of_others patterns.json [--misses] [--seed WORD]

A pattern that wants the name of an issuer before its value is filled into settings named after it; one that
needs nothing but the value into lines and settings that say nothing of it.
"""

import argparse
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.redaction.from_pattern import Maker
from benchmarks.redaction.race import own

# Where patterns of this family go from the name to the value, and what they want behind it.
_SIGN = "(?:=|>|:{1,3}=|"
_OPENING = r"\s=]{0,5}"
_CLOSING = r"""(?:\\?['"\x60]|[\s;]|\\[nr]|$)"""
_BETWEEN = r"""(?:[ \t\w.-]{0,20})[\s'"]{0,3}"""
# Patterns of whole documents, of accounts, and such as a dot without a backslash makes meaningless.
_LEFT_OUT = re.compile(
    r"gcp-app|gcp-service|kubernetes-secret|generic-cred|connection-string|curl-auth|jwt|private-key$|account-name|credentials$|slack-webhook|client-id|incoming-mail-address|teams-webhook|tf-password"
)
_LEAST_ENTROPY, _SHORT, _TRIES = 3.0, 12, 5
_TOLD = re.compile(r"(?i)key|token|secret|pass|auth")
Text = tuple[str, str]


def _entropy(value: str) -> float:
    shares = [count / len(value) for count in Counter(value).values()]
    return -sum(share * math.log2(share) for share in shares)


def _value(pattern: str, seed: str) -> Text:
    """A text by lot and the value in it."""
    text, value = "", ""
    for again in range(_TRIES):
        maker = Maker(pattern, f"{seed} {again}")
        text = maker.make()
        value = next((one for one in maker.groups.values() if one), text)
        if len(value) < _SHORT or _entropy(value) >= _LEAST_ENTROPY:
            break
    return text, value


def _alone(value: str) -> Iterator[Text]:
    """A value where nothing says what it is, and behind two common names."""
    told = json.dumps(value)
    yield f"2026-11-12 09:14:02 INFO sync started with {value} by scheduler", value
    yield f"export X={value}", value
    yield f'{{"level":"info","value":{told},"n":3}}', told[1:-1]
    yield f"service:\n  enabled: true\n  value: {value}\n", value
    yield f"GET /v1/items?k={value}&page=2 HTTP/1.1", value
    yield f'curl -sS -H "X-Api-Key: {value}" https://api.example.net/v1/me', value
    yield f'level=warn msg="call refused" token={value} attempt=2', value


def _behind_name(name: str, value: str) -> Iterator[Text]:
    """A value in settings that are named after its issuer."""
    name = re.sub(r"[^A-Za-z0-9]+", "_", name).strip("_").lower() or "x"
    key = name if _TOLD.search(name) else f"{name}_api_key"
    told = json.dumps(value)
    yield f"export {key.upper()}={value}", value
    yield f'{{"level":"info","{key}":{told},"n":3}}', told[1:-1]
    yield f"{name}:\n  api_key: {value}\n", value
    yield f"GET https://api.example.com/v1/items?api_key={value}&page=2", value
    yield f'curl -H "Authorization: Bearer {value}" https://api.example.com/v1/me', value
    yield f"2026-11-12 09:14:02 ERROR {name} client: {key}={value} rejected", value
    yield f'{name} = "{value}"', value


def texts(pattern: str, seed: str) -> Iterator[Text]:
    """Texts with one value each."""
    place = pattern.find(_SIGN)
    if place < 0:
        text, value = _value(pattern, seed)
        if 2 * len(value) < len(text):
            yield f"2026-11-12 09:14:02 INFO loaded {text} done", value
        else:
            yield from _alone(value)
        return
    head = pattern[:place].replace(_BETWEEN, "")
    head += ")" * (head.count("(") - head.count(")"))
    tail = pattern[pattern.index(_OPENING, place) + len(_OPENING) :].removesuffix(_CLOSING)
    yield from _behind_name(Maker(head, seed).make(), _value(tail, seed)[1])


def main() -> None:
    """Print the shares, and with `--misses` one text for each pattern that hid something."""
    parser = argparse.ArgumentParser()
    parser.add_argument("patterns", type=Path, help="a list of {id, pattern}")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--misses", action="store_true")
    chosen = parser.parse_args()
    find = own()
    shares: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    missed: dict[str, str] = {}
    for rule in json.loads(chosen.patterns.read_text()):
        if not rule.get("visible", True) or _LEFT_OUT.search(rule["id"]):
            continue
        issuer = rule["id"].split(".")[1].split("-")[0]
        for number in range(4):
            for text, value in texts(rule["pattern"], f"{rule['id']} {chosen.seed} {number}"):
                covered = {place for start, end in find(text) for place in range(start, end)}
                start = text.index(value)
                hidden = [at for at in range(start, start + len(value)) if text[at].isalnum()]
                shares[issuer][0] += covered.issuperset(hidden)
                shares[issuer][1] += 1
                if not covered.issuperset(hidden):
                    missed[rule["id"]] = text
    got, of = (sum(share[one] for share in shares.values()) for one in (0, 1))
    whole = sum(share[0] >= 0.98 * share[1] for share in shares.values())
    print(f"{of} texts of {len(shares)} issuers: {got / of:.1%} covered in full; {whole} at 98% or more")
    for name, text in sorted(missed.items()) if chosen.misses else ():
        print(f"  {name}: {text[:200]!r}")


if __name__ == "__main__":
    main()
