"""Names that a system gives to parts of its own: ports, bundles of a program, tags of images, paths."""

import re

_REVERSED = re.compile(rb"(?:com|org|net|io|edu|gov)\.[a-z0-9-]+\.[A-Za-z0-9._-]+")
_TAG = re.compile(rb"[0-9.]+-(?:alpine|slim|bullseye|bookworm|buster|jammy|focal|jre|jdk)")
_PATH = re.compile(rb"/[a-z][A-Za-z0-9._-]*(?:/[A-Za-z0-9._-]+)+")
_PART = re.compile(
    rb"(?:eth|en|ens|bond|br|wlan|vlan|utun|lo)[0-9]{1,3}"  # `member: en1`
    rb"|0x[0-9A-Fa-f]{1,4}|[a-z][a-z_-]{1,30}\.log"  # `Handle 0x0021`, `log_name: satellite.log`
    # A key by lot may begin with a stroke, and not with one of these: `SandboxKey: /var/run/netns/…`.
    rb"|/(?:etc|var|run|usr|opt|tmp|srv|mnt|proc|sys|dev)/[A-Za-z0-9._/-]+"
)


# Where somebody stands in the folders of a system, as `PWD` says it.
_FOLDER = re.compile(rb"/(?:root|home|Users|etc|var|usr|opt|tmp|srv|mnt|proc|sys)(?:/[A-Za-z0-9._-]+)*/?")


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
