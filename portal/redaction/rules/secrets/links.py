"""Links that let somebody in who follows them, and what a session or a wallet is known by."""

# ruff: noqa: E501, RUF003 - a pattern is read as one piece; words of many languages

import re

from portal.redaction.rules.rule import Rule, parts, rule, spelled
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.random_looking import is_block_key, is_drawn_key, is_mixed, is_random

_LOT = 3
# A path that lets in whoever knows its end, up to that end.
_LETS_IN = rb"(?i:invite|invites|invitation|invitations|join|magic|magic-link|verify|confirm|confirmation|activate|activation|reset|reset-password|password-reset|unsubscribe|optout|opt-out|signin|sign-in|login|auth|token|share|shared|accept|access|guest|preview|download|signup|register|onboarding|pay|checkout|meet|e|u|s|l|t|r|c)"
_SESSION = spelled(
    "session|sessions|sitzung|sesión|sessão|sessione|sessie|sesja|sesji|sesję|relace|relaci|sesiune|sesiunea|sesiunii|oturum|istunto|istunnon|munkamenet|økt|sesjon|сессия|сессии|сеанс|συνεδρία|session id|sid|ticket"
)


def _drawn(match: re.Match[bytes]) -> bool:
    value = match[1]
    return is_drawn_key(value, False) or is_mixed(value)  # noqa: FBT003 - nothing is quoted


def _by_lot(match: re.Match[bytes]) -> bool:
    """Letters and digits by lot, not the number of a page in hexadecimal digits."""
    return is_random(match[1]) or is_mixed(match[1])


def _shuffled(match: re.Match[bytes]) -> bool:
    """Digits among letters of both cases, or more digits than a name has: no `step2`, no `2024-newsletter`."""
    value = match[1]
    both = re.search(rb"[a-z]", value) is not None and re.search(rb"[A-Z]", value) is not None
    among = re.search(rb"[A-Za-z][0-9]+[A-Za-z]", value) is not None
    return among and (both or is_random(value) or len(re.findall(rb"[0-9]", value)) >= _LOT)


def _many_words(match: re.Match[bytes]) -> bool:
    words = match[1].split()
    return len(words) % _LOT == 0 and len(set(words)) > len(words) // 2


RULES: tuple[Rule, ...] = (
    rule("token", rb"://[^\s\"'<>?#]{3,160}/" + _LETS_IN + rb"/([A-Za-z0-9_-]{16,256})(?=[/?&#\s\"'<>).,]|$)", accept=_by_lot, group=1),
    rule("token", rb"://(?i:[a-z0-9.-]{0,60}(?:mail|click|link|email|news|list|track|notify)[a-z0-9.-]{0,60}|[^\s\"'<>?#]{3,160}/(?:unsubscribe|optout|opt-out|verify|confirm|activate|reset|invite|magic))/(?:[A-Za-z0-9_-]{1,24}/){0,3}([0-9a-f]{32,64})(?![0-9A-Za-z])", group=1),
    rule("session_id", rb"(?<![A-Za-z0-9\x80-\xff_./-])(?i:" + _SESSION + rb")(?: [^\s:=\d]{1,16}){0,3}(?: ?[:=#]|:? (?:id|no|nr)[:=]?)?(?: (?:id|no|nr)=)?[ ]?[\"'(\[]?([A-Za-z0-9_-]{20,128})(?![A-Za-z0-9_/-]|\.[A-Za-z0-9])", accept=_drawn, group=1),
    # A key of a meter or a radio, told in a sentence: `nyckel för porten begärd av kund 7: E324…`.
    rule("token", rb"(?i:key|schl\xc3\xbcssel|cl\xc3\xa9|clave|chiave|chave|sleutel|klucz|kl\xc3\xad\xc4\x8d|nyckel|n\xc3\xb8kkel|n\xc3\xb8gle|kulcs|avain|anahtar|cheie|\xd0\xba\xd0\xbb\xd1\x8e\xd1\x87)[^\r\n]{0,100}?[:= ] ?((?:[0-9A-F]{32}){1,2})(?![0-9A-Za-z])", accept=lambda match: is_block_key(match[1]), group=1),
    rule("token", rb"(?<![A-Za-z\x80-\xff])(?i:klucz|cl\xc3\xa9|chiave|clave|chave|sleutel|schl\xc3\xbcssel|nyckel|n\xc3\xb8kkel|n\xc3\xb8gle|kl\xc3\xad\xc4\x8d|kulcs|\xd0\xba\xd0\xbb\xd1\x8e\xd1\x87)(?: [^\s:0-9]{1,12}){0,3}:? ((?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])(?:[0-9a-f]{16}){1,4})(?![0-9A-Za-z])", group=1),
    # What lets in once: shorter ends of the paths that say so, the state of a sign-in, the number of a message (SAML).
    rule("token", rb"://[^\s\"'<>?#]{3,160}/(?i:invite|invites|invitation|invitations|einladung|magic|magic-link|verify|confirm|activate|reset|reset-password|password-reset|accept|onboarding|signup|register|claim|redeem)/([A-Za-z0-9_-]{8,64})(?=[/?&#\s\"'<>).,]|$)", accept=_shuffled, group=1),
    rule("token", rb"://[^\s\"'<>?#]{3,160}/(?i:[a-z]|go|lnk|link|pw|reset)/([A-Za-z0-9_-]{10,64})(?=[/?&#\s\"'<>).,]|$)", accept=lambda match: _shuffled(match) and re.search(rb"[a-z][^/]*[A-Z]|[A-Z][^/]*[a-z]", match[1]) is not None, group=1),
    rule("token", rb"/(?i:magic|magic-link|invite|invitation|reset|password-reset|verify|confirm|activate|unsubscribe|claim|redeem|accept)(?:/[^\s?\"'<>]{0,40})?\?(?:[a-z_]{1,16}=[^&\s\"'<>]{0,80}&){0,3}[a-z_]{1,16}=((?=[^&\s\"'<>]{0,40}[0-9])[A-Za-z0-9_.~-]{8,256})(?=[&\s\"'<>)]|$)", accept=_shuffled, group=1),
    rule("session_id", rb"[?&#](?:code|id_token|access_token|session_state|response_type)=[^\s\"'<>#]{0,600}?&(?:amp;)?state=((?=[^&\s]{0,40}[0-9])[A-Za-z0-9_.~%-]{6,512})", group=1),
    rule("session_id", rb"[?&#]state=((?=[^&\s]{0,40}[0-9])[A-Za-z0-9_.~%-]{6,512})&(?:amp;)?(?=[^\s\"'<>]{0,300}?(?:code|id_token|access_token|nonce|redirect_uri|code_challenge)=)", group=1),
    rule("session_id", rb"<(?:[A-Za-z0-9]{1,10}:)?(?:AuthnRequest|Response|LogoutRequest|LogoutResponse|Assertion|ArtifactResolve)\b[^<>]{0,600}?\sID=[\"']([^\"'<>\s]{6,128})", group=1),
    rule("session_id", rb"\bInResponseTo=[\"']([^\"'<>\s]{6,128})", group=1),
    # A session by its digits alone, where the line says what becomes of it: `oturum kapatıldı: id=…`.
    rule("session_id", rb"(?<![A-Za-z0-9\x80-\xff_./-])(?i:" + _SESSION + rb") [^\r\n=]{1,32}\b(?:id|sid|no)=([A-Za-z0-9_-]{16,128})(?![A-Za-z0-9_./-])", accept=_drawn, group=1),
    # The words that a wallet is restored from (BIP 39): twelve to twenty-four.
    rule("token", rb"(?i:\b(?:seed|recovery|backup|secret|mnemonic|twelve|twenty-four|[0-9]{2}|wiederherstellungs[a-z]{0,8}|r\xc3\xa9cup\xc3\xa9ration|recuperaci\xc3\xb3n|recupero)(?:[ -](?:phrase|words?|seed|w\xc3\xb6rter|mots|palabras|parole|palavras|s\xc5\x82owa))|\bmnemonic)[^\r\n:]{0,40}?(?:[:=]| (?:is|are|sind|sont|son|sono)) ?[\"']?((?:[a-z]{3,8} ){11,23}[a-z]{3,8})(?![a-z])", accept=_many_words, group=1),
    rule("token", rb"(?i:\b(?:seed|recovery|backup|secret|mnemonic|rescue|reset) words?(?: are| is|:)):? ?[\"']?((?:[a-z]{3,10}[ -]){2,10}[a-z]{3,10})(?=[\"']?(?:[.,;!)]|\s{0,3}$))", accept=lambda match: not any(word in COMMON for word in match[1].split()), group=1),
    # A mailbox of a telephone, its number and name (Asterisk), and what a vault of Ansible holds.
    rule("password", rb"^[ \t]{0,8}(?:[a-z]{2,16}: ?)?[0-9]{2,6} ?=> ?([0-9]{3,10}),[A-Z][^,\r\n]{2,60}(?:,|\s{0,3}$)", group=1),
    rule("token", rb"^[ \t]{2,24}([0-9]{60,80})\s{0,3}$", group=1),
    # Who signs in and with what, as variables of a query: `{"u": "mossop", "p": "Heron 3"}`.
    parts(rb"\"(?:u|usr|user|login|username|l)\" ?: ?\"(?P<account>[^\"\r\n]{2,64})\", ?\"(?:p|pw|pwd|pass|secret)\" ?: ?\"(?P<password>[^\"\r\n]{3,128})\""),
    # A password with a stroke inside, which nobody escaped: `ftp://mossop:hoch/tide@ftp.firm.example`.
    parts(rb"(?i)\b[a-z][a-z0-9+.-]{1,20}://(?P<account>[^\s/:@\"'<>]{1,64}):(?P<password>(?![0-9]{1,5}/)[^\s@/:\"'<>]{1,64}/[^\s@/:\"'<>]{1,64})@(?=[A-Za-z0-9])"),
)  # fmt: skip
