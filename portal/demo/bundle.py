"""A support bundle for demonstrations and tests: invented people, machines and secrets, and the list of them.

Names end in .example or .test (RFC 2606), public addresses are those of RFC 5737; nobody exists.
"""

import gzip
import io
import json
import random
import string
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from portal.vocabulary import DataCategory

_FIRST = (
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
)
_LAST = ("Abendroth", "Bakirtzis", "Castellano", "Drozdov", "Erlandsen", "Fujimori", "Grabowski", "Haverkamp")
_SITES = ("harbor", "meadow", "summit", "quarry")
_ROLES = ("db", "web", "mq", "auth")
_START = 1_760_000_000


@dataclass(frozen=True, slots=True)
class Planted:
    """One sensitive value that was put into the bundle, and where."""

    value: str
    category: DataCategory
    member: str


class _World:
    """The people and machines of one invented customer."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - a demonstration, not a secret
        self.planted: list[Planted] = []
        people = [(first, last) for first in _FIRST for last in _LAST]
        self.people = self.dice.sample(people, 6)
        self.hosts = [
            f"{role}{number:02d}-{self.dice.choice(_SITES)}" for number, role in enumerate(_ROLES, 1)
        ]
        self.domain = "halden-rail.example"

    def token(self, size: int, alphabet: str = string.ascii_letters + string.digits) -> str:
        """A random word that has letters and digits."""
        return "".join(self.dice.choices(alphabet, k=size - 2)) + "x7"

    def private(self) -> str:
        """A private address (RFC 1918)."""
        return f"10.{self.dice.randrange(8, 30)}.{self.dice.randrange(1, 250)}.{self.dice.randrange(2, 250)}"

    def public(self) -> str:
        """An address for documentation (RFC 5737)."""
        return f"203.0.113.{self.dice.randrange(2, 250)}"

    def account(self, number: int) -> str:
        """The account of a person."""
        first, last = self.people[number % len(self.people)]
        return f"{first[0]}{last}".lower()

    def plant(self, value: str, category: DataCategory, member: str) -> str:
        """Note a value as planted and give it back."""
        note = Planted(value, category, member)
        if note not in self.planted:
            self.planted.append(note)
        return value


def write_bundle(output: BinaryIO, seed: int) -> list[Planted]:
    """Write a tar.gz to `output`; the same seed gives the same bytes. Returns what was planted in it."""
    world = _World(seed)
    members: dict[str, Callable[[_World, str], bytes]] = {
        "support/var/log/auth.log": _auth_log,
        "support/var/log/app.jsonl": _app_log,
        "support/var/log/nginx/access.log": _access_log,
        "support/etc/app/settings.yaml": _settings,
        "support/browser/session.har": _har,
        "support/crm/contacts.csv": _contacts,
        "support/notes.txt": _notes,
    }
    with gzip.GzipFile("", "wb", 6, output, 0) as packed, tarfile.open(mode="w|", fileobj=packed) as archive:
        for name, make in members.items():
            content = make(world, name)
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(content), _START
            archive.addfile(info, io.BytesIO(content))
    return world.planted


def _auth_log(world: _World, member: str) -> bytes:
    lines = []
    for number in range(60):
        host = world.plant(world.hosts[number % 4], DataCategory.HOSTS, member)
        account = world.plant(world.account(number), DataCategory.ACCOUNTS, member)
        address = world.plant(world.private(), DataCategory.NETWORK, member)
        verb = "Accepted publickey" if number % 3 else "Failed password"
        clock = f"Oct  9 08:{number % 60:02d}:{number * 7 % 60:02d} {host} sshd[{2000 + number}]"
        lines.append(f"{clock}: {verb} for {account} from {address} port {40000 + number} ssh2")
    return _text(lines)


def _app_log(world: _World, member: str) -> bytes:
    lines = []
    for number in range(40):
        first, last = world.people[number % 6]
        email = world.plant(f"{first}.{last}@{world.domain}".lower(), DataCategory.PEOPLE, member)
        session = world.plant(world.token(26), DataCategory.CREDENTIALS, member)
        row = {
            "time": f"2025-10-09T08:{number:02d}:00Z",
            "level": "WARN" if number % 5 else "ERROR",
            "host": world.plant(world.hosts[number % 4], DataCategory.HOSTS, member),
            "message": f"retry {number} of upstream call",
            "email": email,
            "session_id": session,
            "duration_ms": 12 + number,
        }
        lines.append(json.dumps(row))
    return _text(lines)


def _access_log(world: _World, member: str) -> bytes:
    lines = []
    for number in range(60):
        address = world.plant(world.public(), DataCategory.NETWORK, member)
        token = world.plant(world.token(32), DataCategory.CREDENTIALS, member)
        clock = f"09/Oct/2025:08:{number:02d}:00 +0000"
        request = f"GET /api/v2/orders/{1000 + number}?access_token={token} HTTP/1.1"
        lines.append(f'{address} - - [{clock}] "{request}" 502 173 "-" "Mozilla/5.0"')
    return _text(lines)


def _settings(world: _World, member: str) -> bytes:
    credentials, hosts = DataCategory.CREDENTIALS, DataCategory.HOSTS
    key_id = "AKIA" + world.token(16, "ABCDEFGHIJKLMNOP234567")[:14] + "Q7"
    return _text(
        [
            "database:",
            f"  host: {world.plant(f'{world.hosts[0]}.{world.domain}', hosts, member)}",
            "  port: 5432",
            f"  username: {world.plant('svc_booking', DataCategory.ACCOUNTS, member)}",
            f"  password: {world.plant(world.token(16), credentials, member)}",
            "storage:",
            f"  aws_access_key_id: {world.plant(key_id, credentials, member)}",
            f"  aws_secret_access_key: {world.plant(world.token(40), credentials, member)}",
            "  bucket_count: 4",
            "retries: 3",
        ]
    )


def _har(world: _World, member: str) -> bytes:
    entries = []
    for number in range(8):
        host = world.plant(f"portal.{world.domain}", DataCategory.HOSTS, member)
        cookie = world.plant(world.token(24), DataCategory.CREDENTIALS, member)
        bearer = world.plant(world.token(40), DataCategory.CREDENTIALS, member)
        password = world.plant(world.token(12), DataCategory.CREDENTIALS, member)
        body = json.dumps(
            {
                "username": world.plant(world.account(number), DataCategory.ACCOUNTS, member),
                "password": password,
            }
        )
        request = {
            "method": "POST",
            "url": f"https://{host}/login",
            "headers": [
                {"name": "Authorization", "value": f"Bearer {bearer}"},
                {"name": "Accept", "value": "*/*"},
            ],
            "cookies": [{"name": "sid", "value": cookie}],
            "postData": {"mimeType": "application/json", "text": body},
        }
        entries.append(
            {"time": 12.5 + number, "request": request, "response": {"status": 401, "cookies": []}}
        )
    return json.dumps({"log": {"version": "1.2", "entries": entries}}, indent=1).encode()


def _contacts(world: _World, member: str) -> bytes:
    lines = ["full_name,email,phone,site"]
    for number, (first, last) in enumerate(world.people):
        name = world.plant(f"{first} {last}", DataCategory.PEOPLE, member)
        email = world.plant(f"{first}.{last}@{world.domain}".lower(), DataCategory.PEOPLE, member)
        phone = world.plant(f"+1 212-555-01{number:02d}", DataCategory.PEOPLE, member)
        lines.append(f"{name},{email},{phone},{number}")
    return _text(lines)


def _notes(world: _World, member: str) -> bytes:
    first, last = world.people[0]
    name = world.plant(f"{first} {last}", DataCategory.PEOPLE, member)
    card = world.plant("4111 1111 1111 1111", DataCategory.FINANCIAL, member)
    iban = world.plant("DE89 3704 0044 0532 0130 00", DataCategory.FINANCIAL, member)
    number = world.plant("536-22-8726", DataCategory.NATIONAL_IDS, member)
    password = world.plant(world.token(14), DataCategory.CREDENTIALS, member)
    return _text(
        [
            "Notes from the call",
            f"Spoke with {name}; the sign-in fails since release 4.2.1.",
            f"Test order paid with {card}, refund to {iban}.",
            f"HR record SSN {number}.",
            f"Temporary login: password is {password}",
            "Build 2025.10.3, checksum 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08.",
        ]
    )


def _text(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
