"""Seal and open: the only room that knows ciphers.

Nothing is imported here on purpose: tables may know `portal.vault.envelopes` and
`portal.vault.context`, which are plain values, without a cipher coming along.
"""
