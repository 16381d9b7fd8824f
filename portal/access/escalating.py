"""How long somebody who was asked for more urgency has for an answer, and the work that ends the asking."""

END_ESCALATION = "end_escalation"
"""Queued with the case when one company asks another; due when the time for the answer is over."""
