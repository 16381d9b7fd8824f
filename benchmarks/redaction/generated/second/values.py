"""The names, places and patterns that the makers of this hand choose from, read from `values.toml`."""

import tomllib
from importlib import resources
from typing import Any

VALUES: dict[str, Any] = tomllib.loads(
    (resources.files(__package__) / "values.toml").read_text(encoding="utf-8")
)
