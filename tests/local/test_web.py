"""The web application is built when something that it is made of changed, and only then."""

import sys
import threading

import pytest

from local.trouble import StartError
from local.web import TAIL, WebApplication

# As vite does: what was there goes first.
BUILD = """
import pathlib, shutil, time
dist = pathlib.Path("dist")
shutil.rmtree(dist, ignore_errors=True)
dist.mkdir()
time.sleep(0.1)
(dist / "index.html").write_text("built")
with open("count", "a") as count:
    count.write("x")
"""
SOURCES = [
    *("index.html", "package-lock.json", "package.json", "vite.config.ts"),
    *("src/main.tsx", "src/screens/home/home.tsx", "public/icon.svg", "../openapi.json"),
]


def python(code):
    return (sys.executable, "-c", code)


@pytest.fixture
def web(tmp_path):
    folder = tmp_path / "web"
    for name in ("node_modules/vite/package.json", *SOURCES):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("as it was")
    return WebApplication(folder, (tmp_path / "openapi.json",), python(BUILD))


def times(web):
    return len((web.folder / "count").read_text())


def test_it_is_built_once(web):
    assert web.build().startswith("built in ")
    assert web.build() == "unchanged"
    assert times(web) == 1


@pytest.mark.parametrize("name", SOURCES)
def test_it_is_built_again_when_this_changed(web, name):
    web.build()
    (web.folder / name).write_text("other")

    assert web.build() != "unchanged"
    assert times(web) == 2


def test_it_is_built_again_when_a_file_comes_moves_or_goes(web):
    web.build()
    (web.folder / "src/new.css").write_text("")
    assert web.build() != "unchanged"

    (web.folder / "src/new.css").rename(web.folder / "src/moved.css")
    assert web.build() != "unchanged"

    (web.folder / "src/moved.css").unlink()
    assert web.build() != "unchanged"


def test_it_is_built_again_when_what_was_built_is_gone(web):
    web.build()
    (web.built / ".built").unlink()

    assert web.build() != "unchanged"


def test_what_it_is_not_made_of_does_not_matter(web):
    web.build()
    for name in ("node_modules/vite/package.json", "src/api/schema.d.ts", "dist/more.js"):
        (web.folder / name).parent.mkdir(exist_ok=True)
        (web.folder / name).write_text("other")

    assert web.build() == "unchanged"


def test_a_build_that_fails_is_one_sentence_after_its_last_lines(web, capfd):
    lines = "for n in range(100): print('line', n)\nraise SystemExit(1)"
    broken = WebApplication(web.folder, (), python(lines))

    with pytest.raises(StartError, match=r"^the web application cannot be built: repair in web/"):
        broken.build()
    assert capfd.readouterr().err.splitlines() == [f"line {n}" for n in range(100 - TAIL, 100)]
    with pytest.raises(StartError):  # it is not taken for one that worked
        broken.build()


def test_a_tool_that_is_not_there_is_named(web):
    with pytest.raises(StartError, match="/nowhere/npm"):
        WebApplication(web.folder, (), ("/nowhere/npm",)).build()


def test_without_its_packages_it_says_what_to_do(tmp_path):
    with pytest.raises(StartError, match="run `make setup`"):
        WebApplication(tmp_path).build()


def test_two_starts_at_once_build_one_after_the_other(web):
    said = []
    starts = [threading.Thread(target=lambda: said.append(web.build())) for _ in range(4)]
    for start in starts:
        start.start()
    for start in starts:
        start.join()

    assert said.count("unchanged") == 3
    assert times(web) == 1
