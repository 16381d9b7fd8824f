"""The log that cannot be rewritten unnoticed: entries, tiles, roots, checkpoints, proofs, verification.

Formats are those of the transparency-log specifications (RFC 6962; C2SP tlog-tiles, tlog-checkpoint,
signed-note, tlog-cosignature, tlog-proof), so outsiders verify with tools that do not know us. This
room hashes with the standard library and knows no cipher: signing and verifying come as arguments.
"""
