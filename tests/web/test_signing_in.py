"""Signing in: the right pair, the wrong one, and two people at once."""

from portal.vocabulary import Role
from tests.support.browsing import anonymous, signed_in
from tests.support.world import World


def test_a_right_pair_gives_a_session_and_a_wrong_one_the_same_sentence(world: World) -> None:
    world.enroll("Northwind")
    ada = world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)

    wrong_password = anonymous(world).submit("/sign-in", {"email": ada.email, "password": "wrong"})
    nobody = anonymous(world).submit("/sign-in", {"email": "nobody@northwind.example", "password": "wrong"})
    right = signed_in(world, "Ada")

    assert right.get("/").status_code == 303
    assert wrong_password.status_code == nobody.status_code == 422
    assert wrong_password.text.count("do not belong together") == nobody.text.count("do not belong together")


def test_two_browsers_are_two_people(world: World) -> None:
    world.enroll("Northwind")
    world.enroll("Cedar")
    world.add_person("Ada", "Northwind", Role.SUPPORT_ENGINEER)
    world.add_person("Ben", "Cedar", Role.SUPPORT_ENGINEER)

    ada, ben = signed_in(world, "Ada"), signed_in(world, "Ben")

    hers, his = ada.get("/profile").text, ben.get("/profile").text
    assert "ada@northwind.example" in hers
    assert "ben@cedar.example" in his
    assert "ada@northwind.example" not in his
    assert "ben@cedar.example" not in hers
