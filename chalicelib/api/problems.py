"""Every refusal as a problem document (RFC 9457): the one place that knows HTTP statuses."""

import json
import logging
from collections.abc import Callable, Mapping

from chalice.app import Request, Response
from pydantic import ValidationError

from ..domain import errors, rights_errors, staff_errors
from ..domain.file_types import TYPES
from ..storage import answers
from ..storage.items import item_of
from ..storage.readers import Reader

log = logging.getLogger(__name__)

# The first class that fits gives the status and the type, ``/problems/<slug>``.
KINDS: dict[type[errors.Refused], tuple[int, str]] = {
    errors.NotSignedIn: (401, "not-signed-in"),
    errors.SinceRemoved: (410, "since-removed"),
    errors.NotFound: (404, "not-found"),
    errors.AccessEnded: (403, "access-ended"),
    errors.DelegationEnded: (403, "delegation-ended"),
    errors.Forbidden: (403, "forbidden"),
    errors.KeyMissing: (400, "key-missing"),
    errors.DocumentTooLarge: (413, "document-too-large"),
    errors.TooLarge: (413, "too-large"),
    errors.Malformed: (400, "malformed"),
    errors.KeyReused: (422, "key-reused"),
    errors.NamesFound: (422, "names-found"),
    errors.VersionMissing: (428, "version-missing"),
    errors.Stale: (412, "stale"),
    errors.ChangedMeanwhile: (409, "changed-meanwhile"),
    errors.AlreadyExists: (409, "already-exists"),
    errors.DossierEnded: (409, "dossier-ended"),
    errors.RegistrationClosed: (409, "registration-closed"),
    errors.InTrash: (409, "in-trash"),
    errors.ThreadFull: (409, "thread-full"),
    errors.TooManyOpen: (409, "too-many-open"),
    errors.NotYetThere: (409, "not-yet-there"),
    errors.NoColleague: (409, "no-colleague"),
    staff_errors.HandoverRunning: (409, "handover-running"),
    staff_errors.NothingToHandOver: (409, "nothing-to-hand-over"),
    staff_errors.NotUndoable: (409, "not-undoable"),
    staff_errors.NothingProposed: (409, "nothing-proposed"),
    staff_errors.NoSuchNumber: (409, "no-such-number"),
    rights_errors.RightsElsewhere: (409, "rights-elsewhere"),
    rights_errors.BaseMissing: (409, "base-missing"),
    rights_errors.WrongKind: (409, "wrong-kind"),
    rights_errors.WorksAtClb: (409, "works-at-clb"),
    rights_errors.UnknownPerson: (409, "unknown-person"),
    rights_errors.BadPeriod: (409, "bad-period"),
    rights_errors.OutsideBase: (409, "outside-base"),
    rights_errors.AddressElsewhere: (409, "address-elsewhere"),
    rights_errors.AlreadyInvited: (409, "already-invited"),
    rights_errors.LastAdmin: (409, "last-admin"),
    rights_errors.NotYourself: (409, "not-yourself"),
    rights_errors.InvitationClosed: (409, "invitation-closed"),
    errors.NotAccepted: (409, "not-accepted"),
    errors.TooManyDocuments: (409, "too-many-documents"),
    errors.NotReady: (409, "not-ready"),
    errors.OnHold: (409, "on-hold"),
    errors.Conflict: (409, "conflict"),
    errors.Busy: (503, "busy"),
}
_RETRY_AFTER = "2"  # seconds
_LONGEST_NAME = 60  # characters; ours are shorter
_MOST_FIELDS = 50  # of a body that is wrong in more places, the first

# What pydantic found wrong, in words for people; {…} are values of the rule, never of the person.
_SENTENCES = {
    "missing": "Vul dit in.",
    "extra_forbidden": "Dit veld bestaat hier niet.",
    "string_too_long": "Dit is te lang: hoogstens {max_length} tekens.",
    "string_too_short": "Vul dit in.",
    "string_type": "Dit moet tekst zijn.",
    "string_pattern_mismatch": "Dit heeft niet de juiste vorm.",
    "int_type": "Dit moet een geheel getal zijn.",
    "greater_than_equal": "Dit moet minstens {ge} zijn.",
    "less_than_equal": "Dit mag hoogstens {le} zijn.",
    "enum": "Kies een van: {expected}.",
    "bool_type": "Dit moet true of false zijn.",
    "tuple_type": "Dit moet een lijst zijn.",
    "too_short": "Dit zijn er te weinig: minstens {min_length}.",
    "too_long": "Dit zijn er te veel: hoogstens {max_length}.",
    "dict_type": "Dit moet een JSON-object zijn.",
    "json_invalid": "Dit is geen leesbare JSON in UTF-8.",
    "model_type": "Dit moet een JSON-object zijn.",
}
_OWN_SENTENCES = {
    "unreadable": "Hierin staan onzichtbare of onleesbare tekens.",
    "one_line": "Dit moet op één regel staan.",
    "confirmed": "Bevestig dit eerst.",
    "day": "Dit moet een bestaande datum zijn (jjjj-mm-dd), van 2000 tot 2099.",
    "moment": "Dit moet een bestaand tijdstip zijn, zoals 2026-11-23T08:15:00.000Z.",
    "not_in_text": "Dit staat niet in de tekst.",
    "unique": "Hierin staat iets dubbel.",
    "file_name": 'Een bestandsnaam begint niet met een punt en bevat geen / \\ : * ? " < > |.',
    "file_type": f"Dit soort bestand kan niet. Wel: {', '.join(TYPES)}.",
    "other_extension": (
        "Laat het einde van de naam (zoals .pdf of .docx) staan: dat zegt wat voor bestand het is."
    ),
    "nowhere": "Zet dit in de bibliotheek, bij een registratie, of allebei.",
    "not_pinned": "Alleen samenwerkingsafspraken kunnen vastgezet worden.",
    "one_of_both": "Stuur 'status' of 'registers_under': één van beide.",
    "format": "Dit formaat past er niet bij: csv of xlsx, en html voor de bundel.",
    "school_year": "Een schooljaar is bijvoorbeeld 2026-2027.",
    "period": "Het einde komt na het begin, en hoogstens een jaar later.",
}


def problem(
    status: int, slug: str, detail: str, headers: Mapping[str, str] | None = None, **more: object
) -> Response:
    body = {"type": f"/problems/{slug}", "status": status, "detail": detail, **more}
    sent: dict[str, str | list[str]] = {
        "Content-Type": "application/problem+json",
        "Cache-Control": "no-store",
        **(headers or {}),
    }
    return Response(json.dumps(body, ensure_ascii=False), sent, status)


def problem_for(error: Exception, request_id: str) -> Response:
    """The answer to an error; what nobody foresaw is logged, and named by the request id only."""
    match error:
        case ValidationError() if error.errors()[0]["type"] == "json_invalid":
            return _refused(errors.Malformed(_SENTENCES["json_invalid"]), request_id)
        case ValidationError():
            detail = "Sommige velden zijn niet goed ingevuld."
            return problem(422, "invalid", detail, errors=_fields(error), request_id=request_id)
        case errors.Refused():
            return _refused(error, request_id)
    log.exception("unexpected error in request %s", request_id)
    detail = "Er liep iets mis aan onze kant. Probeer opnieuw, of meld het met dit nummer."
    return problem(500, "unexpected", detail, request_id=request_id)


def _refused(error: errors.Refused, request_id: str) -> Response:
    status, slug = next(KINDS[kind] for kind in type(error).__mro__ if kind in KINDS)
    headers = {"Retry-After": _RETRY_AFTER} if isinstance(error, errors.Busy) else {}
    more: dict[str, object] = {"request_id": request_id}
    if isinstance(error, errors.Stale):
        more["current"] = json.loads(answers.of(item_of(error.current), Reader(error.side)))
        headers["ETag"] = f'"{error.current.version}"'
    if isinstance(error, rights_errors.RightsElsewhere):
        more["link"] = error.link
    if isinstance(error, errors.NamesFound):
        more["names"] = error.names
    return problem(status, slug, str(error), headers, **more)


def _fields(error: ValidationError) -> list[dict[str, object]]:
    found = error.errors(include_url=False, include_input=False)[:_MOST_FIELDS]
    return [
        {
            "loc": [_short(part) for part in one["loc"]],
            "type": one["type"],
            "msg": _sentence(one["type"], one),
        }
        for one in found
    ]


def _short(part: int | str) -> int | str:
    """A name of a field is the sender's own, however long."""
    return part[:_LONGEST_NAME] if isinstance(part, str) else part


def _sentence(kind: str, one: Mapping[str, object]) -> str:
    context = one.get("ctx")
    values = context if isinstance(context, dict) else {}
    if kind == "value_error":
        return _OWN_SENTENCES.get(str(values.get("error")), "Deze waarde is niet geldig.")
    return _SENTENCES.get(kind, "Deze waarde is niet geldig.").format_map(values)


# Chalice refuses these itself, before a route is reached.
_OF_CHALICE = {
    405: ("method-not-allowed", "Dit kan hier niet: gebruik een van de methodes in 'Allow'."),
    415: ("unsupported-media-type", "Stuur JSON, met 'Content-Type: application/json'."),
}


def translate_own_refusals(
    request: Request, get_response: Callable[[Request], Response]
) -> Response:
    """Middleware: what Chalice itself refuses becomes a problem document too."""
    response = get_response(request)
    if response.status_code not in _OF_CHALICE or isinstance(response.body, str):
        return response
    slug, detail = _OF_CHALICE[response.status_code]
    allow = {name: str(value) for name, value in response.headers.items() if name == "Allow"}
    return problem(response.status_code, slug, detail, allow)
