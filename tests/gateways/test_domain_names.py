"""TXT records as a domain gives them: strings put together, no name as no record, no answer as a failure."""

from types import SimpleNamespace
from typing import Any

import dns.exception
import dns.flags
import dns.resolver
import dns.rrset
import pytest

from portal.gateways.domain_names import NameServers, Texts
from portal.vocabulary import Unavailable

NAME = "_entente-authz-challenge.halden-rail.example"


def answering(monkeypatch: pytest.MonkeyPatch, answer: Any) -> list[str]:
    asked: list[str] = []

    def resolve(_self: object, name: str, *_: object, **__: object) -> Any:
        asked.append(name)
        if isinstance(answer, type):
            raise answer
        return answer

    monkeypatch.setattr(dns.resolver.Resolver, "__init__", lambda self: setattr(self, "cache", None))
    monkeypatch.setattr(dns.resolver.Resolver, "use_edns", lambda *_: None)
    monkeypatch.setattr(dns.resolver.Resolver, "resolve", resolve)
    return asked


class Records(list[Any]):
    """The records of an answer, with what the resolver says of it."""

    response = SimpleNamespace(flags=dns.flags.QR | dns.flags.AD)


def test_the_strings_of_one_record_belong_together_and_records_do_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    records = dns.rrset.from_text(NAME, 60, "IN", "TXT", '"entente-" "mandate=abc"', '"v=spf1" " -all"')
    asked = answering(monkeypatch, Records(records))

    found = NameServers().texts(NAME)

    assert found == Texts(("entente-mandate=abc", "v=spf1 -all"), authentic=True)
    assert asked == [f"{NAME}."]


def test_a_name_that_is_not_there_has_no_records(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, dns.resolver.NXDOMAIN)

    assert NameServers().texts(NAME) == Texts(())


@pytest.mark.parametrize("trouble", [OSError, dns.exception.Timeout, dns.resolver.NoNameservers])
def test_no_answer_is_a_failure_and_not_a_missing_record(
    monkeypatch: pytest.MonkeyPatch, trouble: type[Exception]
) -> None:
    answering(monkeypatch, trouble)

    with pytest.raises(Unavailable):
        NameServers().texts(NAME)
