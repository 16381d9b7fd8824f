"""Machines and addresses of networks, and what tells their names from files, packages and code."""
