"""Starting and stopping: what survives, and the one sentence when it cannot start."""

import shutil
from pathlib import Path

import pytest
from asking import Answer
from products import DEMO, Product, command, free_ports

from local.institutions import load_institutions
from local.trouble import StartError

REGISTRATION = {
    "activity": "signal",
    "title": "Blijft dit bewaard?",
    "activity_date": "2026-11-16",
    "boundary_confirmed": True,
}


def registrations_of(product: Product, token: str) -> str:
    dossier = product.ask("/api/dossiers", token=token).json["items"][0]["id"]
    return f"/api/dossiers/{dossier}/registrations"


def write(product: Product) -> Answer:
    token = product.token("anna")
    path = registrations_of(product, token)
    return product.ask(path, "POST", REGISTRATION, token=token, Idempotency_Key="once")


def titles(product: Product) -> list[str]:
    token = product.token("anna")
    listed = product.ask(registrations_of(product, token), token=token)
    return [one["title"] for one in listed.json["items"]]


def sentence(done):
    """What a start that failed said: one line on stderr, and exit code 1."""
    assert done.returncode == 1, done.stdout
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


@pytest.fixture
def product(tmp_path):
    made = Product(tmp_path / "state")
    yield made
    made.kill()


# As make does it: a process between, which sets MAKELEVEL and waits.
BETWEEN = "import subprocess, sys; subprocess.run([sys.executable, '-m', 'local.run'])"


def test_data_survives_whatever_ends_the_product_and_nothing_stays_behind(product, tmp_path):
    product.start()
    assert write(product).status == 201

    assert product.interrupt() == 0
    shutil.rmtree(tmp_path / "state" / "ministack")
    product.environment["MAKELEVEL"] = "1"
    assert "institutions: 0" not in product.start("-c", BETWEEN)
    assert REGISTRATION["title"] in titles(product)
    assert product.ask("/api/institutions?q=clb", token=product.token("anna")).json["items"]

    product.kill()
    assert product.is_gone(within=2)
    del product.environment["MAKELEVEL"]
    (tmp_path / "state" / "endpoints.json").write_text('{"pid"')
    (tmp_path / "state" / "ministack" / "cognito.json").write_text('{"half')
    again = product.start()
    assert REGISTRATION["title"] in titles(product)
    assert "unchanged" in again

    product.interrupt()
    assert product.is_gone()


def test_without_dynoxide_it_runs_with_a_warning_and_survives_ctrl_c(product):
    product.environment["DYNOXIDE"] = "/nowhere/dynoxide"
    assert "not a kill -9" in product.start()
    write(product)

    product.interrupt()
    product.start()
    assert REGISTRATION["title"] in titles(product)


def start(tmp_path, **other):
    ports = {"PORT": str(free_ports()), "INSTITUTIONS": str(DEMO)}
    return command("run", {"STATE": str(tmp_path), **ports}, **other)


def test_a_database_that_is_broken_is_named(tmp_path):
    (tmp_path / "dynamodb.sqlite").write_text("no database " * 200)

    assert str(tmp_path / "dynamodb.sqlite") in sentence(start(tmp_path))


def test_a_file_where_the_folder_should_be_is_named(tmp_path):
    (tmp_path / "state").write_text("")

    assert str(tmp_path / "state") in sentence(start(tmp_path / "state"))


def test_a_folder_where_a_file_should_be_is_named(tmp_path):
    (tmp_path / "ministack.log").mkdir()

    assert "cannot be used (is a directory" in sentence(start(tmp_path))


def test_a_disk_that_cannot_be_written_is_named(tmp_path):
    assert "/proc/state" in sentence(start("/proc/state"))


@pytest.mark.parametrize("port", ["80a", "-1", "0", "65535", "99999", "٣٣٣٣"])
def test_a_port_that_is_none_is_told(tmp_path, port):
    assert f"PORT={port} is no port" in sentence(start(tmp_path, PORT=port))


@pytest.fixture
def load(dynamodb, tables, directory, tmp_path):
    """What a start does with the file of institutions, once the engines run."""
    imported = tmp_path / "imported"
    return lambda file: load_institutions(dynamodb, tables.dossiers, directory, file, imported)


def test_institutions_that_are_not_there_are_named(load):
    with pytest.raises(StartError, match=r"nothing\.csv"):
        load(Path("nothing.csv"))


def test_institutions_that_cannot_be_right_are_refused_with_the_line(load, tmp_path):
    (tmp_path / "broken.csv").write_text("number,name\n1,x\n")

    with pytest.raises(StartError, match="Lijn 1"):
        load(tmp_path / "broken.csv")


def test_a_token_without_a_running_product_says_so(tmp_path):
    for left_behind in ("", '{"pid": 1', '{"other": 1}'):
        (tmp_path / "endpoints.json").write_text(left_behind)

        assert "make run" in sentence(command("token", {"STATE": str(tmp_path)}, WHO="anna"))
