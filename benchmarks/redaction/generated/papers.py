"""Numbers on papers, cards and devices, and in clouds."""

from collections.abc import Callable

from benchmarks.redaction.generated.source import Maker, Source

_REGIONS = ("us-east-1", "eu-central-1", "eu-west-2", "ap-southeast-1")


def _card(source: Source) -> str:
    run = str(source.english.credit_card_number())
    return source.pick(run, run, " ".join(run[place : place + 4] for place in range(0, len(run), 4)))


def _iban(source: Source) -> str:
    run = str(source.latin.iban())
    return source.pick(run, run, " ".join(run[place : place + 4] for place in range(0, len(run), 4)))


def _checked(run: str) -> str:
    """The digits with the last one that Luhn asks for."""
    total = sum(sum(divmod(int(sign) * (2 - place % 2), 10)) for place, sign in enumerate(reversed(run)))
    return f"{run}{-total % 10}"


def _serial(source: Source) -> str:
    shapes = (
        "XXXXXXX",
        "CN-0AXXXX-#####-###-####",
        "FOC####XXXX",
        "SGH###XXXX",
        "##A####",
        "VMware-42 hh hh hh",
        "S#XXXXXXXXXXXX",
    )
    return source.shaped(source.pick("SN-######", *shapes[:5], shapes[6]))


def _arn(source: Source) -> str:
    account, region = source.number(12), source.pick(*_REGIONS)
    return source.pick(
        f"arn:aws:iam::{account}:role/{source.english.word()}-role",
        f"arn:aws:s3:::{source.english.last_name().lower()}-{source.english.word()}-{source.number(4)}",
        f"arn:aws:lambda:{region}:{account}:function:{source.english.word()}",
    )


def _shape(*shapes: str) -> Callable[[Source], str]:
    return lambda source: source.shaped(source.pick(*shapes))


MAKERS = {
    "card": Maker("card", _card),
    "iban": Maker("IBAN", _iban),
    "bank": Maker("bank account", lambda source: source.number(source.dice.choice((8, 10, 12)))),
    "ssn": Maker("national id", lambda source: str(source.latin.ssn())),
    "us_ssn": Maker("national id", lambda source: str(source.english.ssn())),
    "passport": Maker("passport", _shape("A########", "CXXXXXXX#", "#########")),
    "tax": Maker("tax id", _shape("DE#########", "##-#######", "GB#########", "IT###########")),
    "plate": Maker("plate", lambda source: str(source.latin.license_plate())),
    "vin": Maker("VIN", lambda source: str(source.english.vin())),
    "imei": Maker("IMEI", lambda source: _checked(source.shaped("35############"))),
    "iccid": Maker("SIM", lambda source: _checked(source.shaped("894910##########00"))),
    "imsi": Maker("SIM", _shape("26201##########", "310410#########")),
    "serial": Maker("serial", _serial),
    "asset": Maker("serial", _shape("AT-#####", "INV######", "PC####-##")),
    "arn": Maker("cloud id", _arn, "[0-9]{12}|(?<=:::).+"),  # whose it is; a role may keep its name
    "cloud_account": Maker("cloud id", _shape("3###########", "7###########")),
    "instance": Maker("cloud id", _shape("i-0hhhhhhhhhhhhhhhh")),
}
