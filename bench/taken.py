"""An export in the world of the measurements: asked for, and ready without a file."""

from bench.world import DOSSIER, NUMBERS, World
from chalicelib.domain.exports import finished
from chalicelib.storage.exports import Exports

WANTED = {"what": "registrations", "format": "xlsx", "school_year": "2026-2027"}


def make_export(here: World, number: int, path: str) -> dict[str, str]:
    """Its id: of the CLB, or of the dossier, as a route with this path needs it."""
    is_of_clb = path.startswith("/clbs/")
    who, scope = ("clara", NUMBERS["clb_a"]) if is_of_clb else ("anna", DOSSIER)
    target = f"POST /{'clbs' if is_of_clb else 'dossiers'}/{scope}/exports"
    made = here.ask(who, target, WANTED, Idempotency_Key=f"{number}-export").json["id"]
    exports = Exports(here.dynamodb, here.tables)
    exports.commit(finished(exports.get(scope, made), 9, "2026-11-23T08:00:00.000Z"))
    return {"export_id": made, "version": "1"}
