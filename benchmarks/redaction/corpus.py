"""A labelled corpus from a seed: what must go is known by its place, what must stay by everything else."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass

WORDS = [
    "retry",
    "timeout",
    "connection",
    "pool",
    "exhausted",
    "while",
    "processing",
    "batch",
    "stage",
    "shuffle",
    "merge",
    "commit",
    "rollback",
    "index",
]
FIRST = [
    "Alma",
    "Boris",
    "Chiara",
    "Dmitri",
    "Elif",
    "Farid",
    "Greta",
    "Hiro",
    "Ines",
    "Jonas",
    "Keiko",
    "Liam",
    "Mara",
    "Nils",
    "Olga",
    "Pedro",
]
LAST = [
    "Abendroth",
    "Bakirtzis",
    "Castellano",
    "Drozdov",
    "Erlandsen",
    "Fujimori",
    "Grabowski",
    "Haverkamp",
    "Ivanova",
    "Jansen",
]
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Sample:
    """One text and its sensitive places: start, end (characters), kind."""

    text: str
    places: tuple[tuple[int, int, str], ...]


class _Dice:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def word(self) -> str:
        return self.random.choice(WORDS)

    def number(self, least: int, most: int) -> int:
        return self.random.randrange(least, most)

    def token(self, size: int) -> str:
        return "".join(self.random.choices(LETTERS, k=size - 2)) + "k7"

    def value(self, kind: str) -> str:
        """A fresh value of a kind."""
        number, token = self.number, self.token
        first, last = self.random.choice(FIRST), self.random.choice(LAST)
        makers: dict[str, Callable[[], str]] = {
            "ipv4": lambda: f"{number(11, 120)}.{number(0, 256)}.{number(0, 256)}.{number(1, 255)}",
            "ipv6": lambda: f"2001:db8:{number(1, 65536):x}::{number(4096, 65536):x}",
            "mac": lambda: ":".join(f"{number(1, 255):02x}" for _ in range(6)),
            "host": lambda: f"{self.random.choice(['db', 'web', 'mq'])}{number(1, 99):02d}-{last.lower()}",
            "fqdn": lambda: f"{first.lower()}{number(1, 99)}.{last.lower()}.com",
            "account": lambda: f"{first[0].lower()}{last.lower()}{number(1, 99)}",
            "email": f"{first}.{last}@{last}.org".lower,
            "person": lambda: f"{first} {last}",
            "phone": lambda: f"+1 212-555-{number(1000, 9999)}",
            "password": lambda: token(12),
            "token": lambda: token(32),
            "github": lambda: "ghp_" + token(36),
            "aws": lambda: "AKIA" + "".join(self.random.choices("ABCDEFGHIJKLMNOP234567", k=16)),
            "card": lambda: self.random.choice(
                ["4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005"]
            ),
            "ssn": lambda: f"{number(100, 600)}-{number(10, 90)}-{number(1000, 9000)}",
            "uuid": lambda: (
                f"{number(2**28, 2**32):08x}-{number(4096, 65536):04x}-4abc-9def-{number(2**44, 2**48):012x}"
            ),
        }
        return makers[kind]()


# Texts with the kinds of their holes; {n} holes are harmless numbers, {w} words.
FORMS = (
    "Jun {d} 15:16:{d} {host} sshd[{n}]: Failed password for {account} from {ipv4} port {n} ssh2",
    "2024-05-{d}T10:11:{d}.123Z WARN {w} {w} on {fqdn} after {n} ms, request {uuid}",
    '{ipv4} - {account} [10/Oct/2024:13:55:36 +0000] "GET /a?access_token={token} HTTP/1.1" 200 {n}',
    "database: host={fqdn} user={account} password={password} pool={n}",
    "export AWS_ACCESS_KEY_ID={aws} GITHUB={github}",
    "Contact {person} <{email}> or {phone}",
    "eth0: link up {mac} address {ipv6} mtu {n}",
    "Payment by {card} refused, SSN {ssn} on file, code {n}",
    "Authorization: Bearer {token}",
    "C:\\Users\\{account}\\AppData\\Local {w} {n}",
    "java.lang.IllegalStateException: {w} {w} at com.acme.app.Main.run(Main.java:{n}) v1.{d}.3.4",
    "commit 9fceb02d0ae598e95dc970b74767f19372d61af8 {w} {n} files, sha256:{hex}",
    '{"level":"info","user":"{account}","client_ip":"{ipv4}","took":{n},"msg":"{w} {w}"}',
)


def corpus(seed: int, count: int) -> list[Sample]:
    """`count` samples; the same seed gives the same."""
    dice = _Dice(seed)
    return [_filled(dice.random.choice(FORMS), dice) for _ in range(count)]


def _filled(form: str, dice: _Dice) -> Sample:
    harmless: dict[str, Callable[[], str]] = {
        "n": lambda: str(dice.number(1, 65536)),
        "d": lambda: str(dice.number(10, 28)),
        "w": dice.word,
        "hex": lambda: f"{dice.random.getrandbits(256):064x}",
    }
    text, places, place = "", [], 0
    while (start := form.find("{", place)) >= 0:
        end = form.find("}", start)
        name = form[start + 1 : end]
        text += form[place:start]
        if name in harmless:
            text += harmless[name]()
        elif name.isidentifier():
            value = dice.value(name)
            places.append((len(text), len(text) + len(value), name))
            text += value
        else:
            text, end = text + "{", start
        place = end + 1
    return Sample(text + form[place:], tuple(places))


def as_lines(samples: list[Sample]) -> str:
    """The corpus as JSON Lines, for engines that run elsewhere."""
    return "\n".join(json.dumps({"id": number, "text": sample.text}) for number, sample in enumerate(samples))
