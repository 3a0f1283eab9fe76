"""The name guard over HTTP: a text on its way, and what an institution allows."""

import json

from ..domain.allowed_words import add_word, remove_word
from ..domain.grants import Grant
from ..domain.policy import Action
from ..domain.sent import NameCheck, NewWord
from ..storage.answers import Answer, text
from . import institution_shapes as shapes
from .call import Call
from .keeping import found_in, keep
from .name_shapes import NamesChecked
from .places import places_of
from .routes import Routes

_WORDS = "/institutions/{number}/words"

routes = Routes()


@routes.ask("/name-checks", NamesChecked)
def post_name_check(call: Call, body: NameCheck) -> Answer:
    """What in these texts points at somebody, as a write in this dossier would judge it.

    Or a message to this institution, where that is asked about. Nothing is kept of the texts,
    nor logged.
    """
    grant = _grant(call, body)
    found = found_in(call, grant, body.texts)
    return text({"names": places_of(found, json.loads(call.body)["texts"].get)})


@routes.get(_WORDS, shapes.WordList)
def list_words(call: Call, number: str) -> Answer:
    """What is no name of a pupil or a teacher at an institution; for its administrator."""
    return call.store.words(call.permit_at(Action.READ_WORDS, number), call.now)


@routes.post(_WORDS, shapes.Word)
def post_word(call: Call, number: str, body: NewWord) -> Answer:
    """Allow a word before anybody needs it, or for another year."""
    grant = call.permit_at(Action.ADD_WORD, number)
    return keep(call, add_word(grant, body, call.now), body)


@routes.delete(_WORDS + "/{word_id}", shapes.Word)
def delete_word(call: Call, number: str, word_id: str) -> Answer:
    """Allow a word no longer: the next text that has it is asked about."""
    grant = call.permit_at(Action.REMOVE_WORD, number)
    current = call.store.word_to_change(grant, word_id)
    return keep(call, remove_word(grant, current, call.now), None)


def _grant(call: Call, body: NameCheck) -> Grant:
    if body.institution is None:
        return call.permit(Action.CHECK_NAMES, body.dossier_id or "")
    return call.permit_at(Action.SEND_MESSAGE, body.institution)
