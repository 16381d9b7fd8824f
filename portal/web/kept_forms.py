"""The form that shows what is kept, for changing it: sent from an old page, it changes nothing."""

from typing import Any

from flask import request
from wtforms import Field, HiddenField

from portal.vault.tokens import token_hash
from portal.web.forms import Form, entered

CHANGED = (
    "Somebody changed this after you had opened the page. Open it anew to see what holds now; "
    "sent again as it stands here, it takes the place of that."
)


class KeptForm(Form):
    """Made with what is kept. An old page would give back a role, or let out what a colleague stopped."""

    stood = HiddenField()

    def was_sent_whole(self) -> bool:
        """Whether all fields are usable, and the page showed what is kept now."""
        stood, now = entered(self.stood), self._kept()
        self.stood.data = now
        whole = super().was_sent_whole()
        if request.method == "POST" and stood and stood != now:
            self.form_errors.append(CHANGED)
            return False
        return whole

    def _kept(self) -> str:
        shown = sorted((one.name, _plain(one)) for one in self if one.name not in ("stood", "csrf_token"))
        return token_hash(repr(shown)).hex()


def _plain(field: Field) -> str:
    """What is kept of this field, whatever order it comes in."""
    kept: Any = field.object_data
    return repr(sorted(map(str, kept)) if isinstance(kept, list) else kept)
