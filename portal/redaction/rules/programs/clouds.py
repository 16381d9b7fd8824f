"""Who is at a cloud and what is whose there, by the ids that clouds give: roles, keys, accounts, projects, clusters."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, rule
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.words.lexicon import is_unknown

_LEAST = 5


def _named(match: re.Match[bytes]) -> bool:
    """Whether what is called so has a name that tells whose it is."""
    name = match[1].rpartition(b"/")[2]
    return len(name) >= _LEAST and is_unknown(name)


def _digit(match: re.Match[bytes]) -> bool:
    return has_digit(match[1])


RULES: tuple[Rule, ...] = (
    # Who a role was given to for a session, behind the id of the role.
    rule("account", rb"\bA(?:IDA|ROA)[A-Z0-9]{6,18}:([A-Za-z][A-Za-z0-9._@-]{1,63})", group=1),
    # Roles and keys of Amazon, where the name is a part of whose they are.
    rule("cloud_account", rb"\b(arn:aws[a-z-]{0,10}:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]{2,128})", accept=_named, group=1),
    rule("cloud_account", rb"\barn:aws[a-z-]{0,10}:kms:[a-z0-9-]{1,20}:[0-9]{12}:key/[0-9a-z-]{36,40}(?![0-9A-Za-z-])"),
    # Who pays at Google, stores of Microsoft, clusters of Databricks, accounts of Snowflake and of OVH.
    rule("cloud_account", rb"(?<![0-9A-Za-z-])(?=[0-9-]{0,19}[A-F])[0-9A-F]{6}(?:-[0-9A-F]{6}){2}(?![0-9A-Za-z-])"),
    rule("cloud_account", rb"\baz storage account\b[^\r\n]{0,200}? (?:-n|--name) ([a-z0-9]{3,24})(?![a-z0-9])", accept=_named, group=1),
    rule("cloud_account", rb"--account-name[ =]['\"]?([a-z0-9]{3,24})(?![a-z0-9])", accept=_named, group=1),
    rule("cloud_account", rb"(?<![0-9A-Za-z-])[0-9]{4}-[0-9]{6}-(?=[a-z]{0,8}[0-9])(?=[0-9]{0,8}[a-z])[a-z0-9]{8}(?![0-9A-Za-z-])"),
    rule("cloud_account", rb"(?<![0-9A-Za-z.-])[a-z]{2}[0-9]{5}\.(?:eu|us|ap|ca|sa|me|af)-[a-z]{4,12}-[0-9](?![0-9])"),
    # All that IBM and Alibaba name by where it lies, what Twilio counts, projects and tenants by letters of a machine.
    rule("cloud_account", rb"\bcrn:v1:[a-z0-9-]{2,20}:[A-Za-z0-9:/_.-]{10,300}"),
    rule("cloud_account", rb"\bacs:[a-z]{2,12}:[a-z0-9-]{0,20}:[0-9]{16}:[A-Za-z0-9/_.@-]{2,128}"),
    rule("cloud_account", rb"(?<![0-9A-Za-z])(?:CA|SM|MM|PN|MG|RE|VA|IS|CN|TR|CR|IP|WK)[0-9a-f]{32}(?![0-9A-Za-z])"),
    rule("cloud_account", rb"(?i:\b(?:project|organi[sz]ation|org|tenant|workspace|account|site|team|zone)(?: id)?)[ :=\"']{1,4}([0-9a-f]{24}|[0-9a-f]{32})(?![0-9A-Za-z])", accept=_digit, group=1),
    rule("cloud_account", rb"(?:^|[\s\"'=/])projects/([0-9]{10,14})(?=[/\"'\s]|$)", group=1),
    rule("serial", rb"(?i:\btuya(?: device)?(?: id)?)[ :=\"']{1,3}([0-9a-z]{20,22})(?![0-9A-Za-z])", accept=_digit, group=1),
    rule("serial", rb"\b(?:hcloud|doctl|linode-cli) [a-z -]{3,60} ([0-9]{6,12})(?![0-9A-Za-z.])", group=1),
    # Who pays by Stripe, and who signs in by Auth0.
    rule("cloud_account", rb"(?<![0-9A-Za-z_])(?:acct|cus|sub|pm|card|ba|src|seti|pi|ch|si)_(?=[A-Za-z]{0,26}[0-9])[A-Za-z0-9]{14,27}(?![0-9A-Za-z_])"),
    rule("account", rb"(?<![0-9A-Za-z_-])(?:auth0|google-oauth2|oauth2|samlp|waad|windowslive|adfs)\|[A-Za-z0-9._@|-]{6,80}"),
    rule("cloud_account", rb"(?<![0-9A-Za-z.-])[a-z]{2}[0-9]{4,7}-ovh(?![0-9A-Za-z-])"),
)  # fmt: skip
