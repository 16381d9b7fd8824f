"""Who may do what: checks that return a typed proof which actions demand."""
