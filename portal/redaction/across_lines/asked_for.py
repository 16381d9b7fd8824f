"""What one asks for and the other says in the next line: `Agent: the four digits?`, `Visitor: 6180`; `which server?`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re
from typing import NamedTuple

from portal.redaction.findings import Span
from portal.redaction.rules.secrets.near_words import looks_secret
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.words.lexicon import is_unknown

_SPEAKER = rb"[ \t>]*+(?:\[?[0-9][0-9:./ T-]{3,22}\]?[ \t]++)?[A-Za-z\xc3-\xed][A-Za-z0-9\x80-\xff ,._'()-]{0,40}:[ \t]++"
# Who answers quotes or lists: `> 3377`.
_QUOTED = re.compile(
    rb"[ \t]*+(?:>|-|\xe2\x80\x93) ?((?:[#*]?[0-9]{4,8}[#*]?)|[^\s]{6,64})(?:[.,;!] [^\r\n]*)?[ \t\r\n]*+$"
)
_BEGUN = re.compile(
    rb"(?:"
    + _SPEAKER
    + rb"|(?=[^\r\n]*\?[ \t\r\n]*+$))"
    + rb"[^\r\n]{0,120}?(?i:\b(?:code|codes|koden|kode|kod|c\xc3\xb3digo|codice|k\xc3\xb3d|pin|puk|otp|tan|digits|ziffern|chiffres|d\xc3\xadgitos|cifre|cijfers|password|passcode|passwort|kennwort|kundenkennwort|codewort|mot de passe|contrase\xc3\xb1a|senha|wachtwoord|has\xc5\x82o|heslo|l\xc3\xb6senord|passord|salasana|jelsz\xc3\xb3|parola|safe word|code word|memorable word|alarm|ww|pw|use to get in|use to log in)\b)[^\r\n]{0,60}$"
)
_ENDS, _LONGEST = frozenset((b"?", b".")), 240
_ANSWER = re.compile(
    _SPEAKER
    + rb"((?=[^\r\n]*[0-9])[#*]?[0-9A-Za-z]{2,12}(?:[ -][0-9A-Za-z]{2,8}){0,4}[#*]?|[^\s]{5,64})[.!]?[ \t\r\n]*+$"
)
_CODE = re.compile(
    rb"[#*]?(?:[0-9]{4,10}[A-Z]?|[0-9]{2,4}(?:[ -][0-9]{2,4}){1,3}|(?=[A-Z0-9-]*[0-9])[A-Z0-9]{2,8}(?:-[A-Z0-9]{2,8}){1,4})[#*]?"
)


# Which machine, or who: the first word of the answer, `CT2_TERN, it has moved`.
_WHICH = rb"(?i:\b(?:which|what|what's|whats|welcher|welche|welches|welchem|was ist|wie hei\xc3\x9ft|quel|quelle|c'est quoi|cu\xc3\xa1l|qu\xc3\xa9|quale|che|qual|que|welke|vilken|vilket|hvilken|hvilket|hvad er|hva er|kt\xc3\xb3ry|jaki|jaka|kter\xc3\xbd|jak\xc3\xbd|jak\xc3\xa9|mik\xc3\xa4|melyik|mi a|care|hangi)\b)"
_MACHINES = rb"(?i:\b(?:server|serveur|servidor|host|hostname|machine|machina|macchina|m\xc3\xa1quina|pc|computer|computador|ordenador|equipo|rechner|maschine|box|kiste|vm|node|knoten|ae|ae title|ae-titel|printer|drucker|imprimante|impresora|stampante|impressora|skriver|skrivare|drukarka|tisk\xc3\xa1rna|nyomtat\xc3\xb3|yaz\xc4\xb1c\xc4\xb1|switch|router|firewall|poste|arbeitsplatz|workstation|dator|datamaskin|serwer|komputer|po\xc4\x8d\xc3\xadta\xc4\x8d|tietokone|palvelin|g\xc3\xa9p|szerver|sunucu|bilgisayar)\b)"
_ACCOUNTS = rb"(?i:\b(?:user|username|user name|login|account|benutzer|benutzername|kennung|konto|utilisateur|identifiant|compte|usuario|cuenta|utente|usu\xc3\xa1rio|utilizador|conta|gebruiker|gebruikersnaam|anv\xc3\xa4ndare|bruker|bruger|brugernavn|k\xc3\xa4ytt\xc3\xa4j\xc3\xa4|tunnus|u\xc5\xbcytkownik|u\xc5\xbeivatel|felhaszn\xc3\xa1l\xc3\xb3|utilizator|kullan\xc4\xb1c\xc4\xb1)\b)"
_NAMED = re.compile(
    _SPEAKER
    + rb"[^\r\n]{0,80}?"
    + _WHICH
    + rb"[^\r\n]{0,40}?(?:"
    + _MACHINES
    + rb"|("
    + _ACCOUNTS
    + rb"))[^\r\n]{0,40}\?$"
)
_WORD = re.compile(
    _SPEAKER
    + rb"(?:(?i:it's|that's|the|das ist|c'est|es|es la|\xc3\xa8|det er|det \xc3\xa4r|to|je to)[ ])?[\"'`]?([A-Za-z][A-Za-z0-9._-]{2,62}[A-Za-z0-9])(?=[\"'`]?(?:[,;:!)(]|\.?[ \t]|\.?[\r\n]|\.?$))"
)
_LOGIN = re.compile(
    _SPEAKER + rb"([A-Za-z0-9_][A-Za-z0-9_.@-]{1,63})(?: ?[/|,:] ?| )([^\s/]{5,64})[.!]?[ \t\r\n]*+$"
)


class Named(NamedTuple):
    """A machine or an account that somebody asked for."""

    kind: str

    def claims(self, line: bytes) -> tuple[list[Span], None]:
        """The first word of the answer, where it is no word of a sentence."""
        match = _WORD.match(line)
        if match is None or not is_unknown(match[1]):
            return [], None
        if self.kind == "host":
            told = is_machine_name(match[1]) and re.search(rb"[0-9_-]", match[1]) is not None
        else:
            told = is_account(match[1]) and (
                match[1].islower() or re.search(rb"[0-9_.-]", match[1]) is not None
            )
        return [Span(*match.span(1), self.kind)] if told else [], None


class Asked(NamedTuple):
    """A code or a password that somebody asked for."""

    goes_on: bool = False

    def claims(self, line: bytes) -> tuple[list[Span], None]:
        """The code that this line says, with nothing besides but whose it is."""
        login = _LOGIN.match(line)
        if login is not None and looks_secret(login[2]) and is_unknown(login[1]):
            account = [Span(*login.span(1), "account")] if is_account(login[1]) else []
            return [*account, Span(*login.span(2), "password")], None
        match = _ANSWER.match(line) or _QUOTED.match(line)
        if match is None or not (_CODE.fullmatch(match[1]) or _divided(match[1])):
            return [], None
        return [Span(*match.span(1), "password")], None


def _divided(value: bytes) -> bool:
    """What people make a secret of: signs or digits within letters, or words with dashes between."""
    return looks_secret(value) or re.fullmatch(rb"[A-Z][a-z]+(?:-[A-Za-z]+){1,4}", value) is not None


def begun(line: bytes) -> Asked | Named | None:
    """What somebody asks for in this line, which is a sentence and short."""
    text = line.rstrip()
    if text[-1:] not in _ENDS or len(text) > _LONGEST:
        return None
    if _BEGUN.match(line):
        return Asked()
    which = _NAMED.match(text) if text.endswith(b"?") else None
    return None if which is None else Named("account" if which[1] else "host")
