"""The engines: in memory or in a file, gone with whoever started them, clear when they refuse."""

import errno
import os
import signal
import socket
import subprocess
import sys
import time

import pytest
from clients import client

from local.engines import dynoxide, ministack
from local.processes import free_port, is_listening
from local.resources import ROOT
from local.trouble import StartError

LAUNCHER = """
import sys, time
from pathlib import Path
from local.engines import dynoxide, ministack
with dynoxide(port={0}), ministack(Path({2!r}), port={1}) as (_, wait):
    wait()
    print("up", flush=True)
    time.sleep(60)
"""


def tables_at(endpoint):
    return client("dynamodb", endpoint).list_tables()["TableNames"]


def make_table(endpoint):
    client("dynamodb", endpoint).create_table(
        TableName="a-table-of-ours",
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
    )


def gone(*ports):
    """Within a second, nobody listens there any more."""
    deadline = time.monotonic() + 1
    while any(map(is_listening, ports)) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not any(map(is_listening, ports))


def test_in_memory_each_engine_is_its_own():
    with dynoxide() as one, dynoxide() as other:
        make_table(one)

        assert tables_at(one) == ["a-table-of-ours"]
        assert tables_at(other) == []


def test_in_a_file_it_remembers(tmp_path):
    for expected in ([], ["a-table-of-ours"]):
        with dynoxide(tmp_path / "data.sqlite") as endpoint:
            assert tables_at(endpoint) == expected
            if not expected:
                make_table(endpoint)


def test_an_engine_stops_with_its_block():
    port = free_port()
    with dynoxide(port=port):
        assert is_listening(port)

    assert gone(port)


def test_a_kill_of_the_launcher_leaves_no_engine_behind(tmp_path):
    ports = free_port(), free_port()
    script = LAUNCHER.format(*ports, str(tmp_path))
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as launcher:
        assert launcher.stdout.readline() == "up\n"
        os.kill(launcher.pid, signal.SIGKILL)

    assert gone(*ports)


def test_a_file_that_is_no_database_is_refused_with_a_reason(tmp_path):
    (tmp_path / "data.sqlite").write_text("not a database " * 100)

    with (
        pytest.raises(StartError, match="not a valid SQLite database"),
        dynoxide(tmp_path / "data.sqlite"),
    ):
        pass


def test_a_taken_port_is_refused_with_its_number():
    with dynoxide() as endpoint:
        port = int(endpoint.rpartition(":")[2])
        with pytest.raises(StartError, match=str(port)), dynoxide(port=port):
            pass


def test_a_missing_program_is_told_with_what_to_do(monkeypatch):
    monkeypatch.setenv("DYNOXIDE", "/nowhere/dynoxide")

    with pytest.raises(StartError, match="DYNOXIDE names no program"), dynoxide():
        pass


def test_both_engines_listen_on_loopback_only(tmp_path):
    with dynoxide() as endpoint, ministack(tmp_path, free_port()) as (url, wait):
        wait()
        ports = [int(one.rpartition(":")[2]) for one in (endpoint, url)]
        for port in ports:  # 127.0.0.2 is this machine too, and not the address they bind
            with socket.socket() as probe:
                assert probe.connect_ex(("127.0.0.2", port)) == errno.ECONNREFUSED
