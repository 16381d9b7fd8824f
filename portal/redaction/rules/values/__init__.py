"""Whether a value is what its key or its place promises. Here are no rules."""
