"""A text as a whole, line by line or value by value, by whatever its format is."""
