"""Verdicts on faces and outlines: worked out once, then carried to every line that has them."""
