"""Accounts by who did something: in a comment, a message of a chat, a filter of a directory, beside a password."""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece; words of many languages

import re

from portal.redaction.rules.rule import Rule, rule, spelled
from portal.redaction.rules.secrets.near_words import SECRET_WORDS
from portal.redaction.rules.values.account_names import is_account, is_strange
from portal.redaction.rules.values.fitting import has_digit, kind_for
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.words.everyday import ACCOUNTS_OF_PROGRAMS, ACCOUNTS_THAT_STAY
from portal.redaction.rules.words.keys import class_of_key

_NAME = rb"([A-Za-z][A-Za-z0-9._-]{1,62}[A-Za-z0-9_])"
_LEAST = 4
_REMARK = spelled(
    "comment|note|reply|update|kommentar|notiz|antwort|commentaire|réponse|comentario|respuesta|nota|comentário|resposta|commento|risposta|opmerking|reactie|anmärkning|svar|merknad|kommentti|vastaus|komentarz|odpowiedź|komentář|odpověď|komentár|odpoveď|megjegyzés|válasz|comentariu|răspuns|yorum|yanıt|комментарий|ответ|коментар|відповідь|σχόλιο"
)
_WHO = spelled(
    "admin|administrator|administrateur|administrador|amministratore|beheerder|user|login|account|benutzer|konto|kennung|anmeldename|utilisateur|identifiant|compte|usuario|cuenta|utente|usuário|utilizador|conta|gebruiker|användare|bruker|bruger|käyttäjä|tunnus|użytkownik|konto|uživatel|účet|používateľ|felhasználó|utilizator|cont|kullanıcı|kullanıcısı|hesap|hesabı|пользователь|логин|учётка|користувач|логін|χρήστης"
)
_STAYS = spelled(
    "stays|remains|is still|bleibt|lautet weiterhin|ist weiterhin|reste|est toujours|sigue siendo|permanece|continua a ser|continua|resta|rimane|blijft|förblir|är fortfarande|forblir|er fortsatt|forbliver|er stadig|on edelleen|pysyy|pozostaje|zůstává|zostáva|marad|továbbra is|rămâne|hâlâ|остаётся|остается|залишається|παραμένει"
)
# Whom a message is for, in what somebody says to others: behind their name, a comma, a question.
_SAYS = rb"^[ \t>]{0,8}(?:[\[(]?[0-9][0-9:./, -]{3,22}(?:[AP]M)?[\])]?[ \t]{1,3}(?:- )?)?[A-Za-z\xc3-\xed][A-Za-z0-9\x80-\xff ,._'()-]{1,40}:[ \t][^\r\n]{0,400}?"


def _stranger(match: re.Match[bytes]) -> bool:
    return is_account(match[1]) and is_strange(match[1])


def _small(match: re.Match[bytes]) -> bool:
    """A stranger in small letters, and no part of a program: `used by buildTree`."""
    return match[1].islower() and _stranger(match)


def _signed(match: re.Match[bytes]) -> bool:
    """A stranger with a sign or a digit inside, as no word of a sentence has."""
    return re.search(rb"[0-9._-]", match[1]) is not None and _small(match)


def _numbered(match: re.Match[bytes]) -> bool:
    """A stranger with a sign and a digit or another part, as people number accounts: `kassir_3`, `m.lund`."""
    return re.search(rb"[a-z][._][a-z0-9]", match[1]) is not None and _small(match)


def _mentioned(match: re.Match[bytes]) -> bool:
    """An account of some length that is no word: not `@here`, nor `@all`."""
    return _stranger(match) and len(match[1]) > _LEAST and match[1].islower()


def _filtered(match: re.Match[bytes]) -> bool:
    """A value that a filter asks a property of people for."""
    told = class_of_key(match[1].decode()) in {"account", "email"}
    return told and kind_for("account", match[2], quoted=True) is not None and not is_placeholder(match[2])


def _granted(match: re.Match[bytes]) -> bool:
    """Whoever a statement names, also by a plain word: `'report'@'10.4.%'`."""
    return match[1].lower() not in ACCOUNTS_THAT_STAY | ACCOUNTS_OF_PROGRAMS and not is_placeholder(match[1])


RULES: tuple[Rule, ...] = (
    rule("account", rb"(?i)^[ \t>#*]{0,8}(?:" + _REMARK + rb")(?: #?[0-9]{1,5})? \((?:[^(),\r\n]{1,24}, ){0,2}" + _NAME + rb"\)(?=:| |$)", accept=_stranger, group=1),
    rule("account", rb"(?i)(?<![a-z0-9\x80-\xff_-])(?:" + _WHO + rb") (?:" + _STAYS + rb"):? [\"'`]?" + _NAME + rb"(?=[\"'`]?(?:[,;)]|\.?\s|\.?$))", accept=_signed, group=1),
    rule("account", rb"(?i)(?<![a-z0-9\x80-\xff_-])(?:" + _WHO + rb")[ :]{1,2}" + _NAME + rb"(?=(?:,|;| /| und| and| et| y| e| en| och| og| i| a| ja| ve| \xc8\x99i)? (?:(?:the|das|le|la|el|o) )?(?:" + SECRET_WORDS + rb")[ :=])", accept=lambda match: _stranger(match) or (is_account(match[1]) and has_digit(match[1])), group=1),
    rule("account", rb"(?i)\b(?:account name|user ?name|user id|login name|login|benutzername|nom d'utilisateur|identifiant|nombre de usuario|nome utente|gebruikersnaam|anv\xc3\xa4ndarnamn|brukernavn|brugernavn)(?: [a-z\x80-\xff]{2,14}){1,6} (?:is|was|ist|lautet|est|es|\xc3\xa8|\xc3\xa9|\xc3\xa4r|er) [\"'`]?" + _NAME + rb"(?=[\"'`]?(?:[,;)]|\.?\s|\.?$))", accept=_signed, group=1),
    rule("account", rb"(?<![A-Za-z0-9\x80-\xff_./@-])" + _NAME + rb"(?= (?:with|mit|met|avec|con|com|med|cu|ile|z|s|se) (?:(?i:the|password|passcode|pin|pw)[ -])?(?i:pin|pincode|pin-code|pin code|" + SECRET_WORDS + rb")[ :=])", accept=_signed, group=1),
    # What somebody calls their own, one in brackets with its password, in prompts, of a link, above what they say.
    rule("account", rb"(?i)(?<![a-z\x80-\xff])(?:mi|my|mein|mon|mio|meu|mijn|mitt|min|m\xc3\xb3j|m\xc5\xafj|m\xc3\xb4j|benim) (?:" + _WHO + rb")(?: [a-z\x80-\xff]{1,14}){1,4} (?:is|ist|est|es|\xc3\xa8|\xc3\xa9|\xc3\xa4r|er|to|je) [\"'`]?" + _NAME + rb"(?=[\"'`]?(?:[,;)]|\.?\s|\.?$))", accept=_small, group=1),
    rule("account", rb"(?i)\((?:" + _WHO + rb") " + _NAME + rb"(?=,? (?:" + SECRET_WORDS + rb")[ :=])", accept=lambda match: is_account(match[1]), group=1),
    rule("account", rb"^[^\s#]{2,40} \((?:local|admin|user|peer|ldap|radius|api-user|sso-admin)\) # edit \"?([^\"\s]{2,64})\"?", accept=lambda match: is_account(match[1]), group=1),
    rule("account", rb"\b(?:for|by|who|principal|subject|on_behalf_of)=([a-z][a-z0-9]{1,20}[._][a-z0-9._-]{2,40})(?=[\s,;]|$)", accept=_small, group=1),
    rule("account", rb"^([a-z][a-z0-9._-]{2,30}) {2,4}[0-9]{1,2}:[0-9]{2}(?: ?[AaPp][Mm])?\s{0,4}$", accept=_small, group=1),
    rule("account", rb"\busers? (?:create|add|modify|delete|passwd|unlock|disable) \"?" + _NAME + rb"(?=[\"\s]|$)", accept=_small, group=1),
    # Whose it is stands between: `Usuario de guardia: tern.noche`, `Логин кассира kassir_3`.
    rule("account", rb"(?i)(?<![a-z0-9\x80-\xff_-])(?:" + _WHO + rb")(?: [a-z\x80-\xff]{2,24}){1,2}: [\"'`]?" + _NAME + rb"(?=[\"'`]?(?:[,;)(]|\.?\s|\.?$))", accept=_small, group=1),
    rule("account", rb"(?i)(?<![a-z0-9\x80-\xff_-])(?:" + _WHO + rb")(?: [a-z\x80-\xff]{2,24}){1,2} [\"'`]?" + _NAME + rb"(?=[\"'`]?(?:[,;)(]|\.?\s|\.?$))", accept=_numbered, group=1),
    rule("account", _SAYS + rb"(?<![A-Za-z0-9._%+-])@" + _NAME + rb"(?=[ ,;:?!)]|\.?\s|\.?$)", accept=_mentioned, group=1, gate=rb"@[a-z]"),
    rule("account", rb"(?i)\b(?:used|acknowledged|acked|seen|edited|touched|opened|viewed|accessed|downloaded|rotated)(?: (?:on|at))?(?: [0-9][0-9:./ -]{5,24})? by " + _NAME + rb"(?= (?:from|on|at|via)\b| \(|[,;)]|\.?\s{0,3}$)", accept=_small, group=1),
    rule("account", rb"(?i)\b(?:startswith|endswith|contains|substringof)\( ?([a-z][a-z0-9_/]{1,40}) ?, ?'([^'\r\n]{2,64})'", accept=_filtered, group=2),
    rule("account", rb"'([A-Za-z][A-Za-z0-9_.-]{1,62})'@'", accept=_granted, group=1),
    # The name of a family with the letter of a first one, in brackets behind whom it is about.
    rule("account", rb"(?<=[^\s(] )\(([a-z]{4,20}\.[a-z])\)(?=[\s,.;:]|$)", accept=lambda match: _stranger(match) and match[1][-1:] not in b"chmoasdrvylzptf", group=1),
)  # fmt: skip
