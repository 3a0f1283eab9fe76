"""The shapes of rights, invitations and one's own access; ``shapes`` says what shapes are for."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from ..domain.rights import Right, State
from ..domain.words import Side
from .institution_shapes import Sender
from .name_shapes import Noticed
from .shapes import Day, Id, Moment


class RightsStep(TypedDict):
    at: Moment
    by: Sender
    reason: str


RightsChange = TypedDict(
    "RightsChange", {"at": Moment, "by": Sender, "reason": str, "from": Day, "until": Day}
)
Assignment = TypedDict(
    "Assignment",
    {
        "id": Id,
        "right": Right,
        "from": Day,
        "until": Day,
        "state": State,
        "granted": RightsStep,
        "changes": list[RightsChange],
        "ended": NotRequired[RightsStep],
        "invitation": NotRequired[Id],
    },
)


class Block(TypedDict):
    id: Id
    set: RightsStep
    lifted: NotRequired[RightsStep]


class PersonRights(TypedDict):
    """One person at one institution. ``roles``: what works at this moment, and nothing else does.

    ``version``: for If-Match; 0 for who was given nothing here yet.
    """

    id: str
    version: int
    name: NotRequired[str]
    function: NotRequired[str]
    email: NotRequired[str]
    roles: list[str]
    blocked: bool
    undeliverable: NotRequired[bool]  # mail to that address comes back
    assignments: list[Assignment]
    blocks: list[Block]


class KeptRights(PersonRights, Noticed): ...


class RightsList(TypedDict):
    """By name."""

    items: list[PersonRights]
    cursor: str | None


class Invitation(TypedDict):
    id: Id
    email: str
    rights: list[Right]
    function: NotRequired[str]
    until: NotRequired[Day]
    invited: RightsStep
    expires_at: Moment
    closed: NotRequired[RightsStep]
    status: Literal["open", "accepted", "withdrawn", "refused", "expired"]
    version: int
    undeliverable: NotRequired[bool]


class KeptInvitation(Invitation, Noticed): ...


class InvitationList(TypedDict):
    items: list[Invitation]
    cursor: None


class Finding(TypedDict):
    """Something about somebody's access: ``code`` for programs, ``sentence`` for people."""

    code: Literal[
        "works",
        "nothing",
        "no_base",
        "no_context_role",
        "not_started",
        "over",
        "ended",
        "blocked",
        "wrong_kind",
        "elsewhere",
    ]
    right: NotRequired[Right]
    day: NotRequired[Day]
    sentence: str


class Colleague(TypedDict):
    name: str
    function: str


class OwnPlace(TypedDict):
    """``ask``: the other local administrators, who can change it."""

    number: str
    name: str
    kind: Side
    rights_from: Literal["own", "acm"]
    works: bool
    findings: list[Finding]
    ask: list[Colleague]
    link: NotRequired[str]


class OwnAccess(TypedDict):
    person_id: str
    checked_at: Moment
    institutions: list[OwnPlace]
