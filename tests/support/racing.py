"""Several people who do something at the same moment, and what becomes of each."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from portal.vocabulary import Failure


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """Do all of it at the same moment: "" for whoever got through, or the kind of the failure.

    Anything but a failure of the house (a deadlock, a broken constraint) goes on to the test.
    """
    start = Barrier(len(deeds))

    def one(deed: Callable[[], object]) -> str:
        start.wait()
        try:
            deed()
        except Failure as failure:
            return type(failure).__name__
        return ""

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(one, deeds))
