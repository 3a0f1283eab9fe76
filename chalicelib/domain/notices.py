"""What somebody is told by mail: that there is something, where; never what it says.

A notice holds numbers and ids, so that no text of a dossier can come into a mail by it.
"""

from collections.abc import Mapping
from enum import StrEnum

from .frozen import dataclass


class Kind(StrEnum):
    """What a person can choose about, and what is always told (the last two)."""

    REGISTRATIONS = "registrations"  # a new registration, a contribution, one that is handed over
    WAITING = "waiting"  # it waits for their side
    DOCUMENTS = "documents"
    DUE = "due"  # an agreement or a follow-up is due; a new school year asks what to do
    RIGHTS = "rights"  # a right ends
    MESSAGES = "messages"  # the contact form, for a local administrator
    INVITATIONS = "invitations"  # one was accepted, for a local administrator
    INVITED = "invited"  # to who has no account yet
    OPERATOR = "operator"  # to whoever runs the platform


class Frequency(StrEnum):
    DIRECT = "direct"
    DAILY = "daily"
    WEEKLY = "weekly"
    OFF = "off"


ALWAYS = {Kind.INVITED, Kind.OPERATOR}
DEFAULTS: Mapping[Kind, Frequency] = {
    Kind.REGISTRATIONS: Frequency.DAILY,
    Kind.WAITING: Frequency.DIRECT,
    Kind.DOCUMENTS: Frequency.DAILY,
    Kind.DUE: Frequency.DAILY,
    Kind.RIGHTS: Frequency.DIRECT,
    Kind.MESSAGES: Frequency.DIRECT,
    Kind.INVITATIONS: Frequency.DAILY,
}


@dataclass(frozen=True)
class Notice:
    """That there is something for one person.

    ``institution``: where they hold the right by which they are told. ``key``: what it is about,
    at most 300 characters: the same person is told once of the same key, in a hundred days.
    ``page``: where in the web application it is, of ids only; without one, the dossier, or home.
    """

    person_id: str
    kind: Kind
    institution: str
    key: str
    at: str
    dossier_id: str = ""
    page: str = ""


def invited(number: str, invitation_id: str) -> str:
    """Who is told of an invitation: nobody with an account."""
    return f"invited:{number}:{invitation_id}"


OPERATOR = "operator"  # who is told what anybody reports to the operator
