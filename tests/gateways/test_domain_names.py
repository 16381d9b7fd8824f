"""TXT records of a domain, asked by the real gateway of a server that answers, lies, breaks and is silent."""

from collections.abc import Iterator

import dns.rcode
import pytest

from portal.gateways.domain_names import MOST_RECORDS, NameServers, Texts
from portal.vocabulary import Unavailable
from tests.support.name_server import (
    NameServer,
    Reply,
    broken,
    cut_off,
    fails,
    from_elsewhere,
    leads_to,
    shows,
    silent,
    to_another_question,
    with_another_id,
)

NAME = "_entente-authz-challenge.halden-rail.example"
MANDATE = "entente-mandate=abc"
TRUE, FORGED = shows(f'"{MANDATE}"'), shows('"entente-mandate=forged"')


@pytest.fixture(scope="module")
def server() -> Iterator[NameServer]:
    """One name server for all that is asked here."""
    with NameServer({}).running() as running:
        yield running


def asked(server: NameServer, reply: Reply, seconds: float = 5) -> Texts:
    """What the gateway makes of one reply."""
    server.replies = {f"{NAME}.": reply}
    server.asked.clear()
    return NameServers(("127.0.0.1",), server.port, seconds).texts(NAME)


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        (TRUE, Texts((MANDATE,))),
        (shows('"v=spf1" " -all"', '"entente-" "mandate=abc"'), Texts(("v=spf1 -all", MANDATE))),
        (shows(f'"{MANDATE}"', authentic=True), Texts((MANDATE,), authentic=True)),
        (shows('"\\255"'), Texts(("\N{REPLACEMENT CHARACTER}",))),
        (leads_to("challenge.registrar.example.", f'"{MANDATE}"'), Texts((MANDATE,))),
        (fails(dns.rcode.NXDOMAIN), Texts(())),
        (fails(dns.rcode.NOERROR), Texts(())),
        (shows('"entente-mandate=forged"', owner="other.example."), Texts(())),
        (with_another_id(FORGED, TRUE), Texts((MANDATE,))),
        (from_elsewhere(FORGED, TRUE), Texts((MANDATE,))),
        (to_another_question(FORGED, TRUE), Texts((MANDATE,))),
    ],
    ids=[
        "one",
        "strings",
        "dnssec",
        "bytes",
        "alias",
        "no-name",
        "no-text",
        "other-owner",
        "forged-id",
        "forged-source",
        "forged-question",
    ],
)
def test_what_the_name_server_shows_is_read_and_nothing_else(
    server: NameServer, reply: Reply, found: Texts
) -> None:
    texts = asked(server, reply)

    assert (sorted(texts.records), texts.authentic) == (sorted(found.records), found.authentic)
    assert {name for name, _ in server.asked} == {f"{NAME}."}


def test_what_does_not_fit_a_datagram_is_asked_for_whole(server: NameServer) -> None:
    many = [f'"{number} {"x" * 200}"' for number in range(MOST_RECORDS + 5)]

    texts = asked(server, cut_off(*many))

    assert len(texts.records) == MOST_RECORDS
    assert server.asked == [(f"{NAME}.", False), (f"{NAME}.", True)]


@pytest.mark.parametrize("reply", [fails(dns.rcode.SERVFAIL), fails(dns.rcode.REFUSED), silent, broken])
def test_no_answer_is_a_failure_and_not_a_missing_record(server: NameServer, reply: Reply) -> None:
    with pytest.raises(Unavailable, match="did not answer"):
        asked(server, reply, seconds=0.05)


def test_a_forged_answer_alone_is_none(server: NameServer) -> None:
    for forged in (with_another_id(FORGED, silent), from_elsewhere(FORGED, silent)):
        with pytest.raises(Unavailable):
            asked(server, forged, seconds=0.05)


def test_a_machine_without_resolvers_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dns.resolver.Resolver.read_resolv_conf", lambda *_: (_ for _ in ()).throw(OSError))

    with pytest.raises(Unavailable):
        NameServers().texts(NAME)
