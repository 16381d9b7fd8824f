"""What the rules see of a line: how faces and outlines are made, plainly, with numpy and in machine code."""
