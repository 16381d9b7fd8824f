"""What one case knows: its words, how they are found in other spelling and dress, and its own patterns."""
