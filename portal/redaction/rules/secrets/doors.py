"""Codes that open doors, gates, safes and lockers, and switch alarms off, as people tell them in many languages."""

# ruff: noqa: E501, RUF001, RUF003 - a pattern is read as one piece; words of many languages

import re

from portal.redaction.rules.rule import Rule, rule, spelled

_BEFORE = rb"(?<![A-Za-z0-9\x80-\xff_./-])"
_CODES = spelled(
    "code|pin|pin code|pin-code|passcode|kode|koden|kod|koden|kód|kodi|koodi|código|codigo|clave|combinación|combinação|combinaison|codice|combinazione|kombination|combination|código de acceso|code d'accès|codice di accesso|código de acesso|zugangscode|toegangscode|код|пин-код"
)
# What it belongs to: `code for the gate`, `code du portail`, `kod do bramy`.
_OF = spelled(
    "for|of|to|at|on|für|zum|zur|vom|am|von|de|du|des|del|della|di|do|da|para|pour|per|van|voor|till|til|på|do|od|k|ke|na|от|для|к|на"
)
_ARTICLE = rb"(?: (?:the|our|my|das|die|den|dem|der|la|le|les|el|los|las|il|lo|de|het))?"
_THINGS = spelled(
    "gate|door|front door|back door|side door|alarm|alarm panel|safe|garage|garage door|lockbox|lock box|keybox|key box|key safe|locker|barrier|entrance|building|lobby|lift|elevator|shed|warehouse|server room|keypad|padlock|loading dock|"
    "tor|tür|haustür|alarmanlage|tresor|safe|schranke|schlüsselkasten|schlüsselsafe|einfahrt|eingang|"
    "portail|porte|entrée|immeuble|alarme|coffre|coffre-fort|barrière|boîte à clés|local|hall|"
    "puerta|portón|portal|alarma|caja fuerte|garaje|entrada|verja|candado|edificio|"
    "portão|porta|cofre|garagem|cadeado|prédio|alarme|"
    "cancello|portone|allarme|cassaforte|lucchetto|sbarra|"
    "poort|deur|voordeur|kluis|slagboom|sleutelkluis|hek|"
    "porten|dörren|larmet|grinden|kassaskåpet|døren|døra|alarmen|safen|bommen|"
    "bramy|drzwi|alarmu|sejfu|furtki|domofonu|klatki|szlabanu|garażu|"
    "bráně|brány|dveřím|dverám|trezoru|vrátkům|závoře|"
    "ворот|двери|домофона|сейфа|сигнализации|калитки|шлагбаума|подъезда"
)
# Both in one word, or the thing before: `Torcode`, `poortcode`, `portkoden`, `a kapu kódja`, `kapı kodu`.
_RUN_TOGETHER = spelled(
    "torcode|türcode|alarmcode|tresorcode|safecode|garagencode|schlüsselkastencode|haustürcode|poortcode|deurcode|kluiscode|slagboomcode|"
    "portkod|portkoden|dörrkod|dörrkoden|larmkod|larmkoden|grindkod|grindkoden|portkode|dørkode|dørkoden|alarmkode|alarmkoden|"
    "kapukód|kapukódja|kapu kódja|ajtókód|ajtó kódja|riasztó kódja|riasztókód|széf kódja|"
    "ovikoodi|oven koodi|portin koodi|hälyttimen koodi|kassakaapin koodi|"
    "kapı kodu|kapı şifresi|alarm kodu|alarm şifresi|kasa şifresi|bina kodu|garaj kodu"
)
# What somebody shows to be handed a parcel or a paper.
PICKED_UP_WITH = spelled(
    "votre code colis|code colis|pickup code|pick-up code|collection code|kod odbioru|abholcode|abholnummer|code de retrait|código de recogida|código de retirada|código de levantamento|codice di ritiro|ophaalcode|afhaalcode|"
    "upphämtningskod|hämtningskod|hentekode|afhentningskode|noutokoodi|kód pro vyzvednutí|výdejní kód|kód na vyzdvihnutie|átvételi kód|código de entrega|код получения|teslim kodu|kod za preuzimanje"
)
_IS = rb"(?:[ ]?[:=]| (?:is|was|ist|lautet|war|est|es|era|\xc3\xa9|\xc3\xa8|to|jest|je|er|\xc3\xa4r|on|are)(?: (?:now|still|currently|jetzt|derzeit|aktuell|nun|maintenant|ahora|agora|ora|nu|teraz|te\xc4\x8f|nyt|n\xc3\xa5))?:?|,| \xe2\x80\x93| -) "
# `exit code of …`, `error code for …` say how something ended.
_NOT_OF_PROGRAMS = rb"(?<!exit )(?<!error )(?<!status )(?<!return )(?<!fault )(?<!response )(?<!product )"
_CODE = rb"([#*]?(?:[0-9][0-9A-Z]{2,9}|[A-Z][0-9]{3,8})[#*]?)(?![0-9A-Za-z\x80-\xff:/]|[.,-][0-9])"
_DENSE = (
    "(?:門|ドア|扉|玄関|金庫|警報|アラーム|ゲート|大门|大門|门禁|門禁|车库|保险柜|报警器|현관|출입문|금고|경보|게이트)"
    "(?:の| )?(?:コード|暗証番号|番号|密码|密碼|代码|비밀번호|코드)(?:は|是|는|은)?(?:今|현재|现在)?[:： ]{0,2}"
).encode()


def _of_digits(match: re.Match[bytes]) -> bool:
    """Digits and at most one letter: `4471B`, and no part of a number like `400GB`."""
    return len(re.findall(rb"[0-9]", match[1])) > 2 and len(re.findall(rb"[A-Z]", match[1])) < 3  # noqa: PLR2004


RULES: tuple[Rule, ...] = (
    rule("password", _BEFORE + _NOT_OF_PROGRAMS + rb"(?i:" + _CODES + rb")(?i: (?:" + _OF + rb")" + _ARTICLE + rb") (?:[dl]'|dell')?(?i:" + _THINGS + rb")(?: [a-z\x80-\xff]{1,16}){0,2}?(?:" + _IS + rb"| (?=[0-9]{4,8}[^0-9A-Z]))" + _CODE, accept=_of_digits, group=1),
    rule("password", _BEFORE + rb"(?i:" + _RUN_TOGETHER + rb"|" + PICKED_UP_WITH + rb")(?:" + _IS + rb"| )" + _CODE, accept=_of_digits, group=1),
    rule("password", _BEFORE + rb"(?i:safe|lock|padlock|vault|locker|tresor|schloss|coffre|kluis)(?:'s)? (?i:combination|combo|kombination|combinaison|combinatie)(?:" + _IS + rb"| )([0-9]{1,2}(?:[ -]{1,3}[0-9]{1,2}){2,3})(?![0-9A-Za-z]|[.,:-][0-9])", group=1),
    rule("password", _DENSE + rb"([#*]?[0-9]{3,10}[#*]?)(?![0-9A-Za-z])", group=1),
)  # fmt: skip
