"""Today's level of each measure that the timeline bears: the figure, how sure it is, and the cases behind."""
