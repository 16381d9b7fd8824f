"""People: in letters, chats, titles and greetings, by known names and by two strange words side by side."""
