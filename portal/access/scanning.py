"""The kinds of queued work between an upload and its disclosure."""

SCAN_UPLOAD = "scan_upload"
REDACT_DISCLOSURE = "redact_disclosure"
SWEEP = "sweep"
