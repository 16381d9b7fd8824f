"""What notes of calls, chats and letters say in passing, in the words of many languages: who, which device, which number."""

# ruff: noqa: E501, RUF001 - a pattern is read as one piece; words of many languages

import re

from portal.redaction.rules.people.name_shapes import WORD, capitals, people
from portal.redaction.rules.rule import Rule, parts, rule, spelled
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.fitting import has_digit
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.words.lexicon import is_given, is_unknown
from portal.redaction.rules.words.nobody import names_nobody

_BEFORE = rb"(?<![A-Za-z0-9\x80-\xff_./-])"
_AFTER = rb"(?![A-Za-z0-9\x80-\xff_@(/=-]|\.[A-Za-z0-9])"
_KIN = spelled(
    "son fils|sa fille|son frère|sa sœur|son mari|sa femme|son épouse|sa mère|son père|il nipote|la nipote|suo figlio|sua figlia|il figlio|la figlia|il marito|la moglie|"
    "syn|córka|mąż|żona|brat|siostra|oğlu|kızı|eşi|kardeşi|su hija|su hijo|su marido|su esposa|su hermano|su hermana|sua filha|seu filho|o marido|a filha|o filho|"
    "hennes dotter|hennes son|hans dotter|hans son|haar zoon|haar dochter|zijn zoon|zijn vrouw|haar man|ihr sohn|ihre tochter|sein sohn|seine tochter|ihr mann|seine frau|"
    "her sister|her brother|her son|her daughter|her husband|his wife|his sister|his brother|his son|his daughter|my wife|my husband"
)
# What somebody is, before the name; in these languages no other word that begins so has a capital.
_OFFICES = spelled(
    "conductor|chofer|motorista|professor|professora|profesor|profesora|müşteri|müşterimiz|muhasebeci|kunden|kund|chauffeur|lehrling|lehrer|lehrerin|hausmeister|monteur|"
    "kierowca|nauczyciel|nauczycielka|kolega|autista|maestro|maestra|enfermera|enfermero|infermiera|infermiere|docteur|nouvelle titulaire|nova titular|novo titular|nuovo intestatario"
)
_I_AM = spelled(
    "je suis|c'est|z tej strony|mówi|soy|habla|sono|met|u spreekt met|ich bin|ich bin's|hier ist|hier spricht|eu sou a|eu sou o|aqui é a|aqui é o|jag heter|jag är|merhaba, ben|ben|it's|this is|i'm"
)
_OF = spelled("de|du|des|da|do|del|della|dell'\\w+|d'\\w+|van|von|aus|från|på|from|at|over at|z|ze|desu|here")
_SAY_IN_JAPANESE = rb"(?:[a-z]{3,12} no) "
_THINGS = spelled(
    "ordenador|portátil|impresora|equipo|drukarka(?: \\w{3,12})?|drukarki|skrivare|labbskrivare|skrivaren|datorn|caixa(?: [0-9]{1,2})?|impressora|computador|rede|kasse(?: [0-9]{1,2})?|"
    "zelfscanner|balie|kassa(?: [0-9]{1,2})?|stampante|pc|poste|bilgisayarım|bilgisayar|yazıcı|zit(?: zelf)? op|werkt niet op|niet op|open on|work on|up on|sieci na|sieć|端末"
)
_DEVICES = spelled(
    "box|boîtier|bredbandsdosa|bredbandsdosan|dosa|kassenummer|kassennummer|contador|contatore|numer routera|numer modemu|numer seryjny|central|centralita|centralina|zelfscanner|lezer|"
    "tablet|modem|rastreador|localizador|terminal|tpv|datáfono|wymiana|new one|old one|old unit|new unit|seri no|cihaz|cihaz no"
)
_CALLS = spelled(
    "llámenme al|llamadme al|llámame al|llámele al|richiamare al|richiamatemi al|chiamatelo al|liguem-me|ligue-me|ligar-me|geri aranacak|geri arama|ich bin unter|ich bin auf|sekretariat|nummere isch|nummer isch|"
    "keitai wa|denwa wa|rappeler au|rappeler vers [0-9]{1,2} ?h au|proszę o telefon|qualcuno chiami \\w+ al|chiami \\w+ al|wpp al|wpp|zap|mobile if it breaks again"
)
_EXTENSIONS = spelled(
    "naisen|dahilim|dahili|dahilimiz|tst|toestel|meu ramal é|ramal é|ramal|poste|interno|ankn|wewn|wew"
)
_SECRET = spelled(
    "contraseña|senha|mot de passe|parola d'ordine|hasło|lösenord|wachtwoord|kennwort|passwort|parola|clave|security word|verbal password|safe word|kennwort"
)
_CLOCK = rb"[0-9]{1,2}[:.h][0-9]{2}"


def _strange(match: re.Match[bytes]) -> bool:
    """A name of one word: a known first name, or a word that is plain in no language."""
    name = match["person"]
    known = is_unknown(name) or is_given(name.decode("utf-8", "replace"))
    return known and capitals(match) and not names_nobody(name)


def _account(match: re.Match[bytes]) -> bool:
    return is_account(match[1]) and is_unknown(match[1])


def _device(match: re.Match[bytes]) -> bool:
    return len(re.findall(rb"[0-9]", match[1])) > 3  # noqa: PLR2004 - `B-12` is a shelf


def _machine(match: re.Match[bytes]) -> bool:
    name = match[1]
    return is_machine_name(name) and (is_unknown(name) or has_digit(name))


_MACHINE = rb"([A-Z][A-Z0-9]{1,9}(?:-[A-Z0-9]{1,9}){1,3}|[A-Z][a-z]{3,15}[0-9][A-Z])"
_CODE = rb"([A-Z]{1,4}[0-9]{0,2}[A-Z]?[0-9]{0,2}(?:-[A-Z0-9]{1,10}){1,3})"
RULES: tuple[Rule, ...] = (
    # People: kin of who calls, by what they do, by who they say they are, with what Japanese and Turks add to names.
    people(rb"(?i:" + _BEFORE + rb"(?:" + _KIN + rb"),?) ", name=WORD, accept=_strange),
    people(rb"(?i:" + _BEFORE + rb"(?:" + _OFFICES + rb"):?) ", accept=_strange),
    people(_BEFORE + rb"(?:M|Mlle|Mme|Pan|Pani|Sig|Sra|Sr|Dhr|Mevr)\.? ", accept=capitals),
    people(rb"(?i:" + _BEFORE + rb"(?:" + _I_AM + rb"),?) ", rb"(?= (?:" + _OF + rb")(?![A-Za-z\x80-\xff]))", name=WORD, accept=_strange),
    parts(_BEFORE + _SAY_IN_JAPANESE + rb"(?P<person>[A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?)(?= desu| to m\w{4,5}imasu)", accept=_strange),
    parts(_BEFORE + rb"(?P<person>[A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?)-(?:san|sama|sensei|kun)" + _AFTER, accept=_strange),
    parts(_BEFORE + rb"(?P<person>" + WORD + rb") (?:Bey|Han\xc4\xb1m|Hoca|Usta)" + _AFTER, accept=_strange),
    parts(_BEFORE + rb"(?:[oa]|do|da|ao|[\xc3]\xa0) (?P<person>" + WORD + rb")(?= (?:n\xc3\xa3o|disse|est\xc3\xa1|estava|foi|tem|tinha|vai|consegue|conseguiu|tentou|quer|pediu|ligou|entrou|saiu|mudou)(?![A-Za-z\x80-\xff]))", accept=_strange),
    # Accounts: who did it at what time and from where, whose folder it is.
    rule("account", _BEFORE + rb"([a-z][a-z0-9._-]{3,30}) (?:um|at|alle|om|kl\.?|a las|\xc3\xa0|\xc3\xa0s|o) " + _CLOCK + rb"(?: uhr| h)? (?:von|from|de|da|van|fr\xc3\xa5n|z) (?=[0-9])", accept=_account, group=1),
    rule("account", rb"(?i:" + _BEFORE + rb"(?:ordner hei\xc3\x9ft|ordner heisst|anv\xc3\xa4ndarnamnet|entro con|entra con|entrare con|entrar con(?: el usuario)?|brugernavnet|brukernavnet|kullan\xc4\xb1c\xc4\xb1 ad\xc4\xb1m)) ([a-z][a-z0-9._-]{3,30})(?![A-Za-z0-9_@-])", accept=_account, group=1),
    # Machines and devices, behind a word for one.
    rule("host", rb"(?i:" + _BEFORE + rb"(?:" + _THINGS + rb"),?) \(?(?-i:" + _MACHINE + rb")(?![A-Za-z0-9_/-])", accept=_machine, group=1),
    rule("serial", rb"(?i:" + _BEFORE + rb"(?:" + _DEVICES + rb"))(?: (?i:no|nr|n\xc2\xba|n\xc2\xb0|es la|es el|is|ist|est|\xc3\xa8)\.?)?,? \(?(?-i:" + _CODE + rb")(?![A-Za-z0-9_/-])", accept=_device, group=1),
    rule("serial", "(?:製造番号|シリアル番号|機器番号|型番)".encode() + rb"(?:\xef\xbc\x9a|:|\xe3\x81\xaf)? ?([A-Z0-9][A-Z0-9-]{4,30})", accept=_device, group=1),
    # Telephones: behind how somebody is to be called, and as countries group the digits.
    rule("phone", rb"(?i:" + _BEFORE + rb"(?:" + _CALLS + rb")):? \(?(\+?[0-9](?:[ ./()-]{0,3}[0-9]){6,14})(?![0-9A-Za-z])", group=1),
    rule("phone", rb"(?i:" + _BEFORE + rb"(?:" + _EXTENSIONS + rb")) ([0-9]{3,5})(?![0-9A-Za-z:/-]|[.,][0-9])", group=1),
    rule("phone", "(?:内線|内线|內線)(?:番号)?".encode() + rb"(?:\xef\xbc\x9a|:|\xe3\x81\xaf)? ?([0-9]{2,5})(?![0-9A-Za-z:/-])", group=1),
    rule("phone", rb"(?<![0-9A-Za-z.:/+-])(?<![0-9] )0[1-9](?:[0-9]{0,4}(?: ?[/-] ?| )[0-9]{2,3}(?: [0-9]{2}){2}| [0-9]{4} [0-9]{4})(?![0-9A-Za-z]|[ .:/-][0-9])"),
    rule("phone", rb"(?<=[a-z\x80-\xff][,:(] |[a-z\x80-\xff] \()([0-9]{3} [0-9]{2} [0-9]{2} [0-9]{2})(?=[.,;)]|\s{0,3}$)", group=1),
    # Secrets with a word between, and those that count as one by their word.
    rule("password", rb"(?i:" + _BEFORE + rb"(?:" + _SECRET + rb")(?: (?!and |or |is )[a-z\x80-\xff-]{3,14}){0,2}): ?[\"'`\xc2\xab]?([^\s\"'`<>|;,()\xc2\xbb]{4,64}?)(?=[.!?]?(?:\s|$|[,;\"')]))", accept=lambda match: is_unknown(match[1]) or has_digit(match[1]), group=1),
    rule("password", "(?:パスワード|暗証番号)".encode() + rb"\xe3\x82\x92['\"]?([!-~]{4,64}?)['\"]?(?=" + "[にへと]".encode().replace("[にへと]".encode(), "(?:に|へ|と)".encode()) + rb")", group=1),
    rule("password", rb"(?i:" + _BEFORE + rb"pasuwaa?do (?:wa|ha|o)) ([!-~]{4,64})", accept=lambda match: has_digit(match[1]), group=1),
    rule("token", rb"(?i:" + _BEFORE + rb"(?:chiave|clave|cl\xc3\xa9|schl\xc3\xbcssel|sleutel|klucz|nyckel|anahtar|chave|licen[sc]e|key)) ((?=[A-Z0-9-]{0,40}[0-9])[A-Z0-9]{4,5}(?:-[A-Z0-9]{2,5}){2,6})(?![A-Za-z0-9-])", group=1),
    rule("token", _BEFORE + rb"(?i:(?:voicemail |mailbox |door |alarm )?(?:pin|code)(?: reset)?,? (?:is |was )?(?:set|changed|reset)(?: back)? to) ([0-9]{4,8})(?![0-9A-Za-z:/.-])", group=1),
    rule("token", _BEFORE + rb"(?i:(?<!gpio )(?<!pull )(?<!header )(?<!connector )pin|pincode|pin-code|code pin) ([0-9]{4,6})(?![0-9A-Za-z:/-]|\.[0-9])", group=1),
    # Papers and places by their words.
    rule("tax_id", rb"(?i:" + _BEFORE + rb"(?:cod\. ?fisc\.|codice fisc\.|c\.f\.)):? ([A-Z]{6}[0-9]{2}[A-Z][0-9]{2}[A-Z][0-9]{3}[A-Z])(?![A-Za-z0-9])", group=1),
    rule("cloud_account", rb"(?i:" + _BEFORE + rb"(?:vertragskonto|vertragsnummer|kundenkonto|debitorennummer|numer klienta|nr klienta|codice cliente|m\xc3\xbc\xc5\x9fteri no)) ([0-9]{6,14})(?![0-9A-Za-z:/-]|\.[0-9])", group=1),
    rule("driving_license", rb"(?i:" + _BEFORE + rb"(?:licencia|permiso|carnet|carta de condu\xc3\xa7\xc3\xa3o|cnh|patente di guida)) ([0-9]{1,3}(?:\.[0-9]{3}){2}|[0-9]{8,11})(?![0-9A-Za-z:/-]|\.[0-9])", group=1),
    rule("date_of_birth", rb"((?:19|20)[0-9]{2}" + "年".encode() + rb"[0-9]{1,2}" + "月".encode() + rb"[0-9]{1,2}" + "日".encode() + rb")(?:" + "生|うまれ".encode() + rb")", group=1),
    rule("address", rb"((?:(?:[\xe4-\xe9][\x80-\xbf]{2}){2,3}(?:" + "都|道|府|県".encode() + rb"))(?:[\xe3-\xe9][\x80-\xbf]{2}){2,20}[0-9]{1,4}(?:-[0-9]{1,4}){0,2})", group=1, gate="(?:都|道|府|県)".encode()),
)  # fmt: skip
