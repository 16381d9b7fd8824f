"""A whole run: both passes, by one process or several, within bounds."""
