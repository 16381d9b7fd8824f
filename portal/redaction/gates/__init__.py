"""Which rules can match in a text at all: told by automata and by words before any of them is asked."""
