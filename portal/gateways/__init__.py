"""What stands outside the process: objects, mail, root keys."""
