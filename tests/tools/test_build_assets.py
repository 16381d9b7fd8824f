"""The screen font is small, draws what the screens write, and is made once."""

import os
import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tools import build_assets

WRITTEN = "Größe: 12 € – “fine” … → ✓ Łódź Čeština Ångström ≤ ≥ × ⌘ •"  # noqa: RUF001


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What the set-up made, copied."""
    return Path(shutil.copytree(build_assets.FOLDER, tmp_path / "assets"))


def test_the_font_has_every_letter_that_the_screens_write(folder: Path) -> None:
    letters = TTFont(folder / "inter.woff2").getBestCmap()

    assert {letter for letter in WRITTEN if ord(letter) not in letters} == set()


def test_the_font_keeps_its_weights_and_stays_small(folder: Path) -> None:
    axes = TTFont(folder / "inter.woff2")["fvar"].axes

    assert [(axis.axisTag, axis.minValue, axis.maxValue) for axis in axes] == [("wght", 400, 700)]
    assert (folder / "inter.woff2").stat().st_size < 64_000


def test_the_license_of_the_font_lies_beside_it(folder: Path) -> None:
    assert "SIL Open Font License" in (folder / "inter-license.txt").read_text(encoding="utf-8")


def test_a_font_that_is_there_is_not_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_assets, "FOLDER", folder)
    os.utime(folder / "inter.woff2", (0, 0))

    build_assets.main()

    assert (folder / "inter.woff2").stat().st_mtime == 0
