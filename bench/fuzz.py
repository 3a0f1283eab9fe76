"""``make fuzz``: everybody of the cast asks everything that docs/openapi.json allows, and does not.

``python -m bench.fuzz [seed] [examples] [who] [quick]``. Schemathesis makes the requests and
compares each answer with the document; docs/fuzz.md tells what came of it. Not 0 when an answer
was an error of ours, was not as documented, or had a text of a dossier of others.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from random import SystemRandom
from typing import Any, NamedTuple
from urllib.request import Request, urlopen

from bench.figures import put_figures
from bench.table import as_markdown, print_table
from bench.texts import ROOT
from bench.world import FULL, TEXT
from local.aside import beside
from local.people import CAST, PASSWORD
from local.progress import Bar
from local.sign_in import sign_in
from local.state import Endpoints

DOCUMENT, PROGRAM = ROOT / "docs" / "fuzz.md", ROOT / ".venv-fuzz" / "bin" / "st"
EXAMPLES, QUICK = 25, 3  # of a route, beside those that its limits give
# What administrators do ends rights of others: they come last.
WHO = ("noor", "anna", "bert", "sofie", "tom", "olga", "piet", "sara", "clara")
QUICK_WHO = ("anna", "sofie")
SECRETS = {"a": "Zeehondenkliniek", "b": "Vuurtorenwachter"}  # by the pair of institutions
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance,response_headers_conformance,nothing_of_others"
)
_HEAD = ("who", "requests", "wrong", "seconds")
_TOLD = re.compile(r"(\d[\d,]*) generated(?:, (\d+) found (\d+) unique failures?)?")


class Fuzzed(NamedTuple):
    who: str
    requests: int
    wrong: int
    seconds: float
    said: str

    @property
    def row(self) -> tuple[object, ...]:
        return (self.who, f"{self.requests:,}", self.wrong, f"{self.seconds:.0f}")


class Asking(NamedTuple):
    """One of the cast, signed in at a product."""

    here: Endpoints
    token: str

    def ask(self, path: str, body: Any = None) -> Any:
        """What is answered, as JSON. Raises HTTPError."""
        sent = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        if body is not None:
            sent["Idempotency-Key"] = f"fuzz-{abs(hash(json.dumps(body)))}"
        data = None if body is None else json.dumps(body).encode()
        asked = Request(f"{self.here.origin}/api{path}", data, sent)  # noqa: S310 - our own
        with urlopen(asked) as answer:  # noqa: S310
            return json.load(answer)


def known(people: Mapping[str, Asking]) -> dict[str, list[str]]:
    """Ids that exist, of both pairs of institutions; each pair's texts have its secret."""
    found: dict[str, list[str]] = {}
    for pair, (of_clb, of_school) in {"a": ("anna", "sofie"), "b": ("olga", "piet")}.items():
        clb, school = people[of_clb], people[of_school]
        dossier_id = clb.ask("/dossiers")["items"][0]["id"]
        at = f"/dossiers/{dossier_id}/registrations"
        secret = f"{SECRETS[pair]}. {TEXT}"
        made = clb.ask(at, FULL | {"title": SECRETS[pair], "description": secret})["id"]
        entry = school.ask(f"{at}/{made}/replies", {"kind": "remark", "text": secret})["id"]
        ids = {
            "dossier_id": dossier_id,
            "registration_id": made,
            "entry_id": entry,
            "number": dossier_id.split("-")[0 if pair == "a" else 1],
            "person_id": CAST[of_clb].id,
        }
        for name, value in ids.items():
            found.setdefault(name, []).append(value)
    return found | {"entries": ["replies"], "version_number": ["1"]}


def fuzz(asking: Asking, who: str, seed: str, examples: int, known: Mapping[str, Any]) -> Fuzzed:
    others = SECRETS["b" if CAST[who].place.endswith("_a") else "a"]
    told = {"FUZZ_KNOWN": json.dumps(known), "FUZZ_SECRET": others}
    hooks = {"SCHEMATHESIS_HOOKS": str(ROOT / "bench" / "fuzz_hooks.py")}
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(  # noqa: S603 - a program of our own environment
            [
                *(str(PROGRAM), "run", str(ROOT / "docs" / "openapi.json")),
                *("--url", f"{asking.here.origin}/api", "--seed", seed, "-n", str(examples)),
                *("-H", f"Authorization: Bearer {asking.token}", "--checks", CHECKS),
                *("--phases", "examples,coverage,fuzzing", "--continue-on-failure"),
                *("--no-shrink", "--warnings", "off", "--suppress-health-check", "all"),
            ],
            cwd=folder,  # it writes a cache beside it
            env={**os.environ, **told, **hooks},
            capture_output=True,
            text=True,
            check=False,
        )
    counted = _TOLD.search(done.stdout)
    if counted is None:
        raise RuntimeError(done.stdout + done.stderr)
    requests, wrong = int(counted[1].replace(",", "")), int(counted[3] or 0)
    return Fuzzed(who, requests, wrong, time.monotonic() - start, done.stdout)


def run(seed: str, examples: int, who: tuple[str, ...]) -> list[Fuzzed]:
    bar, found = Bar("people"), list[Fuzzed]()
    with tempfile.TemporaryDirectory() as folder, beside(Path(folder)) as here:
        ids = known({one: _signed_in(here, one) for one in ("anna", "sofie", "olga", "piet")})
        for number, one in enumerate(who):
            found.append(fuzz(_signed_in(here, one), one, seed, examples, ids))
            bar(number + 1, len(who))
    return found


def _signed_in(here: Endpoints, who: str) -> Asking:
    """A token holds for a quarter of an hour: each gets one when their turn comes."""
    token = sign_in(here.pool_url, here.client, f"{here.origin}/", who, PASSWORD)
    return Asking(here, token)


def main(seed: str = "", examples: str = "", who: str = "", quick: str = "") -> int:
    seed = seed or str(SystemRandom().randrange(10**6))
    people = (who,) if who else QUICK_WHO if quick else WHO
    each = int(examples or (QUICK if quick else EXAMPLES))
    print(f"{each} examples for each route, SEED={seed}")
    found = run(seed, each, people)
    for one in found:
        if one.wrong:
            print(one.said)
    print_table(_HEAD, [one.row for one in found])
    wrong = sum(one.wrong for one in found)
    if not (who or quick or examples):
        total = sum(one.requests for one in found)
        told = f"Seed `{seed}`: {total:,} requests, **{wrong}** answers that were wrong."
        rows = [one.row for one in found]
        put_figures(DOCUMENT, f"{told}\n\n{as_markdown(_HEAD, rows)}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
