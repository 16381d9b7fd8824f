"""Numbers that a state, a bank, a maker or a cloud gave to somebody or something."""

from collections.abc import Callable

from stdnum import luhn
from stdnum.br import cpf
from stdnum.de import idnr
from stdnum.es import dni
from stdnum.nl import bsn

from benchmarks.redaction.generated.second.values import VALUES
from benchmarks.redaction.generated.source import Maker, Source

_REGIONS = ("us-east-2", "eu-west-1", "eu-north-1", "ap-south-1", "sa-east-1")


def _shape(*shapes: str) -> Callable[[Source], str]:
    return lambda source: source.shaped(source.pick(*shapes))


def _luhn(*shapes: str) -> Callable[[Source], str]:
    def make(source: Source) -> str:
        run = source.shaped(source.pick(*shapes))
        return run + str(luhn.calc_check_digit(run))

    return make


def _card(source: Source) -> str:
    run = _luhn("4##############", "51#############", "2221###########", "37############")(source)
    fours = [run[place : place + 4] for place in range(0, len(run), 4)]
    return source.pick(run, " ".join(fours), "-".join(fours))


def _iban(source: Source) -> str:
    locale = source.pick(
        "de_DE", "fr_FR", "nl_NL", "es_ES", "it_IT", "pl_PL", "en_GB", "pt_PT", "sv_SE", "no_NO"
    )
    run = str(source.faker(locale).iban())
    return source.pick(run, " ".join(run[place : place + 4] for place in range(0, len(run), 4)))


def _valid(shape: str, is_valid: Callable[[str], bool]) -> Callable[[Source], str]:
    def make(source: Source) -> str:
        while not is_valid(made := source.shaped(shape)):
            pass
        return made

    return make


_cpf = _valid("###########", cpf.is_valid)
_bsn = _valid("1########", bsn.is_valid)
_steuer = _valid("4##########", idnr.is_valid)


def _dni(source: Source) -> str:
    digits = source.number(8)
    return digits + dni.calc_check_digit(digits)


def _national(source: Source) -> str:
    return source.pick(
        *(
            str(source.faker(locale).ssn())
            for locale in ("en_US", "en_GB", "sv_SE", "fr_FR", "it_IT", "fi_FI", "pl_PL")
        ),
        *(cpf.format(_cpf(source)), _bsn(source), _dni(source)),
    )


def _arn(source: Source) -> str:
    number, region, word = source.number(12), source.pick(*_REGIONS), source.english.word()
    return source.pick(
        f"arn:aws:sns:{region}:{number}:{word}-alerts",
        f"arn:aws:iam::{number}:user/{word}",
        f"arn:aws:secretsmanager:{region}:{number}:secret:{word}-{source.signs(6)}",
        f"arn:aws:ecs:{region}:{number}:cluster/{word}",
    )


def _azure(source: Source) -> str:
    owner = source.shaped("hhhhhhhh-hhhh-4hhh-8hhh-hhhhhhhhhhhh")
    return f"/subscriptions/{owner}/resourceGroups/rg-{source.english.word()}"


MAKERS = {
    "card": Maker("card", _card),
    "iban": Maker("IBAN", _iban),
    "bank": Maker("bank account", lambda source: source.number(source.dice.choice((7, 8, 10, 11)))),
    "national": Maker("national id", _national),
    "ssn": Maker("national id", lambda source: str(source.english.ssn())),
    "passport": Maker("passport", _shape("C#XXXXX##", "A#######", "#########", "##AA#####", "AA#######")),
    "driver": Maker(
        "driving licence",
        _shape("A#######", "B072RRE2I#5", "D###-####-####", "MORGA6#####SM9IJ", "##AA######"),
    ),
    "tax": Maker(
        "tax id",
        lambda source: source.pick(
            _steuer(source),
            _shape(
                "DE#########", "FR##1########", "GB#########", "##-#######", "ATU########", "NL#########B0#"
            )(source),
        ),
    ),
    "health": Maker(
        "health number", _shape("A#########", "#### ### ####", "943 ### ####", "MBR-#######", "###-##-####-A")
    ),
    "plate": Maker(
        "plate", _shape("M-XY ####", "AB-123-CD", "KA 0# AB ####", "#AA-###", "LX## AAA", "B AB ###")
    ),
    "vin": Maker("VIN", lambda source: str(source.english.vin())),
    "imei": Maker("IMEI", _luhn("35############", "86############")),
    "iccid": Maker("SIM", _luhn("8949########0#####", "894412##########0#")),
    "imsi": Maker("SIM", _shape("26202##########", "23415##########", "310260#########")),
    "serial": Maker("serial", _shape(*VALUES["serials"])),
    "asset": Maker("serial", _shape("INV-######", "AST#####", "BR-##-####")),
    "arn": Maker("cloud id", _arn, "(?<=:)[0-9]{12}(?=:)"),
    "azure": Maker("cloud id", _azure, r"(?<=/subscriptions/)[\w-]+"),
    "tenant": Maker("cloud id", _shape("hhhhhhhh-hhhh-4hhh-9hhh-hhhhhhhhhhhh")),
    "cloud_account": Maker("cloud id", _shape("2###########", "9###########")),
    "instance": Maker("cloud id", _shape("i-0hhhhhhhhhhhhhhhh")),
}
