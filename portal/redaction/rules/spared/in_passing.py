"""What a line names in passing and everybody may read: manuals, schemas, weaknesses, threads, members of a group.

See `place` for what such a place may hold. A manual that the case knows as its own, by a mail address or a
setting, goes all the same: only what a rule would claim of this line is spared.
"""

# ruff: noqa: E501 - a pattern is read as one piece

from portal.redaction.rules.spared.place import NAMES, NUMBERS, RANDOM, SECRETS, Spared, spared

_HOST = frozenset(("host",))
_IDS = frozenset(("identifier", "uuid", "session_id", "host", "account", "serial"))
# Endings that everybody can register: what a firm calls its manuals within its own network stays its own.
_PUBLIC = rb"(?:com|org|io|net|dev|ai|cloud|de|fr|es|it|pt|nl|se|dk|no|fi|pl|cz|at|ch|uk|eu|br|tr)"
_LABELS = rb"(?:[A-Za-z0-9-]{1,40}\.){1,3}" + _PUBLIC
_READ = rb"(?:docs?|documentation|learn|developers?|helpcenter|techdocs|manuals?|api-?docs|docs\d)"
_SECTIONS = rb"(?:techdocs|docs?|documentation|manuals?|kb|knowledge-?base|support/(?:kb|docs|articles?|knowledge)|release-?notes|changelog|help/docs)"

PLACES: tuple[Spared, ...] = (
    # Manuals of makers, by what their machine is called or by the first part of the path.
    spared((b"//docs", b"//doc.", b"//learn", b"//developer", b"//help", b"//techdocs", b"//manual", b"//documentation", b"//api"), rb"https?://" + _READ + rb"\." + _LABELS + rb"(?=[/\s?#\"'<>,;)\]]|\.?\s|$)", _HOST),
    spared((b"://",), rb"https?://(?:www|support|help|kb|knowledge|portal|community)\." + _LABELS + rb"(?=/(?:[a-z]{2}(?:[-_][A-Za-z]{2})?/)?" + _SECTIONS + rb"(?:[/?#\s\"'<>,;)\].]|$))", _HOST),
    # Names of a schema of XML, which nobody asks for over a network.
    spared((b"xmlns", b"schemaLocation", b"targetNamespace"), rb"(?<![A-Za-z0-9])(?:xmlns(?::[A-Za-z0-9_.-]{1,40})?|(?:xsi:)?(?:noNamespaceS|s)chemaLocation|targetNamespace)=\"https?://[^\"\r\n@?]{1,200}\"", _HOST),
    # What is wrong in some version of a program, as all the world numbers it.
    spared((b"CVE-", b"GHSA-", b"CWE-"), rb"(?<![A-Za-z0-9-])(?:CVE-[0-9]{4}-[0-9]{4,7}|CWE-[0-9]{1,4}|GHSA(?:-[a-z0-9]{4}){3})(?![A-Za-z0-9-])", NAMES | NUMBERS),
    # Threads by their pool and number.
    spared((b"hread-", b"xecutor", b"orker-", b"exec-"), rb"(?<![A-Za-z0-9_./@-])(?:[A-Za-z]{2,30}-){0,5}(?:[A-Za-z]{0,30}(?:[Tt]hread|[Ee]xecutor|[Ww]orker)|exec|pool)(?:-[A-Za-z]{2,12}){0,2}-[0-9]{1,5}(?=[\])])", RANDOM | {"host"}),
    # Who takes part in reading from a queue, by a name and a number or what it was given by lot.
    spared((b"lientId=", b"roupId=", b"ember", b"client.id", b"group.id"), rb"(?:\[(?:Consumer|Producer|AdminClient) |, )(?:clientId|groupId|transactionalId|instanceId)=[A-Za-z0-9_.-]{1,80}(?=[,\]])|\b(?:[Aa]dding new|[Rr]emoving|[Nn]ew|[Dd]ynamic|[Ss]tatic) [Mm]ember(?: with unknown member id| id)?[ :=]{1,2}[A-Za-z0-9_.-]{1,100}", NAMES | {"cloud_account", "uuid", "identifier"}),
    # Connections and requests of a server of .NET, and a pod beside its name.
    spared((b"ConnectionId", b"RequestId", b"TraceId", b"connection id"), rb"(?<![A-Za-z])(?:ConnectionId|RequestId|TraceIdentifier|TraceId|[Cc]onnection id)\"?[:= ]{1,3}\"?[0-9A-Z]{13}(?::[0-9]{8})?(?![0-9A-Za-z])", _IDS),
    spared((b" pod ", b"pod=", b"pod/"), rb"\b(?:in|for|of) pod \"?[a-z0-9][a-z0-9-]{1,80}_[a-z0-9-]{1,63}\([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\)", _IDS),
    # What a filter of mail calls a mail that it looks at.
    spared((b"opendkim[", b"opendmarc[", b"opendmarc:", b"sendmail[", b"sm-mta[", b"milter"), rb"(?:opendkim|opendmarc|sendmail|sm-mta|[a-z-]{0,20}milter[a-z-]{0,12})\[[0-9]{1,10}\]: [0-9A-Za-z]{8,20}(?=: )", _IDS),
    # By which of its names a mail server was asked (RFC 7208), and where a secret is kept in a vault: a path, no secret.
    spared((b"identity=",), rb"\bidentity=(?:mailfrom|helo|pra)\b", NAMES),
    spared((b"--secret-id", b"--secret "), rb"--secret(?:-id)?[ =][\"']?[a-z][a-z_-]{1,40}(?:/[a-z][a-z_-]{1,60}){1,5}(?=[\"'\s]|$)", SECRETS | {"token"}),
    # What somebody does with an account at a shop, by the last part of a path.
    spared((b"/account/", b"/user/", b"/users/"), rb"/(?:accounts?|users?)/(?:(?:login|logout|register|create|edit|forgot|reset|change|confirm|sign|index|password)(?:[A-Z_-]?[A-Za-z_-]{0,24}))(?=[/?\s\"'&#]|$)", NAMES),
)  # fmt: skip
