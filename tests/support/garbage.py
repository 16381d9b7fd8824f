"""How often Python looks for garbage while the tests run: seldom, and never through what stays anyway.

Some hundred thousand objects of the test runner, the portal and its libraries live until the end. To go
through them again and again, as Python does by itself, takes a fifth of all the time that the tests take.
"""

import gc

MADE_BEFORE_LOOKING = 50_000, 20, 100
"""How many objects are made, and how often their generation is looked through, before the next is."""


def pytest_configure() -> None:
    """Look for no garbage while everything is imported: all of it stays."""
    gc.disable()


def pytest_collection_finish() -> None:
    """From here on look through what the tests make, and never again through what was there before."""
    gc.freeze()
    gc.set_threshold(*MADE_BEFORE_LOOKING)
    gc.enable()
