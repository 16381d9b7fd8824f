"""Which queued jobs wait for each other: each lane is worked off by itself, so none holds up another."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from portal.access.alarm_calls import SEND_ALARM
from portal.access.counting import COUNT_CASES
from portal.access.history_bounds import MEASURE_HISTORY
from portal.access.levels import LOOK_UP_MANDATE, RENEW_MANDATE
from portal.access.replaying import REPLAY_FACTS
from portal.access.revealing import FIND_ORIGINAL
from portal.access.scanning import REDACT_DISCLOSURE, SCAN_UPLOAD, SWEEP_STORAGE
from portal.access.sending import DELIVER_NOTICE


class Lane(StrEnum):
    """What keeps the jobs of a lane waiting.

    DEADLINES nothing: ends of permissions, silence, alarms. LONG minutes or hours of computing. MAIL the
    installation's own mail server. STRANGERS systems that vendors and customers named: one may take half a
    minute over each message, and do so for days.
    """

    DEADLINES = "deadlines"
    LONG = "long"
    MAIL = "mail"
    STRANGERS = "strangers"


_LANES: Mapping[str, Lane] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                SCAN_UPLOAD,
                REDACT_DISCLOSURE,
                FIND_ORIGINAL,
                SWEEP_STORAGE,
                MEASURE_HISTORY,
                REPLAY_FACTS,
                COUNT_CASES,
            ),
            Lane.LONG,
        ),
        DELIVER_NOTICE: Lane.MAIL,
        **dict.fromkeys((SEND_ALARM, LOOK_UP_MANDATE, RENEW_MANDATE), Lane.STRANGERS),
    }
)


def lane_of(kind: str) -> Lane:
    """The lane of one kind of job."""
    return _LANES.get(kind, Lane.DEADLINES)
