"""Machines told in sentences of many languages, in inventories, directories and statements."""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece; words of many languages

import re

from portal.redaction.rules.machines.by_habit import hyphened, numbered
from portal.redaction.rules.rule import Rule, rule, spelled
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.words.lexicon import is_unknown

_BEFORE = rb"(?<![A-Za-z0-9\x80-\xff_./\\@$%-])"
_AFTER = rb"(?=['\"`,:;)\].!?]{0,2}(?:\s|$))"
_TYPES = rb"(?:PC|NB|LT|LAPTOP|NOTEBOOK|DESKTOP|SRV|SERVER|NAS|PRN|PRT|PRINTER|POS|KASSE|KASSA|KASA|CASSA|CAJA|CAIXA|TILL|KIOSK|TABLET|TPV|CAISSE|POSTE|CAM|NVR|WKS|WS|DB|SQL|DC|FS|AP|SW|FW)"
_NAME = rb"([A-Za-z][A-Za-z0-9]{0,20}(?:[-_][A-Za-z0-9]{1,20}){1,5})"
# Things with a name in a network, in the words of those who look after them.
_THINGS = spelled(
    "radio|poste|puesto|posto|stanica|stanici|sterownik|sterownika|sterowniku|urządzenie|urządzenia|unità periferica|apparato|dispositivo|macchina|máquina|équipement|automate|borne|caisse|kassen|kassa|stație|stația|calculator|postul|zařízení|pokladna|stanice|laite|laitteen|pääte|enheten|maskinen|datorn|maskin|"
    "anlage|steuerung|kamera|kamery|cámara|telecamera|caméra|camera|tablet|turnstile|scanner|weegschaal|weighbridge|kiosk|replica|réplica|replika|standby|brána|bramka|passerelle|puerta de enlace|cluster|klaster|clustern|shard|virtuálka|virtuálny server|vps|szerver|állomás|"
    "cihaz|cihazı|terminali|yazıcı|tulostin|skriveren|skrivaren|printeren|tiskárna|drukarka|drukarkę|imprimanta|nyomtató|koneella|koneen"
)
_HOLDS = spelled(
    "switch|server|drucker|printer|rechner|router|kamera|camera|imprimante|impresora|stampante|impressora|drukarka|tiskárna|skrivare|skriver|tulostin|serveur|servidor|servern|serveren|palvelin|firewall|access point|tablet|kasse|caisse|terminal|kiosk|scanner|laptop|notebook|pc"
)
_FAILS = spelled(
    "HS|en panne|has no|has lost|lost|won't|wont|doesn't|does not|isn't|can't|cannot|keeps|stopped|hangs|froze|responds|antwortet|reagiert|startet|hängt|druckt|ne répond|ne démarre|no responde|no arranca|non risponde|non stampa|nie odpowiada|nie działa|nie drukuje|neodpovídá|nefunguje|netiskne|"
    "svarar inte|startar inte|svarer ikke|starter ikke|ei vastaa|yanıt vermiyor|nu răspunde|nem válaszol|reageert niet|não responde"
)
_HARDWARE = rb"(?:hmi|plc|cam|nas|prn|pos|till|kiosk|mfp|ups|nvr|dvr|rtu|pdu|ipcam|tablet|laptop|printer|scanner|scale|turnstile)"
_SYSTEM = frozenset(b"master model msdb tempdb postgres mysql information_schema performance_schema sys admin local config template0 template1 test default minikube kind docker-desktop".split())  # fmt: skip


def _typed(match: re.Match[bytes]) -> bool:
    """A type of machine between words, of which one is plain in no language or which are two at least: no `PC-CARD`."""
    words = match[1].split(b"-")
    return is_machine_name(match[1]) and (len(words) > 2 or is_unknown(match[1]))  # noqa: PLR2004


def _strange(match: re.Match[bytes]) -> bool:
    """Parts of which some is plain in no language."""
    return hyphened(match) and is_unknown(match[1])


def _sited(match: re.Match[bytes]) -> bool:
    return _strange(match) and numbered(match)


def _own(match: re.Match[bytes]) -> bool:
    """A database or a cluster of somebody's, and none that every server has."""
    return match[1].lower() not in _SYSTEM and is_unknown(match[1]) and is_machine_name(match[1])


RULES: tuple[Rule, ...] = (
    rule("host", _BEFORE + rb"((?:[A-Z][A-Z0-9]{1,12}-){1,2}" + _TYPES + rb"(?:(?:-[A-Z0-9]{1,12}){1,2}|[0-9]{1,4})|(?:[A-Z][A-Z0-9]{2,12}-){1,2}" + _TYPES + rb"|" + _TYPES + rb"(?:-[A-Z][A-Z0-9]{2,12}){2,3})(?![A-Za-z0-9_/-]|\.[0-9]|\()", accept=_typed, group=1),
    rule("host", rb"(?i:" + _BEFORE + rb"(?:" + _THINGS + rb"))(?: (?:is|ist|est|es|nr|:)|:)? [\"'`(\[]?" + _NAME + _AFTER, accept=_strange, group=1),
    rule("host", rb"(?i:" + _BEFORE + rb"(?:" + _HOLDS + rb"))(?: [a-z\x80-\xff]{1,10}){0,2}(?: [A-Za-z\x80-\xff]{2,16})? \(([A-Za-z][A-Za-z0-9]{1,20}(?:-[A-Za-z0-9]{1,20}){1,5})\)", accept=_strange, group=1),
    rule("host", _BEFORE + rb"([A-Za-z][A-Za-z0-9]{1,20}(?:-[A-Za-z0-9]{1,20}){1,5}) (?=(?i:" + _FAILS + rb")(?![a-z\x80-\xff]))", accept=_strange, group=1),
    rule("host", rb"(?i)" + _BEFORE + rb"(?:pe|na|su|sul|p\xc3\xa5|till|fr\xc3\xa5n|fra|til|ved|w|z|ze|do|od|di|da|au|vid|hos|bij|van|naar|and|that|und|et|y|och|og|i|oraz|via|an|in) ['\"`]?([a-z][a-z0-9]{1,12}(?:-[a-z][a-z0-9]{1,15}){1,3}-[a-z]{0,8}[0-9]{1,4})" + _AFTER, accept=_sited, group=1),
    rule("host", rb"(?i:" + _BEFORE + rb"(?:on|auf|sur|su|en|op|p\xc3\xa5|na|pe|at|from|von)) ['\"`]?([a-z]{5,18}-[0-9]{1,3})" + _AFTER, accept=_sited, group=1),
    rule("host", _BEFORE + rb"([a-z][a-z0-9]{1,12}-" + _HARDWARE + rb"-[a-z0-9]{2,12}|[a-z][a-z0-9]{1,12}-[a-z0-9]{2,12}-" + _HARDWARE + rb")(?![A-Za-z0-9_/.(=-])", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"\b(?:scp|rsync|sftp)\b.{0,120}? ([a-z][a-z0-9-]{2,62})(?=:[/~.][A-Za-z0-9._~/-])", accept=lambda match: is_machine_name(match[1]), group=1),
    # Where inventories, directories and commands name one.
    rule("host", rb"^([A-Za-z0-9][A-Za-z0-9._-]{1,62})[ \t]{1,40}ansible_[a-z_]{2,30}=", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"^(?:cn|name|displayName): ([A-Z][A-Z0-9]{1,14}(?:-[A-Z0-9]{1,14}){1,3})\s{0,4}$", accept=numbered, group=1),
    rule("host", rb"(?i:\bcn) ?= ?([A-Z][A-Z0-9]{1,14}(?:-[A-Z0-9]{1,14}){1,3})(?=, ?(?i:ou|cn|dc) ?=)", accept=numbered, group=1),
    rule("host", rb"(?i:(?:\b(?:alter|create|drop|backup|restore|attach|detach|rename|on) (?:database|schema)|^use)) (?:(?i:if (?:not )?exists) )?[\[`\"]?([A-Za-z][A-Za-z0-9_]{2,62})[\]`\"]?(?=[;.\s]|$)", accept=lambda match: _own(match) and (b"_" in match[1] or has_digit(match[1]) or b"[" in match[0]), group=1),
    rule("host", rb"(?:--(?:kube-)?context|--kube-cluster|use-context|current-context:|--cluster)[ =][\"']?([A-Za-z][A-Za-z0-9._-]{2,62})(?=[\"'\s,;]|$)", accept=_own, group=1),
    rule("host", rb"(?i:\b(?:print(?:ed|ing)?|gedruckt|drucken|druckauftrag|imprim\xc3\xa9|impreso)) (?:on|to|auf|sur|en) ([A-Za-z][A-Za-z0-9]{1,20}(?:[-_][A-Za-z0-9]{1,20}){1,4})" + _AFTER, accept=_own, group=1),
)  # fmt: skip
