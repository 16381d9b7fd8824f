"""How names and towns are written in letters that are not Latin."""

# ruff: noqa: E501, RUF001, RUF003 - words of many languages

import re

_CYRILLIC = rb"(?:\xd0[\x81\x84\x86\x87\x90-\xaf]|\xd2\x90)(?:[\xd0-\xd2][\x80-\xbf]|['-]){1,24}"
_GREEK = rb"\xce[\x86-\xab](?:[\xcd-\xcf][\x80-\xbf]|['-]){1,24}"
_HAN, _KANA = rb"[\xe4-\xe9][\x80-\xbf][\x80-\xbf]", rb"\xe3[\x81-\x83][\x80-\xbf]"
_JAPANESE = rb"(?:" + _HAN + rb"|" + _KANA + rb"|\xe3\x80\x85)"
_HANGUL = rb"(?:[\xea-\xed][\x80-\xbf][\x80-\xbf])"
# Letters that know no capitals: Hebrew, Arabic, those of India and of Siam, with what keeps two of them apart.
_CASELESS = rb"(?:[\xd6-\xdb][\x80-\xbf]|\xe0[\xa4-\xbb][\x80-\xbf]|\xe2\x80\x8c)"
_LETTER = rb"(?:[\xcd-\xdf][\x80-\xbf]|\xe0[\xa4-\xbb][\x80-\xbf]|[\xe3-\xed][\x80-\xbf]{2}|\xe2\x80\x8c)"
_INITIAL = rb"(?:\xd0[\x84-\xaf]|\xd2\x90)"


def _words(word: bytes, most: int, between: bytes = b" ") -> bytes:
    """A pattern for one word and some more."""
    return word + rb"(?:" + between + word + rb"){0,%d}" % (most - 1)


# A family name and a given one of few signs each; more of them at a stretch are words.
_EASTERN = _words(_JAPANESE + rb"{1,3}", 2, rb" ?")
ABROAD = b"|".join(
    (_words(_CYRILLIC, 4), _words(_GREEK, 4), _EASTERN, _words(_HANGUL + rb"{1,3}", 2, rb" ?"))
)
"""A name in Cyrillic or Greek letters, in Chinese or Japanese signs, or in Korean ones."""
CASELESS = _CASELESS + rb"{2,24}(?:[ -]" + _CASELESS + rb"{2,24}){1,3}"
"""A name of several words in letters that know no capitals."""
# What only the label of a form proves to be a name.
_LABELLED = re.compile(
    b"|".join(
        (
            ABROAD,
            _CYRILLIC + rb" ?(?:" + _INITIAL + rb"\. ?){0,2}" + _INITIAL + rb"\.?",
            _words(_GREEK, 4),
            _words(_CASELESS + rb"{1,24}", 5, rb"[ -]"),
            _words(_JAPANESE + rb"{1,8}", 3, rb"(?: |\xe3\x80\x80|\xe3\x83\xbb)"),
            _HANGUL + rb"{2,5}",
        )
    )
)
# Who is no person though a form says so: nobody, and parts of firms, which end so.
_NOBODY = re.compile(
    "(?:未入力|不明|なし|無し|部|課|係|室|店|社|会社|公司|中心|部门|部門|团队|團隊|チーム|センター|サポート|未知|未填写"
    "|없음|미입력|팀|부서|센터|담당|غير متوفر|غير معروف|لا يوجد|לא ידוע|ไม่ระบุ|अज्ञात)$".encode()
)
# A town, perhaps with the short word for one before it: `г. Елабуга`.
_TOWN = re.compile(
    rb"(?:(?:" + "г|м|с|гр|пос".encode() + rb")\. ?)?" + _words(_LETTER + rb"{2,16}", 4, rb"[ -]")
)

_SEVERAL = re.compile(_LETTER + rb"{3}")


def has_other_letters(value: bytes) -> bool:
    """Whether three such letters stand side by side."""
    return _SEVERAL.search(value) is not None


def is_name_in_other_letters(value: bytes) -> bool:
    """Whether a value is a name, where its label says that somebody is named."""
    return _LABELLED.fullmatch(value) is not None and _NOBODY.search(value) is None


def is_town_in_other_letters(value: bytes) -> bool:
    """Whether a value is the name of a place, where its label says so."""
    return _TOWN.fullmatch(value) is not None
