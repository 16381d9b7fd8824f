"""The older cases that the demonstration brings bear every picture, and show the change drawn into them."""

import io

from portal.access.measuring_history import mapping_of, measure_history
from portal.demo.older_cases import HALF_BEFORE, HALF_SINCE, older_cases
from portal.measures.control import FEWEST_POINTS
from portal.measures.history.report_json import report_as_json
from portal.measures.history.rows import Format
from portal.web.history_pictures import history_pictures
from tests.demo.conftest import NOW


def test_every_picture_of_the_older_cases_can_be_drawn() -> None:
    log, mapping = older_cases(NOW)

    found = measure_history(io.BytesIO(log.encode()), Format.CSV, mapping_of(mapping))

    assert found.report is not None
    shown = history_pictures(report_as_json(found.report)["pictures"])  # type: ignore[arg-type]
    assert shown.flow is not None
    assert shown.curve is not None
    assert shown.points is not None
    assert shown.limits_known
    assert len(shown.points.changes) == 1
    assert len(shown.points.marks) >= 2 * FEWEST_POINTS
    assert len(shown.reasons) == 5
    change = found.report.pictures.changes[0]
    waiting = next(one for one in change.gave if one.measure_id == "M01")
    assert waiting.before is not None
    assert waiting.after is not None
    assert waiting.apart
    assert (round(waiting.before.value / HALF_BEFORE), round(waiting.after.value / HALF_SINCE)) == (1, 1)
