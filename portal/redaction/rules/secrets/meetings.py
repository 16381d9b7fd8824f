"""Ways into meetings and onto screens of others: their numbers and codes, as people tell them."""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece; words of many languages

import re

from portal.redaction.rules.rule import Rule, rule, spelled
from portal.redaction.rules.values.fitting import has_digit

_BEFORE = rb"(?<![A-Za-z0-9_./-])(?<![\xc3-\xd4][\x80-\xbf])"
_PROGRAMS = rb"(?:any ?desk|team ?viewer|rust ?desk|supremo|ultra ?viewer|splashtop|dwservice|iperius|alpemix|aeroadmin|ammyy|getscreen|quick ?support|pcvisit|quick assist)"
_MEETINGS = spelled(
    "zoom|webex|webex-nr\\.|gotomeeting|meeting|meeting id|webinar|teams|meet|conference|conference id|dial-in|bridge|jitsi|bluebutton|besprechung|besprechungs-id|konferenz|konferenz-id|sitzung|visio|visioconférence|réunion|id de réunion|conférence|reunión|videollamada|riunione|videochiamata|reunião|videochamada|vergadering|"
    "möte|mötes-id|møte|møde|møte-id|møde-id|kokous|spotkanie|spotkania|schůzka|schůzky|stretnutie|értekezlet|ședință|toplantı|toplantı kimliği|конференция|конференции|встреча|встречи|зустріч"
)
_SECRETS = spelled(
    "passcode|passwort|kennwort|kenncode|kenncode:|code secret|code secret :|password|mot de passe|contraseña|clave|código de acceso|senha|código|wachtwoord|toegangscode|hasło|kod dostępu|heslo|lösenord|passord|adgangskode|jelszó|parola|код доступа|пароль|code|kod|kode|koden|kód|código|codice|koodi|session|pin|pw|pwd"
)
_DIVIDED = re.compile(rb"[ -]")


def _grouped(match: re.Match[bytes]) -> bool:
    """Nine to twelve digits, in groups."""
    digits = len(re.findall(rb"[0-9]", match[1]))
    return 9 <= digits <= 12 and _DIVIDED.search(match[1]) is not None  # noqa: PLR2004


RULES: tuple[Rule, ...] = (
    # Whose screen is shown: `AnyDesk 1 204 418 827`, `session TeamViewer 1 044 718 220`, `TeamViewer-ID 104 418 207`.
    rule("account", _BEFORE + rb"(?i:" + _PROGRAMS + rb")(?i:[ -]?(?:id|address|partner[ -]?id|session|adresse|nummer|number|num\xc3\xa9ro|kod|code))?(?i: (?:is|ist|est|es|to|je|er))?[ :=#]{1,3}([0-9]{0,2} ?[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3,4})(?![0-9A-Za-z:/-])", group=1),
    rule("account", _BEFORE + rb"(?i:" + _PROGRAMS + rb")(?![A-Za-z])[^\r\n0-9=<>{}]{1,28}?((?:[0-9]{1,2} )?[0-9]{3} [0-9]{3} [0-9]{3})(?![0-9A-Za-z:/-]|[ .,][0-9])", group=1),
    rule("password", _BEFORE + rb"(?i:" + _PROGRAMS + rb")[^\r\n]{1,48}?[0-9]{3}[,;)/]? (?:[a-z\x80-\xff]{1,8} )?(?i:" + _SECRETS + rb")[ :=]{1,3}([A-Za-z0-9]{4,12})(?![A-Za-z0-9])", group=1),
    rule("password", _BEFORE + rb"(?i:" + _PROGRAMS + rb")[^\r\n]{1,32}?[0-9]{3} / ([A-Za-z0-9]{4,12})(?![A-Za-z0-9/])", group=1),
    rule("password", rb"(?i:\bquick ?assist(?:ance)?|\bremotehilfe|\bfernhilfe)(?: [a-z]{2,12}){0,2} ?:? ([A-Z0-9]{6})(?![A-Za-z0-9])", accept=lambda match: has_digit(match[1]), group=1),
    # What somebody types into a meter that is paid beforehand (STS, IEC 62055-41).
    rule("password", rb"(?i:\b(?:token|voucher|recharge|top-?up|vend))[^\r\n0-9]{0,24}?([0-9]{4}(?:[ -][0-9]{4}){3,4})(?![0-9A-Za-z]|[ -][0-9])", group=1),
    # Meetings by digits in groups, and what lets in behind them.
    rule("account", _BEFORE + rb"(?i:" + _MEETINGS + rb")(?![A-Za-z])[^\r\n0-9=\"<>{}]{0,28}?([0-9]{3,4}[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}(?:[ -][0-9]{2,3})?)(?![0-9A-Za-z:/]|[.,-][0-9])", accept=_grouped, group=1),
    rule("password", _BEFORE + rb"(?i:" + _MEETINGS + rb")(?![A-Za-z])[^\r\n]{4,48}?[0-9]{2}[,;)/]? (?:[a-z\x80-\xff]{1,8} )?(?i:" + _SECRETS + rb") ?[ :=]{1,3}([A-Za-z0-9]{4,12}#?)(?![A-Za-z0-9])", group=1),
)  # fmt: skip
