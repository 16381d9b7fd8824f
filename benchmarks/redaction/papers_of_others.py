"""Scores the engine on the numbers that the documentation of python-stdnum proves valid, behind their names.

`python -m benchmarks.redaction.papers_of_others [--misses]`: each number stands behind its abbreviation and
behind its full name, in three wordings and as a value of JSON.
"""

import argparse
import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from typing import NamedTuple

import stdnum

from benchmarks.redaction.race import own

# Numbers of books, papers of value and machines, which name nobody.
_NOBODYS = """
at_02 banknote bic brin casrn cfi cups cusip damm ean ecnumber eic esr figi grid imo isan isbn isil
iso6346 iso9362 ismn isni isrc issn isin lei leitweg luhn mac mod_11_10 mod_11_2 mod_37_2 mod_37_36
mod_97_10 nace naf ogm_vcs postcode postnummer postleitzahl sedol verhoeff wkn excise oss
associationid vsk coe cae accise
"""
_VALID = re.compile(r">>> validate\('([^']+)'\)\n(?!Traceback)")
_FULL = re.compile(r"\(([^,()]+)")
_LEAST = 0.85


class _Share(NamedTuple):
    got: int
    of: int
    missed: str


def _numbers() -> Iterator[tuple[str, list[str], set[str]]]:
    """Each kind of number with its names and the numbers in its documentation."""
    nobodys = frozenset(_NOBODYS.split())
    for module in pkgutil.walk_packages(stdnum.__path__, "stdnum."):
        parts = module.name.split(".")[1:]
        if module.ispkg or len(parts) == 1 or parts[-1] in nobodys:
            continue
        told = importlib.import_module(module.name).__doc__ or ""
        full = _FULL.search(told.strip().split("\n", maxsplit=1)[0])
        names = [parts[-1].rstrip("_").upper(), *([full[1].strip()] if full else [])]
        numbers = {number for number in _VALID.findall(told) if number.isascii()}
        if numbers:
            yield ".".join(parts), names, numbers


def _texts(name: str, number: str) -> Iterator[str]:
    yield f"{name}: {number}"
    yield f"The {name} is {number} on file"
    yield f"{name} {number}"
    yield json.dumps({name.lower().replace(" ", "_"): number}, ensure_ascii=False)


def _is_covered(found: list[tuple[int, int]], text: str, number: str) -> bool:
    covered = {place for start, end in found for place in range(start, end)}
    start = text.index(number)
    return covered.issuperset(at for at in range(start, start + len(number)) if text[at].isalnum())


def main() -> None:
    """Print the share, and with `--misses` a text for each kind of which too little is covered."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--misses", action="store_true")
    chosen = parser.parse_args()
    find = own()
    shares: dict[str, _Share] = {}
    for kind, names, numbers in _numbers():
        missed, of = [], 0
        for text, number in ((text, one) for name in names for one in numbers for text in _texts(name, one)):
            of += 1
            if not _is_covered(find(text), text, number):
                missed.append(text)
        shares[kind] = _Share(of - len(missed), of, "".join(missed[:1]))
    got, every = (sum(share.got for share in shares.values()), sum(share.of for share in shares.values()))
    most = sum(share.got >= _LEAST * share.of for share in shares.values())
    print(f"{every} texts of {len(shares)} kinds: {got / every:.1%} covered in full; {most} at 85% or more")
    for kind, (some, of, hidden) in sorted(shares.items()) if chosen.misses else ():
        if some < _LEAST * of:
            print(f"  {kind} {some}/{of}: {hidden}")


if __name__ == "__main__":
    main()
