"""Places, plans and decisions of many lines as columns of numbers."""
