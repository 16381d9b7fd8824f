"""What differs between two installations: read once from the environment, then frozen.

Every name begins with `PORTAL_`. Without any, the portal runs embedded: SQLite and files below
`instance/`, on loopback. Only create_app, the command line and the worker read settings.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from portal.vocabulary import Invalid

ROOT = Path(__file__).resolve().parent.parent
DEMONSTRATION_MARK = "demonstration"
"""The empty file in `instance/` that says: what lies here is a demonstration, not anybody's data."""

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Settings:
    """The settings of one installation."""

    instance: Path
    database_url: str
    secret_key: str
    host: str = "127.0.0.1"
    port: int = 8400
    base_url: str = "http://localhost:8400"
    shred_store: str = ""
    root_keys: str = ""
    pkcs11_pin: str = field(default="", repr=False)
    vault_token: str = field(default="", repr=False)
    smtp_url: str = ""
    mail_from: str = "entente@localhost"
    assets: Path = ROOT / ".cache" / "assets"
    signer: Path | None = None
    witnesses: Path | None = None
    export: str = ""
    demonstration: bool = False
    development: bool = False
    cheap_passwords: bool = False

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach the portal; the demonstration's conveniences need it."""
        return self.host in LOOPBACK

    @property
    def playground(self) -> bool:
        """Whether codes and mailboxes may be shown: a demonstration, on loopback, nowhere else."""
        return self.demonstration and self.on_loopback

    @property
    def signer_folder(self) -> Path:
        """Where the log's signer keeps what it signed last: never in one backup with the database."""
        return self.signer or self.instance / "signer"

    @property
    def is_sqlite(self) -> bool:
        """Whether the embedded database is used."""
        return self.database_url.startswith("sqlite")


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read the settings and say what is missing.

    Raises:
        Invalid: with the variable's name and what to set it to.
    """
    instance = Path(environment.get("PORTAL_INSTANCE", str(ROOT / "instance"))).resolve()
    host = environment.get("PORTAL_HOST", "127.0.0.1")
    port = _port(environment.get("PORTAL_PORT", "8400"))
    demonstration = _demonstration(environment, instance, host)
    if demonstration and host not in LOOPBACK:
        raise Invalid("PORTAL_DEMONSTRATION works on loopback only: set PORTAL_HOST to 127.0.0.1.")
    database_url = environment.get("PORTAL_DATABASE_URL", f"sqlite:///{instance / 'portal.sqlite'}")
    return Settings(
        instance=instance,
        database_url=database_url,
        secret_key=_secret_key(environment, instance, embedded=host in LOOPBACK),
        host=host,
        port=port,
        base_url=environment.get("PORTAL_BASE_URL", _own_address(host, port)).rstrip("/"),
        root_keys=environment.get("PORTAL_ROOT_KEYS", ""),
        pkcs11_pin=environment.get("PORTAL_PKCS11_PIN", ""),
        vault_token=environment.get("PORTAL_VAULT_TOKEN", ""),
        shred_store=_shred_store(environment, database_url),
        smtp_url=environment.get("PORTAL_SMTP_URL", ""),
        mail_from=environment.get("PORTAL_MAIL_FROM", "entente@localhost"),
        assets=Path(environment.get("PORTAL_ASSETS", str(ROOT / ".cache" / "assets"))),
        signer=_path(environment.get("PORTAL_SIGNER", "")),
        witnesses=_path(environment.get("PORTAL_WITNESSES", "")),
        export=environment.get("PORTAL_EXPORT", ""),
        demonstration=demonstration,
        development=environment.get("PORTAL_DEVELOPMENT", "") == "1",
    )


def _shred_store(environment: Mapping[str, str], database_url: str) -> str:
    """Where permissions' keys lie: "" for the folder in the instance, a folder, or a database of its own."""
    said = environment.get("PORTAL_SHRED_STORE", "")
    if not said or said.startswith("/"):
        return said
    if not said.startswith("postgresql+psycopg://") or said == database_url:
        raise Invalid(
            "PORTAL_SHRED_STORE must be a folder (/…), or postgresql+psycopg://… of another database "
            "than PORTAL_DATABASE_URL: one that is in no backup."
        )
    return said


def _demonstration(environment: Mapping[str, str], instance: Path, host: str) -> bool:
    """Asked for; or, when nothing is said, an embedded installation that is empty or was begun as one."""
    said = environment.get("PORTAL_DEMONSTRATION", "")
    if said or "PORTAL_DATABASE_URL" in environment or host not in LOOPBACK:
        return said == "1"
    return (instance / DEMONSTRATION_MARK).exists() or not (instance / "portal.sqlite").exists()


def _path(text: str) -> Path | None:
    return Path(text).resolve() if text else None


def _own_address(host: str, port: int) -> str:
    """Where people come when nothing is said: on this machine by a name, for no passkey fits a number."""
    return f"http://{'localhost' if host in LOOPBACK else host}:{port}"


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) <= 65535:  # noqa: PLR2004 - the highest TCP port
        raise Invalid(f"PORTAL_PORT must be a number from 1 to 65535, not “{text}”.")
    return int(text)


def _secret_key(environment: Mapping[str, str], instance: Path, *, embedded: bool) -> str:
    """The key of form tokens: given, or on loopback kept in a file that is made once."""
    given = environment.get("PORTAL_SECRET_KEY", "")
    if given:
        if len(given) < 32:  # noqa: PLR2004 - 128 bits written in hexadecimal
            raise Invalid("PORTAL_SECRET_KEY is too short: use at least 32 random characters.")
        return given
    if not embedded:
        raise Invalid("PORTAL_SECRET_KEY is missing: set it to 32 or more random characters.")
    path = instance / "secret_key"
    try:
        instance.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_hex(32))
        return path.read_text().strip()
    except OSError as problem:
        raise Invalid(f"The folder {instance} cannot be written: {problem.strerror}.") from problem
