"""How large a history may be that somebody brings in through a page; the command line takes any."""

from portal.measures.history.reading import Bounds

LARGEST_FILE = 2_000_000_000
BOUNDS = Bounds(size=8_000_000_000, rows=10_000_000)
"""Ten million rows take some 600 MB while they are measured, however long each of them is."""
LONGEST_MAPPING = 20_000
LONGEST_NAME = 80
MEASURE_HISTORY = "measure_history"
