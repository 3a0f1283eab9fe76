"""The walk through the API in the README works as it stands, line by line, on a running product."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from products import Product

ROOT = Path(__file__).parents[2]
WALK = re.findall(r"```bash\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
ADDRESS = "http://127.0.0.1:8080"


@pytest.fixture(scope="module")
def product(tmp_path_factory):
    """One that nobody has walked through yet: so that what is last in a list is what was done."""
    made = Product(tmp_path_factory.mktemp("walk"))
    made.start()
    yield made
    made.interrupt()


@pytest.fixture(scope="module")
def walked(product):
    """What each block of the walk printed, in one shell, against a product on ports of its own."""
    between = "echo; echo ----\n"
    script = "set -euo pipefail\n" + between.join(WALK).replace(ADDRESS, product.origin)
    environment = os.environ | product.environment
    done = subprocess.run(
        ["/bin/bash", "-c", script],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split("----\n")


def test_the_walk_is_there(walked):
    assert len(WALK) == len(walked) == 7


def test_the_clb_opens_a_registration_that_the_school_reads_and_answers(walked):
    answers = _json_lines(walked[2])

    me, read, reply, goal, agreement = answers
    assert me["institutions"][0]["new"] > 0
    assert read["title"] == "Pestsignalen in de tweede graad"
    assert (reply["kind"], goal["status"], agreement["party"]) == ("question", "open", "both")
    assert reply["author"]["side"] == "school"


def test_the_clb_sees_that_it_is_waited_for_and_revises(walked):
    first, *rest = walked[3].strip().splitlines()

    assert first == "clb"
    assert json.loads(rest[-1])["version"] == 2


def test_history_and_names_are_there(walked):
    changes, people = _json_lines(walked[4])

    assert changes["items"][-1]["action"] == "registration:revise"
    assert "Anna Verhulst" in [person["name"] for person in people["items"]]


def test_a_text_hears_where_it_names_somebody(walked):
    (answer,) = _json_lines(walked[5])

    (place,) = answer["names"]
    assert "Overleg met tom goossens 😀"[place["start"] : place["end"]] == "tom goossens"
    assert place["certainty"] == "sure"


def test_outsiders_and_strangers_get_nothing(walked):
    assert walked[6].split() == ["404", "401"]


def _json_lines(text):
    """curl ends its answers without a new line: objects stand one after the other."""
    decoder, values = json.JSONDecoder(), []
    text = text.strip()
    while text:
        value, end = decoder.raw_decode(text)
        values.append(value)
        text = text[end:].strip()
    return values
