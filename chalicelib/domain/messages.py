"""What people report, ask or suggest by the contact form."""

from datetime import datetime

from .decisions import Decision
from .grants import Grant
from .ids import moment, new_id
from .model import Message, Sender
from .sent import NewMessage


def send_message(grant: Grant, new: NewMessage, now: datetime) -> Decision:
    """To the institution of the grant; to the operator where it has none."""
    at, content = moment(now), new.content
    sender = Sender(grant.caller.id, grant.caller.name, grant.function)
    message = Message(new_id(now), grant.institution, content, sender, at)
    return Decision(grant, message, at, tuple(sorted(content)))
