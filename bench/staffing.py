"""Handovers, leaves and proposed numbers in the world of the measurements."""

from datetime import UTC, datetime, timedelta

from bench.world import DOSSIER, NUMBERS, World
from chalicelib.domain.ids import moment
from chalicelib.jobs.handovers import Clock, continue_handovers
from chalicelib.storage.handover_steps import HandoverSteps
from local.people import CAST

_AT = f"/institutions/{NUMBERS['clb_a']}"
_NOW = datetime.now(UTC)
_PERIOD = {"from": moment(_NOW), "until": moment(_NOW + timedelta(days=60))}
ANNA, BERT = CAST["anna"].id, CAST["bert"].id
HANDOVER: dict[str, object] = {"from": "who-left", "to": BERT}
LEAVE: dict[str, object] = {"owner": ANNA, "delegate": BERT, **_PERIOD}
_OTHER_LEAVE = {"owner": BERT, "delegate": ANNA, **_PERIOD}
_NUMBER = {"registers_under": NUMBERS["school_a"]}


def make_handover(here: World, number: int) -> dict[str, str]:
    """The id and the version of one that is done."""
    _end_handovers(here)  # one at a time to a person
    made = here.ask("clara", f"POST {_AT}/handovers", HANDOVER, Idempotency_Key=f"{number}-handed")
    _end_handovers(here)
    handover = str(made.json["id"])
    kept = here.ask("clara", f"GET {_AT}/handovers/{handover}").json
    return {"handover_id": handover, "version": str(kept["version"])}


def make_delegation(here: World, number: int) -> dict[str, str]:
    key = f"{number}-leave"
    made = here.ask("clara", f"POST {_AT}/delegations", _OTHER_LEAVE, Idempotency_Key=key)
    return {"delegation_id": str(made.json["id"])}


def propose_number(here: World, path: str) -> dict[str, str]:
    """The version of the dossier in which the other side did, or for who takes it back Anna."""
    who = "anna" if path.endswith("/withdraw") else "sofie"
    version = dossier_version(here)["version"]
    made = here.ask(who, f"PUT /dossiers/{DOSSIER}", _NUMBER, If_Match=f'"{version}"')
    return {"version": str(made.json["version"])}


def dossier_version(here: World) -> dict[str, str]:
    return {"version": str(here.ask("anna", f"GET /dossiers/{DOSSIER}").json["version"])}


def _end_handovers(here: World) -> None:
    """By a clock that needs not be waited for."""
    ahead = [timedelta()]

    def wait(seconds: float) -> None:
        ahead[0] += timedelta(seconds=seconds)

    clock = Clock(wait, now=lambda: datetime.now(UTC) + ahead[0])
    continue_handovers({}, HandoverSteps(here.dynamodb, here.tables), clock)
