"""Values behind a key, a label, a column or an argument, in every way of writing the two."""
