"""Names that a system gives to parts of its own: ports, bundles of a program, images, paths, connections."""

import re

_REVERSED = re.compile(rb"(?:com|org|net|io|edu|gov)\.[a-z0-9-]+\.[A-Za-z0-9._-]+")
_TAG = re.compile(rb"[0-9.]+-(?:alpine|slim|bullseye|bookworm|buster|jammy|focal|jre|jdk)")
_PATH = re.compile(rb"/[a-z][A-Za-z0-9._-]*(?:/[A-Za-z0-9._-]+)+")
_PART = re.compile(
    rb"(?:eth|en|ens|bond|br|wlan|vlan|utun|lo)[0-9]{1,3}"  # `member: en1`
    rb"|0x[0-9A-Fa-f]{1,4}|[a-z][a-z_-]{1,30}\.log"  # `Handle 0x0021`, `log_name: satellite.log`
    # A log of Windows, `Log Name: Microsoft-Windows-TaskScheduler/Operational`.
    rb"|Microsoft-Windows-[A-Za-z]{2,40}(?:-[A-Za-z]{2,40}){0,4}(?:/[A-Za-z]{3,20})?"
    # A key by lot may begin with a stroke, and not with one of these: `SandboxKey: /var/run/netns/…`.
    rb"|/(?:etc|var|run|usr|opt|tmp|srv|mnt|proc|sys|dev)/[A-Za-z0-9._/-]+"
)


# Where somebody stands in the folders of a system, as `PWD` says it.
_FOLDER = re.compile(
    rb"/(?:root|home|Users|etc|var|usr|opt|tmp|srv|mnt|proc|sys|app|workspace|src|data|build)(?:/[A-Za-z0-9._-]+)*/?"
)


# What a recorder of networks (Zeek) counts connections by, under `uid`.
_CONNECTION = re.compile(rb"C[A-Za-z0-9]{13,18}")
_TURN, _LEAST_TURNS = re.compile(rb"(?<=[a-z])[A-Z0-9]|(?<=[A-Z])[a-z0-9]|(?<=[0-9])[A-Za-z]"), 7
# A kind of thing as SNMP numbers it, under `Object ID`.
_KIND = re.compile(rb"\.?(?:[0-9]+\.){3,40}[0-9]+")


def is_connection(value: bytes) -> bool:
    """Whether a value is what a recorder of networks calls one connection."""
    return _CONNECTION.fullmatch(value) is not None and len(_TURN.findall(value)) >= _LEAST_TURNS


def is_kind(value: bytes) -> bool:
    """Whether a value numbers a kind of thing, the same for all of its kind."""
    return _KIND.fullmatch(value) is not None


def is_folder(value: bytes) -> bool:
    """Whether a value is a folder of a system, even a short one: `/root`."""
    return _FOLDER.fullmatch(value) is not None


def is_inner(value: bytes) -> bool:
    """Whether a value is an interface, a place of the system, or a bundle, `Owner: com.apple.iokit`."""
    return _PART.fullmatch(value) is not None or _REVERSED.fullmatch(value) is not None


def begins_reversed(value: bytes) -> bool:
    """Whether a value begins with a domain the wrong way round, as programs name their bundles."""
    return _REVERSED.match(value) is not None


def is_path(value: bytes) -> bool:
    """Whether a value is a path, as the file of passwords stands behind the word for one."""
    return _PATH.fullmatch(value) is not None


def is_tagged(value: bytes) -> bool:
    """Whether a value is the tag of a container's image: `3.11-slim`."""
    return _TAG.match(value) is not None
