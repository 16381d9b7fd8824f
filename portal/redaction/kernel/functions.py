"""The functions of the kernel, all of them, and which of them are asked for from outside."""

import inspect
from types import ModuleType

from portal.redaction.kernel import (
    alike,
    counts,
    faces,
    ids,
    known,
    numbers,
    outlined,
    places,
    replacing,
    runs,
    seeking,
    spelled,
    tree,
    undressing,
    valued,
    writing,
)
from portal.redaction.kernel.translated import module_text

_MODULES: tuple[ModuleType, ...] = (
    alike,
    runs,
    numbers,
    counts,
    ids,
    known,
    spelled,
    writing,
    faces,
    outlined,
    tree,
    seeking,
    undressing,
    valued,
    replacing,
)
_ASKED = (
    "prepare",
    "make_faces",
    "make_outlines",
    "number_outlines",
    "learn_words",
    "forget_words",
    "forget_tree",
    "add_words",
    "seek",
    "undress",
    "number_values",
    "forget_values",
    "replace_places",
)


def kernel_text() -> str:
    """All of them as the text of one module."""
    return module_text(_MODULES, places.PAGES, _ASKED)


def kernel_source() -> bytes:
    """What that text is made of: the functions as they are written, and all numbers that they may name."""
    numbers = ({name: it for name, it in vars(one).items() if isinstance(it, int)} for one in _MODULES)
    told = zip(map(inspect.getsource, _MODULES), numbers, strict=True)
    return repr((list(told), places.PAGES, _ASKED)).encode()
