"""Text behind escapes inside of text: what it says is looked at, and what changes is escaped as it was."""
