"""Facts of many cases made anew at once, in columns of numbers: the same rows as `measures.facts.replay`."""
