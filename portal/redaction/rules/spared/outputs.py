"""What tools of a system print of itself: packages, symbols, memory, ports, digests, counters.

Each was seen changed in the real output of one machine. See `spared` for what such a place may hold.
"""

# ruff: noqa: E501 - a pattern is read as one piece

from portal.redaction.rules.spared.place import ARCHITECTURE, NUMBERS, SECRETS, Spared, spared

PLACES: tuple[Spared, ...] = (
    # What tools of a system print of itself: what dpkg did, libraries with their versions, memory, times of files.
    spared((b" install ", b" configure ", b" trigproc ", b" remove ", b" startup "), rb"^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} (?:install|upgrade|configure|trigproc|remove|purge|startup)(?= )", frozenset(("host",))),
    spared((b":a", b":i", b":s"), rb"(?<![A-Za-z0-9])[a-z0-9][a-z0-9+.-]{1,60}:" + ARCHITECTURE + rb"(?![A-Za-z0-9_-])", frozenset(("postal_code",))),
    spared((b"@GLIBC", b"@CXXABI", b"@GCC_", b"@LIB", b"@OPENSSL"), rb"@{1,2}(?:GLIBC|GLIBCXX|CXXABI|GCC|LIB[A-Z]{1,12}|OPENSSL)_[0-9.]{1,12}", frozenset(("account", "email"))),
    spared((b".so",), rb"(?<![A-Za-z0-9_.@-])lib[A-Za-z0-9_+.-]{1,80}\.so(?![A-Za-z0-9-])", frozenset(("host",))),
    spared((b".mk",), rb"(?<=/)[A-Za-z0-9_-]{1,60}\.mk(?![A-Za-z0-9.-])", frozenset(("host",))),
    spared((b"[mem 0x",), rb"\[mem 0x[0-9a-f]{3,16}-0x[0-9a-f]{3,16}", frozenset(("serial", "identifier"))),
    spared((b"Birth: ",), rb"\bBirth: [0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{9}", frozenset(("date_of_birth",))),
    spared((b"console=",), rb"\bconsole=(?:tty|hvc|ttyS|ttyAMA|uart)[A-Za-z0-9,]{0,20}", SECRETS),
    spared((b"_UID", b"_GID", b"UID_M", b"GID_M"), rb"\b(?:(?:FIRST|LAST)_(?:SYSTEM_)?[UG]ID|(?:SYS_|SUB_)?[UG]ID_(?:MIN|MAX))[ =\t]{1,12}[0-9]{1,6}", frozenset(("account",))),
    spared((b"cap_last_cap",), rb"\bcap_last_cap ?= ?[0-9]{2}", frozenset(("postal_code",))),
    spared((b", ABI: ",), rb", ABI: [0-9]\.[0-9]{1,2}\.[0-9]{1,2}", frozenset(("bank_account",))),
    spared((b"systemd/user/",), rb"(?<=/systemd/user/)[A-Za-z0-9@_.-]{1,80}", frozenset(("account",))),
    spared((b"evice: ",), rb"\b[Dd]evice: (?:zram|loop|dm-|md|ram|sr|nvme|sd|vd|xvd|mmcblk)[0-9a-z]{1,8}(?![A-Za-z0-9-])", frozenset(("host",))),
    spared((b"scram-sha",), rb"\bscram-sha-[0-9]{1,3}"),
    # Bytes as a disassembler lists them, digests before their files, and numbers side by side.
    spared((b":\t",), rb"^[ \t]{0,8}[0-9a-f]{1,16}:\t(?:[0-9a-f]{2} ){1,16}", NUMBERS),
    spared((b"  ", b" *", b") = "), rb"^\\?[0-9a-f]{32} [ *][^ ]|(?<=\) = )[0-9a-f]{32}(?=\s|$)", frozenset(("identifier",))),
    spared((b" ", b"\t"), rb"(?<![^\s])[0-9]{1,22}+(?:[ \t]{1,30}+[0-9]{1,22}+){2,12}+(?=%|\s|$)", frozenset(("identifier",))),
    spared((b"/tcp", b"/udp", b"/ddp", b"/sctp"), rb"^#?[A-Za-z0-9_.+-]{1,40}[ \t]{1,20}[0-9]{1,5}/(?:tcp|udp|ddp|sctp|dccp)(?![a-z])", NUMBERS | SECRETS | {"bank_account"}),
    # Which of a database is run, and what a filter of mail knows a file by.
    spared((b"/server:",), rb"(?<=/server:)[0-9]{4}-[A-Za-z0-9.-]{2,40}"),
    spared((b"ecksum: <",), rb"\b[Cc]hecksum: <[0-9a-f]{32}>", frozenset(("identifier",))),
    spared((b" /",), rb"^ /[^\s]{1,200} [0-9a-f]{32}(?= obsolete|\s{0,3}$)", frozenset(("identifier",))),
    spared((b".deb", b".rpm"), rb"(?<=/)[A-Za-z0-9.+_~%^-]{4,160}\.(?:deb|rpm)(?![A-Za-z0-9])", frozenset(("token", "host", "account"))),
    spared((b"Filename: ",), rb"^Filename: [^\s]{1,300}", frozenset(("token",))),
    spared((b"release ",), rb"\brelease (?:[a-z]=[^,\r\n]{1,60},){2,10}[a-z]=[^,\s]{1,40}", frozenset(("distinguished_name",))),
    spared((b"Protocols: ",), rb"^Protocols: [a-z0-9 ]{10,400}", frozenset(("host",))),
    spared((b"/etc/rc.local",), rb"(?<=/etc/)rc\.local", frozenset(("host",))),
    # The number of a certificate or a key, written with colons, and a line that ended within a text in a text.
    spared((b":",), rb"(?<![0-9A-Fa-f:])(?:[0-9A-Fa-f]{2}:){7,64}[0-9A-Fa-f]{2}(?![0-9A-Fa-f:])", NUMBERS),
    spared((b"\\n",), rb"(?<![A-Za-z0-9_])[A-Z][A-Z0-9_-]{0,14}\\{1,2}n[A-Z][A-Za-z]{1,30}", frozenset(("account", "host"))),
    spared((b"thread id",), rb"\bp?thread id[:= ]{1,3}[0-9]{4,20}(?![0-9A-Za-z])", NUMBERS | {"serial", "imei"}),
    spared((b"8250/16550",), rb"\bSerial: 8250/16550(?= driver)", frozenset(("serial",))),
    spared((b"ssh: ",), rb"\bssh: \[?OpenSSH[^\s]{1,20}", SECRETS),
    spared((b"-",), rb"(?<![0-9A-Za-z.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?=-(?:node|rc|beta|alpha|jdk|lts)\.?[0-9])", frozenset(("ipv4",))),
)  # fmt: skip
