"""What gives a sensitive value away: its shape, its checksum, or the words around it."""
