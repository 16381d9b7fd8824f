"""Pure rules: which state follows which, who acts next, what an authorization covers, when an answer is due.

Values in, values out; the clock is an argument. Nothing here knows a database, a page or a key.
"""
