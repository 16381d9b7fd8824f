"""Machines by the habits of those who name them, and where commands, recordings and clouds put them."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.machines.network import is_usable
from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.values.placeholders import is_placeholder
from portal.redaction.rules.values.versions import is_version_at
from portal.redaction.rules.words.everyday import COMMON
from portal.redaction.rules.words.lexicon import is_unknown

# What a machine is for stands at the head of its name; none of these words heads the name of a thread or a library.
_DUTIES = (
    rb"(?:srv|svr|server|bras|bng|dslam|olt|bckp|filer|lb|fw|sw|rtr|gw|dc|esx|esxi|hyperv|pve|kvm|hv|ilo|idrac|ipmi|bmc|nas|san|ntap|netapp|isilon|plc|hmi|scada|"
    rb"prn|prt|printer|ups|usv|pdu|bastion|jumphost|jump|vpn|zbx|nagios|veeam|bck|bkp|wks|pbx|sbc|cucm|wlc|mfp|exch|citrix|ctx|rds|"
    rb"laptop|desktop|terminal|kiosk|core-sw|dist-sw|acc-sw|access-sw|switch|router|firewall|oradb|pgsql|mariadb|mssql|mongo|hana|sapapp)"
)
# Heads that threads and parts of programs bear too: a site or a purpose must stand between head and number.
_PARTS = rb"(?:web|www|app|db|sql|mysql|pg|redis|kafka|mq|es|elastic|graylog|splunk|ceph|gluster|leaf|spine|tor|ap|log|mon|git|ci|build|runner|agent|node|worker|master|cache|proxy|mail|mx|dns|ns|ntp|ldap|ad|vm|k8s|host|edge|api|file|backup|store|stor|storage|test|dev|stage|prod|stg|prd|uat|int|linux|win|windows)"
# What machines are for at the end of their names, where a site or a firm stands at the head.
_TAILS = rb"(?:db|sql|web|app|hv|ahv|fs|dc|spine|leaf|sw|fw|rtr|esx|esxi|xa|ctx|mx|ns|gw|lb|ap|core|agg|dist|dd|bk|nas|san|erp|crm|pos|vpn|rds|ts|prn|wlc|ups|vm|node|srv|svr|proxy|mail|file|print|jump|bastion|ex|be|ts|wks|hyp|mgr|rtr|cl)"
_REGION = re.compile(
    rb"(?i)[a-z]{2,12}-(?:gov-|iso-)?(?:north|south|east|west|central|northeast|southeast|northwest|southwest|northcentral|southcentral)-?[0-9][a-z]?"
)
_PORT = 65535
_SNMP_NAME = rb"(?:sysName\.0|(?:1|iso)\.3\.6\.1\.2\.1\.1\.5\.0)"
_PATH = rb"(?:instances|virtualMachines|resourceGroups|storageAccounts|networkInterfaces|virtualNetworks|managedClusters|vaults|sqlServers|servers|managedInstances|flexibleServers|sites|workspaces|publicIPAddresses|loadBalancers|networkSecurityGroups|databaseAccounts|registries|clusters|nodePools|subnetworks|forwardingRules)"
_SAID = (
    rb"(?:domain|guest|vm|virtual machine|workstation|computer|processing|running (?:remotely )?on|building (?:remotely )?on|deployed (?:on|to)|scheduled on|executing on|hosted on|installed on|migrated to|moved to|"
    rb"failed over to|booted|rebooted|rebooting|restarted|restarting|patched|reimaged|kubelet,|standby|primary|secondary|replica|member|target|client|minion|"
    rb"hypervisor|filer|appliance|domain controller|jump ?host|box|pinging|ping|pinged|traceroute to|nslookup|dig|telnet|ssh to|ssh into|rdp to|rdp into|logged (?:on|in|into|onto) to|logged on(?:to)?)"
)


def _named_by_habit(match: re.Match[bytes]) -> bool:
    """A number at the end tells one machine from others; regions of clouds and versions are none."""
    product = re.fullmatch(rb"(?i)(?:vpn|firewall|switch|router|server|terminal|desktop)-[0-9]", match[1])
    return product is None and _REGION.fullmatch(match[1]) is None and is_machine_name(match[1])


def _between(match: re.Match[bytes]) -> bool:
    """Whether a word between head and number says where or what for, as no word of programs does."""
    middle = [re.sub(rb"[0-9]+$", b"", word.lower()) for word in re.split(rb"[-_]", match[2])]
    telling = any(word and word not in COMMON and word not in _THREADS for word in middle)
    return _REGION.fullmatch(match[1]) is None and telling


_SORTS = frozenset(
    b"server servers storage share shares mount mounts drive box device devices model series appliance disk disks volume volumes client clients "
    b"record records patch patches update updates host hosts name names address type mode port ports cluster node nodes image images file files".split()
)
_THREADS = frozenset(
    b"thread threads exec nio worker workers pool timer loop event eventloop executor acceptor poller poll io http https tcp udp epoll grpc "
    b"fetcher producer consumer shutdown heartbeat sender listener coordinator async sync task tasks cleaner flusher scheduler scheduled "
    b"iso ieee rfc gpl lgpl agpl bsd cc mpl apache utf windows cp koi8 dispatcher akka netty undertow jetty tomcat lib libs common core utils util alpha beta rc m preview release snapshot slim alpine bullseye "
    b"mapper bookworm jammy focal buster debian ubuntu jdk jre java node python step part chapter section level layer group test tests case putty".split()
)


def _of_a_firm(match: re.Match[bytes]) -> bool:
    """A head that no program is made of, before what the machine is for."""
    head = re.sub(rb"[0-9]+$", b"", match[1].split(b"-")[0].lower())
    return (
        head not in COMMON
        and head not in _THREADS
        and is_machine_name(match[1])
        and _REGION.fullmatch(match[1]) is None
    )


def numbered(match: re.Match[bytes]) -> bool:
    """A name with a digit that is no region of a cloud."""
    name = match[1]
    return has_digit(name) and is_machine_name(name) and _REGION.fullmatch(name) is None


def hyphened(match: re.Match[bytes]) -> bool:
    """Parts of which not all are words of programs: `client=bck-pfaefers-fd`, and not `client=http-nio`."""
    words = [re.sub(rb"[0-9]+$", b"", word.lower()) for word in match[1].split(b"-")]
    return is_machine_name(match[1]) and any(
        word and word not in COMMON and word not in _THREADS for word in words
    )


def _placed(match: re.Match[bytes]) -> bool:
    """A word behind a duty that says where, `prn-front`, and not which sort of thing: `nas-server`, `esxi-patch`."""
    duty, _, where = match[1].partition(b"-")
    words = where.split(b"-")
    if any(word in _SORTS or word in _THREADS for word in words):
        return False
    return duty in {b"prn", b"nas"} or not all(word in COMMON for word in words)


def _with_a_duty(match: re.Match[bytes]) -> bool:
    """The longer word says where or whose, and no sort of thing."""
    longer = max(match[1].split(b"-"), key=len)
    return is_unknown(longer) and longer not in _SORTS and longer not in _THREADS


def _sited(match: re.Match[bytes]) -> bool:
    return hyphened(match) and numbered(match) and match[1].split(b"-")[0].lower() not in _THREADS


def _run_together(match: re.Match[bytes]) -> bool:
    """`SRVSQL3`, `DCLUND1`, and no product with its year: `EXCH2019`."""
    return (
        is_machine_name(match[1]) and re.search(rb"(?i)(?:19|20)[0-9]{2}$|^(?:svr4|srv6)$", match[1]) is None
    )


_PORTS = re.compile(
    rb"(?i)(?:vty|tty|pts|con|aux|eth|en[opsx]|ens|wlan|wl|vlan|bond|br|tun|tap|lo|veth|docker|virbr|vmnic|vmk|ge|xe|et|ae|irb|gi|te|fa|po|hu|ipv|tcp|udp|http|https|dns|wan|lan|port|vrf|cluster|"
    rb"gigabitethernet|tengigabitethernet|ethernet|fastethernet|loopback|tunnel|port-channel|management|mgmt|bvi|igb|em|hn|vmx)[-_]?[0-9./_-]*"
)


def _beside(match: re.Match[bytes]) -> bool:
    """A name before its address: with a digit or a dash inside, and no interface of a machine."""
    name = match[1]
    telling = has_digit(name) or b"-" in name
    return (
        telling
        and hyphened(match)
        and _PORTS.fullmatch(name) is None
        and not is_version_at(match.string, match.end())
    )


def _mounted(match: re.Match[bytes]) -> bool:
    """The machine before a path, `nas-lund:/vol/projekt`: a dash, a digit or a point tells it from a word."""
    name = match[1]
    return re.search(rb"[0-9.-]", name) is not None and hyphened(match) and len(name) > 2  # noqa: PLR2004 - `c1:/`


def _cloud(match: re.Match[bytes]) -> bool:
    return not is_placeholder(match[1]) and match[1].lower() not in COMMON


def _with_port(match: re.Match[bytes]) -> bool:
    return int(match[2]) <= _PORT and is_usable(match[1])


def _aliases(match: re.Match[bytes]) -> bool:
    names = match[1].split()
    return all(is_machine_name(name) for name in names) and any(
        re.search(rb"[0-9.-]", name) for name in names
    )


_OCTETS = rb"[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}"
_LABEL = rb"[A-Za-z0-9][A-Za-z0-9._-]{0,253}"
RULES: tuple[Rule, ...] = (
    rule("host", rb"(?<![A-Za-z0-9_./\\@$%-])(" + _DUTIES + rb"(?:[-_][a-z0-9]{1,12}){0,3}[-_][a-z]{0,8}[0-9]{1,4}[a-z]?)(?![A-Za-z0-9_/-]|\.[0-9]|\()", accept=_named_by_habit, group=1),
    rule("host", rb"(?<![A-Za-z0-9_./\\@$%-])((?:prn|nas|srv|svr|esx|esxi|pve|ilo|idrac|wks|rtr)(?:-[a-z]{3,12}){1,2})(?![A-Za-z0-9_./(=-])", accept=_placed, group=1),
    # A duty with a word that is plain in no language, before or behind it: `dc-lundby`, `blodbank-srv`.
    rule("host", rb"(?<![A-Za-z0-9_./\\@$%-])((?:dc|fw|gw|hv|wlc|sw)-[a-z]{4,14}|[a-z]{4,16}-(?:srv|svr|dc|nas|fw|prn|esx|wlc|hv))(?![A-Za-z0-9_/(=-]|\.[A-Za-z0-9])", accept=_with_a_duty, group=1),
    rule("host", rb"(?<![A-Za-z0-9_./\\@$%-])((?:KASSE|KASSA|KASA|CAISSE|CAJA|CASSA|TILL|TPV|POS|THEKE|EMPFANG|LAGER|BUERO|DRUK|TISK|REJI|(?i:" + _DUTIES + rb"|PC|LT|LAP|NB|WS|WKS|TS|FS|DB|SQL|APP|WEB|MAIL|FILE|AP))(?:-[A-Z0-9]{1,12}){0,3}-(?:[A-Z]{0,8}[0-9]{1,5}[A-Z]?|[A-Z]{2,8}-[A-D]))(?![A-Za-z0-9_/-]|\.[0-9]|\()", accept=_named_by_habit, group=1),
    rule("host", rb"(?<![A-Za-z0-9_./\\@$%-])(" + _PARTS + rb"((?:-[a-z]{1,12}[0-9]{0,3}){1,3})-(?:[a-z]{0,8}[0-9]{1,4}|[a-d]))(?![A-Za-z0-9_/-]|\.[0-9]|\()", accept=_between, group=1),
    rule("host", rb"(?<![A-Za-z0-9_./\\@$%-])((?i:[a-z][a-z0-9]{1,14}(?:-[a-z0-9]{1,12}){0,2}-" + _TAILS + rb")(?:-?[0-9]{1,4}|-[a-d]))(?![A-Za-z0-9_/-]|\.[0-9]|\()", accept=_of_a_firm, group=1),
    rule("host", rb"(?<![A-Za-z0-9_./\\@$%-])([A-Za-z][A-Za-z0-9]{1,14}(?:-[A-Za-z0-9]{1,12}){0,2}-[A-Za-z]{2,8}0[0-9]{1,2})(?![A-Za-z0-9_/-]|\.[0-9]|\()", accept=_of_a_firm, group=1),
    rule("host", rb"(?<![A-Za-z0-9_./\\@$%-])([A-Z][A-Z0-9]{2,14}-(?:XPS|MBP|THINKPAD|LAPTOP|SURFACE|LATITUDE|DESKTOP|NOTEBOOK|PC|NB)[0-9]{0,4})(?![A-Za-z0-9_/-])", accept=_of_a_firm, group=1),
    rule("host", rb"(?<![A-Za-z0-9_./\\@$%-])([a-z][a-z0-9]{1,12}(?:-[a-z0-9]{2,12}){1,3}-0[0-9]{1,2})(?![A-Za-z0-9_/-]|\.[0-9]|\()", accept=_of_a_firm, group=1),
    rule("host", rb"[0-9]:X[0-9]:([A-Za-z][A-Za-z0-9._-]{2,62})(?=\s|$)", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"(?i)\baz\b.{0,200}?\s(?:-g|--resource-group|-n|--name|--vault-name|--server|--cluster-name)[ =]['\"]?([A-Za-z0-9][A-Za-z0-9._-]{2,89})(?=['\"\s]|$)", accept=hyphened, group=1),
    rule("cloud_account", rb"(?i)\b(?:gcloud|gsutil|bq)\b.{0,200}?\s--project(?:_id)?[ =]['\"]?([a-z][a-z0-9-]{4,40})(?=['\"\s]|$)", group=1),
    parts(rb"\bWIFI:(?:[A-Z]:[^;]{0,20};){0,2}S:(?P<host>[^;\r\n]{1,64});(?:T:[A-Z0-9]{2,8};)?P:(?P<password>[^;\r\n]{1,128});"),
    rule("host", rb"(?i)(?<![A-Za-z0-9_./\\@$%-])([a-z][a-z0-9]{1,14}(?:-[a-z0-9]{1,12}){1,4})(?= (?:is|was|went|has been|are|ist|war|est|es|\xc3\xa8) (?:[a-z]{3,8} )?(?:offline|online|down|unreachable|back|slow|full|dead|frozen|hung|degraded|blocked|reachable|failing|rebooting|overloaded|unavailable|ausgefallen)\b)", accept=hyphened, group=1, gate=rb"(?i:-[a-z0-9]{1,12} (?:is|was|went|has been|are|ist|war|est|es|\xc3\xa8) [a-z])"),
    rule("host", rb"\bW3SVC[0-9]{1,4} ([A-Za-z0-9][A-Za-z0-9._-]{1,62}) (?=[0-9a-fA-F.:]{3,39} )", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"(?i)\bdhcp[a-z]{0,12}\b.{0,80}\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2} ([A-Za-z0-9][A-Za-z0-9_.-]{1,62})(?=$|\s{0,3}$)", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"(?i)\bsips?:[^@\s]{1,128}@([A-Za-z0-9][A-Za-z0-9._-]{1,253})(?=[;:>\s?]|$)", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"^([A-Za-z][A-Za-z0-9._-]{1,62})(?:\((?:config|cfg)[a-z0-9-]{0,40}\))[#>]", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"^([A-Za-z][A-Za-z0-9._-]{1,62})[#>] ?(?:show|sh|conf|configure|ping|copy|write|no|interface|username|ip|exit|debug|clear|reload|terminal|enable|display|get|set|diagnose|execute|traceroute|telnet|ssh)(?:\s|$)", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"(?i)\b" + _SAID + rb" ['\"`]?([A-Za-z][A-Za-z0-9]{0,30}(?:[-_][A-Za-z0-9]{1,30}){1,5})(?=['\"`,:;)\].]{0,2}(?:\s|$))", accept=numbered, group=1),
    rule("host", rb"(?i)(?<![A-Za-z0-9])(?:client|agent|peer|minion|slave|replica|upstream|backend|real server|mediaagent|ap|access point)(?:\[[0-9]{1,3}\])?(?: ?= ?| ?: ?| ?\[)['\"]?([A-Za-z][A-Za-z0-9]{0,30}(?:-[A-Za-z0-9]{1,30}){1,5})(?=['\",:;)\].]{0,2}(?:\s|$))", accept=hyphened, group=1),
    # A number with a nought before it, or what one of many was given by lot, where a machine is spoken of.
    rule("host", rb"\b(?:on|from|at|of|to) ['\"`]?((?:k8s-)?" + _PARTS + rb"(?:-0[0-9]{1,2}|-(?:prod|dev|qa|dmz|test|stage|stg|uat|mgmt|core|edge|lan|int)-[0-9a-f]{4,6})|k8s-[a-z]{4,8}-?[0-9]{1,3})(?=['\"`,:;)\].!?]{0,2}(?:\s|$))", accept=numbered, group=1),
    rule("host", rb"\b(?:on|from|at|of|to) ['\"`]?(" + _DUTIES + rb"-(?:prod|dev|qa|dmz|test|stage|stg|uat|mgmt|core|edge|lan|int)-[0-9a-f]{4,6})(?=['\"`,:;)\].!?]{0,2}(?:\s|$))", accept=numbered, group=1),
    # Beside its address in a network: `device=web41 hw_address=…`.
    rule("host", rb"\bdevice=\"?([A-Za-z][A-Za-z0-9._-]{1,62})\"? (?=(?:hw_?addr(?:ess)?|mac(?:_?addr(?:ess)?)?|physical_address|bssid|ip(?:_?addr(?:ess)?)?|lladdr)=)", accept=numbered, group=1),
    rule("host", rb"(?i)\b(?:on|from|to|at|of|auf|von|sur|en|op) ['\"`]?([a-z]{2,12}[0-9]{0,3}(?:-[a-z0-9]{2,16}){1,3}-[a-z]{0,8}[0-9]{1,4})(?=['\"`,:;)\].!?]{0,2}(?:\s|$))", accept=_sited, group=1),
    rule("host", rb"(?<![A-Za-z0-9_./\\@$%-])((?i:SRV|SVR|EXCH|CTX|RDSH|LAP|WKS|NAS|SQLSRV|APPSRV|WEBSRV|DBSRV)[A-Za-z]{0,10}[0-9]{1,4}|(?:DC|FS|NS)[A-Z]{2,8}[0-9]{1,3}|[A-Z]{2,10}(?:SRV|SVR|SQL|EXCH|APP|WEB)[0-9]{1,3})(?![A-Za-z0-9_-]|\.[0-9])", accept=_run_together, group=1),
    rule("host", rb"(?i)(?<![A-Za-z0-9_./\\@-])([a-z][a-z0-9]{0,20}(?:[-_][a-z0-9]{1,20}){0,5})(?: at |\(| \(| \[)(?=" + _OCTETS + rb"(?:[\])\s:,;/]|$))", accept=_beside, group=1),
    rule("host", rb"^(?:<[0-9]{1,3}>1 )?(?:[0-9]{10}\.[0-9]{1,9} )?([A-Za-z0-9][A-Za-z0-9._-]{1,63}) (?:events|flows|urls|ids-alerts|security_event|airmarshal_events|ip_flow_start|ip_flow_end) (?=[a-z_]{2,20}=|allow|deny)", group=1),
    rule("host", rb"\bnode /Common/([A-Za-z0-9][A-Za-z0-9._-]{1,63})", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"(?m)^([A-Za-z0-9_*][A-Za-z0-9_.*-]{1,63})[ \t]{1,24}(?:[0-9]{1,7}[ \t]{1,8})?IN[ \t]{1,8}(?:A|AAAA|CNAME|PTR|SRV|TXT|MX|DNAME)[ \t]", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"(?<![A-Za-z0-9_./\\@:-])([A-Za-z][A-Za-z0-9]{0,20}(?:[-_.][A-Za-z0-9]{1,20}){0,5}):/(?:[A-Za-z0-9._-]{1,40}/?){1,8}(?=[\s'\",]|$)", accept=_mounted, group=1),
    rule("host", rb"(?i)(?:^|\s)//([A-Za-z0-9][A-Za-z0-9._-]{1,253})/[^\s]{1,200}(?= .{0,200}\b(?:cifs|smb3?)\b)", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"(?i)\b(?:smbclient|mount\.cifs|smbget|mount_smbfs|rpcclient|smbmap)\b.{0,120}?//([A-Za-z0-9][A-Za-z0-9._-]{1,253})", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"(?i)\b(?:partner|host|server|peer|gateway|broker|endpoint) ['\"]([A-Za-z][A-Za-z0-9._-]{2,63}):", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"(?<![0-9A-Za-z.])([0-9]{1,3}\.[0-9]{1,3}\.(?:[0-9]{1,3}\.)?)%(?![0-9A-Za-z])", group=1),
    rule("host", rb"^[A-Za-z_][A-Za-z0-9_.-]{0,31} {1,16}(?:pts/[0-9]{1,4}|tty[A-Za-z0-9]{1,5}|ssh:notty) {1,12}([A-Za-z0-9][A-Za-z0-9._-]{1,63})(?= )", accept=lambda match: is_machine_name(match[1]) and re.fullmatch(rb"[0-9:]+|[A-Z][a-z]{2}", match[1]) is None, group=1),
    rule("serial", rb"\b(?:iqn|nqn)\.[0-9]{4}-[0-9]{2}\.[a-z0-9.-]{2,80}:((?:[a-z]{2,20}\.)?[A-Za-z0-9._-]{6,100})(?![A-Za-z0-9])", group=1),
    rule("serial", rb"\b(?:naa\.|eui\.|t10\.)([0-9a-fA-F]{16,32})(?![0-9A-Za-z])", group=1),
    rule("host", rb"(?<![A-Za-z0-9_.@-])@{1,2}([A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){1,6})(?<!\.py)(?<!\.go)(?<!\.js)(?<!\.rb)(?<!\.java):[0-9]{2,5}(?=[;\s]|$)", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"\"(?:host|server|node|machine|computer|agent|workstation|device)\" ?: ?\{ ?\"(?:name|hostname|id)\" ?: ?\"([^\"\r\n]{2,128})\"", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"(?i)\b(?:dump completed on|dumped from|hostname is|host name is|MediaAgent|on host|at host) \[?([A-Za-z][A-Za-z0-9._-]{2,63})(?=[\]\s,;]|$)", accept=numbered, group=1),
    rule("serial", rb"^(?:[0-9]{1,4},)?[0-9]{4}/[0-9]{2}/[0-9]{2} [0-9:]{8},([0-9]{12,15}),(?:TRAFFIC|THREAT|SYSTEM|CONFIG|GLOBALPROTECT|USERID|HIPMATCH|DECRYPTION|AUTHENTICATION|CORRELATION),", group=1),
    rule("ipv4", rb"(?:\bIP |> |\b(?:tcp|udp)[46]{0,2} .{0,60}? )(" + _OCTETS + rb")\.([0-9]{1,5})(?= > |: | {2,}|\t| [*0-9])", accept=_with_port, group=1),
    rule("ipv4", rb"(?:> )(" + _OCTETS + rb")\.([0-9]{1,5})(?=: )", accept=_with_port, group=1),
    parts(rb"\bIP6? (?P<host>[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z][A-Za-z0-9-]{0,62}){1,6})\.[A-Za-z0-9-]{1,16} > "),
    parts(rb"\bIP6? [^\s]{1,253} > (?P<host>[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z][A-Za-z0-9-]{0,62}){1,6})\.[A-Za-z0-9-]{1,16}: "),
    rule("ipv6", rb"\bIP6 ([0-9A-Fa-f:]{3,39})(?:\.[0-9]{1,5})? > ", group=1),
    rule("ipv6", rb"\bIP6 [^\s]{1,253} > ([0-9A-Fa-f:]{3,39})(?:\.[0-9]{1,5})?: ", group=1),
    rule("ipv4", rb"(?:(?:1|iso)\.3\.6\.1\.2\.1\.4\.(?:20\.1\.[1-5]|21\.1\.[0-9]{1,2}|22\.1\.[1-4]\.[0-9]{1,6})|\b(?:ipAdEnt[A-Za-z]{1,20}|ipRoute[A-Za-z]{1,12}|ipNetToMedia[A-Za-z]{1,14}\.[0-9]{1,6}))\.(" + _OCTETS + rb")(?![0-9.])", group=1),
    rule("host", rb"\b" + _SNMP_NAME + rb" ?[=:] ?(?:STRING: ?)?\"?([^\"\r\n]{1,200})", group=1),
    rule("mac", rb"(?i)\bHex-STRING: ?((?:[0-9a-f]{2} ){5}[0-9a-f]{2})(?= ?$| ?[\r\n\"])", group=1),
    rule("mac", _OCTETS.join((rb"(?<![0-9.])", rb",[^,\r\n]{0,253},([0-9A-Fa-f]{12})(?=,|\s|$)")), group=1),
    rule("mac", rb"\b(?:SEP|ATA|VGC|AALN@|BOT)([0-9A-F]{12})(?![0-9A-Za-z])", group=1),
    rule("mac", rb"(?<=[G-Zg-z]-)((?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2})(?![0-9A-Za-z:])", group=1),
    rule("host", rb"(?i)(?:/(?:projects|subscriptions|providers)/|\bprojects/)[^\s'\"]{0,200}?/" + _PATH + rb"/([A-Za-z0-9][A-Za-z0-9._()-]{1,89})(?![A-Za-z0-9._-])", accept=_cloud, group=1),
    rule("host", rb"(?i)/resourceGroups/([A-Za-z0-9][A-Za-z0-9._()-]{1,89})(?![A-Za-z0-9._-])", accept=_cloud, group=1),
    # Behind a login that stands for anybody's: `<user>:<pass>@server01`.
    rule("host", rb"(?:<[A-Za-z_ -]{2,24}>[:/]<[A-Za-z_ -]{2,24}>|\{[A-Za-z_-]{2,24}\}[:/]\{[A-Za-z_-]{2,24}\}|\[[A-Za-z_-]{2,24}\][:/]\[[A-Za-z_-]{2,24}\]|<(?i:user(?:[_ -]?name)?|login|account)>)@(?![vV][0-9]+(?![A-Za-z0-9-]))([A-Za-z][A-Za-z0-9._-]{1,253})(?<![._-])(?![A-Za-z0-9@])", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"@//([A-Za-z0-9][A-Za-z0-9._-]{1,253})(?=[:/])", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"(?i)@([A-Za-z0-9][A-Za-z0-9._-]{1,253}):15[0-9]{2}[:/]", accept=lambda match: is_machine_name(match[1]), group=1),
    rule("host", rb"^(?:" + _OCTETS + rb"|[0-9a-fA-F]{0,4}:[0-9a-fA-F:]{2,37})[ \t]{1,16}(" + _LABEL + rb"(?:[ \t]{1,8}" + _LABEL + rb"){1,8})[ \t]{0,8}(?=#|$)", accept=_aliases, group=1),
    rule("host", rb"(?i)\b(?:virsh|xl|qm|pct|lxc-[a-z]{1,8}|lxc|vim-cmd|VBoxManage) (?:start|stop|shutdown|destroy|dumpxml|domstate|dominfo|reboot|console|migrate|exec|startvm|controlvm|undefine|snapshot-create|snapshot-list) (?:--?[a-z-]{1,20} ){0,4}['\"]?([A-Za-z][A-Za-z0-9._-]{2,63})(?=['\"\s]|$)", accept=lambda match: is_machine_name(match[1]), group=1),
)  # fmt: skip
