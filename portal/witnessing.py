"""Beside the sequencer: the witnesses are asked about every signed state, and their signatures kept.

A witness that is down holds up nobody: the others' signatures are kept as they come, pages go on, and
how far witnessing is behind is shown on the page of the log.
"""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from http import HTTPStatus

from portal.access.witnessing import Question, asked_again, questions_to_witnesses, with_newer_keys
from portal.actions.keep_cosignature import keep_cosignature
from portal.gateways.witness_client import ask_witness
from portal.ledger.faults import Damaged
from portal.ledger.following import PLACE
from portal.ledger.witness import Answer
from portal.records.roads import FOR_THE_LOG
from portal.vocabulary import Unavailable
from portal.web.call import Rooms

log = logging.getLogger(__name__)

WITNESS_SECONDS = 1.0
MOST_AT_ONCE = 8


def witness_newest(rooms: Rooms) -> int:
    """Ask every witness that has not signed the newest state; returns how many signed it now."""
    policy = rooms.instruments.witnesses
    with rooms.database.transaction(FOR_THE_LOG, write=False) as database:
        questions = questions_to_witnesses(database, policy)
    if not questions:
        return 0
    signed = 0
    with ThreadPoolExecutor(min(len(questions), MOST_AT_ONCE), "witness") as pool:
        asked = {pool.submit(_answer, rooms, question): question for question in questions}
        for done in as_completed(asked):
            with rooms.database.transaction(FOR_THE_LOG) as database:
                signed += keep_cosignature(database, policy, asked[done], done.result(), rooms.clock())
    return signed


def keep_witnessing(rooms: Rooms, stop: threading.Event) -> None:
    """Ask about once a second until `stop` is set."""
    while not stop.wait(WITNESS_SECONDS):
        try:
            witness_newest(rooms)
        except Exception:
            log.exception("The witnesses could not be asked.")


def _answer(rooms: Rooms, question: Question) -> Answer | str:
    """What the witness says; or what was wrong.

    It is asked twice if it knows another size than we thought, and told of newer keys if it knows none that
    signs. One that learns none (404) has refused for good: its keeper must give it the newer key.
    """
    try:
        return _told(rooms, *_asked(rooms, question))
    except (Damaged, Unavailable) as trouble:
        return trouble.sentence


def _asked(rooms: Rooms, question: Question) -> tuple[Question, Answer]:
    answer = ask_witness(question.address, question.body)
    with rooms.database.transaction(FOR_THE_LOG, write=False) as database:
        again = asked_again(database, question, answer)
    return (question, answer) if again is None else (again, ask_witness(again.address, again.body))


def _told(rooms: Rooms, question: Question, answer: Answer) -> Answer:
    if answer.status != HTTPStatus.FORBIDDEN:
        return answer
    with rooms.database.transaction(FOR_THE_LOG, write=False) as database:
        told = with_newer_keys(database, question)
    after = ask_witness(question.address, told, PLACE) if told else answer
    return answer if after.status == HTTPStatus.NOT_FOUND else after
