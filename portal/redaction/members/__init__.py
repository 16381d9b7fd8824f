"""The members of a file or an archive, one by one, and what becomes of each."""
