"""How often Python looks for garbage in a process that lives long: seldom, and never through what stays.

A portal that is ready holds some hundred thousand objects that live as long as it does. By itself Python
goes through them again and again; that took a fifth of the time of its pages, and made some answers
wait for it. What is no garbage in circles is given back at once in any case.
"""

import gc

MADE_BEFORE_LOOKING = 50_000, 20, 100
"""How many objects are made before the youngest are looked through; how often they are before older ones."""


def keep_what_is_here() -> None:
    """Leave alone from here on what exists by now, and look through what is made after it, seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*MADE_BEFORE_LOOKING)
