"""Four numbers that are a version and no address, told by the words around them.

Only numbers right beside such a word are meant: `version 10.2.0.4`, and not `version of the agent on 10.2.0.4`.
"""

# ruff: noqa: E501 - a pattern is read as one piece

import re

_WORD = (
    rb"(?:versions?|versione|versie|versiune|versiunea|versio|verze|verzija|verzi\xc3\xb3|verziu|wersja|wersji|wersj\xc4\x99"
    rb"|versi\xc3\xb3n|vers\xc3\xa3o|s\xc3\xbcr\xc3\xbcm|\xd0\xb2\xd0\xb5\xd1\x80\xd1\x81\xd0\xb8(?:\xd1\x8f|\xd0\xb8|\xd1\x8e))"
)
_OF_WHAT = (
    rb"(?:is|now|number|string|installed|aplikacji|programu|systemu|instalada|installata|install\xc3\xa9e)"
)
# Between a word and its numbers, as settings, JSON, XML and the columns of a report write it.
_GAP = rb"(?:[\s:=\"'.\]>]{0,3}|\"[ \t]?:[ \t]?\"|\"[ \t]value=\"|[ \t.]{0,40}[:=][ \t]{1,32})"
_BEFORE = re.compile(
    rb"(?i)(?:(?:\b|_|(?<=[a-z]))"
    + _WORD
    + rb"(?: "
    + _OF_WHAT
    + rb")?|\b(?:v|rv|ver|rev|firmware|driver|bios|build|release|schema|installer|receiver|sdk|assembly|workspace app))"
    + _GAP
    + rb"$|(?:chrome|chromium|firefox|edg|opr|safari|webkit|gecko|trident|version|crios|electron|"
    rb"headlesschrome|okhttp|brave|vivaldi|yabrowser|samsungbrowser|netfx|clr)[a-z]{0,4}/$"
    rb"|\b(?:upgraded?|downgraded?) to $|\bwe (?:updated?|upgraded?) on [0-9./-]{6,10} to $"
    rb"|\b(?:changes|what'?s new|new) in (?:[a-z][a-z0-9-]{1,24} )?$"
    # Of a file of a program: `Tern.Core.dll (4.2.0.1)`.
    rb"|\.(?:exe|dll|sys|msi) \($"
    # Of a package of Windows: `Package_for_KB2928120~31bf3856ad364e35~amd64~~6.1.1.2`.
    rb"|~~$"
    # Of a standard: `section 8.4.1.3`, `#section-4.1.2.1`, `ISO 32000-2:2020, 9.7.5.2`.
    rb"|(?:\b(?:section|clause|annex|appendix|chapter|paragraph|requirement)s?[ -]|\xc2\xa7 ?)$"
    rb"|\b(?:iso|iec|ieee|ecma|ansi|etsi|nist)(?:/iec)?[ -][0-9][0-9.:-]{1,20}, $"
    # Of a program that calls, and of what is fetched: `"grpc-go/1.2.3.4"`, `docker pull tern/app:1.2.3.4`.
    rb"|\"(?:[A-Za-z-]{0,30}[A-Z][A-Za-z-]{0,30}|[a-z]{2,20}-(?:go|java|node|python|client|sdk|agent|http|cli)|containerd|dockerd?|curl|wget|kubectl|helm)/$"
    rb"|/manifests/$|\bdocker (?:pull|push|run) [a-z0-9./_-]{1,60}:$"
    # Of a kind of thing, as X.500 and SNMP number them: `OID_KEY_USAGE = '2.5.29.15'`.
    rb"|(?:\b|_)oid(?:s|_[a-z_]{1,40})?\b[ \t:='\"(\[]{1,6}$"
)
# `7.4.2.11 verzió`, in languages that put the word behind.
_BEHIND = re.compile(rb"(?i) (?:verzi\xc3\xb3|s\xc3\xbcr\xc3\xbcm)")
# What programs are installed from, `setup-12.4.0.118.exe`.
_OF_FILE = re.compile(rb"[-_][0-9.]{7,15}\.(?:exe|msi|msu|cab|pkg|dmg|deb|rpm|jar|dll|nupkg|apk|ipa|whl)\b")
# What a device runs, where its line tells of the device besides: `fw=1.2.3.4 model=X1`.
_RUNS = re.compile(rb"(?i)(?<![a-z0-9_-])fw ?[:=] ?[\"']?v?$")
_DEVICE = re.compile(rb"(?i)(?<![a-z0-9])(?:model|firmware|hw|board|bootloader|rssi|battery|bat)(?![a-z0-9])")
# What a program says of itself has versions, and no address.
_OF_AGENT = re.compile(rb"(?i)(?:> ?)?user-agent: ")
_FAR = 72


def is_version(line: bytes, start: int, end: int) -> bool:
    """Whether the four numbers in this place are a version: what stands around them says so."""
    return (
        is_version_at(line, start)
        or _BEHIND.match(line, end) is not None
        or _OF_FILE.match(line, max(0, start - 1)) is not None
    )


def is_version_at(line: bytes, place: int) -> bool:
    """Whether numbers that begin here are a version: a word before them says so."""
    said = _BEFORE.search(line, max(0, place - _FAR), place) is not None
    runs = not said and _RUNS.search(line, max(0, place - _FAR), place) is not None
    if runs and _DEVICE.search(line) is not None:
        return True
    return said or (_OF_AGENT.match(line) is not None and line[place - 1 : place] in b" /")
