"""Accounts, machines and secrets where programs, commands, devices and clouds write or print them."""
