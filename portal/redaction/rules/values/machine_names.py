"""Whether a word is the name of a machine or a domain, and no file, package or code."""

# ruff: noqa: E501 - words are read as one piece

import re
from functools import lru_cache

from portal.redaction.registered import endings
from portal.redaction.rules.values.digit_values import is_number
from portal.redaction.rules.values.open_to_all import stays
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.lexicon import is_plain, is_unknown

STRONG = frozenset(
    b"com net org edu gov mil arpa biz eu de uk fr nl ch cn jp ru br au ca es se fi dk cz pt gr hu ro kr tw hk sg "
    b"nz za mx ar cl ie ua tr il ae kz lt lv ee sk si hr bg ir vn th ph pk ng ke eg ma "
    b"local lan internal intern lokal lcl corp intra intranet home localdomain priv ad test example invalid private consul tld ".split()
)
# Top-level domains that are, more often in a log, an attribute, an extension or plain English.
ATTRIBUTES = frozenset(
    b"name id info is in to at it do me my so as be by no us am pm next open run show now dev app call click date day "
    b"email events exchange express fail fan family map page link live network new report search select services site "
    b"space stream systems team tech today tools total training win work works zone prod host foo java py sh rs md pl cc "
    b"ml ps sc ai zip mov gz ms cx bz la st tf vi pub cat bar box cab camp case cash center chat city claims cloud club "
    b"codes cool data delivery design direct directory download earth education energy final fit fun fund game games "
    b"gold group guide help how id ink law legal lib life like limited loan locker log media menu mobile money monster "
    b"news off one online parts party pay phone photo pics pin place plus point post press pro properties race read "
    b"review rich rip room rules run safe sale save school science secure security shell sky store study style support "
    b"sync talk tax test tips tires top town toys trade trust tube uno ups video vision visa vote watch weather web "
    b"website wiki world zero conf bin so".split()
) - {b"test"}
EXTENSIONS = frozenset(
    b"py sh rs md pl cc ml ps so zip mov gz bz java bin conf lib log properties sc st la abc pid target pw lease".split()
)
_REVERSED = frozenset(b"com org net io edu gov java javax sun android androidx jdk kotlin scala akka".split())
_FIRST_LABELS = frozenset(
    b"www mail api smtp vpn ftp ns mx app auth portal autodiscover sso citrix owa webmail remote intranet".split()
)
_INNER = frozenset((b"example", b"internal", b"local"))
# What a cluster calls its services, in three parts and more; in two it is a file, `Orders.svc`.
OF_A_CLUSTER = b"svc"
# Endings that nobody can have (RFC 2606): a plain word before one is a part of a program, `Comparator.test`.
_NOBODYS = frozenset((b"test", b"invalid"))
# Countries whose endings are words besides: `srv.firma.at`. A word that nobody knows tells the domain.
COUNTRIES = frozenset(b"no it at be in us is me am by so to my id pl".split())
_DIGIT = re.compile(rb"[0-9]")
_SHORTEST, _LEAST_LABELS, _LONGEST_PLAIN = 2, 3, 3
_HOSTLIKE = re.compile(rb"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62})(?:\.[A-Za-z0-9_-]{1,63}){0,8}\.?")


@lru_cache(maxsize=131072)
def is_domain_name(text: bytes) -> bool:
    """Whether a dotted token names a machine or domain, by its last label and the look of the others."""
    labels = text.split(b".")
    lower = labels[-1].lower()
    if (
        len(labels) == 1
        or not _known_ending(lower)
        or stays(text)
        or not any(chr(c).isalpha() for c in labels[-2])
    ):
        return False
    if lower in _INNER:
        return True
    if lower == OF_A_CLUSTER:
        return len(labels) >= _LEAST_LABELS and text.islower() and _looks_hosted(labels)
    if lower in _NOBODYS and len(labels) == _SHORTEST and not is_unknown(labels[0]):
        return False
    if len(labels[-2]) == 1 and lower not in {b"com", b"net", b"org"}:
        return False
    return not _is_code(labels) and _is_ending(text, labels)


def _is_code(labels: list[bytes]) -> bool:
    """Whether the labels look like a symbol: camel case, or a domain the wrong way round."""
    last, strong = labels[-1], labels[-1].lower() in STRONG
    if any(_camel(label) for label in labels[:-1]) and not (strong and last.islower()):
        return True
    return labels[0].lower() in _REVERSED and not strong


def _is_ending(text: bytes, labels: list[bytes]) -> bool:
    """Whether the last label ends a name here, and is no attribute or extension."""
    last, lower = labels[-1], labels[-1].lower()
    if lower in STRONG:
        return last in {lower, lower.upper()} or text.istitle()
    if b"_" in labels[-2]:  # nobody can have a domain of that name: `aws_instance.gw`
        return False
    if lower in COUNTRIES and last == lower and _is_firm(labels):
        return True
    if lower in EXTENSIONS or lower in ATTRIBUTES:
        return len(labels) >= _LEAST_LABELS and last == lower and _looks_hosted(labels)
    if is_plain(lower.decode()):
        return last == lower and _is_own_word(labels)
    return last in {lower, lower.upper()} and (len(labels) >= _LEAST_LABELS or last == lower)


_PROGRAMS = (b".exe", b".dll", b".sys", b".msi", b".jar", b".ps1")
# What stands for a table in a statement, as Hibernate numbers them: `from member m1_0`.
_OF_A_STATEMENT = re.compile(rb"[a-z]{1,4}[0-9]{1,2}_[0-9]{1,2}")


@lru_cache(maxsize=65536)
def is_machine_name(text: bytes) -> bool:
    """Whether a word in a place where a machine is named can be one."""
    if not _HOSTLIKE.fullmatch(text) or stays(text) or text.isdigit():
        return False
    lower = text.lower()
    if lower.endswith(_PROGRAMS) or lower in COMMON or is_number(text) or _OF_A_STATEMENT.fullmatch(text):
        return False
    return any(chr(c).isalpha() for c in text)


@lru_cache(maxsize=4096)
def _known_ending(label: bytes) -> bool:
    if label in STRONG:
        return True
    if label.startswith(b"xn--"):
        return True
    return label.lower() in endings() or label.lower() == OF_A_CLUSTER


def _camel(label: bytes) -> bool:
    return label[1:].lower() != label[1:] and label.upper() != label and b"-" not in label


def _looks_hosted(labels: list[bytes]) -> bool:
    return labels[0] in _FIRST_LABELS or any(b"-" in label or _DIGIT.search(label) for label in labels[:-1])


def _is_own_word(labels: list[bytes]) -> bool:
    """Whether the word before an ending is plain in no language: `nordwind.solutions`, and not `tmp.target`."""
    owner = labels[-2]
    return _looks_hosted(labels) or (len(owner) > _LONGEST_PLAIN and b"_" not in owner and is_unknown(owner))


def _is_firm(labels: list[bytes]) -> bool:
    """Whether a domain in a country is named by a word that is plain in no language, and no code."""
    firm = labels[-2]
    parts = firm.split(b"-")
    if len(labels) == _SHORTEST:  # `ostra-glas.be`: no symbol of a program has a dash
        return (
            len(parts) > 1
            and min(map(len, parts)) > _LONGEST_PLAIN
            and any(map(is_unknown, parts))
            and firm.islower()
        )
    return (
        len(firm) > _LONGEST_PLAIN
        and b"_" not in b"".join(labels)
        and not any(label[:1].isupper() and not label.isupper() for label in labels)
        and is_unknown(firm)
    )
