"""Values below their key: texts of YAML, settings that go on, elements, fields of forms."""

import json

import pytest

from tests.support.bundles import run_bundle

_ONE, _TWO = "w8VFBNcSRr4!7q", "g3VFBNcSRr9!7q"
_BELOW = {
    "text": f"password: |\n  {_ONE}\n\n  {_TWO}\nnext: kept\n",
    "folded": f"db:\n  api_key: >-\n    {_ONE}\n    {_TWO}\n  next: kept\n",
    "item": f"- password: |2-\n    {_ONE}\n    {_TWO}\n  next: kept\n",
    "value": f"- name: API_KEY\n  value: |\n    {_ONE}\n    {_TWO}\n- next: kept\n",
    "setting": f"password =\n  {_ONE}\n  {_TWO}\nnext = kept\n",
    "broken line": f"db.password=\\\n   {_ONE}\nnext=kept\n",
    "quotes": f'export DB_PASSWORD="{_ONE}\n{_TWO}" # kept\n',
    "three quotes": f'api_key = """\n{_ONE}\n{_TWO}"""\nnext = "kept"\n',
    "complex key": f"? password\n: {_ONE}\nnext: kept\n",
    "goes on": f"db.password={_ONE}\\\n    {_TWO}\\\r\n    {_ONE}\nnext=kept\n",
    "element": f"sent:\n  <wsse:Password Type='x'>\n    {_ONE}\n  </wsse:Password>\n  <b>kept</b>\n",
    "form": f'--x\r\nContent-Disposition: form-data; name="password"\r\n\r\n{_ONE}\r\n--x--\r\nkept\r\n',
    "account": '--x\r\nContent-Disposition: form-data; name="username"\r\n\r\nrosa7\r\n--x--\r\nkept\r\n',
    "sign-in": "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: cm9zYTc3\nS: 334 UGFz\nC: dzhWRkJOY1NS\nS: 235 kept\n",
    "typed": f'--x\nContent-Disposition: form-data; name="token"\nContent-Type: a/b\n\n{_TWO}\n--x\nkept\n',
}


@pytest.mark.parametrize("name", _BELOW)
def test_a_value_below_its_key_leaves_in_none_of_its_lines(name: str) -> None:
    _, made = run_bundle(_BELOW[name].encode(), "a.txt")
    _, again = run_bundle(made, "a.txt")

    assert _ONE.encode() not in made
    assert _TWO.encode() not in made
    assert not any(one in made for one in (b"rosa", b"cm9zYTc3", b"dzhWRkJO"))
    assert b"kept" in made
    assert again == made


def test_the_body_of_a_form_in_a_recording_hides_its_password() -> None:
    posted = {"mimeType": "multipart/form-data; boundary=x", "text": _BELOW["form"]}
    har = {"log": {"entries": [{"request": {"postData": posted}}]}}

    _, made = run_bundle(json.dumps(har).encode(), "a.har")

    text = json.loads(made)["log"]["entries"][0]["request"]["postData"]["text"]
    assert _ONE not in text
    assert text.endswith("--x--\r\nkept\r\n")


@pytest.mark.parametrize(
    "text",
    [
        "password =\n[section]\nkey = plain\n",
        "Usage: login <user> <password>\nThe second line is ordinary\n",
        "  <PASSWORD-9c14246ac2>\nhello there my world\n",
        "<password/>\nhello there my world\n",
        'Content-Type: text/plain; name="password"\n\nhello there my world\n',
        "token =\ncompute(a, b)\n",
        "password = '\nuser_count = 17\n2024-05-20 12:00:01 started\n",
    ],
)
def test_what_stands_below_without_belonging_to_it_stays(text: str) -> None:
    _, made = run_bundle(text.encode(), "a.txt")

    assert made == text.encode()
