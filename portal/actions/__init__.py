"""What people do: one verb a file, and the function bears the file's name."""
