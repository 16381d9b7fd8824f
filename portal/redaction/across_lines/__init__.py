"""What one line says about others: keys above their values, secrets that go on, tables under titles."""
