"""A mistyped command says what is wrong and where its own help is, before it asks or does anything."""

import sys

import pytest

from portal import cli


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("nope", "No such command 'nope'. See: portal --help"),
        ("operator", "Missing argument 'EMAIL'. See: portal operator --help"),
        ("verify extra", "Got unexpected extra argument (extra). See: portal verify --help"),
        ("keys backup", "Missing argument 'TARGET'. See: portal keys backup --help"),
        (
            "erase",
            "Name one address, or say --again for whoever came back with a backup. See: portal erase --help",
        ),
    ],
)
def test_a_mistyped_command_points_to_its_own_help(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str, said: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["portal", *typed.split()])

    with pytest.raises(SystemExit):
        cli.main()

    assert capsys.readouterr() == ("", f"{said}\n")
