"""Calls and capacity of every route, and of a page in dossiers of growing size."""

from bench.world import DOSSIER, FULL, NUMBERS, World
from chalicelib.api.routes import Route
from chalicelib.api.table import ROUTES

_TEXT = "We hingen de afspraken op in elke klas en bespraken ze met de leerlingen."
_BODIES: dict[str, object] = {
    "post_dossier": {"clb": NUMBERS["clb_a"], "school": "030577"},
    "put_seen": {"events": 1},
    "post_registration": FULL,
    "put_registration": FULL | {"title": "Anders"},
    "post_reply": {"kind": "question", "text": _TEXT},
    "post_goal": {"text": _TEXT},
    "post_agreement": {"text": _TEXT, "party": "both", "due_on": "2026-12-18"},
}


def measure_routes(here: World) -> list[tuple[object, ...]]:
    """(route, status, calls, RCU, WCU) of each, on a registration that has a thread already."""
    here.know("030577", "school")
    path = here.fill(2)
    for number in range(5):
        entry = _BODIES["post_reply"]
        here.ask("sofie", f"POST {path}/replies", entry, Idempotency_Key=f"reply-{number}")
    return [_measured(here, route, path) for route in ROUTES]


def _measured(here: World, route: Route, registration: str) -> tuple[object, ...]:
    name = route.function.__name__
    target = f"{route.method} {route.path}".format(
        dossier_id=DOSSIER, registration_id=registration.rpartition("/")[2]
    )
    here.meter.reset()
    answer = here.ask(
        "clara" if name == "post_dossier" else "anna",
        target,
        _BODIES.get(name),
        Idempotency_Key=f"bench-{name}",
        If_Match='"1"',
    )
    shown = f"{route.method} {route.path}"
    return (shown, answer.status, *_consumed(here))


def _consumed(here: World) -> tuple[str, str, str]:
    calls = " + ".join(f"{n} {name}" for name, n in sorted(here.meter.calls.items()))
    return calls or "none", f"{here.meter.read:g}", f"{here.meter.written:g}"


def measure_growth(here: World, sizes: tuple[int, ...]) -> list[tuple[object, ...]]:
    """(registrations, calls, RCU) of the first page; each size in a dossier of its own."""
    rows: list[tuple[object, ...]] = []
    for number, size in enumerate(sizes):
        school = f"03058{number}"
        here.know(school, "school")
        pair = {"clb": NUMBERS["clb_a"], "school": school}
        here.ask("clara", "POST /dossiers", pair, Idempotency_Key=school)
        dossier_id = f"{pair['clb']}-{school}"
        here.fill(size, dossier_id)
        here.meter.reset()
        here.ask("anna", f"GET /dossiers/{dossier_id}/registrations")
        calls, read, _ = _consumed(here)
        rows.append((size, calls, read))
    return rows
