"""People whose names are written in Chinese, Japanese or Korean, where the words around can only name one."""

# ruff: noqa: E501, RUF001, RUF003 - a pattern is read as one piece; words of many languages

import re

from portal.redaction.rules.rule import Rule, parts, rule
from portal.redaction.rules.words.other_letters import ABROAD, CASELESS

# The sign that repeats the one before it, `菜々子`, stands among those of other scripts.
_HAN = rb"(?:[\xe4-\xe9][\x80-\xbf][\x80-\xbf]|\xe3\x80\x85)"
_HANGUL = rb"[\xea-\xed][\x80-\xbf][\x80-\xbf]"
_ALONE = rb"(?<![\xe4-\xe9][\x80-\xbf][\x80-\xbf])"
# Family names that nine of ten bear in China and in Korea.
_CHINESE = "|".join(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文張劉陳楊趙黃吳孫馬羅鄭謝馮蕭鄧許蘇盧蔣賈葉閻鍾譚鄒陸顧龍錢湯喬賀賴龔"
).encode()
_KOREAN = "|".join(
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진"
).encode()
_KOREAN_OF_TWO = "남궁|선우|황보|제갈|사공|독고|서문".encode()
# `お客様`, `皆様` and `担当者さん` name nobody.
_NOBODY = ("客", "皆", "者", "位", "員", "方", "貴", "社", "長", "係", "人", "同")
_LAST = re.compile(b"(?:" + "|".join(_NOBODY).encode() + b")$")


def _of_somebody(match: re.Match[bytes]) -> bool:
    return _LAST.search(match["person"]) is None


# Who is greeted and who signs in a letter in English.
_GREETED = (
    rb"^[>? \t]{0,8}(?i:dear|hello|hi|hey)(?: (?i:mr|mrs|ms|miss|dr|prof)\.?)? ("
    + ABROAD
    + rb")[,!:]?\s{0,4}$"
)
_SIGNED = rb"(?i:\b(?:thanks|thank you|cheers|regards|best|yours|sincerely)), {0,3}(" + ABROAD + rb")\s{0,4}$"


# A name among Latin words that can only say who did something or is meant: `Called ינאי עיסא at …`.
_TOLD = (
    rb"(?i:(?<![a-z\x80-\xff])(?:called|by|for|from|von|nombre de|contact|kontakt|recipient|patient|driver|customer|client|dear|fahrer|kunde|implementer|approver|requester|owner))[*]{0,2}"
    rb"[:,]? {1,2}(" + ABROAD + rb"|" + CASELESS + rb")(?![\x80-\xff])"
)
# Russian and its neighbors put initials behind a family name: `Гайнутдинов Р. А.`
_WITH_INITIALS = (
    rb"(?<![\xd0-\xd2][\x80-\xbf])((?:\xd0[\x81\x84\x86\x87\x90-\xaf])(?:[\xd0-\xd2][\x80-\xbf]|-){2,24} (?:\xd0[\x81-\xaf]\. ?){1,2}(?<=\.))"
    rb"(?! ?[\xd0-\xd2])"
)
RULES: tuple[Rule, ...] = (
    rule("person", _TOLD, group=1),
    rule("person", _WITH_INITIALS, group=1),
    rule("person", rb"^[ \t>]{0,8}\[?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\]? (" + ABROAD + rb"|" + CASELESS + rb"): ", group=1),
    rule("person", rb"\bcomment=\"(" + ABROAD + rb"|" + CASELESS + rb")\"", group=1),
    rule("person", rb"(?<=\t)(" + CASELESS + rb")(?=\t)", group=1),
    rule("person", rb"(?:^|[\s,>])(" + ABROAD + rb"|" + CASELESS + rb") (?=(?:wrote|schrieb|from our|from the)(?: ?:|[^A-Za-z]))", group=1),
    rule("person", _GREETED, group=1),
    rule("person", _SIGNED, group=1),
    parts(_ALONE + rb"(?P<person>(?:" + _HAN + rb"){1,4}(?: ?(?:" + _HAN + rb"){1,4})) ?(?:" + "さん|と申します|様(?![子々式])".encode() + rb")", accept=_of_somebody),
    parts(rb"(?:" + "[社部課店]の|おります。|こんにちは。|はじめまして、|担当の".encode().replace("[社部課店]".encode(), "(?:社|部|課|店|〇)".encode()) + rb")(?P<person>(?:" + _HAN + rb"){1,5})(?=" + "です|と申|でござい".encode() + rb")", accept=_of_somebody),
    rule("person", rb"(?:" + "我是|我叫|本人|用户|员工|联系人|客户|您好，|姓名".encode() + rb")(?:: ?| |" + "：|为|是".encode() + rb")?((?:" + _CHINESE + rb")(?:" + _HAN + rb"){1,2})(?=[ ,.(]|" + "，|。|（|、|的|$".encode() + rb")", group=1),
    rule("person", _ALONE + rb"((?:" + _CHINESE + rb")(?:" + _HAN + rb"){0,2})(?:" + "先生|女士|小姐|老师|經理|经理".encode() + rb")", group=1),
    rule("person", rb"(?:" + "안녕하세요|저는|제 이름은|이름은|성함은|담당자|담당자는|사용자|고객|직원".encode() + rb")[,.:]? ((?:" + _KOREAN_OF_TWO + rb")(?:" + _HANGUL + rb"){1,2}|(?:" + _KOREAN + rb")(?:" + _HANGUL + rb"){2})(?=" + "입니다|이고|라고|님|씨|이 | \\(|\\(".encode() + rb")", group=1),
    rule("person", rb"(?<![\xea-\xed][\x80-\xbf][\x80-\xbf])((?:" + _KOREAN + rb")(?:" + _HANGUL + rb"){2}) ?" + "(?:님|씨)(?![가-힣])".encode().replace("(?![가-힣])".encode(), rb"(?![\xea-\xed])"), group=1),
)  # fmt: skip
