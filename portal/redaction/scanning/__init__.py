"""All rules over one piece of text: what they claim, what is decided, what stands there afterwards."""
