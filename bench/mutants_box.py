"""Where mutants are asked: a folder in which mutmut finds the code, and the tests that are fit."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from bench.texts import ROOT

BOX = ROOT / ".mutants"
STATISTICS = BOX / "mutants" / "mutmut-stats.json"
ALL_TESTS = BOX / "all-tests.json"  # which come by where: STATISTICS has those that may be used
TESTS = ("tests/domain", "tests/storage", "tests/api", "tests/jobs")
QUICK = TESTS[0]
# Too long for what they add here; the last three cannot do with what mutmut puts in a module, or
# are named in a way that pytest does not find again.
WITHOUT = (
    "tests/domain/names",
    "tests/api/test_matrix.py",
    "tests/api/test_faults.py",
    "tests/api/test_stateful.py",
    "tests/api/test_races.py",
    "tests/api/test_engine_trouble.py",
    "tests/jobs/test_eight_years.py",
    "tests/storage/test_years.py",
    "tests/api/test_by_function.py",
    "tests/api/test_openapi.py",
    "tests/storage/test_takeout.py",
)
UNFINDABLE = "tests/api/test_names.py::test_places_are_those_of_the_text_as_it_was_sent"
BESIDE = ("docs", "infra", ".chalice")  # read by tests, from where they stand
SETTINGS = """\
[tool.pytest.ini_options]
pythonpath = [".", "tests", {root}]
addopts = ["--import-mode=importlib", "-p", "no:cacheprovider", "-p", "no:xdist"]

[tool.mutmut]
source_paths = ["chalicelib"]
only_mutate = ["chalicelib/domain/*", "chalicelib/storage/*"]
do_not_mutate = ["chalicelib/domain/names/*"]
pytest_add_cli_args_test_selection = {tests}
pytest_add_cli_args = {options}
track_dependencies = false
use_git_change_detection = false
"""


def made_box() -> None:
    """As new, but for what mutmut keeps there of earlier runs."""
    (BOX / "mutants").mkdir(parents=True, exist_ok=True)
    links = [(BOX / name, ROOT / name) for name in ("chalicelib", "tests")]
    links += [(BOX / "mutants" / name, ROOT / name) for name in BESIDE]
    for link, place in links:
        if not link.is_symlink():
            link.symlink_to(place)
    options = [*(f"--ignore={one}" for one in WITHOUT), f"--deselect={UNFINDABLE}"]
    texts = {"root": str(ROOT), "tests": list(TESTS), "options": options}
    quoted = {name: json.dumps(text) for name, text in texts.items()}
    settings, now = BOX / "pyproject.toml", SETTINGS.format(**quoted)
    if not settings.is_file() or settings.read_text() != now or _is_old():
        for kept in (STATISTICS, ALL_TESTS):  # other tests may come by
            kept.unlink(missing_ok=True)
        settings.write_text(now)


def _is_old() -> bool:
    """Whether the code changed since it was seen which tests come by; mutmut sees new tests."""
    if not ALL_TESTS.is_file():
        return False
    seen = ALL_TESTS.stat().st_mtime
    return any(file.stat().st_mtime > seen for file in (ROOT / "chalicelib").rglob("*.py"))


def spread(tests: Iterable[str], seconds: dict[str, float]) -> list[str]:
    """First one of each test and of each file, the quickest first; its variants come last."""
    seen: Counter[str] = Counter()
    places = {}
    for test in sorted(tests, key=lambda test: (seconds.get(test, 0), test)):
        function, file = test.partition("[")[0], test.partition("::")[0]
        places[test] = (seen[function], seen[file])
        seen.update((function, file))
    return sorted(places, key=places.__getitem__)


def only_tests(at_most: int) -> None:
    """From now on a function has this many of the tests that come by it, at most."""
    found = json.loads((ALL_TESTS if ALL_TESTS.is_file() else STATISTICS).read_text())
    if not ALL_TESTS.is_file():
        ALL_TESTS.write_text(json.dumps(found))
    STATISTICS.write_text(
        json.dumps(found | {"tests_by_mangled_function_name": few(found, at_most)})
    )


def few(found: dict[str, Any], at_most: int) -> dict[str, list[str]]:
    """All that need no engine, and so many of the others."""
    seconds: dict[str, float] = found["duration_by_test"]
    chosen = {}
    for name, tests in found["tests_by_mangled_function_name"].items():
        quick = [test for test in tests if test.startswith(QUICK)]
        chosen[name] = quick + spread({*tests} - {*quick}, seconds)[:at_most]
    return chosen
