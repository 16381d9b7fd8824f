"""Numbers that belong to one person, thing or contract: by checksum, by word, by group, by shape."""
