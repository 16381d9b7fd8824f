"""What each column of words in the database may say of a person, and what erasing somebody does about it.

A new column of words belongs in one of these; the test of erasing asks for it by name.
"""

ERASED = frozenset(
    {
        "audit_salts.disclosures", "authorizations.approver_email", "authorizations.approver_name",
        "authorizations.approver_position", "first_decisions.client", "first_decisions.name",
        "first_decisions.position", "first_decisions.signature", "invitations.invited_by", "links.email",
        "mandates.deciders", "notices.email", "passkeys.credential_id", "passkeys.label",
        "passkeys.public_key", "people.email", "people.name", "people.password_hash", "people.totp_secret",
        "recovery_codes.code_hash", "resolutions.customer_email", "reveal_requests.decided_by",
        "reveal_requests.first_yes_by", "reveal_requests.first_yes_email",
        "saved_searches.address", "saved_searches.name", "saved_views.name", "saved_views.parts",
        "sign_in_sessions.client", "workarounds.customer_email",
    }
)  # fmt: skip
"""Names, addresses and what else is one person's: taken out or deleted."""

SIGNED = frozenset({"authorizations.record", "authorizations.receipt"})
"""What a customer signed keeps the name under it: without it, it would prove nothing (GDPR Art. 17(3)(e))."""

FREE_WORDS = frozenset(
    {
        "business_events.customer", "business_events.result", "business_events.what", "case_events.reason",
        "cases.product", "cases.severity_word", "cases.title", "collaboration_requests.answers",
        "collaboration_requests.decline_words", "collaboration_requests.wanted",
        "collaboration_requests.wanted_keys", "disclosures.label", "disclosures.reason",
        "disclosure_results.file_name", "goal_changes.words", "goals.goal", "goals.obstacle", "goals.outcome",
        "goals.role", "handoffs.decline_words", "handoffs.words", "histories.name", "hold_openings.reason",
        "legal_holds.reason", "measure_plans.act", "measure_plans.obstacle", "measure_plans.target_words",
        "offer_facts.reason", "redaction_decisions.reason", "resolutions.customer_words", "resolutions.words",
        "reveal_requests.reason", "reveal_requests.stand_in", "suggestions.evidence", "suggestions.words",
        "uploads.label", "uploads.reason", "workarounds.words",
    }
)  # fmt: skip
"""What people write in words of their own, of which most passes redaction first; it is not searched."""

SEALED = frozenset(
    {
        "alarm_receivers.sealed_secret", "authorizations.sealed_key", "case_secrets.sealed_dictionary",
        "case_secrets.sealed_secret", "decoyed_reviews.sealed_items", "disclosure_results.sealed_content",
        "history_parts.sealed_content",
        "legal_hold_officers.sealed_private_key", "notes.sealed_text", "notices.sealed_body",
        "organization_keys.sealed_private_key", "organizations.customer_key",
        "redaction_decisions.sealed_value", "reveal_requests.sealed_value",
        "signing_keys.sealed_private_key", "upload_parts.sealed_content", "upload_pictures.sealed_content",
        "uploads.sealed_name", "uploads.sealed_samples",
    }
)  # fmt: skip
"""Content of cases, and keys: opened for whoever may read it, and ends as the retention schedule says."""

OF_NOBODY = frozenset(
    {
        "alarm_messages.body", "alarm_receivers.address", "audit_entries.leaf", "audit_entries.leaf_hash",
        "authorization_events.evidence", "authorization_recipients.key_id", "authorizations.protocol",
        "authorizations.receipt_hash", "business_events.gap_of", "cases.reference",
        "collaboration_requests.form", "counted_months.columns", "counted_months.sums",
        "disclosure_results.envelope", "disclosure_results.key_id", "disclosure_results.object_key",
        "disclosure_results.report", "disclosure_results.treatments", "disclosure_results.wraps",
        "disclosures.protocol", "disclosures.protocol_sha256", "escalation_ladders.steps",
        "export_cursors.receiver", "first_decisions.bound", "first_decisions.choice",
        "first_decisions.level", "goals.measure_id", "handoffs.checklist", "histories.bad_rows",
        "histories.mapping", "histories.refusal", "histories.report", "histories.written",
        "history_parts.envelope", "history_parts.object_key", "history_parts.wrap",
        "invitations.roles", "jobs.kind", "jobs.last_error", "jobs.payload", "legal_hold_officers.algorithm",
        "legal_hold_officers.key_id", "legal_hold_officers.public_key", "links.token_hash",
        "log_checkpoints.note", "log_checkpoints.root", "log_cosignatures.line", "log_cosignatures.witness",
        "log_tiles.hashes", "mandates.answer", "mandates.token", "mandates.value",
        "measure_plans.measure_id", "notices.subject", "organization_keys.algorithm",
        "organization_keys.key_id", "organization_keys.public_key", "organizations.calendar",
        "organizations.domain", "organizations.intake_form", "organizations.name",
        "organizations.severity_scale", "organizations.time_zone", "own_patterns.patterns", "people.theme",
        "people.time_zone", "reveal_requests.envelope", "reveal_requests.wrap", "saved_views.page",
        "sign_in_sessions.token_hash", "signatures.sha256", "signing_keys.algorithm", "signing_keys.key_id",
        "signing_keys.name", "signing_keys.public_key", "signing_keys.purpose", "terms.sha256", "terms.text",
        "typed_codes.bound_to", "typed_codes.browser_hash", "typed_codes.code_hash",
        "upload_parts.envelope", "upload_parts.object_key", "upload_parts.wrap", "upload_pictures.envelope",
        "upload_pictures.format", "upload_pictures.mark", "upload_pictures.object_key",
        "upload_pictures.wrap", "uploads.parts_sha256", "uploads.report", "witness_standings.trouble",
        "witness_standings.witness",
    }
)  # fmt: skip
"""Figures, hashes, ids, words of the portal's own, and what an organization says of itself."""
