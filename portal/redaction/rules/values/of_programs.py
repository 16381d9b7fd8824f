"""What a program says where a value would stand: `uid: this.uid`, `host: str | None`, `password = self.ask(…)`."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.values.of_objects import is_called, is_made
from portal.redaction.rules.values.of_queries import is_of_a_query
from portal.redaction.rules.words.lexicon import is_plain

_TOLD = re.compile(
    rb"(?:self|this|obj|env|process\.env|options|opts|args|ctx|params|props|process|req|request|data|config)\.[A-Za-z_]|"
    rb"[A-Za-z_]+(?:\.[A-Za-z_]+)*\((?:[$@\"'_)]|self\b|this\b|cls\b)|[a-z]{2,20}(?:[A-Z][a-z]{1,20}){1,4}\([a-z][A-Za-z_]{1,40}\.[A-Za-z_]|[A-Za-z_]+\[[0-9]\]|[\"'][^\"'\r\n]{1,40}[\"'] if [A-Za-z_.(]|[a-z_]+(?:\[[0-9:-]{0,8}\])? (?:==|!=) |[A-Za-z_]+(?:\.[A-Za-z_]+)*\.(?:get|pop|find|format|strip|lower|startswith|group|encode|decode)\("
)
_NAMED = frozenset(("account", "host", "person", "address"))
_SAID_AGAIN = frozenset(("account", "host"))
_KEPT = frozenset(("session_id", "serial"))
_SECRETS = frozenset(("password", "token"))
# Of which kind a value is, as Python and TypeScript write it behind a colon: `name: Kind = …`, `name: Kind | None`.
_KIND = re.compile(
    rb"(?:str|int|bool|bytes|float|string|boolean|Any|TypeAlias)(?=[,)\]|]|[ \t]{0,4}(?:[=|]|\r?\n?$))"
    rb"|(?:(?:[a-z_]+\.){1,4}[A-Za-z_]+|(?:[A-Z][a-z]+){1,4})\[[A-Za-z_][^\[\r\n]{0,80}\](?! @)"
    rb"|(?:[A-Za-z_]+\.){0,4}[A-Za-z_]+(?:\[[^\]\r\n]{0,80}\])?(?= \| (?:None|null|undefined)\b)"
    rb"|(?:[a-z_]+\.){1,3}[A-Z][A-Za-z]+(?= \| [A-Za-z_])"
    rb"|(?:(?:[a-z_]+\.){1,4}[A-Z][A-Za-z]+|(?:[A-Z][a-z]+){2,4})(?:\[[^\]\r\n]{0,80}\])?(?= = [^ \t=])"
    rb"|(?:[A-Z][a-z]+){2,5}(?= \| [A-Z][A-Za-z.\[\]]{2,40}(?: \||[,):=]|[ \t]{0,4}\r?\n?$))|[A-Z]{2}[A-Za-z]{1,30}\[[A-Za-z_]{2,40}[,\]]"
    rb"|(?:[A-Z][a-z]+){2,4}(?=\) -> (?:None|[A-Za-z]+)[\[:])"
)
# A kind of kinds, and a call of something that has several words: `Callable[[str], bool]`, `get_host(environ, …)`.
_MADE = re.compile(
    rb"(?:[A-Z][a-z]+){1,4}\[(?:\[|Any,|(?:[a-z_]+\.)*[A-Z][A-Za-z]+\[)"
    rb"|(?:[a-z]+[_.])+[a-z]+\((?:\[|[a-z_]{2,40}, [a-z]*_[a-z_]{1,40}[,)])"
)
_CALL = re.compile(
    rb"(?:self|this|cls)\.[A-Za-z_]|[a-z]+(?:[_.][a-z]+)+\((?:[A-Za-z_][A-Za-z0-9_.]{0,40}[,)]|\)|[ \t]{0,8}\r?\n?$)"
    rb"|(?:[A-Z][a-z]+){1,4}\[[A-Za-z_]|(?:dict|list|tuple|set|type)\[[A-Za-z_]|os\.(?:environ|getenv)\b"
    # A call whose text is judged by itself, and an object that is made: `Hash::make("…")`, `new String(…)`.
    rb"|(?:[A-Za-z_][A-Za-z0-9_]{0,40}(?:\.|::|->)){0,4}[A-Za-z_][A-Za-z0-9_]{0,40}\((?=\\{0,3}[\"'`])|new [A-Z][A-Za-z0-9_.]{1,40}[(\[{<]|new ?\[\]|(?i:new-object) "
    # What Kubernetes says of one: `volume "db-creds" : secret "db-creds" not found`.
    rb"|(?:secret|configmap) \""
    # A style sheet: `.icon-pass:before{content:"…"}`.
    rb"|(?<=:)(?:before|after|hover|focus|active|disabled|checked)[{,]"
    # What is built in, a part of something by its name, a remark, a role of Sphinx.
    # A part of a resource of Terraform: `random_password.db.result`.
    rb"|(?:random|aws|azurerm|google|kubernetes|vault|tls)_[a-z_]{2,60}\.[a-z0-9_-]{1,60}\.[a-z_]{2,40}(?=[\s,)\]}]|$)"
    rb"|(?:getattr|cast|bytes|str|repr|input|prompt)\([A-Za-z_\"']|(?:[a-z]+\.){0,3}[a-z]+(?:_[a-z]+)*\[[\"'][A-Za-z_]{2,40}[\"']\]|/\*\*|"
    rb"(?:meth|func|class|attr|mod|paramref|ref|doc|pypi|exc|obj|data|term):`"
)
# A name that says its key again is another name for it: `token = options.token`, `credentials: Credentials`.
_KEY = re.compile(rb"([A-Za-z_]{4,60})\]?[ \t]{0,8}[:=][ \t]{0,8}$")
_NAMED_BY = re.compile(rb"((?:[A-Za-z_][A-Za-z0-9_]{0,40}\.){0,4})([A-Za-z_]+)(?=[\s,;()\[]|\r?\n?$)")
_CREDENTIALS = b"credentials"
# A part of something, all of words: `token = entry.spec.signature?.content`.
_PART = re.compile(rb"(?:[A-Za-z_]{2,40}\??\.){1,4}[A-Za-z_]{2,40}(?=[\s,;)}\]]|$)")
# What a program compares with a constant: `if token == START_ELEMENT:`.
_COMPARED = re.compile(rb"(?<== )[A-Z]{2,20}(?:_[A-Z]{2,20}){1,4}(?=[\s:)]|$)")
# The parameters of a function, and names to which several values are given at once: `url, _, password = found`.
_DEFINED = re.compile(
    rb"[ \t]{0,40}(?:(?:export |async |static )*(?:def|function|func|fn) )[A-Za-z_][A-Za-z0-9_]{0,60}\("
)
_UNPACKED = re.compile(rb"[ \t]{0,40}(?:[A-Za-z_][A-Za-z0-9_.]{0,40}, ){1,6}$")
_SEVERAL = re.compile(rb"[A-Za-z_][A-Za-z_.]{2,60}(?:\(.{0,80})?[ \t]{0,4}\r?\n?$")
_WORDS = re.compile(rb"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_CAMEL = re.compile(rb"[a-z]+(?:[A-Z][a-z]+)+")
_FAR, _NEAR = 200, 64
_NODE_KIND = re.compile(rb"node: [\"'](?:[A-Z][a-z]+){1,4}Node[\"']")
_KIND_NAME = re.compile(rb"(?:[A-Z][a-z]+){2,5}(?=[,)]|[ \t]{0,4}(?:=|\r?\n?$))")
# One parameter of several, alone on its line or with what it is if nobody says: `node: WorkerNode,`, `salt: Buffer = b""`.
_PARAMETER = re.compile(rb"(?:[A-Z][a-z]+){2,5}(?:,[ \t]{0,4}\r?\n?$| = [^\s=])")
_SELF = re.compile(rb"(?:self|cls), $")
# A part of something by a name as programs write them: `[first] = selectorNode.parts`.
_PART_OF_CAMEL = re.compile(
    rb"[a-z]+(?:[A-Z][a-z]+)+(?:\.[A-Za-z_]{2,40}|\[[0-9a-z]{1,3}\]){1,4}(?=[\s,;)\]]|$)"
)
# One of a list of kinds: `token = Keyword.Type`.
_MEMBER = re.compile(rb"[A-Z][a-z]{2,20}\.[A-Z][a-z]{2,20}(?=\s|,|\)|$)")


def is_of_a_program(line: bytes, start: int, name: str) -> bool:
    """Whether no value of a key of this class stands here, but what a program does or declares."""
    if (
        _is_unpacked(line, start)
        or is_of_a_query(line, start)
        or (name != "password" and _is_declared(line, start, name))
    ):
        return True
    if name in _SECRETS:
        told = _MEMBER.match(line, start) or _COMPARED.match(line, start)
        listed = name == "token" and (told is not None or _is_part(line, start))
        return (
            listed
            or _CALL.match(line, start) is not None
            or is_made(line, start)
            or _is_key_again(line, start, name)
        )
    if name in _KEPT:
        return is_called(line, start) or _is_key_again(line, start, name)
    if name not in _NAMED:
        return False
    declared = (
        line[max(0, start - _NEAR) : start].rstrip()[-1:] == b":" and _KIND.match(line, start) is not None
    )
    if declared or _TOLD.match(line, start) is not None or _MADE.match(line, start) is not None:
        return True
    return is_called(line, start) or _is_key_again(line, start, name)


def _is_unpacked(line: bytes, start: int) -> bool:
    """Whether what stands here is given to several names at once."""
    key = _KEY.search(line, max(0, start - 80), start)
    if key is None or not key[0].endswith(b" = ") or _SEVERAL.match(line, start) is None:
        return False
    return _UNPACKED.fullmatch(line, line.rfind(b"\n", 0, start) + 1, key.start()) is not None


def _is_part(line: bytes, start: int) -> bool:
    """Whether a program names a part of something by words of which some are plain."""
    part = _PART.match(line, start)
    return part is not None and any(is_plain(word.decode()) for word in _WORDS.findall(part[0]))


def _is_declared(line: bytes, start: int, name: str) -> bool:
    """Whether a parameter of a function stands before, or one whose kind bears its name: `key: KeyTypes`."""
    if line[start : start + 1] in b"\"'":
        return name == "host" and _NODE_KIND.search(line, max(0, start - 40), start + 40) is not None
    begin = line.rfind(b"\n", max(0, start - _FAR), start) + 1
    near = begin > 0 or start <= _FAR  # no way back over a line of a megabyte for each of its keys
    if near and line[start - 2 : start] == b": " and _DEFINED.match(line, begin) is not None:
        return True
    if line[start - 2 : start] == b": " and _is_parameter(line, start):
        return True
    key, kind = _KEY.search(line, max(0, start - 80), start), _KIND_NAME.match(line, start)
    if key is None or kind is None or name == "account" or not key[0].endswith(b": "):
        return False
    other = kind[0].lower()
    one = key[1].replace(b"_", b"").lower()
    return other != one and (other.startswith(one) or other.endswith(one))


def _is_parameter(line: bytes, start: int) -> bool:
    """Whether the kind of a parameter stands here, among others or alone on its line."""
    if _PARAMETER.match(line, start) is not None:
        return True
    key = _KEY.search(line, max(0, start - 80), start)
    among = key is not None and _SELF.search(line, max(0, key.start() - 6), key.start()) is not None
    return among and _KIND_NAME.match(line, start) is not None


def _is_variable(key: bytes, value: bytes) -> bool:
    """Whether a name of plain words is that of a variable: it says its key again, or is written as in programs."""
    words = [word.lower() for word in _WORDS.findall(value)]
    if not all(is_plain(word.decode()) for word in words):
        return False
    said = len(words) > 1 and key.rpartition(b"_")[2].lower() in words
    return said or _CAMEL.fullmatch(value) is not None


def _is_key_again(line: bytes, start: int, name: str) -> bool:
    """Whether the value is a name without digits whose last word is its key; a password may be that."""
    key, value = _KEY.search(line, max(0, start - 80), start), _NAMED_BY.match(line, start)
    if key is None or value is None:
        return False
    one, other = (word.replace(b"_", b"").lower() for word in (key[1], value[2]))
    if name == "password":
        return one == other and one.endswith(_CREDENTIALS)
    if not value[1] and name not in _SAID_AGAIN:
        return name == "token" and one == other and b"_" in key[1]
    if name not in _NAMED:
        return other.endswith(one)
    is_set = key[0].endswith(b" = ")
    if not value[1]:
        return is_set and _is_variable(key[1], value[2])
    said = one == other or value[1] == key[1] + b"." or _PART_OF_CAMEL.match(line, start) is not None
    return (is_set and said) or (other.endswith(one) and value[2][:1] == b"_")
