"""What is written as a value is and hides nobody, and where a claim took too much."""
