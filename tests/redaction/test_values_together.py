"""Values of documents are looked at together, each as it would be alone."""

import pytest

from portal.redaction import PSEUDONYMIZE_ALL, CaseDictionary, Pseudonyms
from portal.redaction.faces.plain import face_of
from portal.redaction.formats.noted import Asked
from portal.redaction.rules.values.fitting import JUDGES
from portal.redaction.rules.words.keys import class_of_key, key_of
from portal.redaction.scanning.engine import Engine
from portal.redaction.texts.leaves import Leaves

TRACE = (
    b"java.lang.IllegalStateException: lost by jane.doe@harbor.com\n\tat com.acme.Block.run(Block.java:17)\n"
)
VALUES: tuple[Asked, ...] = (
    (None, b"nothing to see"),
    (None, b"mail of jane.doe@harbor.com from 10.1.2.3"),
    ("password", b"hunter2x"),
    ("account", b"olga52"),
    ("cookie_value", b"zx81zx81zx81"),
    (None, b'say "password=hunter2x" at C:\\Users\\jdoe7'),
    (None, TRACE),
    (None, TRACE + b"password:\nhunter2x\nok"),
    (None, b"-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\nabc\n-----END RSA PRIVATE KEY-----"),
    ("password", b"hunter2x\nswordf1sh"),
    (None, b'{"token": "abc123def456"}'),
    (None, b"a=1&email=jane.doe%40harbor.com"),
    ("person", "Zoë Stone".encode()),
)


def _leaves(*words: str, slow: bool = False) -> Leaves:
    dictionary = CaseDictionary()
    dictionary.tell(words)
    return Leaves(Engine(PSEUDONYMIZE_ALL, Pseudonyms(b"the key of one case"), dictionary, slow=slow))


@pytest.mark.parametrize("words", [(), ("see", "Block.java"), ("user", "x", "{")])
def test_each_value_gets_what_it_gets_alone(words: tuple[str, ...]) -> None:
    alone = _leaves(*words)

    assert _leaves(*words).find_each(VALUES) == [alone.find(*one) for one in VALUES]


def test_values_get_the_same_from_both_ways() -> None:
    assert _leaves("see").find_each(VALUES) == _leaves("see", slow=True).find_each(VALUES)


@pytest.mark.parametrize("key_class", [None, *JUDGES])
def test_the_key_written_before_a_value_has_its_class_and_stays_in_its_face(key_class: str | None) -> None:
    key = key_of(key_class)

    if key is not None:
        assert class_of_key(f" {key}") == key_class
        assert b'"%s"' % key.encode() in face_of(b'{"%s":"hunter2x"}' % key.encode())[0] or key_class is None
