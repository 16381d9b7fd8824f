r"""What stands behind a written-out end of a line (`\n`) or stop (`\t`) is a word of its own."""

import io

import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, learn, redact_bundle, redact_text
from portal.redaction.escaped.written_out import stretches

KEY = b"the key of one case"
LINES = (
    (r"m=x\n10.2.3.4", "10.2.3.4", "m=x\\n"),
    (r"m=x\nghp_16C7e42F292c6912E7710c838347Ae178B4a", "ghp_", "m=x\\n<TOKEN-"),
    (r"m=x\tuser=castelb868 left", "castelb868", r"m=x\tuser="),
    (r"m=x\n\tpwd: w8VFBNcSRr4!7q", "w8VFBNcSRr4", r"m=x\n\tpwd: "),
    (r"m=x\rmaria.okafor@halden.example left", "okafor", r"m=x\r"),
    (r'log="a\npassword: hunter2Zq\nok" next=1', "hunter2Zq", r'log="a\npassword: '),
)


@pytest.mark.parametrize(("line", "value", "stays"), LINES)
def test_a_value_behind_it_is_found_and_the_sign_stays(line: str, value: str, stays: str) -> None:
    made = redact_text(line, PSEUDONYMIZE_ALL, Pseudonyms(KEY), CaseDictionary()).text

    again = redact_text(made, PSEUDONYMIZE_ALL, Pseudonyms(KEY), CaseDictionary()).text

    assert value not in made
    assert made.startswith(stays)
    assert again == made or value[0].isdigit()  # an address has no room for a signature


def test_in_a_log_too_where_many_lines_are_looked_at_at_once() -> None:
    content = "\n".join(line for line, _, _ in LINES * 12).encode() + b"\n"
    dictionary, pseudonyms, output = CaseDictionary(), Pseudonyms(KEY), io.BytesIO()
    learn(io.BytesIO(content), "a.log", dictionary, pseudonyms=pseudonyms)

    redact_bundle(
        io.BytesIO(content),
        "a.log",
        output,
        treatments=PSEUDONYMIZE_ALL,
        pseudonyms=pseudonyms,
        dictionary=dictionary,
    )

    after = output.getvalue().decode()
    assert [value for _, value, _ in LINES if value in after] == []
    assert all(stays in after for _, _, stays in LINES)


@pytest.mark.parametrize(
    "line", [rb"open C:\new\table\reports failed", rb"at \Device\temp\reports", rb"\\nas01\team"]
)
def test_names_in_a_path_are_no_such_signs(line: bytes) -> None:
    assert list(stretches(line)) == []
