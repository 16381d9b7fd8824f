"""The real things that tests run against: databases and a browser, fresh for each test."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page

from portal.redaction.runs import child
from tests.support.chromium import NoBrowserError, open_profile, running_chromium
from tests.support.copying import Copy, awaited, keep
from tests.support.databases import BOTH, kinds_for
from tests.support.garbage import pytest_collection_finish, pytest_configure
from tests.support.in_place import run_in_place
from tests.support.postgres import NoPostgresError, Postgres, running_postgres
from tests.support.template import prepare
from tests.support.together import LONGEST, lies_in, on_postgres, together
from tests.support.world import World, open_world, settings_of

WITH_CHILDREN = ("journeys", "redaction")
"""The folders whose tests start a process for each redaction, as the portal does."""

__all__ = ["pytest_collection_finish", "pytest_configure"]  # these two belong to the test runner

NewContext = Callable[..., BrowserContext]
TEMPLATE, INSTALLED = "portal_template", "portal_installed"
ADDRESSES = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}
INSTALLATIONS = {"sqlite": "installed_sqlite", "postgresql": "installed_postgres"}

# No deadline: how fast a machine is says nothing about whether the code is right.
settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("deep", deadline=None, max_examples=5_000, print_blob=True)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    items.sort(key=lambda item: (not on_postgres(item.nodeid), not lies_in(item, LONGEST)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give the tests out so that little is made twice."""
    return together(config, log)


@pytest.fixture(autouse=True)
def redaction_in_place(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start no process for a redaction where none is looked at."""
    if not lies_in(request.node, WITH_CHILDREN):
        monkeypatch.setattr(child, "_run", run_in_place)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let whoever runs the tests choose the databases."""
    parser.addoption(
        "--database",
        choices=[*BOTH, "both"],
        help="Run every test on this database, or on both. Without this word `world` means both, "
        "and `light_world`, for tests to which the database makes no difference, SQLite, as for the journey.",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test the kinds of database that it runs on."""
    for fixture, kinds in kinds_for(metafunc).items():
        metafunc.parametrize(fixture, kinds, indirect=True)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    """Run a PostgreSQL server for this worker, with the template that fresh databases are copied from."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(running_postgres())
        except NoPostgresError as reason:
            pytest.skip(str(reason))
        server.create(TEMPLATE)
        prepare(server.url(TEMPLATE))
        yield server


@pytest.fixture
def new_postgres(postgres_server: Postgres) -> Iterator[Callable[..., str]]:
    """Give the address of another fresh database at each call; all are dropped after the test."""
    made: list[str] = []

    def new(template: str = TEMPLATE) -> str:
        made.append(f"portal_{uuid4().hex}")
        postgres_server.create(made[-1], template)
        return postgres_server.url(made[-1])

    yield new
    for name in made:
        postgres_server.drop(name)


@pytest.fixture
def postgres_url(new_postgres: Callable[..., str]) -> str:
    """Give the address of a fresh PostgreSQL database with the present schema."""
    return new_postgres()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the SQLite file that fresh ones are copied from."""
    path = tmp_path_factory.mktemp("template") / "portal.sqlite"
    prepare(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Give the address of a fresh SQLite database with the present schema."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'portal.sqlite')}"


@pytest.fixture
def database_url(request: pytest.FixtureRequest) -> str:
    """Give the address of a fresh database; the test runs once on each of the two kinds."""
    return str(request.getfixturevalue(ADDRESSES[request.param]))


@pytest.fixture
def journey_url(request: pytest.FixtureRequest) -> str:
    """Give the address of a fresh database for the longest journey, which `make deep` makes on both kinds."""
    return str(request.getfixturevalue(ADDRESSES[request.param]))


@pytest.fixture(scope="session")
def sqlite_installation(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Make an installation once that worlds are copied from."""
    folder = tmp_path_factory.mktemp("sqlite-installation") / "made"
    folder.mkdir()
    url = f"sqlite:///{shutil.copy(sqlite_template, folder / 'portal.sqlite')}"
    return keep(open_world(url, folder / "instance"))


@pytest.fixture(scope="session")
def postgres_installation(postgres_server: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Make an installation once that worlds are copied from."""
    folder = tmp_path_factory.mktemp("postgres-installation") / "made"
    postgres_server.create(INSTALLED, TEMPLATE)
    return keep(open_world(postgres_server.url(INSTALLED), folder / "instance"))


@pytest.fixture
def installed_sqlite(sqlite_installation: Copy, tmp_path: Path) -> World:
    """Give a fresh installation on SQLite, copied as soon as somebody enters it."""
    return awaited(
        sqlite_installation, settings_of(f"sqlite:///{tmp_path / 'portal.sqlite'}", tmp_path / "instance")
    )


@pytest.fixture
def installed_postgres(
    postgres_installation: Copy, postgres_server: Postgres, tmp_path: Path
) -> Iterator[World]:
    """Give a fresh installation on PostgreSQL, copied as soon as somebody enters it."""
    name = f"portal_{uuid4().hex}"
    yield awaited(postgres_installation, settings_of(postgres_server.url(name), tmp_path / "instance"))
    postgres_server.drop(name)


@pytest.fixture
def installed(request: pytest.FixtureRequest) -> World:
    """Give a fresh installation, once on each of the two kinds of database."""
    return cast("World", request.getfixturevalue(INSTALLATIONS[request.param]))


@pytest.fixture
def lightly_installed(request: pytest.FixtureRequest) -> World:
    """Give a fresh installation for a test to which the kind of database makes no difference."""
    return cast("World", request.getfixturevalue(INSTALLATIONS[request.param]))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Run a Chromium for this worker."""
    with ExitStack() as stack:
        try:
            yield stack.enter_context(running_chromium())
        except NoBrowserError as reason:
            pytest.skip(str(reason))


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """Collect what the pages of a test complain about; a test that expects some asserts and clears them."""
    heard: list[str] = []
    yield heard
    assert heard == [], "A page complained; see above for what, and where."


@pytest.fixture
def new_context(browser: Browser, complaints: list[str]) -> Iterator[NewContext]:
    """Open another browser profile at each call: another person, with cookies of their own."""
    contexts: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        contexts.append(open_profile(browser, complaints, **options))
        return contexts[-1]

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def browser_context(new_context: NewContext) -> BrowserContext:
    """Open one fresh browser profile."""
    return new_context()


@pytest.fixture
def page(browser_context: BrowserContext) -> Page:
    """Open one empty page."""
    return browser_context.new_page()


@pytest.fixture
def world(installed: World) -> Iterator[World]:
    """Open a fresh installation with its operator; the test runs once on each kind of database."""
    yield installed
    installed.close()


@pytest.fixture
def sqlite_world(installed_sqlite: World) -> Iterator[World]:
    """Open a fresh installation for what holds of SQLite alone, whatever is asked."""
    yield installed_sqlite
    installed_sqlite.close()


@pytest.fixture
def light_world(lightly_installed: World) -> Iterator[World]:
    """Open a fresh installation for tests to which the database makes no difference: SQLite, unless asked."""
    yield lightly_installed
    lightly_installed.close()
