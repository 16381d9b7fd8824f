"""The engine, loaded when it is first asked: its rules and automata are no part of a program's start."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from portal.redaction.members.learning import learn
    from portal.redaction.runs.both_passes import both_passes
    from portal.redaction.runs.bundle import redact_bundle
    from portal.redaction.texts.text import redact_text
else:

    def _late(module: str, name: str) -> Callable[..., Any]:
        """A function of this room that is fetched at its first call; to types it is the function itself."""

        def call(*given: object, **named: object) -> Any:
            return getattr(import_module(f"portal.redaction.{module}"), name)(*given, **named)

        call.__name__, call.__doc__ = name, f"See `portal.redaction.{module}`."
        return call

    both_passes = _late("runs.both_passes", "both_passes")
    learn = _late("members.learning", "learn")
    redact_bundle = _late("runs.bundle", "redact_bundle")
    redact_text = _late("texts.text", "redact_text")

__all__ = ["both_passes", "learn", "redact_bundle", "redact_text"]
