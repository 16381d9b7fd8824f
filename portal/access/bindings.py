"""What small sealed values in rows are bound to: put into another row, they do not open."""

from uuid import UUID

from portal.vault.context import encode


def of_note(note_id: UUID, case_id: UUID, organization_id: UUID) -> bytes:
    """The text of a note inside one organization."""
    return encode("note", note_id, case_id, organization_id)


def of_decision(decision_id: UUID) -> bytes:
    """The value of which a person said that it was missed or may stay."""
    return encode("entente/redaction-decision", decision_id)


def of_upload_name(upload_id: UUID) -> bytes:
    """The name under which something was brought in."""
    return encode("entente/upload-name", upload_id)


def of_decoys(upload_id: UUID) -> bytes:
    """The test items in the review of an upload."""
    return encode("entente/decoys", upload_id)


def of_dictionary(case_id: UUID) -> bytes:
    """The words that a case has learned."""
    return encode("entente/case-dictionary", case_id)


def of_notice(notice_id: UUID, email: str) -> bytes:
    """The body of a message on its way: it opens for its own mailbox only."""
    return encode("notice", notice_id, email)


def of_second_factor(person_id: UUID) -> bytes:
    """A person's secret for one-time codes."""
    return encode("second-factor", person_id)


def of_alarm_receiver(organization_id: UUID) -> bytes:
    """The secret that signs what an organization's own systems hear of alarms."""
    return encode("entente/alarm-receiver", organization_id)
