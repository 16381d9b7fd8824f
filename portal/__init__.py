"""Entente: several vendors work one customer's problem together, on the customer's terms."""
