"""Whether a value fits what its key promises."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from collections.abc import Callable

from portal.redaction.rules.values import inner_names, names
from portal.redaction.rules.values.digit_values import (
    is_address_or_date,
    is_birth,
    is_card,
    is_counted,
    is_end_of_card,
    is_extension,
    is_hardware,
    is_ip_number,
    is_label,
    is_of_personnel,
    is_phone,
    is_place,
    is_seven_capitals,
)
from portal.redaction.rules.values.machine_names import is_domain_name, is_machine_name
from portal.redaction.rules.values.names import is_full_name, is_half_name, is_name, is_town, names_street
from portal.redaction.rules.values.owned import is_owned
from portal.redaction.rules.values.placeholders import is_said
from portal.redaction.rules.words.everyday import ACCOUNTS_OF_PROGRAMS, ACCOUNTS_THAT_STAY, COMMON
from portal.redaction.rules.words.lexicon import is_foreign, is_plain, is_unknown
from portal.redaction.rules.words.other_letters import has_other_letters
from portal.redaction.rules.words.random_looking import is_block_key, is_drawn_key, is_phrase
from portal.redaction.stand_ins.pseudonyms import OWN_NAME

_CALL = re.compile(rb"[A-Za-z_][A-Za-z0-9_.]{0,80}[(\[]")
_DIGIT, _LETTER = re.compile(rb"[0-9]"), re.compile(rb"[A-Za-z\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\xff]")
_ABROAD = re.compile(rb"[\xc3-\xd4][\x80-\xbf]")
_ACCENTED = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")
_DAY = re.compile(rb"[0-9]{4}[-/.][0-9]{2}[-/.][0-9]{2}")  # `last_login: 2026-11-20`
_PARTS = (b"Digest ", b'username="', b'username=\\"')  # a header with keys of its own
_SID, _ACCOUNT = re.compile(rb"S-1-\d"), re.compile(rb"[A-Za-z0-9_.$@\\/+\x80-\xff-]{2,128}")
# Keys that name people or banks, and sometimes accounts: `opened_by`, `account`. A message goes `to` a name or a number.
_PERSONS = frozenset(("person", "half_name"))
_PERHAPS_ACCOUNTS = _PERSONS | {"bank_account"}
_SEVERAL = re.compile(rb"[ /]")  # words, or a volume of a group: `lv_full_name=rhel/home`
_GROUPED_NUMBER = re.compile(
    rb"\+?(?=(?:[^0-9]*[0-9]){9})\(?[0-9]{1,5}\)?(?:[ ()./x-]{1,2}[0-9]{2,6}){1,5}|\+[0-9]{8,15}"
)
# Addresses of hardware and networks, in memory, and what programs say of such.
_NO_STREET = re.compile(
    rb"(?i)\baddress(?:es)?\b|^fd:[0-9]|0x[0-9a-f]|[a-z]\(| \+ [(\"'a-z]|(?:^|[ :])[0-9a-f]{1,2}[:-][0-9a-f]{2}[:-]|(?:^| )[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\."
)
# On plates of Germany, `LÖ-VE 123`, and of those that write with letters of their own.
_PLATED = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xed][\x80-\xbf]{2}|\xc2\xb7")
_CALLED = re.compile(rb"[2-9][0-9]{9,12}")  # who gets a message, with the number of a country
_NOBODYS_NUMBER, _LEVEL = b"4294967295", re.compile(rb"[LTlt][0-9]")  # `L2` helps next
_LEAST_TOKEN, _LEAST_HOST = 6, 3
LEAST_ID, _LEAST_DIGITS = 5, 4  # the latter in the shortest number of a person; `VID: V02` is a version
_PROTOCOLS = frozenset(
    b"smtp smtps imap imaps ldap ldaps http https ftp ftps sftp ssh dns ntp snmp tcp udp tls ssl".split()
)


def _password(value: bytes, quoted: bool) -> bool:  # noqa: FBT001 - all judges have one signature
    if quoted:
        return not inner_names.is_folder(value)
    told = not is_said(value) and len(value) > 1
    return told and not inner_names.is_path(value) and not inner_names.is_folder(value)


def _token(value: bytes, quoted: bool) -> bool:  # noqa: FBT001
    if value.startswith(_PARTS):
        return False
    # Who has a SID is told by its own rule; a name that begins with a domain is one of programs.
    if (not quoted and _CALL.match(value)) or _SID.match(value) or inner_names.is_inner(value):
        return False
    if len(value) < _LEAST_TOKEN or b" " in value:
        return quoted and len(value) >= _LEAST_TOKEN and (b" " not in value.strip() or is_phrase(value))
    return value.lower().rstrip(b".,:;") not in COMMON and (
        has_digit(value) or quoted or len(value) >= 2 * _LEAST_TOKEN
    )


def _account(value: bytes, quoted: bool) -> bool:  # noqa: FBT001
    lower = value.lower()
    if inner_names.is_connection(value):
        return False
    if quoted and b" " in value and is_full_name(value, quoted):  # `"owner": "Bianca Berg"`
        return True
    if (
        not _ACCOUNT.fullmatch(value)
        or (_SID.match(value) or _LEVEL.fullmatch(value))
        or lower in ACCOUNTS_THAT_STAY | ACCOUNTS_OF_PROGRAMS
        or all(word in COMMON for word in lower.rstrip(b".:").split(b"."))
        or inner_names.is_inner(value.rstrip(b","))
    ):
        return False
    told = _LETTER.search(value) is not None or (_digits(value) >= LEAST_ID and not _DAY.fullmatch(value))
    return told and value != _NOBODYS_NUMBER and not value.startswith((b"/", b"-", b"."))


def _host(value: bytes, quoted: bool) -> bool:  # noqa: FBT001
    value = _ACCENTED.sub(b"u", value) if quoted else value  # somebody's own machine: `iPad-Küche`
    if value.isalpha() and (
        value.lower() in _PROTOCOLS
        or len(value) < _LEAST_HOST
        or is_foreign(value.decode())
        or (value.istitle() and is_plain(value.decode()))
    ):
        return False  # `equipo: el cliente`, `Server: Kestrel`
    if b"ErrorDomain" in value or (inner_names.begins_reversed(value) and not is_domain_name(value)):
        return False  # `Error Domain=com.apple.security.sos.error`
    value = value.removeprefix(b".")  # for whom a cookie is: `.firm.example`
    named = b"/" not in value and (is_machine_name(value) or is_domain_name(value))
    return named and not inner_names.is_tagged(value)


def kind_for(name: str, value: bytes, quoted: bool) -> str | None:  # noqa: FBT001
    """The kind of a value behind a key of this class, or None where it is none.

    Who did something is told by a name or by an account: `opened_by` may hold both.
    """
    kind, judge = JUDGES[name]
    if judge(value, quoted):
        return kind
    told = is_of_personnel(value) or (value.islower() and is_unknown(value))
    if told and name in _PERHAPS_ACCOUNTS and not _SEVERAL.search(value) and _account(value, quoted):
        return "account"
    if name == "cloud_account" and value.islower() and _account(value, quoted) and is_unknown(value):
        return None if is_counted(value) else "account"  # `"accountId": "jholm"`
    surname = name == "serial_or_surname" and not has_digit(value) and is_name(value, quoted)
    if surname or (name == "key" and names.names_somebody(value, quoted)):
        return "person"  # `sn` of a directory, and of a device
    called = _GROUPED_NUMBER.fullmatch(value) or (name in _PERSONS and _CALLED.fullmatch(value))
    if name in _PERSONS | {"name"} and called and is_phone(value, quoted):
        return None if is_address_or_date(value) else "phone"
    return None


def _address(value: bytes, quoted: bool) -> bool:  # noqa: FBT001, ARG001
    if b"=" in value or _NO_STREET.search(value) is not None:
        return False
    if has_other_letters(value) or names.names_house(value):
        return True
    return b" " in value and has_digit(value) and _LETTER.search(value) is not None


def _identifier(value: bytes, quoted: bool) -> bool:  # noqa: FBT001, ARG001
    # `person-5ebea8d983 AS` has no digit, and `user-5ebea8d983-3` no number.
    told = OWN_NAME.sub(b"", value).strip(b" ./_-") if b"-" in value else value
    return (
        has_digit(told)
        and len(told) > 1
        and re.fullmatch(rb"[A-Za-z0-9][A-Za-z0-9 ./_-]{2,40}|[0-9a-f]{41,64}", value) is not None
    )


def _cloud_account(value: bytes, quoted: bool) -> bool:  # noqa: FBT001
    return _identifier(value, quoted) and not inner_names.is_kind(value) and not is_counted(value)


def _tax(value: bytes, quoted: bool) -> bool:  # noqa: FBT001
    """No few digits alone: `:rfc:`4954`` names a standard."""
    return _identifier(value, quoted) and (_digits(value) >= LEAST_ID or _LETTER.search(value) is not None)


def has_digit(value: bytes) -> bool:
    """Whether there is an ASCII digit."""
    return _DIGIT.search(value) is not None


def _digits(value: bytes) -> int:
    return sum(48 <= c <= 57 for c in value)  # noqa: PLR2004


# Class of key: the kind of the finding and the judge of its value.
JUDGES: dict[str, tuple[str, Callable[[bytes, bool], bool]]] = {
    "password": ("password", _password),
    "token": ("token", _token),
    "key": ("token", lambda value, _: is_block_key(value) and not inner_names.is_inner(value)),
    "drawn_key": ("token", is_drawn_key),
    "authorization": ("authorization", lambda value, _: bool(value)),
    "cookie": ("cookie", lambda value, _: bool(value)),
    "cookie_value": ("cookie", lambda value, _: bool(value)),
    "session_id": ("session_id", _token),
    "connection_string": ("connection_string", lambda value, _: b"=" in value or b"://" in value),
    "account": ("account", _account),
    "cloud_account": ("cloud_account", _cloud_account),
    "program_id": ("cloud_account", _cloud_account),
    "project": ("cloud_account", lambda value, _: _cloud_account(value, _) or is_owned(value, _)),
    "bucket": ("cloud_account", is_owned),
    "host": ("host", _host),
    "builder": (
        "host",
        lambda value, quoted: has_digit(value) and is_unknown(value) and _host(value, quoted),
    ),
    "mac": ("mac", is_hardware),
    "ssid": ("host", lambda value, quoted: quoted or _host(value, quoted)),
    "person": ("person", is_name),
    "half_name": ("person", is_half_name),
    "name": ("person", is_full_name),
    "email": ("email", lambda value, _: b"@" in value and b" " not in value),
    "phone": ("phone", is_phone),
    "extension": ("phone", is_extension),
    "address": ("address", _address),
    "city": ("address", is_town),
    "street": ("address", lambda value, quoted: _address(value, quoted) or names_street(value, quoted)),
    "ip_number": ("ipv4", is_ip_number),
    "house": ("address", names.is_house),
    "postal_code": ("postal_code", lambda value, _: has_digit(value) and len(value) <= 10),  # noqa: PLR2004
    "coordinates": ("coordinates", is_place),
    "date_of_birth": ("date_of_birth", is_birth),
    "serial": ("serial", lambda value, _: _identifier(value, _) or is_seven_capitals(value)),
    "serial_or_surname": ("serial", _identifier),
    "label": ("serial", is_label),
    "imei": ("imei", _identifier),
    "vehicle": ("vehicle", lambda value, _: _identifier(_PLATED.sub(b"U", value), _)),
    "card": ("card", is_card),
    "card_end": ("card", is_end_of_card),
    "bank_account": ("bank_account", _identifier),
    "crypto_wallet": ("crypto_wallet", _token),
    "national_id": (
        "national_id",
        lambda value, _: _digits(value) >= _LEAST_DIGITS and _identifier(value, _),
    ),
    "tax_id": ("tax_id", _tax),
    # Letters of other scripts stand before the number of many.
    "passport": ("passport", lambda value, quoted: _identifier(_ABROAD.sub(b"A", value), quoted)),
    "driving_license": ("driving_license", _identifier),
    "health_id": ("health_id", lambda value, _: _digits(value) >= _LEAST_DIGITS and _identifier(value, _)),
}
