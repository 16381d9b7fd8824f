"""Values and outlines have numbers, by which what was decided of them is looked up."""

import numpy as np
import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms
from portal.redaction.columns.decided import DecidedByNumber
from portal.redaction.columns.placed import decided_as
from portal.redaction.columns.plan_table import KIND_NUMBERS
from portal.redaction.columns.plans_by_number import UNKNOWN, PlansByNumber
from portal.redaction.faces import quick as quick_faces
from portal.redaction.faces.many import Lines
from portal.redaction.faces.quick import Maker, numbered
from portal.redaction.judging.settling import settled
from portal.redaction.kernel import alike, places, valued, words
from portal.redaction.kernel.machine import Columns, Machine
from portal.redaction.kernel.tables import tables
from portal.redaction.kinds import KINDS as ALL_KINDS
from portal.redaction.scanning import engine as engine_module
from portal.redaction.scanning.engine import Engine
from tests.redaction.test_kernel import machine

VALUES = (b"al", b"al", b"ax", b"web07-lisbon", b"web07-lisbom", b"web07-lisbon", b"x" * 3000, b"10.8.4.19")
TEXT = b" ".join(VALUES)
KINDS = (1, 1, 1, 2, 2, 3, 1, 1)


def columns(values: tuple[bytes, ...], kinds: tuple[int, ...]) -> Columns:
    """Where values stand that have a blank between each two."""
    ends = np.cumsum([len(value) + 1 for value in values]) - 1
    return ends - [len(value) for value in values], ends, np.array(kinds)


def test_equal_values_of_one_kind_have_one_number_and_long_ones_have_none() -> None:
    _, numbers = machine().numbered(TEXT, columns(VALUES, KINDS))

    assert numbers[0] == numbers[1]
    assert numbers[6] == 0
    assert len(set(numbers.tolist())) == len(VALUES) - 1


def test_values_of_any_length_have_one_number_only_where_each_sign_is_the_same() -> None:
    values = tuple(b"q" * size + end for size in range(40) for end in (b"a", b"b", b"a"))

    _, numbers = machine().numbered(b" ".join(values), columns(values, (1,) * len(values)))

    assert numbers[0::3].tolist() == numbers[2::3].tolist()
    assert len(set(numbers.tolist())) == 80


def test_texts_are_alike_where_each_sign_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "space", bytearray(b"q" * 200))

    for size in range(40):
        assert alike.is_alike(0, 100, size)
        for place in range(size):
            words.put(place, ord("a"))
            assert not alike.is_alike(0, 100, size)
            words.put(place, ord("q"))
        words.put(size, ord("a"))
        assert alike.is_alike(0, 100, size)
        words.put(size, ord("q"))


def test_values_keep_their_numbers_when_they_get_more_slots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(valued, "FEWEST_SLOTS", 4)
    small = Machine()

    told = [small.numbered(TEXT, columns(VALUES, KINDS)) for _ in range(2)]

    assert told[0][0] == told[1][0]
    assert [numbers.tolist() for _, numbers in told] == [[1, 1, 2, 3, 4, 5, 0, 6]] * 2


def test_the_functions_that_give_numbers_mean_the_same_in_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "space", bytearray(places.PAGES * 65536))
    words.space[: places.STATE] = tables()
    monkeypatch.setattr(valued, "hash_of", lambda *_: 0)  # all share one slot
    valued.forget_values()
    words.space[places.TEXT : places.TEXT + len(TEXT)] = TEXT
    found = np.array(columns(VALUES, KINDS)).T.astype("<i4")
    words.space[places.GIVEN : places.GIVEN + found.nbytes] = found.tobytes()

    valued.number_values(len(VALUES))

    rows = np.frombuffer(words.space, "<i4", found.size, places.GIVEN)
    assert rows[2::3].tolist() == [1, 1, 2, 3, 4, 5, 0, 6]


def test_where_there_is_no_room_for_more_another_numbering_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(valued, "MOST_VALUES", 3)
    monkeypatch.setattr(places, "MOST_VALUES", 3)
    small = Machine()

    told = [small.numbered(TEXT, columns(VALUES, KINDS)) for _ in range(2)]

    assert told[0][0] != told[1][0]
    assert [numbers.tolist() for _, numbers in told] == [[1, 1, 2, 3, 0, 0, 0, 0]] * 2


def test_values_without_a_number_are_replaced_like_others(monkeypatch: pytest.MonkeyPatch) -> None:
    hosts = tuple(b"web%02d.example.org" % number for number in range(6)) * 2
    text = b" ".join(hosts).ljust(1 << 14)
    found = columns(hosts, (KIND_NUMBERS["host"],) * 12)
    monkeypatch.setattr(valued, "MOST_VALUES", 3)
    monkeypatch.setattr(places, "MOST_VALUES", 3)

    def stand_ins(maker: Maker) -> list[tuple[int, bytes]]:
        monkeypatch.setattr(quick_faces, "_makers", [maker])
        maker.make_ready(1)
        engine = Engine(PSEUDONYMIZE_ALL, Pseudonyms(b"the key of one case"), CaseDictionary())
        return [
            (one.start, one.replacement)
            for _ in range(2)
            for one in settled(engine, text, found, numbered(text, found))[0]
        ]

    assert stand_ins(Maker(least=0)) == stand_ins(Maker())


@pytest.mark.parametrize("least", [0, None], ids=["with numbers", "without"])
def test_a_stand_in_of_ours_is_told_and_not_replaced(
    monkeypatch: pytest.MonkeyPatch, least: int | None
) -> None:
    monkeypatch.setattr(quick_faces, "_makers", [Maker(least=least)])
    quick_faces.quick_faces(b"")
    engine = Engine(PSEUDONYMIZE_ALL, Pseudonyms(b"the key of one case"), CaseDictionary())
    given = b"3f0c1b7e-93d4-4e0a-8f36-52b7c9d0e1f2"
    made = engine.pseudonyms.stand_in(ALL_KINDS["uuid"], given)
    text, found = b" ".join((given, made, given)), columns((given, made, given), (KIND_NUMBERS["uuid"],) * 3)

    for _ in range(2):
        numbers = numbered(text.ljust(1 << 14), found)
        told, own = settled(engine, text, found, numbers)

        assert [(one.start, one.replacement) for one in told] == [(0, made), (74, made)]
        assert own == [1]
        assert (numbers is None) == (least is None)


def test_what_is_forgotten_for_want_of_room_is_settled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_faces, "_makers", [Maker()])
    engine = Engine(PSEUDONYMIZE_ALL, Pseudonyms(b"the key of one case"), CaseDictionary())
    hosts = tuple(b"web%02d.example.org" % number for number in (0, 1, 0, 2, 3, 1, 4))

    def stand_ins(values: tuple[bytes, ...]) -> list[bytes]:
        text, kinds = b" ".join(values), (KIND_NUMBERS["host"],) * len(values)
        found = settled(engine, text, columns(values, kinds), None)[0]
        return [one.replacement for one in found]

    expected = stand_ins(hosts)
    engine.settled["host"].clear()
    monkeypatch.setattr(engine_module, "_MOST_SETTLED", 3)
    stand_ins(hosts[:2])

    assert stand_ins(hosts) == expected


def test_the_first_pass_finds_what_it_has_met_no_more_and_stand_ins_of_ours_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    maker = Maker(least=0)
    maker.make_ready(1)
    monkeypatch.setattr(quick_faces, "_makers", [maker])
    pseudonyms = Pseudonyms(b"the key of one case")
    ours = pseudonyms.stand_in(ALL_KINDS["ipv4"], b"10.44.3.9")
    engine = Engine(PSEUDONYMIZE_ALL, pseudonyms, CaseDictionary(), learns=True)
    values = (b"web01.example.org", ours, b"10.44.3.8", b"web01.example.org", ours, b"h" * 3000, b"h" * 3000)
    text = b" ".join(values).ljust(1 << 14)
    found = columns(values, tuple(KIND_NUMBERS["ipv4" if b"." in one[:4] else "host"] for one in values))

    told = [settled(engine, text, found, numbered(text, found)) for _ in range(2)]

    assert [[text[one.start : one.end] for one in new] for new, _ in told] == [
        [b"web01.example.org", b"10.44.3.8", b"web01.example.org", b"h" * 3000, b"h" * 3000],
        [b"h" * 3000, b"h" * 3000],  # too long for a number
    ]
    assert [own for _, own in told] == [[1, 4], [1, 4]]


def test_what_was_decided_holds_for_one_numbering_and_until_it_is_forgotten() -> None:
    decided = DecidedByNumber()
    decision = b"h-0123456789"
    numbers = np.array([0, 5], dtype=np.int32)

    def known_after(numbering: int) -> list[bool]:
        decided.follow(numbering, 5)
        return [bool(one) for one in decided.is_known[numbers]]

    known_after(1)
    decided.note(numbers, decided_as([decision, decision]))

    assert known_after(1) == [False, True]
    assert known_after(2) == [False, False]
    decided.note(numbers, decided_as([None, decision]))
    decided.forget()
    assert known_after(2) == [False, False]


def test_there_is_room_for_the_decision_on_each_number() -> None:
    decided = DecidedByNumber()

    for most in (5, 5000, 5001, 20_000):
        decided.follow(1, most)
        decided.note(np.array([most], dtype=np.int32), decided_as([b"h-0123456789"]))

        assert decided.is_known[most]


def test_plans_by_number_hold_for_one_book_and_one_numbering() -> None:
    plans, numbers = PlansByNumber(), np.array([0, 3], dtype=np.int32)

    def of(book: int, numbering: int) -> list[int]:
        return list(plans.of(book, Lines(numbering, numbers, numbers, numbers, numbers)))

    of(1, 1)
    plans.note(numbers, np.array([7, 8]))

    assert of(1, 1) == [UNKNOWN, 8]
    assert of(2, 1) == of(1, 1) == of(1, 2) == [UNKNOWN, UNKNOWN]
