"""Cases counted once: what the first screen needs of each case in columns, and sums of them by month."""
