"""How often Python looks for garbage: seldom, and never through what stays anyway.

By itself it goes through what lives after each few hundred new objects, while modules are read just as while
a page is made; whoever starts and serves for long pays for that each time. What lies in no circle is given
back at once in any case.
"""

import gc

MADE_BEFORE_LOOKING = 50_000, 20, 100
"""How many objects are made before the youngest are looked through; how often they are before older ones."""


def look_seldom() -> None:
    """For every process of ours, when it begins."""
    gc.set_threshold(*MADE_BEFORE_LOOKING)


def keep_what_is_here() -> None:
    """For a process that lives long, when it is ready: never look again through what exists by now."""
    look_seldom()
    gc.collect()
    gc.freeze()
