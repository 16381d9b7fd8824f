"""A bundle that is redacted as a whole, for the tests of archives and of what is withheld."""

import io

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Limits, Pseudonyms, Report, redact_bundle
from portal.redaction.pictures.looked import NOBODY_LOOKED, Looked


def run_bundle(
    content: bytes, name: str, limits: Limits | None = None, looked: Looked = NOBODY_LOOKED
) -> tuple[Report, bytes]:
    """Everything treated as pseudonyms under a fixed key; gives the report and what came out."""
    output = io.BytesIO()
    report = redact_bundle(
        io.BytesIO(content),
        name,
        output,
        treatments=PSEUDONYMIZE_ALL,
        pseudonyms=Pseudonyms(bytes(32)),
        dictionary=CaseDictionary(),
        limits=limits,
        looked=looked,
    )
    return report, output.getvalue()
