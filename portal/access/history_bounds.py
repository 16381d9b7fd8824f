"""How large a history may be that somebody brings in through a page; the command line takes any."""

from portal.measures.history.log import Bounds

LARGEST_FILE = 8 * 1024 * 1024
BOUNDS = Bounds(size=400 * 1024 * 1024, rows=1_000_000)
LONGEST_MAPPING = 20_000
LONGEST_NAME = 80
MEASURE_HISTORY = "measure_history"
