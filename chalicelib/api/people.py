"""Where a person stands, and the institutions they can look up."""

from ..domain.caller import Caller
from ..domain.ids import moment
from ..domain.policy import Action, may
from ..storage.answers import Answer, joined, lists, page, text
from ..storage.json_text import text_of
from ..storage.standing import Standing
from . import shapes
from .call import Call
from .routes import Routes

routes = Routes()
_MOST_LOOKED_UP = 100  # institutions without a dossier; further ones show their number


@routes.get("/me", shapes.Me)
def me(call: Call) -> Answer:
    """Who you are, and how each of your institutions stands."""
    caller = call.caller
    standings = call.store.desk.standings(caller)
    unnamed = [one.institution for one in standings if not one.name][:_MOST_LOOKED_UP]
    names = call.store.institutions(unnamed) if unnamed else {}
    return text(
        {
            "person_id": caller.id,
            "name": caller.name,
            "groups": list(caller.groups),
            "institutions": [
                _institution(caller, standing, names.get(standing.institution, ("", ""))[1])
                for standing in standings
            ],
        }
    )


@routes.get("/worklist", shapes.Worklist)
def get_worklist(call: Call) -> Answer:
    """What waits for your institutions, what of it is yours, and where something is new.

    At a school everything is everybody's: there, nobody owns a registration.
    """
    caller, (standings, owned) = call.caller, call.store.desk.with_owned(call.caller)
    todos = [t for one in standings for t in one.todos if may(caller, Action.READ, t.dossier_id)]
    rows = [r for one in standings for r in one.rows if may(caller, Action.READ, r.dossier_id)]
    waiting = [joined(t.json, text_of({"mine": t.registration_id in owned})) for t in todos]
    return lists(waiting=waiting, new=[row.json for row in rows if row.new])


@routes.get("/institutions", shapes.InstitutionList, query=("q",))
def list_institutions(call: Call) -> Answer:
    """Look up an institution by number, name or municipality; at most 20, the best first.

    Source of the real ones: Vlaams Ministerie van Onderwijs en Vorming, onderwijsaanbod.
    """
    found = call.services.directory.search(call.query("q") or "")
    return page(found, None)


@routes.get("/dossiers/{dossier_id}/people", shapes.PeopleList)
def list_people(call: Call, dossier_id: str) -> Answer:
    """Who may or might enter this dossier: the names behind the ids of owners and authors."""
    grant = call.permit(Action.READ, dossier_id)
    return call.store.people(grant, moment(call.now))


def _institution(caller: Caller, standing: Standing, name: str) -> dict[str, object]:
    number = standing.institution
    rows = [row for row in standing.rows if may(caller, Action.READ, row.dossier_id)]
    return {
        "number": number,
        "name": standing.name or name or number,
        "roles": [held.role for held in caller.roles if held.institution == number],
        "function": caller.function_at(number),
        "dossiers": len(rows),
        "new": sum(row.new for row in rows),
        "waiting": sum(row.waiting for row in rows),
    }
