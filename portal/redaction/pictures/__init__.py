"""Pictures as they may leave: read strictly and drawn anew from what is seen, without what was beside it."""
