"""Test items look like what a person alone would find, and are nobody's and nowhere else."""

from dataclasses import replace

import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_text
from portal.rules import decoys
from portal.rules.decoys import Decoy, ShownLine, choose, is_tested
from portal.rules.made_up_words import Die

TEXTS = (
    "Jan 14 03:12:01 edge03 sshd[1]: Accepted password for mokafor from 10.20.30.7 port 22",
    "2026-01-14T02:41:00Z INFO connection pool exhausted for db-3.halden-rail.example",
    '{"ts":"2026-01-14T02:41:00Z","client":"10.8.4.9","msg":"session reset"}',
    "  session reset,",
    "",
)
LINES = tuple(ShownLine("a.log", number, TEXTS[number % 5], 0) for number in range(120))
SEEDS = tuple(number.to_bytes(32, "big") for number in range(40))


def chosen(seed: bytes, lines: tuple[ShownLine, ...] = LINES) -> tuple[Decoy, ...]:
    return choose(Die(seed), lines)


def test_a_seed_always_gives_the_same_items_and_another_one_others() -> None:
    drawn = [chosen(seed) for seed in SEEDS]

    assert drawn == [chosen(seed) for seed in SEEDS]
    assert len({one.hearts for items in drawn for one in items}) == 3 * len(SEEDS)


def test_each_item_stands_behind_all_that_was_found_in_a_line_of_its_own() -> None:
    for seed in SEEDS:
        items = chosen(seed, tuple(replace(line, quiet_from=len(line.text) - 1) for line in LINES))
        assert len({one.number for one in items}) == len(items) == 3
        for one in items:
            line = LINES[one.number]
            shown = one.into(line.text)
            assert one.stands_in(line)
            assert shown.replace(one.text, "") == line.text
            assert shown.endswith("}") == line.text.endswith("}")


@pytest.mark.parametrize(("lines", "items"), [(0, 0), (1, 1), (24, 1), (25, 2), (99, 2), (100, 3)])
def test_longer_reviews_hold_more_and_three_at_most(lines: int, items: int) -> None:
    assert len(chosen(SEEDS[0], LINES[:lines])) == items


def test_no_line_that_would_show_it_takes_an_item() -> None:
    odd = ("", "ends with a comma,", "<a>text</a>", '{"a": 1', "[1, 2]", "x" * 401, "ends with a blank ")

    assert chosen(SEEDS[0], tuple(ShownLine("a", at, text, 0) for at, text in enumerate(odd))) == ()
    assert chosen(SEEDS[0], (ShownLine("a", 1, '{"a":"b"}', 9),)) == ()


def test_no_word_of_an_item_stands_in_the_review() -> None:
    """Whoever marks a word means the item, and not something of the file."""
    (made,) = chosen(SEEDS[0], LINES[:1])
    told = ShownLine("a.log", 7, f"Jan 14 {made.hearts[0].upper()} again", 0)

    items = chosen(SEEDS[0], (LINES[0], told))

    assert items
    assert not {made.hearts} & {one.hearts for one in items}


def test_a_word_of_it_or_half_of_one_finds_it_and_less_does_not() -> None:
    item = Decoy("a.log", 1, 5, " - Marenso T. has the spare key", ("marenso",))

    for marked in ("Marenso", " marenso T. has", "Mare", "renso"):
        assert item.is_meant_by(marked), marked
    for marked in ("Mar", "spare", "T.", "Marek", "mokafor"):
        assert not item.is_meant_by(marked), marked


def test_as_many_reviews_are_tested_as_was_said() -> None:
    tested = sum(is_tested(Die(number.to_bytes(32, "big")), 25) for number in range(2000))

    assert 440 < tested < 560
    assert not any(is_tested(Die(seed), 0) for seed in SEEDS)
    assert all(is_tested(Die(seed), 100) for seed in SEEDS)


def test_redaction_by_itself_finds_none_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """What redaction always finds would stand out here. A phrase that fails needs another wording."""
    lines: list[str] = []
    items: list[str] = []
    for name, kind in (("SECRETS", "_secret"), ("PEOPLE", "_person"), ("ADDRESSES", "_address")):
        monkeypatch.setattr(decoys, "_KINDS", (getattr(decoys, kind),))
        for phrase in getattr(decoys, name):
            monkeypatch.setattr(decoys, name, (phrase,))
            for text in TEXTS[:3]:
                seed = len(items).to_bytes(32, "big")
                (item,) = choose(Die(seed), (ShownLine("a.log", 1, text, 0),))
                items.append(item.text)
                lines += [text, item.into(text)]

    left = redact_text("\n".join(lines), PSEUDONYMIZE_ALL, Pseudonyms(b"k" * 32), CaseDictionary(), "a.log")

    assert len(items) == 17 * 3
    assert [one for one in items if one not in left.text] == []
