"""What is written as names of machines and people are, and names nobody: packages, algorithms, images, units.

A claim of such a kind that lies within one of these places is dropped, so a place holds nothing that somebody
could write: no text to the end of a line, no sign that divides settings. Words and the lengths of numbers alone
may tell it, because a face keeps no other digits.
"""

# ruff: noqa: E501 - a pattern is read as one piece

from functools import lru_cache
from typing import NamedTuple

from portal.redaction.findings import Span
from portal.redaction.rules.rule import Expression

_NAMES = frozenset(("host", "account", "email", "person", "ipv4", "session_id"))
_SECRETS = frozenset(("password", "account"))
_PEOPLE = frozenset(("person",))
_RANDOM = frozenset(("high_entropy", "token"))
# What only a number is, and what something that is measured is not.
NUMBERS = frozenset(("phone", "national_id", "tax_id", "health_id", "passport", "postal_code", "identifier"))
# A word for what is measured, alone or at the end of a name, and in what: `size`, `file_offset`, `durationNanos`.
_MEASURED_AS = (
    rb"(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]))(?i:size|bytes|capacity|offset|sectors|blocks|duration|timestamp|elapsed|latency|uptime|epoch"
    rb"|nanos|micros|millis|memory|heap|rss|inode|idle_ns|time_ns|shmall|shmmax|total|limit|ticks|cycles|lsn|xid|txid|scn|checkpoint|generation|position|packets|octets)"
    rb"(?i:[_ -]?(?:in[_ -]?)?(?:ns|us|ms|nanos|micros|millis|nanoseconds|microseconds|milliseconds|bytes|used|free|total|max|min|limit|count))?"
)
_ARCHITECTURE = (
    rb"(?:amd[0-9]{2}|arm[0-9]{2}|i[0-9]{3}|armhf|armel|ppc[0-9]{2}el|s[0-9]{3}x|riscv[0-9]{2}|all)"
)
_PACKAGE = rb"[a-z0-9][a-z0-9+.-]{1,80}:" + _ARCHITECTURE
_BUILT_FOR = rb"(?:x86_[0-9]{2}|noarch|i[0-9]{3}|aarch[0-9]{2}|ppc[0-9]{2}(?:le)?|s[0-9]{3}x|src)"
_SOURCE = rb"(?:files|db|compat|sss|ldap|nis|nisplus|winbind|systemd|hesiod)"
_LINK = rb"(?:if|eth|en[opsx]|ens|em|bond|team|br|vlan|wlan|veth|macvlan|ipvlan|dummy|docker|lo|tun|tap|ib)"


class Spared(NamedTuple):
    """A place that spares claims of some kinds, and signs of which one stands in every line that has it."""

    signs: tuple[bytes, ...]
    pattern: Expression
    kinds: frozenset[str]


def _spared(signs: tuple[bytes, ...], pattern: bytes, kinds: frozenset[str] = _NAMES) -> Spared:
    return Spared(signs, Expression(pattern), kinds)


PLACES: tuple[Spared, ...] = (
    # Packages of Debian with their architecture before a version, those of Red Hat with version and release.
    _spared((b":a", b":i", b":p", b":s", b":r"), rb"(?<![A-Za-z0-9_.@/-])" + _PACKAGE + rb"(?=,? \(?(?:[0-9][A-Za-z0-9]{0,20}[.:+~-]|<none>))"),
    # Its versions may look like addresses: they are spared only where dpkg says what it did.
    _spared((b":a", b":i", b":p", b":s", b":r"), rb"\b(?:upgrade|install|configure|trigproc|remove|purge|half-configured|half-installed|unpacked|installed) " + _PACKAGE + rb" [0-9][A-Za-z0-9.:+~-]{1,60}(?: [0-9][A-Za-z0-9.:+~-]{1,60})?(?=\s|$)", frozenset(("ipv4",))),
    _spared((b".x86_", b".noarch", b".aarch", b".ppc", b".el", b".fc"), rb"(?<![A-Za-z0-9_+.~:^-])[A-Za-z0-9](?=[A-Za-z0-9_+.~:^-]{4,160}\." + _BUILT_FOR + rb"(?![A-Za-z0-9_]))[A-Za-z0-9_+.~:^-]{4,160}+"),
    # What SSH calls its own: `hmac-sha2-256-etm@openssh.com`.
    _spared((b"@openssh.com", b"@libssh.org", b"@lysator.liu.se", b"@ssh.com"), rb"(?<![A-Za-z0-9._%+-])(?:[a-z][a-z0-9-]{2,60}@(?:openssh\.com|libssh\.org)|[a-z0-9]{2,20}-[a-z0-9-]{2,40}@(?:lysator\.liu\.se|ssh\.com))(?![A-Za-z0-9.-])"),
    # An image by what it holds, a link of the system and what it lies on, a language in a manner of its own.
    _spared((b"@sha256:",), rb"[A-Za-z0-9_.-]{1,128}@sha256(?=:[0-9a-f]{64})"),
    _spared((b"@",), rb"(?<![A-Za-z0-9._%+-])" + _LINK + rb"[0-9][A-Za-z0-9.]{0,15}@" + _LINK + rb"[0-9][A-Za-z0-9.]{0,15}(?=[:\s])"),
    _spared((b"@",), rb"(?<![A-Za-z0-9._%+-])[a-z]{2,3}(?:_[A-Z]{2})?@(?:valencia|boldquot|quot|latin|cyrillic|euro|ijekavian)(?![A-Za-z0-9.-])"),
    # How a machine signs and seals what it sends (OPC UA, part 7).
    _spared((b"Basic", b"Aes"), rb"(?<![A-Za-z0-9])(?:Basic[0-9]{3}(?:Rsa[0-9]{2}|Sha[0-9]{3})|Aes[0-9]{3}_?Sha[0-9]{3}_?Rsa(?:Oaep|Pss))(?![A-Za-z0-9])", NUMBERS | _RANDOM | _SECRETS | {"serial"}),
    # Units that the system makes of its own parts.
    _spared((b".device", b".mount", b".service", b".socket", b".target", b".timer", b".slice"), rb"(?<![A-Za-z0-9_.\\-])(?:sys|snap|proc|systemd|system|initrd|plymouth|selinux)-[A-Za-z0-9_\\:.-]{1,200}\.(?:device|mount|service|socket|target|timer|slice)(?![A-Za-z0-9_-])", frozenset(("host", "account", "person", "password"))),
    # How a client of a mail server left, by which way it wished to sign in, and where a panel let somebody in.
    _spared((b" login (", b"authenticator failed", b" LOGIN ", b" priv level", b" login to "), rb"\b(?:Aborted|Disconnected) login(?= \()|\bauthenticator failed for\b|\b(?:SUCCESS|FAILED|DEFERRED) LOGIN (?:cpaneld|webmaild|whostmgrd)\b|\bUser priv level\b|\blogin to (?:VPN|Firewall|MyAccount|SSLVPN) through\b"),
    # Why a client of SSH went: `11: Bye Bye [preauth]`.
    _spared((b"isconnect",), rb"(?i)\bdisconnect(?:ed)? from [0-9A-Fa-f.:]{3,40}(?: port [0-9]{1,5})?: ?[0-9]{1,3}: [A-Za-z ]{1,40}(?=\[preauth\]|\s{0,3}$)", _PEOPLE),
    # An object of a program by its kind and where it lies: `android.os.BinderProxy@2bd79ce`, `Window{ca98d5 u0 …`.
    _spared((b"@",), rb"(?<![A-Za-z0-9_.$])(?:[a-z][a-z0-9_]{1,30}\.){2,8}[A-Z][A-Za-z0-9_$]{2,60}@(?=[a-f]{0,7}[0-9])[0-9a-f]{5,8}(?![0-9A-Za-z.-])", frozenset(("token", "password", "account", "host"))),
    _spared((b"{",), rb"(?<![A-Za-z0-9_.$=])(?:token=)?[A-Z][a-z]{2,30}(?:[A-Z][a-z]{2,30}){0,4}\{[0-9a-f]{5,8}(?=[ }])", frozenset(("token",))),
    # Counters side by side, the numbers of a zone, and how much of something there is.
    _spared((b" ",), rb"(?<!\S)[0-9]{1,20}+(?:[ \t]{1,12}+[0-9]{1,20}+){7,200}+(?!\S)", NUMBERS),
    _spared((b"SOA",), rb"\bSOA[ \t]{1,8}\S{1,253}[ \t]{1,8}\S{1,253}[ \t]{1,8}[0-9 \t]{9,80}", NUMBERS),
    _spared((b":", b"=", b" "), _MEASURED_AS + rb"\"?[ \t]{0,2}[:= ][ \t]{0,2}[0-9]{9,20}(?![0-9A-Za-z.-])", NUMBERS),
    # What a mail server calls a mail in its queue, and what a layer, a build or what is kept at hand is called.
    _spared((b"postfix/", b"queued as ", b" id "), rb"(?<=\]: )[0-9A-Za-z]{10,20}(?=: (?:message-id=|from=<|to=<|removed|client=|uid=|warning: |reject: |milter-|hold: |filter: |sender non-delivery|skipped, ))|(?i:\bqueued as|\b(?:e?smtps?a?|local) id) [0-9A-Za-z]{10,20}(?![0-9A-Za-z])", frozenset(("identifier",))),
    _spared((b"layer ", b"BuildID[", b"cache key "), rb"(?:\blayer |\bBuildID\[[a-z0-9]{2,8}\]=|\bcache key )[0-9a-f]{24,40}(?![0-9A-Za-z])", frozenset(("identifier",))),
    # What is put in and comes out where somebody tries a cipher: `Nonce = …`, `Ciphertext = …`.
    _spared((b" = ",), rb"(?i:\b(?:nonce|iv|aad|adata|ciphertext|plaintext|ct|pt|msg|okm|ikm|prk|expected|output)) = [0-9A-Fa-f]{16,400}(?![0-9A-Za-z])", frozenset(("identifier",))),
    # What all pieces of one model have in common: `model ST8000NM000A`, `BIOS LENOVO N3HET88W (1.60)`.
    _spared((b"odel", b"ODEL", b"roduct", b"BIOS", b"evision", b"irmware", b"art n", b"Part N", b"P/N"), rb"(?i:\b(?:model|product|bios|revision|firmware|part|p/n))(?: ?(?:name|number|no|version|code))?[ .]{0,16}[:=]?[ \t]{0,30}(?:[A-Z]{4,12} )?[A-Z0-9]{6,24}(?![0-9A-Za-z])", frozenset(("identifier",))),
    # What one call or one file is followed by, and what all pieces of some goods have in common.
    _spared((b"race", b"pan", b"vent", b"quest", b"ash", b"tag", b"igest", b"md5", b"MD5", b"print", b"orrelation", b"uild", b"ersion", b"hecksum"), rb"(?i:trace|span|event|request|correlation|hash|etag|digest|md5|fingerprint|build|version|checksum)[A-Za-z._ -]{0,12}[\"']?[:= ]{1,3}(?:W/)?[\"'/\\]{0,3}[0-9a-f]{24,39}(?![0-9A-Za-z])", frozenset(("identifier",))),
    _spared((b"EAN", b"ean", b"GTIN", b"gtin", b"UPC", b"ISBN", b"isbn", b"SKU", b"sku"), rb"(?i:\b(?:ean|gtin|upc|isbn|sku)(?:-?1[234])?)[\"']?[:= ]{1,3}[\"']?[0-9]{12,14}(?![0-9A-Za-z])", frozenset(("identifier",))),
    # What a maker calls a kind of goods, and what it runs: `Model: TOSHIBA MG09ACA18TE`.
    _spared((b"odel", b"roduct", b"irmware", b"evision", b"art", b"SKU", b"EEPROM", b"BIOS"), rb"(?i:\b(?:model|product|firmware|revision|part|sku|eeprom|bios)(?: ?(?:number|name|no\.?|version))?)[\"']?[ \t]{0,40}[:=]?[ \t]{1,40}[\"']?(?:[A-Z][A-Za-z]{1,16} ){0,2}[A-Z0-9][A-Z0-9/-]{5,40}", frozenset(("identifier",))),
    # Which firmware something runs: `firmware 2409081_000212`.
    _spared((b"irmware", b"IRMWARE"), rb"(?i:\bfirmware(?:[ _-]?(?:version|ver|rev|release|build))?)[\"']?[ :=]{1,3}[\"']?[0-9][0-9._-]{4,40}(?![0-9A-Za-z])", NUMBERS | {"driving_license", "serial", "token"}),
    # Who speaks in what several containers say together, and the first of a set as Kubernetes lists it.
    _spared((b" | ", b" exited with code "), rb"^[a-z][a-z0-9_.-]{2,60}-[0-9]{1,2}(?= {1,40}\| | exited with code [0-9])", frozenset(("host",))),
    _spared((b"/",), rb"^[a-z][a-z0-9.-]{2,60}-[0-9]{1,2}(?=[ \t]{2,60}[0-9]{1,3}/[0-9]{1,3}[ \t]{2,20}[A-Z][A-Za-z]{4,24}[ \t])", frozenset(("host",))),
    # A call between programs (D-Bus), a credential of a unit that lies elsewhere, what a function of a program got.
    _spared((b"member=",), rb"(?<=\" )member=\"[A-Z][A-Za-z]{2,60}\"(?= (?:error|requested_reply|destination|\())|\bsend_member=\"[A-Z][A-Za-z0-9]{2,60}\"", _SECRETS),
    _spared((b"Credential",), rb"^(?:Load|Import)Credential(?:Encrypted)?=[A-Za-z0-9_.*-]{1,80}(?=:/|\s|$)", _SECRETS),
    _spared((b"): ",), rb"^[ \t]{0,8}(?:\* [A-Za-z0-9_./-]{1,80} )?\([a-z][a-z_]{2,60}(?:, [a-z][a-z_]{2,60}){0,4}\): [A-Z][a-z]{2,16}(?=[ .])\.?", _SECRETS),
    # Where a program of containers keeps a volume: `- broker-data:/var/lib`.
    _spared((b":/",), rb"^[ \t]{2,24}- [\"']?[a-z]{2,20}(?:[_-][a-z]{2,20}){0,4}(?=:/[a-z])", frozenset(("host",))),
    # What a queue counts.
    _spared((b"JID_", b"job_", b"task_"), rb"(?<![A-Za-z0-9])(?:JID|job|task)_[0-9]{9,20}(?![0-9A-Za-z.-])", NUMBERS),
    # Where the system takes accounts from, what a file holds, to whom a proxy hands on, how a balancer marks.
    _spared((b"passwd", b"shadow"), rb"^#?[ \t]{0,4}(?:passwd|shadow):[ \t]{1,16}" + _SOURCE + rb"(?:[ \t]{1,4}(?:" + _SOURCE + rb"|\[[A-Z]{4,10}=[a-z]{4,10}\])){0,6}[ \t]{0,4}\r?$", _SECRETS),
    _spared((b" text",), rb"(?<=:)[ \t]{1,60}(?:ASCII|UTF-8|Unicode|ISO-8859|Non-ISO)[A-Za-z ,-]{0,60} text", _SECRETS | _NAMES),
    _spared((b"_pass",), rb"\b(?:proxy|fastcgi|uwsgi|scgi|grpc|memcached)_pass[ \t]{1,40}(?:[a-z]{4,6}://[^\s;@?=]{1,200}|unix:[^\s;@?=]{1,200}|(?:[0-9]{1,3}\.){3}[0-9]{1,3}:[0-9]{1,5}|[A-Za-z0-9_.-]{1,64}(?=;));?", _SECRETS),
    _spared((b"cookie",), rb"^[ \t]{0,16}cookie[ \t]{1,16}\S{1,64}[ \t]{1,16}(?:insert|prefix|rewrite)\b[^\r\n]{0,120}", frozenset(("cookie",))),
    # Settings of the kernel and of Java, disks by their place, packages for one account alone.
    _spared((b"rd.",), rb"\brd\.(?:lvm|luks|md|dm|nfs|iscsi|znet)\.[a-z]{2,6}(?==)"),
    _spared((b"java.",), rb"\bjava\.(?:vm|runtime|specification|vm\.specification)\.name ?[=:] ?[A-Z][A-Za-z0-9() -]{1,60}"),
    _spared((b"Host: ",), rb"\bHost: scsi[0-9]{1,3}(?= Channel)"),
    _spared((b"--user ",), rb"\bpip[0-9.]{0,4} install (?:--?[A-Za-z-]{1,20} ){0,4}--user [A-Za-z0-9_.<>~-]{1,80}"),
    # What a switch knows of a flow, and the state of a zone.
    _spared((b"cookie=0x",), rb"\bcookie=0x[0-9a-f]{1,16}, ?duration=[^\r\n]{1,800}", frozenset(("cookie",))),
    _spared((b"serial ",), rb"\b(?:transferred|loaded|notifies|new|zone [A-Za-z0-9._/-]{1,253}:) \(?serial [0-9]{1,10}(?![0-9A-Za-z])", frozenset(("serial",))),
    # What a file held and holds, as Puppet tells it, and notes to programs on objects of Kubernetes.
    _spared((b"{sha", b"{md"), rb"\{(?:md[0-9]|sha[0-9]{3})(?:lite)?\}[0-9a-f]{32,64}(?![0-9A-Za-z])", frozenset(("password_hash", "high_entropy", "token"))),
    _spared((b".io/",), rb"^[ \t]{2,24}[\"']?(?:[a-z0-9-]{2,40}\.){1,4}io/[A-Za-z0-9._-]{2,80}(?=[\"']?: )"),
    # Who speaks within an agent of Consul: `agent.client.serf.lan: Failed to re-join`.
    _spared((b"serf.lan",), rb"(?<![A-Za-z0-9_.-])agent\.(?:client\.|server\.)?serf\.lan(?=[: ])"),
    # A key of the registry of Windows, whose parts are words and ids; no secret is written so.
    _spared((b"HK",), rb"\bHK(?:CU|LM|CR|U|CC|EY_[A-Z_]{4,24})\\[A-Za-z0-9_{}.\\-]{4,300}", frozenset(("token", "high_entropy", "password"))),
    # What a program is built for, as compilers write it: `aarch64-unknown-linux-gnu`.
    _spared((b"-linux", b"-unknown-", b"-apple-", b"-none", b"-pc-", b"-wasi"), rb"(?<![A-Za-z0-9_.-])(?:aarch[0-9]{2}|arm(?:v[0-9][a-z]{0,3})?|arm[0-9]{2}[a-z]{0,3}|thumbv[0-9][a-z.]{0,7}|x86_[0-9]{2}|i[0-9]86|i[0-9]{3}|riscv[0-9]{2}[a-z]{0,6}|mips[a-z0-9]{0,12}|powerpc[0-9]{0,2}(?:le)?|s[0-9]{3}x|sparc[a-z0-9]{0,3}|wasm[0-9]{2}[a-z0-9]{0,4}|loongarch[0-9]{2}|m[0-9]{2}k|csky)(?:-(?:unknown|apple|pc|none|linux|nintendo|kmc|sun|ibm|wrs|vex|uwp|win[0-9]|lynx)){0,2}-(?:linux|none|ios|darwin|tvos|watchos|visionos|freebsd|netbsd|openbsd|dragonfly|illumos|solaris|fuchsia|hermit|redox|uefi|windows|unknown|wasi|wasip[0-9]|emscripten|elf|androideabi|android)(?:-(?:gnu|gnueabi|gnueabihf|gnuabi[0-9]{2}|gnuabiv[0-9]|gnullvm|musl|musleabi|musleabihf|uclibc|uclibceabi|uclibceabihf|ohos|eabi|eabihf|msvc|elf|softfloat|macabi|sim|freestanding|threads|androideabi|android)){0,2}(?![A-Za-z0-9_-])"),
    # How a proxy came to an answer, and what is sold under which name.
    _spared((b"HIER_", b"DIRECT/", b"_PARENT/"), rb"\b(?:HIER_[A-Z_]{2,30}|[A-Z_]{2,24}_PARENT|DIRECT)(?=/)"),
    _spared((b" processor",), rb"\b[Cc]isco [A-Z][A-Z0-9/-]{2,24}(?= \([A-Za-z0-9 ]{2,16}\) processor)"),
    # What parts of a message or a form are divided by, as programs make it: browsers, Exchange, PHPMailer.
    _spared((b"WebKitFormBoundary",), rb"-{2,6}WebKitFormBoundary[A-Za-z0-9]{12,20}(?:--)?(?![A-Za-z0-9_-])", _RANDOM),
    _spared((b"MB",), rb"(?<![A-Za-z0-9_-])(?:--)?_[0-9]{3}_[A-Z0-9]{3,12}MB[A-Z0-9]{16,48}[a-z]{4,24}_(?:--)?(?![A-Za-z0-9_-])", _RANDOM),
    _spared((b"b1_", b"b2_", b"b3_"), rb"(?:--|(?<=boundary=)|(?<=boundary=\"))b[0-9]_[A-Za-z0-9]{32,48}(?:--)?(?![A-Za-z0-9_-])", _RANDOM),
    # For what a process waits in a database, and as whom a container runs.
    _spared((b"Lock on ",), rb"\bwaits for [A-Z][A-Za-z]{3,24}Lock(?= on )", _SECRETS),
    _spared((b"runAsUser", b"fsGroup"), rb"\b(?:runAsUser|runAsGroup|fsGroup)\"?: ?[0-9]{1,10}(?![0-9A-Za-z.-])", _SECRETS),
    # Where a page's own source lies, in the maps that builds make.
    _spared((b"webpack",), rb"\bwebpack(?:-internal)?://[A-Za-z0-9_.-]{1,60}(?=/)", frozenset(("host",))),
    # What a release of Ubuntu is called: `24.04.1 LTS (Noble Numbat)`.
    _spared((b"LTS (",), rb"\bLTS \([A-Z][a-z]{2,12} [A-Z][a-z]{2,12}\)", _PEOPLE),
    # A module of Cisco by what it is called at its maker.
    _spared((b"PID: ",), rb"\bPID: [A-Z0-9][A-Z0-9/+-]{2,30} {0,20}, ?VID: "),
    # Who published a library of .NET, and what writes the events of Windows.
    _spared((b"PublicKeyToken", b"publicKeyToken"), rb"(?i:\bpublickeytoken) ?= ?[\"']?[0-9a-f]{16}(?![0-9A-Za-z])", _RANDOM | {"password"}),
    _spared((b"Provider ",), rb"\bProvider Name=[\"'][A-Za-z0-9 ._-]{2,80}[\"'] Guid=[\"']\{?[0-9a-fA-F-]{36}\}?[\"']", frozenset(("uuid",))),
    # To what a server asks for the password, among the parameters of a header: `Digest username="…", realm="stock"`.
    _spared((b"realm=",), rb"(?:(?<=Basic )|(?<=Digest )|(?<=Bearer )|(?<=\", ))realm=\"[A-Za-z][a-z]{2,20}(?: [A-Za-z][a-z]{1,20}){0,3}\"", frozenset(("host",))),
    # The program that recorded what a browser did, and whose maker a hardware address tells.
    _spared((b'"creator"', b'"browser"'), rb"\"(?:creator|browser)\" ?: ?\{ ?\"name\" ?: ?\"[A-Za-z0-9 ._-]{1,40}\" ?, ?\"version\""),
    _spared((b"MAC Address: ",), rb"\bMAC Address: \S{17} \([A-Z][A-Za-z0-9 .,&-]{1,60}\)", _PEOPLE),
    # A product behind the word for one, and a package that got another version; four numbers are an address.
    _spared((b": ",), rb"(?i:\b(?:product|products|software|module|application|component|program|edition|produkt|produit|producto|produto|prodotto|modul|anwendung|logiciel))(?: ?[0-9]{1,3})? ?: (?:[A-Z][A-Za-z0-9]{1,24} ?){1,4}(?![A-Za-z])", _PEOPLE),
    _spared((b".",), rb"(?i:\b(?:upgrade|upgrades|upgraded|update|updates|updated|bump|bumps|bumped|downgrade|downgraded|pinned)) [a-z][a-z0-9]{1,24}(?:-[a-z]{2,24}){1,5} v?[0-9]{1,4}\.[0-9]{1,4}(?:\.[0-9]{1,5})?(?!\.?[0-9])", frozenset(("host", "account"))),
    # What Chrome calls itself besides, so that nobody takes it at its word: `"Not?A_Brand"`.
    _spared((b"Not",), rb"\bNot[^A-Za-z0-9\r\n]A[^A-Za-z0-9\r\n]Brand(?![A-Za-z])", _NAMES),
    # A program of Android by its package.
    _spared((b"PID: ", b"/."), rb"(?<![A-Za-z0-9_./@-])[a-z][a-z0-9_]{0,30}(?:\.[a-z][a-z0-9_]{0,30}){1,6}(?=, PID: |/\.[A-Z])", frozenset(("host",))),
    # Which key a certificate belongs to, in bytes, as OpenSSL prints bags of PKCS#12.
    _spared((b"localKeyID",), rb"\blocalKeyID: (?:[0-9A-F]{2} ?){2,40}", NUMBERS),
    # What tools of a system print of itself: what dpkg did, libraries with their versions, memory, times of files.
    _spared((b" install ", b" configure ", b" trigproc ", b" remove ", b" startup "), rb"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} (?:install|upgrade|configure|trigproc|remove|purge|startup)(?= )", frozenset(("host",))),
    _spared((b":a", b":i", b":s"), rb"(?<![A-Za-z0-9])[a-z0-9][a-z0-9+.-]{1,60}:" + _ARCHITECTURE + rb"(?![A-Za-z0-9_-])", frozenset(("postal_code",))),
    _spared((b"@GLIBC", b"@CXXABI", b"@GCC_", b"@LIB", b"@OPENSSL"), rb"@{1,2}(?:GLIBC|GLIBCXX|CXXABI|GCC|LIB[A-Z]{1,12}|OPENSSL)_[0-9.]{1,12}", frozenset(("account", "email"))),
    _spared((b".so",), rb"(?<![A-Za-z0-9_.@-])lib[A-Za-z0-9_+.-]{1,80}\.so(?![A-Za-z0-9-])", frozenset(("host",))),
    _spared((b".mk",), rb"(?<=/)[A-Za-z0-9_-]{1,60}\.mk(?![A-Za-z0-9.-])", frozenset(("host",))),
    _spared((b"[mem 0x",), rb"\[mem 0x[0-9a-f]{3,16}-0x[0-9a-f]{3,16}", frozenset(("serial", "identifier"))),
    _spared((b"Birth: ",), rb"\bBirth: [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{9}", frozenset(("date_of_birth",))),
    _spared((b"console=",), rb"\bconsole=(?:tty|hvc|ttyS|ttyAMA|uart)[A-Za-z0-9,]{0,20}", _SECRETS),
    _spared((b"_UID", b"_GID", b"UID_M", b"GID_M"), rb"\b(?:(?:FIRST|LAST)_(?:SYSTEM_)?[UG]ID|(?:SYS_|SUB_)?[UG]ID_(?:MIN|MAX))[ =\t]{1,12}[0-9]{1,6}", frozenset(("account",))),
    _spared((b"cap_last_cap",), rb"\bcap_last_cap ?= ?[0-9]{2}", frozenset(("postal_code",))),
    _spared((b", ABI: ",), rb", ABI: [0-9]\.[0-9]{1,2}\.[0-9]{1,2}", frozenset(("bank_account",))),
    _spared((b"systemd/user/",), rb"(?<=/systemd/user/)[A-Za-z0-9@_.-]{1,80}", frozenset(("account",))),
    _spared((b"evice: ",), rb"\b[Dd]evice: (?:zram|loop|dm-|md|ram|sr|nvme|sd|vd|xvd|mmcblk)[0-9a-z]{1,8}(?![A-Za-z0-9-])", frozenset(("host",))),
    _spared((b"scram-sha",), rb"\bscram-sha-[0-9]{1,3}"),
    # Bytes as a disassembler lists them, digests before their files, and numbers side by side.
    _spared((b":\t",), rb"^[ \t]{0,8}[0-9a-f]{1,16}:\t(?:[0-9a-f]{2} ){1,16}", NUMBERS),
    _spared((b"  ", b" *", b") = "), rb"^\\?[0-9a-f]{32} [ *][^ ]|(?<=\) = )[0-9a-f]{32}(?=\s|$)", frozenset(("identifier",))),
    _spared((b" ", b"\t"), rb"(?<![^\s])[0-9]{1,22}+(?:[ \t]{1,30}+[0-9]{1,22}+){2,12}+(?=%|\s|$)", frozenset(("identifier",))),
    _spared((b"/tcp", b"/udp", b"/ddp", b"/sctp"), rb"^#?[A-Za-z0-9_.+-]{1,40}[ \t]{1,20}[0-9]{1,5}/(?:tcp|udp|ddp|sctp|dccp)(?![a-z])", NUMBERS | _SECRETS | {"bank_account"}),
    _spared((b" /",), rb"^ /[^\s]{1,200} [0-9a-f]{32}(?= obsolete|\s{0,3}$)", frozenset(("identifier",))),
    _spared((b".deb", b".rpm"), rb"(?<=/)[A-Za-z0-9.+_~%^-]{4,160}\.(?:deb|rpm)(?![A-Za-z0-9])", frozenset(("token", "host", "account"))),
    _spared((b"Filename: ",), rb"^Filename: [^\s]{1,300}", frozenset(("token",))),
    _spared((b"release ",), rb"\brelease (?:[a-z]=[^,\r\n]{1,60},){2,10}[a-z]=[^,\s]{1,40}", frozenset(("distinguished_name",))),
    _spared((b"Protocols: ",), rb"^Protocols: [a-z0-9 ]{10,400}", frozenset(("host",))),
    _spared((b"/etc/rc.local",), rb"(?<=/etc/)rc\.local", frozenset(("host",))),
    # The number of a certificate or a key, written with colons, and a line that ended within a text in a text.
    _spared((b":",), rb"(?<![0-9A-Fa-f:])(?:[0-9A-Fa-f]{2}:){7,64}[0-9A-Fa-f]{2}(?![0-9A-Fa-f:])", NUMBERS),
    _spared((b"\\n",), rb"(?<![A-Za-z0-9_])[A-Z][A-Z0-9_-]{0,14}\\{1,2}n[A-Z][A-Za-z]{1,30}", frozenset(("account", "host"))),
    _spared((b"thread id", b"tid: ", b"tid="), rb"\b(?:p?thread id|tid)[:= ]{1,3}[0-9]{4,20}(?![0-9A-Za-z])", NUMBERS | {"serial", "imei"}),
    _spared((b"8250/16550",), rb"\bSerial: 8250/16550(?= driver)", frozenset(("serial",))),
    _spared((b"ssh: ",), rb"\bssh: \[?OpenSSH[^\s]{1,20}", _SECRETS),
    _spared((b"-",), rb"(?<![0-9A-Za-z.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?=-(?:node|rc|beta|alpha|jdk|lts)\.?[0-9])", frozenset(("ipv4",))),
    # Colors of kinds of files, `*.zip=01;31`.
    _spared((b"*.",), rb"\*\.[A-Za-z0-9_]{1,12}=[0-9;]{1,20}", NUMBERS),
)  # fmt: skip


_MEASURED_KEY = Expression(_MEASURED_AS + rb"\Z")


def is_measured(key: str) -> bool:
    """Whether the key of a number says that it was measured or counted: `offset`, `durationNanos`."""
    return _MEASURED_KEY.compiled.search(key.encode("utf-8", "replace")) is not None


def without_spared(line: bytes, claims: list[Span]) -> list[Span]:
    """The claims on a line that lie in no place that names nobody."""
    signs = _signs_of(frozenset([one.kind for one in claims])) if claims else ()
    there = [numbers for sign, numbers in signs if sign in line]
    for number in sorted({number for numbers in there for number in numbers}) if there else ():
        place = PLACES[number]
        found = [match.span() for match in place.pattern.compiled.finditer(line)]
        concerned = [one for one in claims if one.kind in place.kinds]
        left = _outside(found, concerned) if found else concerned
        claims = [one for one in claims if one.kind not in place.kinds] + left
    return claims


@lru_cache(maxsize=1024)
def _signs_of(kinds: frozenset[str]) -> tuple[tuple[bytes, tuple[int, ...]], ...]:
    """The signs of places that may spare claims of these kinds, each once, with the numbers of the places."""
    found: dict[bytes, list[int]] = {}
    for number, place in enumerate(PLACES):
        for sign in () if place.kinds.isdisjoint(kinds) else place.signs:
            found.setdefault(sign, []).append(number)
    return tuple((sign, tuple(numbers)) for sign, numbers in found.items())


def _outside(places: list[tuple[int, int]], claims: list[Span]) -> list[Span]:
    return [one for one in claims if not any(start <= one.start and one.end <= end for start, end in places)]
