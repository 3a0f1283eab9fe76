"""The one way from a route to ``store.commit``: through the name guard.

A change is kept when nobody is named in the texts that it adds, or when its writer says that it
is not a pupil or a teacher. Of what is refused, nothing is kept.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from ..domain.decisions import Decision
from ..domain.errors import DelegationEnded, Forbidden, NamesFound
from ..domain.grants import DossierGrant, Grant
from ..domain.guard import Around, Found, Texts, Verdict, find, judge, new_texts
from ..domain.model import Registration
from ..domain.policy import permit_apart
from ..domain.written import Sent, Written
from ..storage.answers import Answer, joined, text
from ..storage.once import Once
from .call import Call
from .places import places_of, text_at


def keep(call: Call, decision: Decision, body: Sent | None) -> Answer:
    """A POST is kept once for its Idempotency-Key, and a repeat is not judged anew."""
    once = call.once if call.request.method == "POST" else None
    verdict = _verdict(call, decision, body)
    if verdict.sure:
        before = call.store.answered(decision.grant, once) if once else None
        if before is None:
            raise NamesFound(_places(call, verdict.sure))
        return before
    answer = _committed(call, verdict.decision, once)
    if not verdict.doubtful:
        return answer
    notices = text({"notices": _places(call, verdict.doubtful)})
    return replace(answer, json=joined(answer.json, notices.json))


def keep_again(call: Call, decision: Decision) -> Answer:
    """What holds no text, and is the same however often it is asked."""
    return call.store.commit(decision)


def _committed(call: Call, decision: Decision, once: Once | None) -> Answer:
    """Who stands in for the owner no more, and may do it by another right, does it by that one."""
    try:
        return call.store.commit(decision, once)
    except DelegationEnded as ended:
        subject, grant = decision.before or decision.after, decision.grant
        if not isinstance(grant, DossierGrant) or not isinstance(subject, Registration):
            raise
        try:
            apart = permit_apart(grant, subject)
        except Forbidden:
            raise ended from None
        return call.store.commit(replace(decision, grant=apart), once)


def found_in(call: Call, grant: Grant, texts: Texts) -> list[Found]:
    """Where no dossier is known, no names are. The allow-list is read after a hit only."""
    known = call.store.surroundings
    around = known.of(grant) if isinstance(grant, DossierGrant) else Around()
    found = find(texts, around)
    allowed = call.store.allowed(grant, {one.key for one in found if not one.is_hint}, call.now)
    return [one for one in found if one.key not in allowed]


def _verdict(call: Call, decision: Decision, body: Sent | None) -> Verdict:
    texts = new_texts(decision, body)
    if not texts or not isinstance(body, Written):
        return Verdict(decision)
    return judge(decision, found_in(call, decision.grant, texts), body.names_confirmed)


def _places(call: Call, found: Iterable[Found]) -> list[dict[str, object]]:
    sent = json.loads(call.body)
    return places_of(found, partial(text_at, sent))
