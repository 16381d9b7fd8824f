"""Passwords and codes that people tell each other in sentences, in the languages of support mails."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, rule
from portal.redaction.rules.values import has_digit, is_placeholder
from portal.redaction.rules.words import COMMON

_FOREIGN = (
    "пароль|пин-код|логин и пароль|пін-код|парола|лозинка|парол|パスワード|暗証番号|密码|密碼|口令|비밀번호|암호|hasło|haslo|heslo|lösenord|"
    "adgangskode|passord|salasana|jelszó|jelszava|şifre|parola|sifre|wachtwoord|contraseña|contrasena|palavra-passe|senha|mot de passe|mdp|"
    "kennwort|passwort|zugangscode|κωδικός|סיסמה|סיסמא|كلمة المرور|كلمة السر|mật khẩu|รหัสผ่าน|kata sandi|parole|slaptažodis|geslo|lozinka|"
    "parool|lykilorð|pasahitza|contrasenya|clave de acceso|clave|пароля|паролем|pass phrase|gizli kelime"
).encode()
_ENGLISH = rb"password|passphrase|passcode|passwd|pwd|secret|api key|access key|token|pin|pin code|credentials|psk|pre-shared key|wifi key|wi-fi key|community string"
_IS = rb"(?:\s{1,2}(?:is|was|are|lautet|ist|war|est|es|era|\xc3\xa8|\xc3\xa9|jest|je|on|\xc3\xa4r|er|to|to be|now|becomes|remains|set to|changed to|reset to)(?:\s{0,2}:)?\s{1,2})"
_VALUE = rb"['\"`\xc2\xab]{0,2}([^\s'\"`<>|;&]{3,128})"


def _mixed(match: re.Match[bytes]) -> bool:
    """A word with a digit or a sign inside, as no word of a sentence has."""
    value = match[1].strip(b".,;:!?)\xc2\xbb")
    return not is_placeholder(value) and (
        has_digit(value) or re.search(rb"[^A-Za-z\x80-\xff.'/-]", value) is not None
    )


def _told(match: re.Match[bytes]) -> bool:
    value = match[1].lower()
    return not is_placeholder(value) and value.strip(b".,;:!?") not in COMMON


RULES: tuple[Rule, ...] = (
    rule("password", rb"(?i)(?<![a-z\x80-\xff])(?:" + _FOREIGN + rb")[\"'`)\]]{0,2}\s{0,2}(?::|=|\xef\xbc\x9a)\s{0,3}" + _VALUE, accept=_told, group=1),
    rule("password", rb"(?i)(?<![a-z\x80-\xff])(?:" + _FOREIGN + rb")\s{1,2}(?:lautet|ist|war|est|es|era|\xc3\xa8|\xc3\xa9|jest|je|on|\xc3\xa4r|er|is|:)\s{1,2}" + _VALUE, accept=_mixed, group=1),
    rule("password", rb"(?i)\b(?:" + _ENGLISH + rb")" + _IS + _VALUE, accept=_mixed, group=1),
    rule("password", rb"(?i)\b(?:password|passphrase|passcode|passwd|pwd|pw)\s{1,2}['\"`]([^'\"`\s]{3,128})['\"`]", accept=_told, group=1),
    rule("password", rb"(?i)\b(?:with|using|and|use|enter|try|tried|typed|entered|sent|the|my|his|her|their|new|old|default|temporary|initial|current|root|admin)\s{1,2}(?:password|passphrase|passcode|pwd|pw)\s{1,2}" + _VALUE, accept=_mixed, group=1),
    rule("password", rb"(?i)\b(?:password|passcode|pwd)\b.{0,40}?\b(?:changed|reset|set|updated|switched)\b.{0,20}?\bto\s{1,2}" + _VALUE, accept=_mixed, group=1),
    rule("token", rb"(?i)\b(?:otp|totp|(?:one-?time|verification|security|2fa|mfa|two-factor|confirmation|log-?in|sign-?in|auth|authentication|authorization|sms|access|activation|unlock|recovery|backup|pairing|best\xc3\xa4tigungs|sicherheits)[ -]?(?:code|passcode|password|pin|token|otp)|pin(?: code)?)(?: is| was| lautet| ist| sent)?[ :=]{1,3}([0-9]{3,4}[ -]?[0-9]{2,4})(?![0-9A-Za-z]|[.:/-][0-9])", group=1),
    rule("token", rb"(?i)\b(?:otp|totp|passcode|2fa|mfa)\b[^0-9\r\n]{1,20}([0-9]{6,8})(?![0-9A-Za-z.:/-])", group=1),
    rule("card", rb"(?i)\b(?:cvv2?|cvc2?|csc|cid|security code)\b(?: code| number| no\.?)?[.:=# ]{1,3}([0-9]{3,4})(?![0-9A-Za-z.:/-])", group=1),
    rule("card", rb"(?i)\b(?:exp|expiry|expires|expiration|valid thru|valid until|valid to)\b(?: date)?[.:= ]{1,3}([0-9]{2} ?[/-] ?[0-9]{2,4})(?=\D.{0,24}\bcv)", group=1),
    rule("authorization", rb"(?i)\b(?:cnonce|nonce|response|opaque|signature|oauth_[a-z_]{3,20}|keyid|mac)=\"([^\"\r\n]{6,2048})\"", accept=lambda match: b"uthorization" in match.string[: match.start()] or b"uthenticat" in match.string[: match.start()].lower(), group=1),
)  # fmt: skip
