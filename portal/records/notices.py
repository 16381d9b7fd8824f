"""Mail on its way out. It carries no content: a sentence, a link, sometimes a code; sealed until sent."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from portal.records.base import Base, new_id


class Notice(Base):
    """One message to one mailbox. The sealed body is dropped once it was delivered."""

    __tablename__ = "notices"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    email: Mapped[str]
    subject: Mapped[str]
    sealed_body: Mapped[bytes | None]
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
