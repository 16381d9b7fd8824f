"""People of some forty countries: how they are named, how their accounts, mails and phones are written."""

from benchmarks.redaction.generated.people import plain
from benchmarks.redaction.generated.second.values import VALUES
from benchmarks.redaction.generated.source import Maker, Source

_FAKED = (
    *("en_US", "en_GB", "de_DE", "fr_FR", "it_IT", "es_ES", "pl_PL", "sv_SE", "pt_BR", "nl_NL", "hr_HR"),
    *("sk_SK", "sl_SI", "fi_FI", "en_IN", "id_ID", "lt_LT", "es_CO", "fr_CA", "tr_TR"),
)
_OTHER_SCRIPTS = ("ru_RU", "el_GR", "ja_JP", "zh_TW", "ko_KR", "he_IL", "th_TH", "bg_BG")


def pair(source: Source) -> tuple[str, str]:
    """A given name and a family name of one country, in Latin letters."""
    if source.dice.random() < 0.45:  # noqa: PLR2004  a little less than half from the lists here
        family, given = source.dice.choice(VALUES["names"])
        return source.pick(*given.split("|")), source.pick(*family.split("|"))
    fake = source.faker(source.pick(*_FAKED))
    return str(fake.first_name()), str(fake.last_name())


def _name(source: Source) -> str:
    given, family = pair(source)
    roll = source.dice.random()
    if roll < 0.62:  # noqa: PLR2004  most are written plainly
        return f"{given} {family}"
    initial = source.pick(*"ABDEGHJKLMPRST")
    other = source.faker("en_GB").first_name()
    return source.pick(
        f"{given} {initial}. {family}",
        f"{given[0]}. {family}",
        f"{given[0]}. {initial}. {family}",
        f"{given} {other} {family}",
        f"{given} {family}-{pair(source)[1].split()[-1]}",
        f"{given.upper()} {family.upper()}",
        f"{given} {family.upper()}",
        f"Dr. {given} {family}",
        _scripted(source),
    )


def _scripted(source: Source) -> str:
    fake = source.faker(source.pick(*_OTHER_SCRIPTS))
    return f"{fake.first_name()} {fake.last_name()}"


def _turned(source: Source) -> str:
    given, family = pair(source)
    return source.pick(f"{family}, {given}", f"{family.upper()} {given}", f"{family}, {given[0]}.")


def account(source: Source) -> str:
    """An account as one of the many schemes of firms forms it."""
    given, family = (plain(part) or "kim" for part in pair(source))
    first = given[0]
    return source.pick(
        *(
            f"{given}.{family}",
            f"{first}.{family}",
            f"{first}{family}",
            f"{family}.{given}",
            f"{family}{first}",
        ),
        *(f"{given}_{family}", f"{given}-{family}", f"{family[:6]}{first}{source.number(1)}"),
        *(f"{given}{source.number(2)}", f"{family[:3]}{given[:3]}", f"{given}.{family}{source.number(1)}"),
        *(
            source.shaped("u#####"),
            source.shaped("x0#####"),
            source.shaped("ab######"),
            source.shaped("T######"),
        ),
        *(
            f"ext-{first}{family}",
            f"c-{given}.{family}",
            f"a_{family}",
            f"{first}{family}.adm",
            f"{family}-da",
        ),
        source.pick("svc-", "svc_", "sa-")
        + source.pick("backup", "scan", "mdm", "crm", "etl", "veeam")
        + source.number(2),
    )


def _down_level(source: Source) -> str:
    domain = source.pick("NORDWIND", "CORP", "HALDEN", "EMEA", "BRIGHTON", "TIERONE", "KLX")
    return f"{domain}\\{account(source)}"


def _mail_domain(source: Source) -> str:
    name = plain(pair(source)[1]) or "lund"
    made = source.pick(f"{name}-logistics", f"{name}bank", f"{name}group", f"mail.{name}", name)
    return (
        f"{made}.{source.pick('com', 'de', 'co.uk', 'io', 'se', 'com.br', 'in', 'fr', 'org', 'nl', 'co.za')}"
    )


def _email(source: Source) -> str:
    user = account(source)
    return source.pick(
        f"{user}@{_mail_domain(source)}",
        f"{user}@{_mail_domain(source)}",
        f"{user}+{source.pick('support', 'vpn', 'test')}@{_mail_domain(source)}",
        f"{user.capitalize()}@{_mail_domain(source).capitalize()}",
        f"{user}@{source.pick('gmail.com', 'outlook.com', 'web.de', 'yahoo.co.jp', 'orange.fr')}",
    )


_DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d %B %Y", "%d-%b-%Y", "%Y.%m.%d", "%B %d, %Y")


def _phone(source: Source) -> str:
    return source.shaped(source.pick(*VALUES["phones"]))


def _born(source: Source) -> str:
    day = source.english.date_of_birth(minimum_age=4, maximum_age=93)
    return str(day.strftime(source.dice.choice(_DAYS)))


MAKERS = {
    "name": Maker("person", _name),
    "turned": Maker("person", _turned),
    "given": Maker("person", lambda source: pair(source)[0]),
    "family": Maker("person", lambda source: pair(source)[1]),
    "account": Maker("account", account),
    "downlevel": Maker("account", _down_level, r"(?<=\\).+"),
    "principal": Maker(
        "account", lambda source: f"{account(source)}@{_mail_domain(source).upper()}", "[^@]+"
    ),
    "email": Maker("email", _email),
    "phone": Maker("phone", _phone),
    "e164": Maker("phone", lambda source: "+" + source.pick("49", "1", "44", "91", "55") + source.number(10)),
    "born": Maker("date of birth", _born),
    "isoborn": Maker(
        "date of birth",
        lambda source: f"19{source.dice.randint(35, 99)}-0{source.number(1)}-1{source.number(1)}",
    ),
}
