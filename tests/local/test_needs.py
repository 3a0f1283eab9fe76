"""What `make test` needs beside Python is there, or is installed, or is asked for in a sentence."""

import pytest

from local import browser


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """An otherwise empty PATH, to which programs are added that tell how they were called."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser, "LETTERS", tmp_path)
    told = tmp_path / "told"

    def add(name, status=0):
        (tmp_path / name).write_text(f'#!/bin/sh\necho "$@" >> {told}\nexit {status}\n')
        (tmp_path / name).chmod(0o755)
        return told

    return add


def test_a_chromium_on_the_path_will_do(programs):
    programs("chromium")

    assert browser.missing() == []


def test_one_that_is_named_goes_before_it(programs, monkeypatch, tmp_path):
    programs("chromium")
    programs("mine")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "mine"))

    assert browser.chromium() == tmp_path / "mine"


def test_one_that_is_named_and_is_not_there_is_told(programs, monkeypatch, capsys):
    programs("apt-get")
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")

    assert browser.main() == 1
    assert capsys.readouterr().err == "CHROMIUM=/nowhere/chromium is no program.\n"


def test_as_root_what_is_missing_is_installed(programs, monkeypatch, tmp_path):
    told = programs("apt-get")
    monkeypatch.setattr(browser, "APT", ["apt-get"])
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0)
    monkeypatch.setattr(browser, "LETTERS", tmp_path / "nowhere")

    assert browser.install(browser.missing())
    update, install = told.read_text().splitlines()
    assert update.startswith("update")
    assert install.startswith("install")
    assert install.endswith("chromium-headless-shell fonts-liberation")


def test_an_installation_that_fails_is_told(programs, monkeypatch, capsys):
    programs("apt-get", status=100)
    monkeypatch.setattr(browser, "APT", ["apt-get"])
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0)

    assert browser.main() == 1
    assert browser.ADVICE in capsys.readouterr().err


@pytest.mark.parametrize("apt", [True, False])
def test_where_we_may_not_install_the_sentence_says_what_to(programs, monkeypatch, capsys, apt):
    if apt:
        programs("apt-get")
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000 if apt else 0)

    assert browser.main() == 1
    assert "need chromium-headless-shell: install it." in capsys.readouterr().err


def test_letters_alone_can_be_done_without(programs, monkeypatch, tmp_path, capsys):
    programs("chromium")
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(browser, "LETTERS", tmp_path / "nowhere")

    assert browser.install(browser.missing())
    assert "need fonts-liberation: install it." in capsys.readouterr().err
