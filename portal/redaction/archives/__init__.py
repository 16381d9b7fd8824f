"""Archives as streams: read with limits, written anew; nothing is ever put on a disk under its name."""
