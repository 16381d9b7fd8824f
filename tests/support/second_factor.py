"""A second factor for people of a test: set by the action, its codes as the app would show them."""

from dataclasses import dataclass, field
from datetime import timedelta

import pyotp

from portal.actions.set_second_factor import propose_secret, set_second_factor
from portal.actions.sign_in import SignedIn, sign_in
from portal.records.people import SignInSession
from tests.support.world import PASSWORD, World


@dataclass
class Authenticator:
    """One person's app and recovery codes."""

    world: World
    secret: str
    recovery_codes: list[str] = field(default_factory=list)

    def code(self) -> str:
        """What the app shows now."""
        return pyotp.TOTP(self.secret).at(self.world.clock.now)

    def next_code(self) -> str:
        """What the app shows once the present code has passed."""
        self.world.clock.forward(timedelta(seconds=30))
        return self.code()


def password_only(world: World, name: str) -> SignedIn:
    """A session of this person in which the password was right and nothing else was shown."""
    with world.transaction() as database:
        taken = sign_in(
            database, world.people[name].email, PASSWORD, world.rooms.instruments, world.clock.now
        )
    assert taken is not None
    return taken


def give_second_factor(world: World, name: str, session: SignInSession | None = None) -> Authenticator:
    """Let this person set a second factor, in a session of their own unless one is given."""
    actor, instruments = world.actor(name), world.rooms.instruments
    used = session or password_only(world, name).session
    proposed = propose_secret(actor, used, instruments)
    app = Authenticator(world, proposed.shown.replace(" ", ""))
    with world.transaction() as database:
        kept = database.get(SignInSession, used.id)
        assert kept is not None
        done = set_second_factor(
            database,
            actor,
            kept,
            proposed.sealed,
            app.code(),
            instruments,
            world.clock.now,
            password=PASSWORD,
        )
    app.recovery_codes = done.recovery_codes
    return app
