"""What is written as names of machines and people are, and names nobody: packages, algorithms, images, units.

A claim of such a kind that lies within one of these places is dropped, so a place holds nothing that somebody
could write: no text to the end of a line, no sign that divides settings. Words and the lengths of numbers alone
may tell it, because a face keeps no other digits.
"""

# ruff: noqa: E501 - a pattern is read as one piece

from functools import lru_cache

from portal.redaction.findings import Span
from portal.redaction.rules.rule import Expression
from portal.redaction.rules.spared import in_passing, outputs
from portal.redaction.rules.spared.place import (
    ARCHITECTURE,
    NAMES,
    NUMBERS,
    PEOPLE,
    RANDOM,
    SECRETS,
    Spared,
    spared,
)

# A word for what is measured, alone or at the end of a name, and in what: `size`, `file_offset`, `durationNanos`.
_MEASURED_AS = (
    rb"(?:(?<![A-Za-z])|(?<=[a-z])(?=[A-Z]))(?i:size|bytes|capacity|offset|sectors|blocks|duration|timestamp|elapsed|latency|uptime|epoch"
    rb"|nanos|micros|millis|memory|heap|rss|inode|idle_ns|time_ns|shmall|shmmax|total|limit|ticks|cycles|lsn|xid|txid|scn|checkpoint|generation|position|packets|octets)"
    rb"(?i:[_ -]?(?:in[_ -]?)?(?:ns|us|ms|nanos|micros|millis|nanoseconds|microseconds|milliseconds|bytes|used|free|total|max|min|limit|count))?"
)
_PACKAGE = rb"[a-z0-9][a-z0-9+.-]{1,80}:" + ARCHITECTURE
_BUILT_FOR = rb"(?:x86_[0-9]{2}|noarch|i[0-9]{3}|aarch[0-9]{2}|ppc[0-9]{2}(?:le)?|s[0-9]{3}x|src)"
_SOURCE = rb"(?:files|db|compat|sss|ldap|nis|nisplus|winbind|systemd|hesiod)"
_LINK = rb"(?:if|eth|en[opsx]|ens|em|bond|team|br|vlan|wlan|veth|macvlan|ipvlan|dummy|docker|lo|tun|tap|ib)"


PLACES: tuple[Spared, ...] = (
    # Packages of Debian with their architecture before a version, those of Red Hat with version and release.
    spared((b":a", b":i", b":p", b":s", b":r"), rb"(?<![A-Za-z0-9_.@/-])" + _PACKAGE + rb"(?=,? \(?(?:[0-9][A-Za-z0-9]{0,20}[.:+~-]|<none>))"),
    # Its versions may look like addresses: they are spared only where dpkg says what it did.
    spared((b":a", b":i", b":p", b":s", b":r"), rb"\b(?:upgrade|install|configure|trigproc|remove|purge|half-configured|half-installed|unpacked|installed) " + _PACKAGE + rb" [0-9][A-Za-z0-9.:+~-]{1,60}(?: [0-9][A-Za-z0-9.:+~-]{1,60})?(?=\s|$)", frozenset(("ipv4",))),
    spared((b".x86_", b".noarch", b".aarch", b".ppc", b".el", b".fc"), rb"(?<![A-Za-z0-9_+.~:^-])[A-Za-z0-9](?=[A-Za-z0-9_+.~:^-]{4,160}\." + _BUILT_FOR + rb"(?![A-Za-z0-9_]))[A-Za-z0-9_+.~:^-]{4,160}+"),
    # What SSH calls its own: `hmac-sha2-256-etm@openssh.com`.
    spared((b"@openssh.com", b"@libssh.org", b"@lysator.liu.se", b"@ssh.com"), rb"(?<![A-Za-z0-9._%+-])(?:[a-z][a-z0-9-]{2,60}@(?:openssh\.com|libssh\.org)|[a-z0-9]{2,20}-[a-z0-9-]{2,40}@(?:lysator\.liu\.se|ssh\.com))(?![A-Za-z0-9.-])"),
    # An image by what it holds, a link of the system and what it lies on, a language in a manner of its own.
    spared((b"@sha256:",), rb"[A-Za-z0-9_.-]{1,128}@sha256(?=:[0-9a-f]{64})"),
    spared((b"@",), rb"(?<![A-Za-z0-9._%+-])" + _LINK + rb"[0-9][A-Za-z0-9.]{0,15}@" + _LINK + rb"[0-9][A-Za-z0-9.]{0,15}(?=[:\s])"),
    spared((b"@",), rb"(?<![A-Za-z0-9._%+-])[a-z]{2,3}(?:_[A-Z]{2})?@(?:valencia|boldquot|quot|latin|cyrillic|euro|ijekavian)(?![A-Za-z0-9.-])"),
    # How a machine signs and seals what it sends (OPC UA, part 7).
    spared((b"Basic", b"Aes"), rb"(?<![A-Za-z0-9])(?:Basic[0-9]{3}(?:Rsa[0-9]{2}|Sha[0-9]{3})|Aes[0-9]{3}_?Sha[0-9]{3}_?Rsa(?:Oaep|Pss))(?![A-Za-z0-9])", NUMBERS | RANDOM | SECRETS | {"serial"}),
    # Units that the system makes of its own parts.
    spared((b".device", b".mount", b".service", b".socket", b".target", b".timer", b".slice"), rb"(?<![A-Za-z0-9_.\\-])(?:sys|snap|proc|systemd|system|initrd|plymouth|selinux)-[A-Za-z0-9_\\:.-]{1,200}\.(?:device|mount|service|socket|target|timer|slice)(?![A-Za-z0-9_-])", frozenset(("host", "account", "person", "password"))),
    # How a client of a mail server left, by which way it wished to sign in, and where a panel let somebody in.
    spared((b" login (", b"authenticator failed", b" LOGIN ", b" priv level", b" login to "), rb"\b(?:Aborted|Disconnected) login(?= \()|\bauthenticator failed for\b|\b(?:SUCCESS|FAILED|DEFERRED) LOGIN (?:cpaneld|webmaild|whostmgrd)\b|\bUser priv level\b|\blogin to (?:VPN|Firewall|MyAccount|SSLVPN) through\b"),
    # Why a client of SSH went: `11: Bye Bye [preauth]`.
    spared((b"isconnect",), rb"(?i)\bdisconnect(?:ed)? from [0-9A-Fa-f.:]{3,40}(?: port [0-9]{1,5})?: ?[0-9]{1,3}: [A-Za-z ]{1,40}(?=\[preauth\]|\s{0,3}$)", PEOPLE),
    # An object of a program by its kind and where it lies: `android.os.BinderProxy@2bd79ce`, `Window{ca98d5 u0 …`.
    spared((b"@",), rb"(?<![A-Za-z0-9_.$])(?:[a-z][a-z0-9_]{1,30}\.){2,8}[A-Z][A-Za-z0-9_$]{2,60}@(?=[a-f]{0,7}[0-9])[0-9a-f]{5,8}(?![0-9A-Za-z.-])", frozenset(("token", "password", "account", "host"))),
    spared((b"{",), rb"(?<![A-Za-z0-9_.$=])(?:token=)?[A-Z][a-z]{2,30}(?:[A-Z][a-z]{2,30}){0,4}\{[0-9a-f]{5,8}(?=[ }])", frozenset(("token",))),
    # Counters side by side, the numbers of a zone, and how much of something there is.
    spared((b" ",), rb"(?<!\S)[0-9]{1,20}+(?:[ \t]{1,12}+[0-9]{1,20}+){7,200}+(?!\S)", NUMBERS),
    spared((b"SOA",), rb"\bSOA[ \t]{1,8}\S{1,253}[ \t]{1,8}\S{1,253}[ \t]{1,8}[0-9 \t]{9,80}", NUMBERS),
    spared((b":", b"=", b" "), _MEASURED_AS + rb"\"?[ \t]{0,2}[:= ][ \t]{0,2}[0-9]{9,20}(?![0-9A-Za-z.-])", NUMBERS),
    # What a mail server calls a mail in its queue, and what a layer, a build or what is kept at hand is called.
    spared((b"postfix/", b"queued as ", b" id "), rb"(?<=\]: )[0-9A-Za-z]{10,20}(?=: (?:message-id=|from=<|to=<|removed|client=|uid=|warning: |reject: |milter-|hold: |filter: |sender non-delivery|skipped, ))|(?i:\bqueued as|\b(?:e?smtps?a?|local) id) [0-9A-Za-z]{10,20}(?![0-9A-Za-z])", frozenset(("identifier",))),
    spared((b"layer ", b"BuildID[", b"cache key "), rb"(?:\blayer |\bBuildID\[[a-z0-9]{2,8}\]=|\bcache key )[0-9a-f]{24,40}(?![0-9A-Za-z])", frozenset(("identifier",))),
    # What is put in and comes out where somebody tries a cipher: `Nonce = …`, `Ciphertext = …`.
    spared((b" = ",), rb"(?i:\b(?:nonce|iv|aad|adata|ciphertext|plaintext|ct|pt|msg|okm|ikm|prk|expected|output)) = [0-9A-Fa-f]{16,400}(?![0-9A-Za-z])", frozenset(("identifier",))),
    # What all pieces of one model have in common: `model ST8000NM000A`, `BIOS LENOVO N3HET88W (1.60)`.
    spared((b"odel", b"ODEL", b"roduct", b"BIOS", b"evision", b"irmware", b"art n", b"Part N", b"P/N"), rb"(?i:\b(?:model|product|bios|revision|firmware|part|p/n))(?: ?(?:name|number|no|version|code))?[ .]{0,16}[:=]?[ \t]{0,30}(?:[A-Z]{4,12} )?[A-Z0-9]{6,24}(?![0-9A-Za-z])", frozenset(("identifier",))),
    # What one call or one file is followed by, and what all pieces of some goods have in common.
    spared((b"race", b"pan", b"vent", b"quest", b"ash", b"tag", b"igest", b"md5", b"MD5", b"print", b"orrelation", b"uild", b"ersion", b"hecksum"), rb"(?i:trace|span|event|request|correlation|hash|etag|digest|md5|fingerprint|build|version|checksum)[A-Za-z._ -]{0,12}[\"']?[:= ]{1,3}(?:W/)?[\"'/\\]{0,3}[0-9a-f]{24,39}(?![0-9A-Za-z])", frozenset(("identifier",))),
    spared((b"EAN", b"ean", b"GTIN", b"gtin", b"UPC", b"ISBN", b"isbn", b"SKU", b"sku"), rb"(?i:\b(?:ean|gtin|upc|isbn|sku)(?:-?1[234])?)[\"']?[:= ]{1,3}[\"']?[0-9]{12,14}(?![0-9A-Za-z])", frozenset(("identifier",))),
    # What a maker calls a kind of goods, and what it runs: `Model: TOSHIBA MG09ACA18TE`.
    spared((b"odel", b"roduct", b"irmware", b"evision", b"art", b"SKU", b"EEPROM", b"BIOS"), rb"(?i:\b(?:model|product|firmware|revision|part|sku|eeprom|bios)(?: ?(?:number|name|no\.?|version))?)[\"']?[ \t]{0,40}[:=]?[ \t]{1,40}[\"']?(?:[A-Z][A-Za-z]{1,16} ){0,2}[A-Z0-9][A-Z0-9/-]{5,40}", frozenset(("identifier",))),
    # How a message of a practice begins and ends, and of which kind it is (xDT): `01380006310`.
    spared((b"01", b"02", b"03"), rb"^0[0-9]{2}(?:800[0-9]|8100|8402|8410|9[0-9]{3}|010[0-9])[0-9A-Z]{1,14}(?=[ \t\r\n]*$)", NUMBERS | {"serial"}),
    # Which firmware something runs: `firmware 2409081_000212`.
    spared((b"irmware", b"IRMWARE"), rb"(?i:\bfirmware(?:[ _-]?(?:version|ver|rev|release|build))?)[\"']?[ :=]{1,3}[\"']?[0-9][0-9._-]{4,40}(?![0-9A-Za-z])", NUMBERS | {"driving_license", "serial", "token"}),
    # Who speaks in what several containers say together, and the first of a set as Kubernetes lists it.
    spared((b" | ", b" exited with code "), rb"^[a-z][a-z0-9_.-]{2,60}-[0-9]{1,2}(?= {1,40}\| [^|\r\n]*$| exited with code [0-9])", frozenset(("host",))),
    spared((b"/",), rb"^[a-z][a-z0-9.-]{2,60}-[0-9]{1,2}(?=[ \t]{2,60}[0-9]{1,3}/[0-9]{1,3}[ \t]{2,20}[A-Z][A-Za-z]{4,24}[ \t])", frozenset(("host",))),
    # A call between programs (D-Bus), a credential of a unit that lies elsewhere, what a function of a program got.
    spared((b"member=",), rb"(?<=\" )member=\"[A-Z][A-Za-z]{2,60}\"(?= (?:error|requested_reply|destination|\())|\bsend_member=\"[A-Z][A-Za-z0-9]{2,60}\"", SECRETS),
    spared((b"Credential",), rb"^(?:Load|Import)Credential(?:Encrypted)?=[A-Za-z0-9_.*-]{1,80}(?=:/|\s|$)", SECRETS),
    spared((b"): ",), rb"^[ \t]{0,8}(?:\* [A-Za-z0-9_./-]{1,80} )?\([a-z][a-z_]{2,60}(?:, [a-z][a-z_]{2,60}){0,4}\): [A-Z][a-z]{2,16}(?=[ .])\.?", SECRETS),
    # Where a program of containers keeps a volume: `- broker-data:/var/lib`.
    spared((b":/",), rb"^[ \t]{2,24}- [\"']?[a-z]{2,20}(?:[_-][a-z]{2,20}){0,4}(?=:/[a-z])", frozenset(("host",))),
    # What a queue counts.
    spared((b"JID_", b"job_", b"task_"), rb"(?<![A-Za-z0-9])(?:JID|job|task)_[0-9]{9,20}(?![0-9A-Za-z.-])", NUMBERS),
    # Where the system takes accounts from, what a file holds, to whom a proxy hands on, how a balancer marks.
    spared((b"passwd", b"shadow"), rb"^#?[ \t]{0,4}(?:passwd|shadow):[ \t]{1,16}" + _SOURCE + rb"(?:[ \t]{1,4}(?:" + _SOURCE + rb"|\[[A-Z]{4,10}=[a-z]{4,10}\])){0,6}[ \t]{0,4}\r?$", SECRETS),
    spared((b" text",), rb"(?<=:)[ \t]{1,60}(?:ASCII|UTF-8|Unicode|ISO-8859|Non-ISO)[A-Za-z ,-]{0,60} text", SECRETS | NAMES),
    spared((b"_pass",), rb"\b(?:proxy|fastcgi|uwsgi|scgi|grpc|memcached)_pass[ \t]{1,40}(?:[a-z]{4,6}://[^\s;@?=]{1,200}|unix:[^\s;@?=]{1,200}|(?:[0-9]{1,3}\.){3}[0-9]{1,3}:[0-9]{1,5}|[A-Za-z0-9_.-]{1,64}(?=;));?", SECRETS),
    spared((b"cookie",), rb"^[ \t]{0,16}cookie[ \t]{1,16}\S{1,64}[ \t]{1,16}(?:insert|prefix|rewrite)\b[^\r\n]{0,120}", frozenset(("cookie",))),
    # Settings of the kernel and of Java, disks by their place, packages for one account alone.
    spared((b"rd.",), rb"\brd\.(?:lvm|luks|md|dm|nfs|iscsi|znet)\.[a-z]{2,6}(?==)"),
    spared((b"java.",), rb"\bjava\.(?:vm|runtime|specification|vm\.specification)\.name ?[=:] ?[A-Z][A-Za-z0-9() -]{1,60}"),
    spared((b"Host: ",), rb"\bHost: scsi[0-9]{1,3}(?= Channel)"),
    spared((b"--user ",), rb"\bpip[0-9.]{0,4} install (?:--?[A-Za-z-]{1,20} ){0,4}--user [A-Za-z0-9_.<>~-]{1,80}"),
    # What a switch knows of a flow, and the state of a zone.
    spared((b"cookie=0x",), rb"\bcookie=0x[0-9a-f]{1,16}, ?duration=[^\r\n]{1,800}", frozenset(("cookie",))),
    spared((b"serial ",), rb"\b(?:transferred|loaded|notifies|new|zone [A-Za-z0-9._/-]{1,253}:) \(?serial [0-9]{1,10}(?![0-9A-Za-z])", frozenset(("serial",))),
    # What a file held and holds, as Puppet tells it, and notes to programs on objects of Kubernetes.
    spared((b"{sha", b"{md"), rb"\{(?:md[0-9]|sha[0-9]{3})(?:lite)?\}[0-9a-f]{32,64}(?![0-9A-Za-z])", frozenset(("password_hash", "high_entropy", "token"))),
    spared((b".io/",), rb"^[ \t]{2,24}[\"']?(?:[a-z0-9-]{2,40}\.){1,4}io/[A-Za-z0-9._-]{2,80}(?=[\"']?: )"),
    # Who speaks within an agent of Consul: `agent.client.serf.lan: Failed to re-join`.
    spared((b"serf.lan",), rb"(?<![A-Za-z0-9_.-])agent\.(?:client\.|server\.)?serf\.lan(?=[: ])"),
    # A key of the registry of Windows, whose parts are words and ids; no secret is written so.
    spared((b"HK",), rb"\bHK(?:CU|LM|CR|U|CC|EY_[A-Z_]{4,24})\\[A-Za-z0-9_{}.\\-]{4,300}", frozenset(("token", "high_entropy", "password"))),
    # What a program is built for, as compilers write it: `aarch64-unknown-linux-gnu`.
    spared((b"-linux", b"-unknown-", b"-apple-", b"-none", b"-pc-", b"-wasi"), rb"(?<![A-Za-z0-9_.-])(?:aarch[0-9]{2}|arm(?:v[0-9][a-z]{0,3})?|arm[0-9]{2}[a-z]{0,3}|thumbv[0-9][a-z.]{0,7}|x86_[0-9]{2}|i[0-9]86|i[0-9]{3}|riscv[0-9]{2}[a-z]{0,6}|mips[a-z0-9]{0,12}|powerpc[0-9]{0,2}(?:le)?|s[0-9]{3}x|sparc[a-z0-9]{0,3}|wasm[0-9]{2}[a-z0-9]{0,4}|loongarch[0-9]{2}|m[0-9]{2}k|csky)(?:-(?:unknown|apple|pc|none|linux|nintendo|kmc|sun|ibm|wrs|vex|uwp|win[0-9]|lynx)){0,2}-(?:linux|none|ios|darwin|tvos|watchos|visionos|freebsd|netbsd|openbsd|dragonfly|illumos|solaris|fuchsia|hermit|redox|uefi|windows|unknown|wasi|wasip[0-9]|emscripten|elf|androideabi|android)(?:-(?:gnu|gnueabi|gnueabihf|gnuabi[0-9]{2}|gnuabiv[0-9]|gnullvm|musl|musleabi|musleabihf|uclibc|uclibceabi|uclibceabihf|ohos|eabi|eabihf|msvc|elf|softfloat|macabi|sim|freestanding|threads|androideabi|android)){0,2}(?![A-Za-z0-9_-])"),
    # How a proxy came to an answer, and what is sold under which name.
    spared((b"HIER_", b"DIRECT/", b"_PARENT/"), rb"\b(?:HIER_[A-Z_]{2,30}|[A-Z_]{2,24}_PARENT|DIRECT)(?=/)"),
    spared((b" processor",), rb"\b[Cc]isco [A-Z][A-Z0-9/-]{2,24}(?= \([A-Za-z0-9 ]{2,16}\) processor)"),
    # What parts of a message or a form are divided by, as programs make it: browsers, Exchange, PHPMailer.
    spared((b"WebKitFormBoundary",), rb"-{2,6}WebKitFormBoundary[A-Za-z0-9]{12,20}(?:--)?(?![A-Za-z0-9_-])", RANDOM),
    spared((b"MB",), rb"(?<![A-Za-z0-9_-])(?:--)?_[0-9]{3}_[A-Z0-9]{3,12}MB[A-Z0-9]{16,48}[a-z]{4,24}_(?:--)?(?![A-Za-z0-9_-])", RANDOM),
    spared((b"b1_", b"b2_", b"b3_"), rb"(?:--|(?<=boundary=)|(?<=boundary=\"))b[0-9]_[A-Za-z0-9]{32,48}(?:--)?(?![A-Za-z0-9_-])", RANDOM),
    # For what a process waits in a database, and as whom a container runs.
    spared((b"Lock on ",), rb"\bwaits for [A-Z][A-Za-z]{3,24}Lock(?= on )", SECRETS),
    spared((b"runAsUser", b"fsGroup"), rb"\b(?:runAsUser|runAsGroup|fsGroup)\"?: ?[0-9]{1,10}(?![0-9A-Za-z.-])", SECRETS),
    # Where a page's own source lies, in the maps that builds make.
    spared((b"webpack",), rb"\bwebpack(?:-internal)?://[A-Za-z0-9_.-]{1,60}(?=/)", frozenset(("host",))),
    # What a release of Ubuntu is called: `24.04.1 LTS (Noble Numbat)`.
    spared((b"LTS (",), rb"\bLTS \([A-Z][a-z]{2,12} [A-Z][a-z]{2,12}\)", PEOPLE),
    # A module of Cisco by what it is called at its maker.
    spared((b"PID: ",), rb"\bPID: [A-Z0-9][A-Z0-9/+-]{2,30} {0,20}, ?VID: "),
    # Who published a library of .NET, and what writes the events of Windows.
    spared((b"PublicKeyToken", b"publicKeyToken"), rb"(?i:\bpublickeytoken) ?= ?[\"']?[0-9a-f]{16}(?![0-9A-Za-z])", RANDOM | {"password"}),
    spared((b"Provider ",), rb"\bProvider Name=[\"'][A-Za-z0-9 ._-]{2,80}[\"'] Guid=[\"']\{?[0-9a-fA-F-]{36}\}?[\"']", frozenset(("uuid",))),
    # To what a server asks for the password, among the parameters of a header: `Digest username="…", realm="stock"`.
    spared((b"realm=",), rb"(?:(?<=Basic )|(?<=Digest )|(?<=Bearer )|(?<=\", ))realm=\"[A-Za-z][a-z]{2,20}(?: [A-Za-z][a-z]{1,20}){0,3}\"", frozenset(("host",))),
    # The program that recorded what a browser did, and whose maker a hardware address tells.
    spared((b'"creator"', b'"browser"'), rb"\"(?:creator|browser)\" ?: ?\{ ?\"name\" ?: ?\"[A-Za-z0-9 ._-]{1,40}\" ?, ?\"version\""),
    spared((b"MAC Address: ",), rb"\bMAC Address: \S{17} \([A-Z][A-Za-z0-9 .,&-]{1,60}\)", PEOPLE),
    # A product behind the word for one, and a package that got another version; four numbers are an address.
    spared((b": ",), rb"(?i:\b(?:product|products|software|module|application|component|program|edition|produkt|produit|producto|produto|prodotto|modul|anwendung|logiciel))(?: ?[0-9]{1,3})? ?: (?:[A-Z][A-Za-z0-9]{1,24} ?){1,4}(?![A-Za-z])", PEOPLE),
    spared((b".",), rb"(?i:\b(?:upgrade|upgrades|upgraded|update|updates|updated|bump|bumps|bumped|downgrade|downgraded|pinned)) [a-z][a-z0-9]{1,24}(?:-[a-z]{2,24}){1,5} v?[0-9]{1,4}\.[0-9]{1,4}(?:\.[0-9]{1,5})?(?!\.?[0-9])", frozenset(("host", "account"))),
    # What Chrome calls itself besides, so that nobody takes it at its word: `"Not?A_Brand"`.
    spared((b"Not",), rb"\bNot[^A-Za-z0-9\r\n]A[^A-Za-z0-9\r\n]Brand(?![A-Za-z])", NAMES),
    # A program of Android by its package.
    spared((b"PID: ", b"/."), rb"(?<![A-Za-z0-9_./@-])[a-z][a-z0-9_]{0,30}(?:\.[a-z][a-z0-9_]{0,30}){1,6}(?=, PID: |/\.[A-Z])", frozenset(("host",))),
    # Which key a certificate belongs to, in bytes, as OpenSSL prints bags of PKCS#12.
    spared((b"localKeyID",), rb"\blocalKeyID: (?:[0-9A-F]{2} ?){2,40}", NUMBERS),
    # Colors of kinds of files, `*.zip=01;31`.
    spared((b"*.",), rb"\*\.[A-Za-z0-9_]{1,12}=[0-9;]{1,20}", NUMBERS),
    *outputs.PLACES,
    *in_passing.PLACES,
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
