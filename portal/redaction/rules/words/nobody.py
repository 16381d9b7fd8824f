"""What stands where the name of a person could, and names nobody: a team, an office, a product."""

# ruff: noqa: E501 - words are read as one piece

import re

from portal.redaction.rules.words.everyday import ACCOUNTS_THAT_STAY, COMMON
from portal.redaction.rules.words.lexicon import (
    is_family,
    is_foreign,
    is_given,
    is_of_things,
    may_be_given,
)
from portal.redaction.stand_ins.pseudonyms import OWN_NAME

# Words that stand where a name could and never are one.
_NOBODY = frozenset(
    b"""person team support everyone everybody colleagues folks there sir madam madame monsieur herr frau helpdesk desk management
customer customers engineering operations partner partners friends guys admins damen herren kollegen zusammen tous equipo
todos squad crew staff department services active directory red hat enterprise windows server internet explorer visual studio
google microsoft amazon oracle cisco apache linux ubuntu debian fedora suse android azure office outlook exchange sharepoint
teams chrome firefox safari edge premier platinum global level senior principal junior lead head chief product project security
network cloud data center centre quick start guide best practices chapter section figure table appendix version release notes
knowledge base article tier critical major minor high medium low monday tuesday wednesday thursday friday saturday sunday
pm am est cet gmt utc pst edt pdt cest the this that these those our your their its his her my we you they it he she if when
while after before once please thanks regards sincerely yesterday today tomorrow tonight meanwhile hello hi dear szanowny szanowna szanowni panie pa\xc5\x84stwo drodzy v\xc3\xa1\xc5\xbeen\xc3\xad v\xc3\xa1\xc5\xbeen\xc3\xbd tisztelt kedves stimate stima\xc8\x9bi arvoisa hyv\xc3\xa4 b\xc3\xa4sta k\xc3\xa6re po\xc5\xa1tovani dragi sayin sevgili gentile egregio egregia spettabile schrieb wrote escribi\xc3\xb3 \xc3\xa9crit kolleginnen miteinander alle allerseits mitarbeiterinnen ticket incident
change problem request case order invoice email phone mobile fax tel address company group gmbh inc ltd llc corp ag sa bv
network connection database application system service software hardware firmware driver update patch mode error warning info foods labs hotels retail holdings logistics
world sales marketing finance hr it legal billing procurement reception dispatch default local remote public private internal external pending automatic
pagerduty statuspage opsgenie alertmanager slackbot hubot dependabot renovate jenkins gitlab github bitbucket sentry grafana prometheus zabbix nagios
prtg datadog sonarqube jira zapier statusbot chatbot bot technical scheduled nobody none unknown someone anyone somebody anybody n/a tbd yes no ok all and or not with from for to by at in on of is was""".split()
)
# Parts of firms that sign letters; no word of them is part of a name.
_OFFICES = frozenset(
    """abteilung betrieb it edv einkauf buchhaltung vertrieb leitstelle service services servicedesk département departement
direction équipe equipe exploitation informatique departamento dirección sistemas soporte equipo área oficina centro equipa
suporte infraestrutura ufficio reparto servizio supporto direzione afdeling dienst beheer applicatiebeheer avdeling
avdelning dział zespół oddělení tým osztály department operations helpdesk desk team support""".encode().split()
)
# First names that are words besides.
_ALSO_NAMES = frozenset(b"jan may april june august mark grant max bill art will thu lo".split())


def holds_nobody(value: bytes) -> bool:
    """Whether any of some words stands for nobody: `Kim Service Desk`."""
    return not _NOBODY.isdisjoint(_words(value))


def says_something(value: bytes) -> bool:
    """Whether a capital word belongs to a sentence of another language: `der Zugang von Yusuf`."""
    words = value.decode("utf-8", "replace").split()
    if len(words) > 1 and is_given(words[0]):  # `Sanne van der Meer`
        return False
    capitals = [word for word in words if word[:1].isupper()]
    return any(map(is_foreign, capitals)) or (bool(capitals) and all(map(_is_thing, capitals)))


def _is_thing(word: str) -> bool:
    """Whether a word is of a thing alone: `Groeten, Diagnostisch Centrum Oost`, `Contact Precautions`."""
    return is_of_things(word) and not may_be_given(word) and not is_family(word)


def begins_sentence(value: bytes) -> bool:
    """Whether the first of some words is plain in another language, and no first name: `Ihr Serviceteam`."""
    first = value.split(maxsplit=1)[0].decode("utf-8", "replace") if value.strip() else ""
    return (is_foreign(first) or is_of_things(first)) and not may_be_given(first)


def _words(value: bytes) -> list[bytes]:
    return [word.strip(b".,'-").lower() for word in value.split()]


def names_nobody(value: bytes) -> bool:
    """Whether words that stand in the place of a name are none: `Team`, `Active Directory`."""
    words = _words(value) or [b""]
    words = [word for word in words if len(word) > 1] or words  # `A.` behind a name is its initial
    if value == b"I" or OWN_NAME.search(value) or words[0] in ACCOUNTS_THAT_STAY:
        return True
    ends = words[1:] if len(words) > 1 and words[0] in _ALSO_NAMES else words
    return any(word in _NOBODY or word in COMMON for word in (ends[0], ends[-1]))


def is_nobody(value: bytes) -> bool:
    """Whether what stands below a farewell is no name; `Mark` is one."""
    nobody = names_nobody(value) and not may_be_given(value.decode("utf-8", "replace"))
    return nobody or names_office(value) or begins_sentence(value)


def names_team(value: bytes) -> bool:
    """Whether words that stand in the place of a name are a team, and none of them is a first name."""
    given = (may_be_given(word.decode("utf-8", "replace")) for word in value.split())
    return names_nobody(value) and not any(given)


def names_office(value: bytes) -> bool:
    """Whether a part of a firm signs a letter: `IT-Betrieb`, `Le Service Informatique`; nobody is named beside it."""
    words = re.split(r"[\s/-]+", value.decode("utf-8", "replace").casefold())
    left = [word for word in words if word.encode() not in _OFFICES]
    return len(left) < len(words) and not any(may_be_given(word) and not is_foreign(word) for word in left)


def is_office(value: bytes) -> bool:
    """Whether all words are those of a part of any firm: `Support`, `IT Service Desk`."""
    words = re.split(r"[\s/-]+", value.decode("utf-8", "replace").strip().casefold())
    return all(word.encode() in _OFFICES for word in words)
