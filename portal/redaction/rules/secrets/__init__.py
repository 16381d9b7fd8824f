"""Passwords, keys, tokens, codes: by their issuer, their place, their look, or the sentence around them."""
