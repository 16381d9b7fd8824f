"""Where people live: streets, houses, towns, in the order and the words of their countries."""
