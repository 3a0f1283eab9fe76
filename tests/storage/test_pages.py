"""A page costs the same, whatever lies behind it."""

import pytest
from conftest import DOSSIER


@pytest.fixture
def consumed(dynamodb):
    """The read units of each call, as the engine counts them."""
    units = []

    def ask(params, **_):
        params["ReturnConsumedCapacity"] = "TOTAL"

    def note(parsed, **_):
        units.append(parsed["ConsumedCapacity"]["CapacityUnits"])

    events = dynamodb.meta.events
    events.register("before-parameter-build.dynamodb.Query", ask)
    events.register("after-call.dynamodb.Query", note)
    yield units
    events.unregister("before-parameter-build.dynamodb.Query", ask)
    events.unregister("after-call.dynamodb.Query", note)


@pytest.fixture
def fill(dynamodb, tables):
    """Puts copies of a registration below it, until its dossier (or its trash) has so many."""

    def fill(registration_id, size):
        table, pk = tables.dossiers, {"S": f"DOSSIER#{DOSSIER}"}
        key = {"pk": pk, "sk": {"S": f"REG#{registration_id}"}}
        item = dynamodb.get_item(TableName=table, Key=key)["Item"]
        moment = item["by_dossier_sk"]["S"].partition("#")[0]
        for n in range(1, size):
            copy = f"{registration_id[:-4]}{n:04x}"
            below = {
                "sk": {"S": f"REG#{copy}"},
                "by_dossier_sk": {"S": f"{moment[:-4]}000Z#{copy}"},
            }
            dynamodb.put_item(TableName=table, Item=item | below)

    return fill


@pytest.mark.parametrize("place", ["registrations", "trash"])
def test_a_page_of_a_dossier_of_300_costs_what_one_of_30_costs(
    api, dossier, store, opened, consumed, fill, place
):
    registration_id, costs = opened.rpartition("/")[2], {}
    if place == "trash":
        api.change("anna", f"{opened}/trash", {"reason": "Dubbel"}, 1)
    for size in (30, 300):
        fill(registration_id, size)
        consumed.clear()
        page = api.get("sofie", f"{dossier}/{place}").json
        assert len(page["items"]) == 25
        costs[size] = consumed[:]
        consumed.clear()
        assert api.get("sofie", f"{dossier}/{place}", cursor=page["cursor"]).json["items"]
        assert len(consumed) == len(costs[size]) == 1

    assert costs[30] == costs[300]
    assert 0 < costs[300][0] <= 3
