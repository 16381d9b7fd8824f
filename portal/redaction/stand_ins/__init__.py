"""What stands in the place of a value: alike within a case, in its form, known again afterwards."""
