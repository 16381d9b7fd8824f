"""Machines of one word and a number (`web07`, `PC-XJQRLF`), where nothing else can stand."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.words.lexicon import is_unknown

_DUTY = (
    rb"(?:web|www|app|apps|db|sql|mysql|pg|srv|svr|server|node|mx|mail|smtp|imap|fs|dc|ns|dns|fw|sw|gw|rtr|lb|ap|vm|host|esx|esxi|hv|pve|kvm|k8s|master|worker|proxy|cache|redis|kafka|mongo|mq|es|"
    rb"elastic|build|ci|git|file|files|print|backup|bkp|nas|san|log|logs|mon|vpn|ldap|ad|ntp|ftp|sftp|api|auth|edge|core|leaf|spine|tor|bastion|jump|store|storage|stor|ceph|hdp|spark|oracle|ora|sap|erp|crm|ctx|rds|ts|pbx|sip|voip|wks|pc|nb|lt|ws)"
)
_AT = (
    rb"(?i:\b(?:the (?:server|box|machine|host|node|vm|switch|router|firewall|system|instance|appliance|printer)|server|serveur|servidor|box|machine|outage (?:on|of)|(?:down|issues?|problems?|errors?|crash|disk|disks|fan|psu|memory|ram|raid|nic|controller|services?|agent) (?:on|in|of)|"
    rb"(?:move|moved|migrate|migrated|reboot|rebooted|restart|restarted|replace|replaced|rebuild|rebuilt|reimage|patch|patched|drain|drained|decommission|upgrade|upgraded|reach|ping|restore|restored|shut down|power cycle|power off)(?: on)?(?: server| host| node)?|agent|runner|"
    rb"auf|sur|en el|logged (?:in|on) to|ssh(?:ed)? (?:in)?to|fail(?:ed)?over (?:to|from)|and|from|to|on) )"
)
_BEHIND = rb"(?=[,;:!?)]|\.?\s{0,3}$|\. | (?:is|was|has|had|went|again|and|to|for|with|from|in|at|after|before|because|down|up|failed|crashed|rebooted|restarted|since|yesterday|today|this|last|which|that|but|or|via|as|ist|est|es|wurde|wird|nicht)\b|\s?[\[(])"
_IS = rb"(?= (?:is|was|went|has been|keeps|stopped|got|became|ist|est|es) (?:[a-z]{3,10} )?(?:slow|down|up again|offline|online|unreachable|dead|full|hung|frozen|rebooting|overloaded|back|crashing|unresponsive|responding|failing|degraded)\b)"
_HEAD = rb"(?:SRV|SVR|PC|WIN|DESKTOP|LAPTOP|DC|NB|WS|WKS|LT|NOTEBOOK|TABLET|SERVER|HOST|WKSTN|CLIENT|KIOSK|POS|VM|SQL|APP|WEB|FILE|PRINT|EC2AMAZ)"
_BESIDE = rb"(?: at |\(| \(| \[|\[|/)(?=(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?:[\])\s:,;/]|$))"


def _of_a_machine(match: re.Match[bytes]) -> bool:
    """`PC-XJQRLF`: what stands behind the dash is no word, or has a digit."""
    tail = match[1].partition(b"-")[2]
    return has_digit(tail) or is_unknown(tail.lower())


def _both(match: re.Match[bytes]) -> bool:
    """Two machines with their ports, `db-lund:5432->app-lund:51022`."""
    return all(is_machine_name(match[name]) for name in ("host", "host2"))


def _prompted(match: re.Match[bytes]) -> bool:
    return is_machine_name(match[1]) and (has_digit(match[1]) or b"-" in match[1])


RULES: tuple[Rule, ...] = (
    rule("host", rb"(?<![A-Za-z0-9_./\\@$%:=-])(" + _DUTY + rb"0[0-9]{1,2})(?![A-Za-z0-9_/(-]|\.[A-Za-z0-9])", group=1),
    rule("host", rb"(?<![A-Za-z0-9_./\\@$%:=-])(" + _DUTY + rb"(?:-[a-z]{2,8}-?)?[0-9]{1,4})" + _IS, group=1),
    rule("host", _AT + rb"[\"'`]?(" + _DUTY + rb"[0-9]{1,4})[\"'`]?" + _BEHIND, group=1),
    rule("host", rb"(?<![A-Za-z0-9_./\\@$%-])(" + _DUTY + rb"(?:-[a-z]{2,6})?-?[0-9]{1,4})" + _BESIDE, group=1),
    rule("host", _AT + rb"[\"'`]?(" + _DUTY + rb"-[a-z]{2,8}-?[0-9]{1,4})[\"'`]?" + _BEHIND, group=1),
    rule("host", rb"(?<![A-Za-z0-9_./\\@$%-])(" + _HEAD + rb"-[A-Z0-9]{4,12})(?![A-Za-z0-9_/-]|\.[0-9]|\()", accept=_of_a_machine, group=1),
    parts(rb"(?<![A-Za-z0-9_.-])(?P<host>[A-Za-z][A-Za-z0-9._-]{1,62}):[A-Za-z0-9-]{2,16}->(?P<host2>[A-Za-z][A-Za-z0-9._-]{1,62}):[A-Za-z0-9-]{2,16}(?= |\)|$)", accept=_both),
    parts(rb"(?:TCP|UDP) (?P<host>[A-Za-z][A-Za-z0-9._-]{1,62}):[A-Za-z0-9-]{2,16}(?=->| \(LISTEN)", accept=lambda match: is_machine_name(match["host"])),
    rule("host", rb"(?:^|\s)([A-Za-z][A-Za-z0-9_-]{1,62})::[*]?> ", accept=_prompted, group=1),
    rule("ipv4", rb"(?<![0-9A-Za-z.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?::[0-9]{1,5})?-((?:[0-9]{1,3}\.){3}[0-9]{1,3})(?![0-9]|\.[0-9])", group=1),
    rule("ipv4", rb"(?<![0-9A-Za-z.])((?:[0-9]{1,3}\.){3}[0-9]{1,3})\.[0-9]{1,5}(?= > (?:[0-9]{1,3}\.){4}[0-9a-z])", group=1),
)  # fmt: skip
