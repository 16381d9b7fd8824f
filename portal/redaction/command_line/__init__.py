"""`portal redact`: what can be asked for, what is read, what is shown, what is written."""
