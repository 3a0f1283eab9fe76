"""`make setup` installs what changed, says what is missing, and is quiet otherwise."""

import io
import sys

import pytest

from local.setup import Part, what_is_missing, with_included
from local.steps import TAIL, Step, passes


def python(code):
    return [sys.executable, "-c", code]


@pytest.fixture
def listed(tmp_path):
    """A list of packages, as requirements.txt is one."""
    path = tmp_path / "list.txt"
    path.write_text("something==1.0\n")
    return path


@pytest.fixture
def part(tmp_path, listed):
    """Its installation appends a line to a file, so that a repeat shows."""
    folder = tmp_path / "place"
    folder.mkdir()
    log = folder / "log"
    return Part(folder, [listed], [Step("one", python(f"open({str(log)!r}, 'a').write('x')"))])


def test_what_is_installed_is_not_installed_again(part):
    assert not part.is_installed()
    assert part.install()
    assert part.is_installed()


def test_a_changed_list_is_installed_again(part, listed):
    part.install()
    listed.write_text("something==2.0\n")
    assert not part.is_installed()


def test_a_list_is_also_what_it_includes():
    names = [path.name for path in with_included("requirements-mutants.txt")]
    assert names[0] == "requirements.txt"
    assert names[-2:] == ["requirements-dev.txt", "requirements-mutants.txt"]


def test_an_installation_that_failed_is_not_taken_for_one_that_worked(tmp_path, listed):
    failing = Part(tmp_path, [listed], [Step("one", python("raise SystemExit(1)"))])
    assert not failing.install()
    assert not failing.is_installed()


def test_after_a_failing_step_the_next_is_not_tried(part, listed):
    steps = [Step("no", python("raise SystemExit(1)")), *part.steps]
    assert not Part(part.folder, [listed], steps).install()
    assert not (part.folder / "log").exists()


def test_a_step_that_passes_is_one_line_with_its_duration():
    said = io.StringIO()
    assert passes(Step("counting", python("print('much ' * 1000)")), said)
    assert said.getvalue().split() == ["counting", "ok", said.getvalue().split()[2], "s"]


def test_a_step_that_fails_shows_its_last_lines_and_what_to_do():
    said = io.StringIO()
    code = "for n in range(1000): print('line', n)\nraise SystemExit(3)"
    assert not passes(Step("counting", python(code), "Count again."), said)
    lines = said.getvalue().splitlines()
    assert "failed" in lines[0]
    assert f"line {1000 - TAIL}" in lines
    assert f"line {1000 - TAIL - 1}" not in lines
    assert lines[-1] == "Count again."


def test_a_program_that_is_not_there_is_a_failed_step():
    said = io.StringIO()
    assert not passes(Step("nothing", ["/nowhere/at-all"]), said)
    assert "No such file" in said.getvalue()


def test_an_old_python_is_named_with_what_to_do():
    assert "Python 3.11 or newer is needed" in what_is_missing((3, 10, 9))
    assert "is 3.10.9." in what_is_missing((3, 10, 9))


def test_a_missing_node_is_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert what_is_missing() == (
        "Node.js 20 or newer, with npm, is needed and not found: see https://nodejs.org."
    )


def test_an_old_node_is_named(monkeypatch, tmp_path):
    for program, says in {"node": "v18.19.0", "npm": "10.0.0"}.items():
        (tmp_path / program).write_text(f"#!/bin/sh\necho {says}\n")
        (tmp_path / program).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "is needed, and node is v18.19.0" in what_is_missing()
