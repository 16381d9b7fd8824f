"""How often Python looks for garbage while the tests run: seldom, and never through what stays anyway.

Some hundred thousand objects of the test runner, the portal and its libraries live until the end. To go
through them again and again, as Python does by itself, takes a fifth of all the time that the tests take.
"""

import gc

from portal.garbage import keep_what_is_here


def pytest_configure() -> None:
    """Look for no garbage while everything is imported: all of it stays."""
    gc.disable()


def pytest_collection_finish() -> None:
    """From here on look through what the tests make, and never again through what was there before."""
    keep_what_is_here()
    gc.enable()
