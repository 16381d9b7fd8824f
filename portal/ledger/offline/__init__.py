"""The verifier that goes out with every evidence pack: standard library only, knows nothing of the portal.

Kept as ordinary modules, tested here, and joined into the single file `verify.py` when a pack is
written (`portal.ledger.evidence.verifier`). It shares no line with the code that it checks.
"""
