"""Whom an event is about: from what the audit trail says, which holds no text."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from .caller import Role
from .frozen import dataclass
from .identity import Access
from .ids import moment, number_of
from .notices import Kind
from .words import Side

# ACM says who may enter at each sign-in, for a session. Who signed in lately is told meanwhile.
_SIGNED_IN_LATELY = timedelta(days=60)
_REGISTRATION = "REG#"


class To(StrEnum):
    """Who is told of an event."""

    PARTNER = "partner"  # who works there at it, and the owner
    GIVEN = "given"  # whom the event names
    ADMINS = "admins"  # the local administrators of the institution that it happened at
    INVITED = "invited"
    OPERATOR = "operator"


_TOLD: Mapping[str, tuple[Kind, To]] = {
    "registration:open": (Kind.REGISTRATIONS, To.PARTNER),
    "reply:add": (Kind.REGISTRATIONS, To.PARTNER),
    "goal:add": (Kind.REGISTRATIONS, To.PARTNER),
    "agreement:add": (Kind.REGISTRATIONS, To.PARTNER),
    "registration:hand_over": (Kind.REGISTRATIONS, To.GIVEN),
    "document:judge": (Kind.DOCUMENTS, To.PARTNER),
    "document:confirm_names": (Kind.DOCUMENTS, To.PARTNER),
    "document:restore_version": (Kind.DOCUMENTS, To.PARTNER),
    "number:propose": (Kind.WAITING, To.PARTNER),
    "message:send": (Kind.MESSAGES, To.ADMINS),
    "message:send_to_operator": (Kind.OPERATOR, To.OPERATOR),
    "rights:warn": (Kind.OPERATOR, To.OPERATOR),
    "invitation:send": (Kind.INVITED, To.INVITED),
    "invitation:accept": (Kind.INVITATIONS, To.ADMINS),
}


@dataclass(frozen=True)
class Event:
    """One line of the audit trail. ``place``: its partition key, ``mark``: its sort key."""

    place: str
    mark: str
    action: str
    subject: str
    at: str
    by: str  # a person id
    side: Side | None
    to: str
    handover: str

    @property
    def told(self) -> tuple[Kind, To] | None:
        """Nobody is told of most of what happens."""
        return _TOLD.get(self.action)

    @property
    def dossier_id(self) -> str:
        kind, _, number = self.place.partition("#")
        return number if kind == "DOSSIER" else ""

    @property
    def institution(self) -> str:
        """Where it happened, if in no dossier."""
        kind, _, number = self.place.partition("#")
        return number if kind == "ORG" else ""

    @property
    def registration(self) -> str:
        """The id of the one that it is about or in, if any."""
        parts = self.subject.split("#")
        return parts[1] if self.subject.startswith(_REGISTRATION) else ""

    @property
    def document(self) -> str:
        kind, _, number = self.subject.partition("#")
        return number if kind == "DOC" else ""

    @property
    def entry(self) -> str:
        return self.subject.rpartition("#")[2]

    @property
    def key(self) -> str:
        """What a notice of it is known by; a whole handover is one."""
        return f"handover#{self.handover}" if self.handover else f"{self.place}#{self.mark}"

    @property
    def page(self) -> str:
        """Where it is in the web application."""
        place = f"/dossiers/{self.dossier_id}"
        if self.handover or not self.dossier_id:
            return _PAGES.get(self.action, "").format(number=self.institution)
        if self.registration:
            return f"{place}/registraties/{self.registration}"
        return f"{place}/documenten" if self.document else place

    @property
    def partner(self) -> str:
        """The number of the side that hears of it. ValueError for what has no sides."""
        if self.side is None:
            raise ValueError(f"{self.action} has no side")
        return number_of(self.dossier_id, self.side.other)


_PAGES = {
    "message:send": "/instellingen/{number}/meldingen",
    "invitation:accept": "/instellingen/{number}/toegang",
    "registration:hand_over": "/dossiers",
}


def event_of(place: str, mark: str, card: Mapping[str, Any]) -> Event:
    """KeyError for what is no event."""
    by = card["by"]
    side = Side(by["side"]) if "side" in by else None
    more = (card.get("to") or "", card.get("handover") or "")
    return Event(place, mark, card["action"], card["subject"], card["at"], by["id"], side, *more)


def roles_told(access: Access, from_acm: bool, now: datetime) -> frozenset[str]:
    """By which of their roles somebody is told: those that hold.

    Where ACM is asked at each sign-in, also those that it said lately: a mail says only that
    there is something, and who reads it signs in.
    """
    if not from_acm:
        return access.roles_at(moment(now))
    lately = access.until > moment(now - _SIGNED_IN_LATELY)
    return access.roles if lately and not access.blocked else frozenset()


def works_in_dossier(side: Side) -> Role:
    return Role.CLB if side is Side.CLB else Role.SCHOOL
