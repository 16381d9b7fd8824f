"""Whether a mailbox is the customer's: what concerns their case is sent nowhere else."""

from email_validator import EmailNotValidError, validate_email

from portal.records.organizations import Organization
from portal.vocabulary import Invalid


def customers_mailbox(email: str, customer: Organization, field: str) -> str:
    """The address in one spelling, when it belongs to the customer's domain.

    Raises:
        Invalid: no address, or of another domain.
    """
    try:
        address = validate_email(email, check_deliverability=False, test_environment=True)
    except EmailNotValidError as wrong:
        raise Invalid("Enter an e-mail address such as name@example.com.", field) from wrong
    if address.ascii_domain is None or address.ascii_domain.lower() != customer.domain:
        raise Invalid(f"The address must end in @{customer.domain}.", field)
    return address.normalized.lower()
