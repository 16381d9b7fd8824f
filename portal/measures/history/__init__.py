"""Your own history: an exported log of cases, read through a mapping and measured, apart from live cases."""
