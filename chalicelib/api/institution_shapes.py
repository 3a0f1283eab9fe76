"""The shapes of what an institution has of its own; ``shapes`` says what shapes are for."""

from typing import NotRequired

from typing_extensions import TypedDict

from ..domain.words import MessageSubject
from .name_shapes import Noticed
from .shapes import Id, Moment


class Sender(TypedDict):
    id: str
    name: NotRequired[str]
    function: NotRequired[str]


class Message(TypedDict):
    id: Id
    reference: str
    subject: MessageSubject
    text: str
    institution: NotRequired[str]
    screen: NotRequired[str]
    browser: NotRequired[str]
    sent_at: Moment
    author: Sender


class KeptMessage(Message, Noticed): ...


class MessageList(TypedDict):
    items: list[Message]
    cursor: str | None


class Word(TypedDict):
    """What is no name of a pupil or a teacher, as somebody said who works there."""

    id: Id
    word: str
    at: Moment
    author: Sender


class WordList(TypedDict):
    items: list[Word]
    cursor: None
