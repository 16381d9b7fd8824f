"""Accounts, machines and telephones behind words of scripts that are written without blanks."""

# ruff: noqa: E501 - a pattern is read as one piece

import re

from portal.redaction.rules.rule import Rule, rule
from portal.redaction.rules.values.account_names import is_account
from portal.redaction.rules.values.digit_values import is_address_or_date
from portal.redaction.rules.values.machine_names import is_machine_name
from portal.redaction.rules.values.placeholders import is_placeholder

_ACCOUNTS = "ユーザー名|ユーザ名|ユーザーID|ユーザー|アカウント名|アカウント|ログインID|ログイン名|用户名|用户|用戶名|账号|帐号|帳號|账户|登录名|사용자 이름|사용자명|사용자|계정|아이디"
_MACHINES = (
    "サーバー名|サーバー|サーバ|ホスト名|ホスト|端末名|端末|服务器|伺服器|主机名|主机|主機|机器|서버|호스트"
)
_RUNG = "連絡先|電話番号|電話|携帯電話|携帯|内線|联系电话|电话|電話號碼|手机|手機|전화번호|전화|연락처|휴대폰"
_BETWEEN = rb"\s{0,2}(?::|\xef\xbc\x9a|=|\xe3\x81\xaf|\xe3\x81\x8c|\xe3\x80\x8c|\xe4\xb8\xba|\xe7\x82\xba|\xe6\x98\xaf|\xeb\x8a\x94|\xec\x9d\x80|\(|\xef\xbc\x88)?\s{0,3}"
_NAME = rb"([A-Za-z][A-Za-z0-9._-]{1,62}[A-Za-z0-9])(?![A-Za-z0-9@(])"


def _account(match: re.Match[bytes]) -> bool:
    return is_account(match[1]) and not is_placeholder(match[1])


RULES: tuple[Rule, ...] = (
    rule("account", rb"(?:" + _ACCOUNTS.encode() + rb")" + _BETWEEN + _NAME, accept=_account, group=1),
    rule("host", rb"(?:" + _MACHINES.encode() + rb")" + _BETWEEN + _NAME, accept=lambda match: is_machine_name(match[1]), group=1),
    rule("phone", rb"(?:" + _RUNG.encode() + rb")" + _BETWEEN + rb"(\+?\(?[0-9][0-9() -]{6,18}[0-9])(?![0-9A-Za-z:=]|[.,-][0-9])", accept=lambda match: not is_address_or_date(match[1]), group=1),
)  # fmt: skip
