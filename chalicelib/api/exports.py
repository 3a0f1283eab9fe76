"""What is taken along of a school year over HTTP: asked for, made by a job, then downloaded."""

import logging
from collections.abc import Callable

from ..domain.errors import NotFound
from ..domain.exports import ask_export, download_export, is_over
from ..domain.exports_model import Export
from ..domain.grants import Grant
from ..domain.policy import Action, may, may_at
from ..domain.sent_exports import NewExport
from ..storage.answers import Answer, text
from ..storage.export_items import export_item
from . import export_shapes as shapes
from .call import Call
from .document_shapes import Content
from .keeping import keep
from .routes import Routes

log = logging.getLogger(__name__)

_IN_DOSSIER, _OF_CLB = "/dossiers/{dossier_id}/exports", "/clbs/{number}/exports"
_ONE = "/{export_id}"

routes = Routes()


@routes.post(_IN_DOSSIER, shapes.Export)
def post_export(call: Call, dossier_id: str, body: NewExport) -> Answer:
    """Have a file made of a dossier's school year: numbers, registrations, or pages to print."""
    grant = call.permit(Action.EXPORT, dossier_id)
    return _asked(call, grant, body, f"/dossiers/{dossier_id}/exports")


@routes.get(_IN_DOSSIER, shapes.ExportList, query=("cursor",))
def list_exports(call: Call, dossier_id: str) -> Answer:
    """What you asked for and can still have, the latest first; not what others asked for."""
    grant = call.permit(Action.LIST_EXPORTS, dossier_id)

    def is_theirs(one: Export) -> bool:
        return may(call.caller, Action.READ_EXPORT, dossier_id, one)

    return _listed(call, grant, dossier_id, is_theirs)


@routes.get(_IN_DOSSIER + _ONE, shapes.Export)
def get_export(call: Call, dossier_id: str, export_id: str) -> Answer:
    """How far an export of yours is."""
    found = _found(call, call.permit(Action.EXPORT, dossier_id), dossier_id, export_id)
    call.permit(Action.READ_EXPORT, dossier_id, found)
    return _shown(found)


@routes.get(_IN_DOSSIER + _ONE + "/content", Content)
def get_export_content(call: Call, dossier_id: str, export_id: str) -> Answer:
    """Where an export of yours can be downloaded for some minutes; this is audited."""
    found = _found(call, call.permit(Action.EXPORT, dossier_id), dossier_id, export_id)
    return _downloaded(call, call.permit(Action.DOWNLOAD_EXPORT, dossier_id, found), found)


@routes.post(_OF_CLB, shapes.Export)
def post_export_of_clb(call: Call, number: str, body: NewExport) -> Answer:
    """The same of all schools of a CLB."""
    grant = call.permit_at(Action.EXPORT_OF_CLB, number)
    return _asked(call, grant, body, f"/clbs/{number}/exports")


@routes.get(_OF_CLB, shapes.ExportList, query=("cursor",))
def list_exports_of_clb(call: Call, number: str) -> Answer:
    """What you asked for of all schools of a CLB and can still have, the latest first."""
    grant = call.permit_at(Action.LIST_EXPORTS_OF_CLB, number)

    def is_theirs(one: Export) -> bool:
        return may_at(call.caller, Action.READ_EXPORT_OF_CLB, number, (one.author.id,))

    return _listed(call, grant, number, is_theirs)


@routes.get(_OF_CLB + _ONE, shapes.Export)
def get_export_of_clb(call: Call, number: str, export_id: str) -> Answer:
    """How far an export of yours is."""
    found = _found(call, call.permit_at(Action.EXPORT_OF_CLB, number), number, export_id)
    call.permit_at(Action.READ_EXPORT_OF_CLB, number, (found.author.id,))
    return _shown(found)


@routes.get(_OF_CLB + _ONE + "/content", Content)
def get_export_content_of_clb(call: Call, number: str, export_id: str) -> Answer:
    """Where an export of yours can be downloaded for some minutes; this is audited."""
    found = _found(call, call.permit_at(Action.EXPORT_OF_CLB, number), number, export_id)
    grant = call.permit_at(Action.DOWNLOAD_EXPORT_OF_CLB, number, (found.author.id,))
    return _downloaded(call, grant, found)


def _asked(call: Call, grant: Grant, body: NewExport, place: str) -> Answer:
    """It is kept already: when telling fails, the next look of the function finds it."""
    kept = keep(call, ask_export(grant, body, call.now), body)
    try:
        call.services.make_export(place.split("/")[2], kept.id)
    except Exception:
        log.exception("export %s waits for the next look", kept.id)
    return kept.at(f"{place}/{kept.id}")


def _listed(call: Call, grant: Grant, scope: str, is_theirs: Callable[[Export], bool]) -> Answer:
    def may_see(one: Export) -> bool:
        return not is_over(one, call.now) and is_theirs(one)

    return call.store.exports(grant, scope, call.query("cursor"), may_see)


def _found(call: Call, reader: Grant, scope: str, export_id: str) -> Export:
    """Raises NotFound, also of what is not kept any more. ``reader`` may ask for exports there."""
    found = call.store.export(reader, scope, export_id)
    if is_over(found, call.now):
        raise NotFound
    return found


def _shown(export: Export) -> Answer:
    return Answer(str(export_item(export)["body"]), export.version)


def _downloaded(call: Call, grant: Grant, export: Export) -> Answer:
    keep(call, download_export(grant, export, call.now), None)
    return text(call.services.files.export(export, call.now))
