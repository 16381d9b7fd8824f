"""Signatures of messages are those that receivers' own libraries compute."""

from portal.vault.web_signatures import new_signing_secret, sign_message

# The example of the Standard Webhooks specification (standardwebhooks.com), secret and signature.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
BODY = b'{"test": 2432232314}'


def test_the_example_of_the_specification_gets_its_signature() -> None:
    signature = sign_message(SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, BODY)

    assert signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_every_secret_is_another_one() -> None:
    assert new_signing_secret() != new_signing_secret()
