"""A vendor's address leads to the public internet or nowhere."""

import socket
from contextlib import suppress
from threading import Thread

import pytest

from portal.gateways.web_addresses import Internet, check_web_address, cut_after, public_address
from portal.vocabulary import Invalid, Unavailable

INSIDE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104
    "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fd00::1", "ff02::1", "::ffff:10.0.0.1",
    "64:ff9b::a00:1", "64:ff9b:1::a00:1", "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2",
]  # fmt: skip


@pytest.mark.parametrize(
    "address",
    [
        "http://hooks.cedar.example/alarms",
        "ftp://hooks.cedar.example",
        "https://",
        "https://localhost/alarms",
        "https://127.0.0.1/alarms",
        "https://[::1]/alarms",
        "https://2130706433/",
        "https://0x7f.0.0.0x1/",
        "https://name:word@hooks.cedar.example/",
        "https://hooks.cedar.example:8443/",
        "https://hooks.cedar.example/#part",
        "https://hooks.cedar.example/a b",
        "https://hooks.cedar.example/\r\nHost: other",
        "https://hooks.cedar.example:port/",
        "https://hooks.cedar.example/" + "a" * 500,
        "https://höoks.cedar.example/",
    ],
)
def test_an_address_of_another_form_is_refused_at_once(address: str) -> None:
    with pytest.raises(Invalid):
        check_web_address(address)


def test_an_ordinary_address_is_taken_and_looked_up_under_its_name() -> None:
    asked: list[str] = []

    def nowhere(host: str, _port: int) -> list[str]:
        asked.append(host)
        return []

    with pytest.raises(Unavailable, match="public internet"):
        Internet(nowhere).send("https://hooks.cedar.example/alarms?team=storage", b"{}", {})

    assert asked == ["hooks.cedar.example"]


@pytest.mark.parametrize("numeric", INSIDE)
def test_a_name_that_leads_inside_is_never_called(numeric: str) -> None:
    with pytest.raises(Unavailable, match="public internet"):
        public_address("hooks.cedar.example", 443, lambda _host, _port: [numeric])


def test_one_inner_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(Unavailable):
        public_address("hooks.cedar.example", 443, lambda _host, _port: ["93.184.216.34", "10.0.0.1"])


def test_a_public_name_is_called_at_the_address_that_was_checked() -> None:
    found = public_address("hooks.cedar.example", 443, lambda _host, _port: ["93.184.216.34"])

    assert found == "93.184.216.34"


def test_sending_looks_at_the_name_again_and_connects_to_nobody_inside() -> None:
    internet = Internet(lambda _host, _port: ["192.168.0.7"])

    with pytest.raises(Unavailable, match="public internet"):
        internet.send("https://hooks.cedar.example/alarms", b"{}", {})


def test_a_receiver_that_answers_one_byte_after_the_other_is_cut_off() -> None:
    """Each byte comes in time, so that the limit of a single read never holds."""
    ours, theirs = socket.socketpair()
    ours.settimeout(10)
    drips = Thread(target=_drip, args=(theirs,))
    drips.start()
    try:
        with cut_after(0.05, ours):
            while ours.recv(1):
                pass
    finally:
        ours.close()
        drips.join()
        theirs.close()

    assert not drips.is_alive()


def _drip(theirs: socket.socket) -> None:
    with suppress(OSError):
        while True:
            theirs.send(b"H")


def test_what_was_over_in_time_is_not_cut() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        with cut_after(3600, ours):
            theirs.send(b"taken")

        assert ours.recv(5) == b"taken"
