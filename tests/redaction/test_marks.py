"""Values made from the rules themselves: what a rule claims of a line alone is claimed in a file too."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms
from portal.redaction.rules.machines import states
from portal.redaction.rules.people import letters
from portal.redaction.rules.places import streets
from portal.redaction.rules.programs import (
    commands,
    dense,
    devices,
    listings,
    logs_of_makers,
    makers,
    well_known,
)
from portal.redaction.rules.rule import Rule
from portal.redaction.rules.secrets import issuers, prefixed, told
from portal.redaction.rules.words import paper_words
from portal.redaction.scanning.engine import Engine
from portal.redaction.texts.lines import LineRedactor

KEY = b"the key of one case"
RULES = (
    *issuers.RULES,
    *prefixed.RULES,
    *listings.RULES,
    *logs_of_makers.RULES,
    *devices.RULES,
    *commands.RULES,
    *states.RULES,
    *told.RULES,
    *well_known.RULES,
    *makers.RULES,
    *dense.RULES,
)
WORDED = (*letters.RULES, *streets.RULES)
_LEAST_SIGNS = 12
NUMBERS = ("AB 1234567", "12345678901", "K1234567X", "86 095 742 719")


def _engine() -> Engine:
    return Engine(PSEUDONYMIZE_ALL, Pseudonyms(KEY), CaseDictionary())


def _left(line: bytes) -> list[bytes]:
    """What the rules claim of a line and the way through a file lets stand."""
    redactor = LineRedactor(_engine())
    filed = [one for made in (*redactor.feed(line), *redactor.close()) for one in made.found]
    covered = {place for one in filed for place in range(one.start, one.end)}
    return [
        line[one.start : one.end]
        for one in _engine().findings(line)
        if not covered.issuperset(range(one.start, one.end))
    ]


def _lines_of(rule: Rule) -> st.SearchStrategy[bytes]:
    """Texts that a rule matches, but no keys of zeros alone: those mean as little as any long number."""
    return st.from_regex(rule.pattern.compiled).filter(
        lambda made: b"\n" not in made and len(made) < 2000 and len(set(made)) >= _LEAST_SIGNS
    )


@pytest.mark.parametrize(
    "line",
    [
        b"INFO token kdnr A0-1234 ok",
        b"empnr A-4471029 kfznr B-MW 1234 vinno WVWZZZ1JZXW000001",
        b"smspin 483920 for cpfno 529 982 247 25, kayit no 34 ABC 1234",
        b"drwSrwSrw- 2 quarryman users 4096 Mar 3 09:12 store",
    ],
)
def test_words_that_a_rule_puts_together_of_short_ones_are_known_in_a_file(line: bytes) -> None:
    assert _engine().findings(line)
    assert _left(line) == []


def test_what_is_glued_to_a_word_is_claimed_of_a_line_no_more_than_in_a_file() -> None:
    assert _left(b"INFO token sTaffNo.isAaAb5-00 ok") == []
    assert _engine().findings(b"staff no. is KrAb5-00 ok")


def test_a_key_is_whole_where_two_of_its_signs_are_no_letters() -> None:
    line = b"INFO configcat-sdk-1/hSGttAlWc1gu2-DBxQL2Mg/_XuNgMmufPwbmfzgPflzov ok"

    assert _left(line) == []


@pytest.mark.parametrize(
    "key",
    [
        b"pk.eyJ----------.---------------0-GaaAb",
        b"gcntfy--------------GaaAb-0",
        b"gcntfy-Jinxwob-Kelpdra-Mupfisk",
        b"SG.Bzlnecjadugakp.abuifkjng.k-Vrak=hzozolr-odowwd-Rcwntezhwpg_z",
        b"upstash_qnoyhosdcabiMkhcckboxyzddgnngn",
        b"mob-ef2aeccb-edcb-4496-abda-ade070cefcaf",
        b"ObHL-3OFfiTR8_OV_ULj9jyXtj.ppnMe8.RocpnujuDj9Un_q5xvKo5B6A5zLYPf",
        b"Mgvkwid-OFFITRO-OV-ULjIJyXtj.PPNMX8.RocpnujuDj9Un_q5xvKo5B6A5zLYPf",
        b"904812493:Awyquwnrykxqr--dkeztbcmktaiewrwyqq",
        b"ufkcy3.gppwad3ktbcqiwbz",
    ],
)
def test_a_key_with_words_in_it_is_as_long_in_a_face_and_is_claimed_in_a_file(key: bytes) -> None:
    line = b"INFO token " + key + b" ok"

    assert _engine().findings(line)
    assert _left(line) == []


@pytest.mark.parametrize(
    "key",
    [
        b"pcsk_48213_Ab7Kx9Qz3MvT5yWn8RcJ2hLp6DfG4sEu1ZtXoVbNqYiHkMwPa0CrBgS9dFe2",
        b"pcsk_00000_000000000000000000000000000000000000000000000000000000123456",
        b"ghp_123456789012345678901234567890123456",
        b"cog_e" + 51 * b"2",
    ],
)
def test_groups_of_digits_in_a_key_are_as_long_in_a_file(key: bytes) -> None:
    line = b"INFO token " + key + b" ok"

    assert _engine().findings(line)
    assert _left(line) == []


@pytest.mark.parametrize(
    "line",
    [
        b"run 7z a -phunter2xy x.zip",
        b"run 7za a -phunter2xy x.zip",
        b"your 2fa code is 483920",
        b"INFO token imsi1 00000000000000 ok",
        b"INFO otp:48392 ok",
        b"policyholder:000000",
        b"INFO token SWMKEY-1-A" + 37 * b"+" + b"/0 ok",
    ],
)
def test_words_with_a_digit_that_a_rule_asks_for_are_known_in_a_file(line: bytes) -> None:
    assert _engine().findings(line)
    assert _left(line) == []


def test_machines_that_are_numbered_from_a_nought_are_known_in_a_file() -> None:
    line = b"saw app03, mysql02 and dc01 there"

    assert [line[one.start : one.end] for one in _engine().findings(line)] == [b"app03", b"mysql02", b"dc01"]
    assert _left(line) == []


def test_a_date_within_the_number_of_a_paper_is_proved_in_a_file() -> None:
    line = b"cliente ABC-850202-ABX, total"

    assert [one.kind for one in _engine().findings(line)] == ["tax_id"]
    assert _left(line) == []


def test_a_letter_and_a_name_are_claimed_whatever_length_the_example_of_the_name_has() -> None:
    """Names of less than six letters are left to the lexicon: a face shows five of them by four."""
    for name in (b"w.jonzp", b"w.jonzpa", b"w.jonzpaq"):
        assert _left(b"INFO saw " + name + b" there") == []


def test_machines_in_a_list_are_told_by_their_ports_in_a_file() -> None:
    assert _left(b"brokers kdbx:9092,zoon:29092 up") == []


@given(st.sampled_from(RULES).flatmap(_lines_of))
@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_a_rule_claims_of_a_line_is_claimed_in_a_file(made: bytes) -> None:
    assert _left(b"INFO token " + made + b" ok") == []


@pytest.mark.deep
@given(st.sampled_from(RULES).flatmap(_lines_of))
@settings(max_examples=2_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_a_rule_claims_of_a_line_is_claimed_in_a_file_however_often_it_is_tried(made: bytes) -> None:
    assert _left(b"INFO token " + made + b" ok") == []


@pytest.mark.parametrize("kind", paper_words.phrases())
def test_the_number_behind_every_word_for_a_paper_is_claimed_in_a_file(kind: str) -> None:
    words = paper_words.phrases()[kind]

    lines = [f"{word}: {NUMBERS[place % len(NUMBERS)]} ok" for place, word in enumerate(words)]

    assert [left for line in lines for left in _left(line.encode())] == []
