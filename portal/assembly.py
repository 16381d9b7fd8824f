"""The one place where the rooms are put together; nobody inside imports it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Flask, Response, g, send_from_directory
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import inspect, select

from portal.actions.instruments import Instruments
from portal.gateways.mail import Mail, MailFolder, MailServer
from portal.gateways.objects import ObjectStore
from portal.gateways.root_key_choice import open_root_keys, own_file, read_choice
from portal.gateways.root_key_store import RootKeyStore
from portal.gateways.shred_database import ShredDatabase
from portal.gateways.shred_store import ShredFolder, ShredStore
from portal.gateways.witness_memory import FolderMemory
from portal.gateways.witness_policy import read_witnesses
from portal.records.database import Database
from portal.records.organizations import OrganizationKey
from portal.records.roads import ON_COMMAND
from portal.settings import ROOT, Settings
from portal.vault.keyring import KeyRing
from portal.vault.passwords import PasswordCost, Passwords
from portal.web.call import Rooms
from portal.web.errors import install_errors
from portal.web.filters import Reader, install_filters
from portal.web.guard import GuardedBlueprint, check_guards
from portal.web.headers import install_headers
from portal.web.incoming import install_incoming
from portal.web.own_name import install_own_name
from portal.web.pages import DEVELOPMENT_PAGES, PAGES, PLAYGROUND_PAGES
from portal.web.shell_context import install_shell

LARGEST_BODY = 9 * 1024 * 1024
"""One piece of an upload (8 MiB) with room for what stands around it; larger bodies are refused unread."""

CHEAP = PasswordCost(passes=1, memory_kib=64, lanes=1)
"""For tests: the real algorithm at a cost that protects nobody."""

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The present instant."""
    return datetime.now(UTC)


def open_rooms(settings: Settings, clock: Clock = system_clock) -> Rooms:
    """Open database, keys and stores of an installation.

    Raises:
        Unavailable: the database could lose what it acknowledged, or the root key is missing.
    """
    database = Database(settings.database_url)
    root = _open_root_keys(settings, database)
    instruments = Instruments(
        keyring=KeyRing(root),
        root=root,
        objects=ObjectStore(settings.instance / "objects"),
        shred=_open_shred_store(settings),
        passwords=Passwords(CHEAP if settings.cheap_passwords else PasswordCost()),
        base_url=settings.base_url,
        log_name=f"{settings.base_url.partition('://')[2]}/log",
        signer_memory=FolderMemory(settings.signer_folder),
        witnesses=read_witnesses(settings.witnesses),
    )
    return Rooms(database, instruments, settings, clock)


def _open_root_keys(settings: Settings, database: Database) -> RootKeyStore:
    """The file in the instance, or the keeper that the setting names; made where nothing is sealed yet."""
    secrets = {"pin": settings.pkcs11_pin, "token": settings.vault_token}
    choice = read_choice(settings.root_keys)
    may_create = not own_file(choice, settings.instance).exists() and not _holds_data(database)
    return open_root_keys(choice, settings.instance, secrets, may_create=may_create)


def _open_shred_store(settings: Settings) -> ShredStore:
    """The folder in the instance, or what the setting names."""
    if "://" in settings.shred_store:
        return ShredDatabase(settings.shred_store)
    return ShredFolder(Path(settings.shred_store or settings.instance / "shred"))


def _holds_data(database: Database) -> bool:
    """Whether something may have been sealed already, so that a missing root key is a loss."""
    if not inspect(database.engine).has_table(OrganizationKey.__tablename__):
        return False
    with database.transaction(ON_COMMAND, write=False) as session:
        return session.scalars(select(OrganizationKey.key_id).limit(1)).first() is not None


def open_mail(settings: Settings) -> Mail:
    """The mail server that is configured, or a folder of files."""
    return MailServer(settings.smtp_url) if settings.smtp_url else MailFolder(settings.instance / "mail")


def create_app(rooms: Rooms) -> Flask:
    """The web application over an open installation. Fails if any page is around the guard."""
    settings = rooms.settings
    app = Flask(
        "portal", static_folder=str(ROOT / "portal" / "static"), template_folder=str(ROOT / "templates")
    )
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LARGEST_BODY,
        SESSION_COOKIE_NAME="entente_form",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.base_url.startswith("https:"),
        WTF_CSRF_TIME_LIMIT=int(timedelta(hours=12).total_seconds()),
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
    )
    app.extensions["portal"] = rooms
    CSRFProtect(app)
    install_own_name(app, settings.base_url)
    install_incoming(app)
    install_headers(app)
    install_errors(app)
    install_filters(app, _reader)
    install_shell(app)
    for blueprint in _pages(settings):
        app.register_blueprint(blueprint)
    app.add_url_rule("/static/assets/<path:name>", "assets", _assets, provide_automatic_options=False)
    check_guards(app)
    return app


def _pages(settings: Settings) -> tuple[GuardedBlueprint, ...]:
    """Pages that this kind of installation has; what it does not have, it does not know."""
    mail = PLAYGROUND_PAGES if settings.playground and not settings.smtp_url else ()
    return PAGES + mail + (DEVELOPMENT_PAGES if settings.development else ())


def _assets(name: str) -> Response:
    """Files that set-up made from packages: the typeface."""
    settings: Settings = g.rooms.settings
    return send_from_directory(settings.assets, name)


def _reader() -> Reader:
    actor = g.get("actor")
    rooms: Rooms = g.rooms
    return Reader(ZoneInfo(actor.time_zone if actor else "UTC"), rooms.clock())
