"""The shapes of what a person is mailed; ``shapes`` says what shapes are for."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from ..domain.notices import Frequency
from .shapes import Moment


class Failed(TypedDict):
    """Mail to this address came back, or somebody called it unwanted."""

    why: Literal["bounce", "complaint"]
    at: Moment


class Address(TypedDict):
    institution: str
    email: str
    undeliverable: NotRequired[Failed]


class Preferences(TypedDict):
    """How often each kind is mailed; ``stopped``: nothing is."""

    registrations: Frequency
    waiting: Frequency
    documents: Frequency
    due: Frequency
    rights: Frequency
    messages: Frequency
    invitations: Frequency
    stopped: bool
    addresses: list[Address]


class Unsubscription(TypedDict):
    stopped: bool
