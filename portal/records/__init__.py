"""What is kept: tables, and the questions asked of them. Arrows point one way only."""
