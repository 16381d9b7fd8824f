"""What a key says with the one around it goes from objects as each language prints them."""

import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms, redact_text

NOTATIONS = {
    "Python": "body={'user': {'first': 'Zqelda', 'last': 'Mrovik'}, 'ids': [4, 17]}",
    "a data class": "got User(id=417, first='Zqelda', last='Mrovik', roles=['quay'])",
    "Kotlin": "got User(id=417, first=Zqelda, last=Mrovik)",
    "Java": "got Request{user=User{first='Zqelda', last='Mrovik'}, size=3}",
    "a map of Java": "got {user={first=Zqelda, last=Mrovik}, size=3}",
    "a record of Java": "got Passenger[first=Zqelda, last=Mrovik, seat=14]",
    "JavaScript": "params { user: { first: 'Zqelda', last: 'Mrovik' }, ids: [ 4, 17 ] }",
    "Ruby": 'Parameters: {"user"=>{"first"=>"Zqelda", "last"=>"Mrovik"}}',
    "symbols of Ruby": 'Parameters: {:user=>{:first=>"Zqelda", :last=>"Mrovik"}}',
    "a model of Rails": '#<User id: 417, first: "Zqelda", last: "Mrovik">',
    "Elixir": '%User{id: 417, first: "Zqelda", last: "Mrovik"}',
    "a map of Go": "got map[size:3 user:map[first:Zqelda last:Mrovik]]",
    "Go": "got &{User:{First:Zqelda Last:Mrovik} Size:3}",
    "PHP": "got array('user' => array('first' => 'Zqelda', 'last' => 'Mrovik'))",
    "Rust": 'got Request { user: User { first: "Zqelda", last: "Mrovik" }, size: 3 }',
    "a list": "got {'users': [{'first': 'Zqelda'}, {'last': 'Mrovik'}]}",
    "cut off": 'payload={"user":{"first":"Zqelda","last":"Mrovik"},"ord',
}
DECLARED = (
    "Page(first=0, last=20, size=20, sort=Sort(name=created, order=asc))",
    'Table { name: "orders", columns: [Column { name: "id", type: Integer }] }',
    "def last(self, first: Node, last: Node) -> Node:",
    "data class User(val name: String, val first: Int, val last: Bool)",
    "ConsumerConfig(group=orders, name=orders-7, first=12, last=90)",
    'render(<Button name="Save" last={true} />)',
)


@pytest.mark.parametrize("notation", NOTATIONS)
def test_a_name_behind_a_short_key_goes_with_the_word_around_it(notation: str) -> None:
    text = f"2026-11-20 08:14:02 INFO {NOTATIONS[notation]}\n"

    made = redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    assert [value for value in ("Zqelda", "Mrovik") if value in made.text] == []
    assert [made.text.count(sign) for sign in "{}[]()'\""] == [text.count(sign) for sign in "{}[]()'\""]


@pytest.mark.parametrize("text", DECLARED)
def test_what_a_short_key_holds_of_a_program_stays(text: str) -> None:
    made = redact_text(text, PSEUDONYMIZE_ALL, Pseudonyms(bytes(32)), CaseDictionary())

    assert made.text == text
