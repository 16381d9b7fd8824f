"""Fields about people that several pages ask for: roles, time zone, a new password."""

from wtforms import PasswordField, SelectField, SelectMultipleField
from wtforms.validators import EqualTo, InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from portal.access.inviting import ROLES_OF_KIND
from portal.rules.passwords import FEWEST
from portal.rules.preferences import zone_names
from portal.vocabulary import OrganizationKind, Role
from portal.web.forms import choice
from portal.web.tones import words

ROLE_NOTES = {
    Role.SUPPORT_ENGINEER.value: "Opens cases, asks companies in, uploads, discloses and hands over.",
    Role.VENDOR_ADMINISTRATOR.value: "Manages people, signs agreements, limits what leaves. Reads no case.",
    Role.COMPLIANCE_OFFICER.value: "Searches the access log and reviews permissions. Sees no content.",
    Role.EXECUTIVE.value: "Sees where cases wait between companies, and what it costs.",
    Role.CUSTOMER_APPROVER.value: "Decides which vendors may see which data, and can take it back.",
    Role.OPERATOR.value: "Enrolls organizations and watches the installation. Reads no case.",
}


def role_field() -> SelectMultipleField:
    """Check boxes for roles; the page sets the choices by `offer_roles`."""
    return SelectMultipleField(
        "Roles",
        [InputRequired("Choose at least one role.")],
        choices=[],
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )


def offer_roles(
    field: SelectMultipleField, kind: OrganizationKind, among: frozenset[Role] | None = None
) -> None:
    """Let the field offer the roles that an organization of this kind has, or those of them in `among`."""
    offered = ROLES_OF_KIND[kind] if among is None else ROLES_OF_KIND[kind] & among
    field.choices = [choice(role.value, words(role).capitalize()) for role in Role if role in offered]


def roles_chosen(field: SelectMultipleField) -> list[Role]:
    """The roles that were ticked."""
    return [Role(value) for value in field.data or ()]


def zone_field() -> SelectField:
    """A choice of time zones by place."""
    return SelectField(
        "Time zone",
        choices=[choice(zone, zone.replace("_", " ")) for zone in zone_names()],
        validate_choice=False,
        default="UTC",
    )


def new_password_field() -> PasswordField:
    """The new password; its rules are those of rules/passwords."""
    return PasswordField(
        "New password",
        [InputRequired("Choose a password.")],
        description=f"At least {FEWEST} characters. Three or four unrelated words do well.",
    )


def repeated_password_field() -> PasswordField:
    """The same once more, so that a slip is noticed before it locks somebody out."""
    return PasswordField(
        "New password again",
        [InputRequired("Type the password again."), EqualTo("password", "The two passwords differ.")],
    )
