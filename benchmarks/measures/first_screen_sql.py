"""The questions of `first_screen_peers` in SQL that DuckDB and SQLite both read, of one table of events."""

from portal.vocabulary import EventType

_WAITS_FOR_A_YES = """steps AS (
  SELECT k, t, lead(k) OVER found AS answer, lead(t) OVER found AS answered FROM events
  WHERE k IN ({request_asked}, {handoff_offered}, {request_accepted}, {handoff_accepted}, {request_declined})
  WINDOW found AS (PARTITION BY c, g, w, k IN ({handoff_offered}, {handoff_accepted}) ORDER BY n)
), waits AS (
  SELECT CAST((coalesce(answered, {now}) - t) / 1000000 AS BIGINT) AS seconds,
    CASE WHEN answer IN ({request_accepted}, {handoff_accepted}) THEN 1 ELSE 0 END AS good,
    CASE WHEN answered IS NULL THEN 0 ELSE 1 END AS ended
  FROM steps WHERE k IN ({request_asked}, {handoff_offered})
)"""
_WAITS_FOR_A_SMILE = """cases AS (
  SELECT min(CASE WHEN k = {case_opened} THEN t END) AS opened,
    max(CASE WHEN k = {resolution_confirmed} THEN t END) AS smiled,
    max(CASE WHEN k = {case_closed} THEN t END) AS closed
  FROM events GROUP BY c
), waits AS (
  SELECT CAST((coalesce(smiled, closed, {now}) - opened) / 1000000 AS BIGINT) AS seconds,
    CASE WHEN smiled IS NULL THEN 0 ELSE 1 END AS good,
    CASE WHEN coalesce(smiled, closed) IS NULL THEN 0 ELSE 1 END AS ended
  FROM cases
)"""
_HALF = """counted AS (
  SELECT seconds, sum(good) AS good, sum(ended) AS ended, count(*) AS n FROM waits GROUP BY seconds
), watched AS (
  SELECT seconds, good, ended, sum(n) OVER (ORDER BY seconds DESC) AS risk FROM counted
), still AS (
  SELECT seconds, good, risk, coalesce(exp(sum(CASE WHEN ended < risk THEN ln(1.0 - 1.0 * ended / risk)
    ELSE -99.0 END) OVER (ORDER BY seconds ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)), 1.0) AS alive
  FROM watched
), shares AS (
  SELECT seconds, good, sum(alive * good / risk) OVER (ORDER BY seconds) AS share FROM still
) SELECT min(seconds) / 3600.0 FROM shares WHERE good > 0 AND share >= 0.5 - 1e-12"""
_CAME_BACK = """WITH taken AS (
  SELECT c, n, w, lag(w) OVER (PARTITION BY c ORDER BY n) AS before FROM events
  WHERE k IN ({case_opened}, {handoff_accepted})
), hands AS (
  SELECT c, w, lag(w, 2) OVER (PARTITION BY c ORDER BY n) AS first FROM taken
  WHERE before IS NULL OR before <> w
), cases AS (
  SELECT max(CASE WHEN first = w THEN 1.0 ELSE 0.0 END) AS back FROM hands GROUP BY c HAVING count(*) > 1
) SELECT avg(back) FROM cases"""
_SAID_YES = """SELECT avg(CASE WHEN k = {resolution_confirmed} THEN 1.0 ELSE 0.0 END) FROM events
  WHERE k IN ({resolution_confirmed}, {resolution_silent})"""
_QUESTIONS = (
    f"WITH {_WAITS_FOR_A_YES}, {_HALF}",
    _CAME_BACK,
    f"WITH {_WAITS_FOR_A_SMILE}, {_HALF}",
    _SAID_YES,
)


def questions(now: int) -> list[str]:
    """One query with one answer for each of `first_screen_peers.MEASURES`, looked at `now` (microseconds)."""
    places = {kind.name.lower(): place for place, kind in enumerate(EventType)}
    return [one.format(**places, now=now) for one in _QUESTIONS]
