"""`make bench` scores the name guard as others do, and says what is missing."""

import json
import sys

import pytest

from bench import peers
from bench.fresh import fresh
from bench.program import Program
from bench.score import PERSON, score
from bench.spite import SIZE, spite
from bench.texts import ROOT, Gold, bracketed, foreign, own_texts

TEXT = "Jo en Bo"
READ_AND_WRITE = """
import json, sys
from contextlib import redirect_stdout
from bench.world import DOSSIER, QUICK, world
with redirect_stdout(sys.stderr), world() as here:
    read = here.ask("anna", f"GET /dossiers/{DOSSIER}").status
    known = [[read, "chalicelib.domain.names" in sys.modules]]
    target = f"POST /dossiers/{DOSSIER}/registrations"
    made = here.ask("anna", target, QUICK, Idempotency_Key="1").status
    known.append([made, "chalicelib.domain.names" in sys.modules])
print(json.dumps(known))
"""
NAMES = ((0, 2, "PERSON"), (6, 8, "PERSON"))


def figures(marks, spans=NAMES):
    one = score([Gold(TEXT, spans)], [marks], PERSON)
    return one.recall, one.precision, one.alarms


def test_a_name_is_found_when_a_mark_touches_it():
    assert figures([(1, 7, "PERSON")]) == (1, 1, 0)


def test_what_is_missed_and_what_is_wrong_count():
    assert figures([(0, 2, "PERSON"), (3, 5, "PERSON")]) == (0.5, 0.5, 0)


def test_a_mark_of_another_kind_finds_nothing():
    assert figures([(0, 2, "EMAIL")]) == (0, 1, 0)


def test_a_name_within_an_address_is_neither_right_nor_wrong():
    assert figures([(0, 2, "PERSON")], ((0, 8, "EMAIL"),)) == (1, 1, 1)


def test_a_mark_on_a_plain_text_is_an_alarm():
    assert figures([(0, 2, "PERSON")], ()) == (1, 0, 1)


def test_our_own_texts_have_names_between_brackets():
    assert bracketed("[Jo] en [Bo]") == Gold(TEXT, NAMES)
    assert len(own_texts()) > 400


def test_texts_of_others_are_read_where_they_are(tmp_path):
    path = tmp_path / "dev.jsonl"
    assert list(foreign(path)) == []
    path.write_text(json.dumps({"id": "1", "text": TEXT, "spans": NAMES}) + "\n")
    assert list(foreign(path)) == [Gold(TEXT, NAMES)]


def test_spite_is_of_one_length():
    assert {len(text) for text in spite().values()} == {SIZE}


def test_the_guard_is_asked_as_a_program():
    with Program([sys.executable, "-m", "chalicelib.domain.names"], ROOT) as guard:
        assert guard.marks("Overleg met Lotte Peeters.") == ((12, 25, "PERSON"),)
        assert guard.marks("Overleg.") == ()


def test_a_program_says_at_its_end_what_it_cost():
    with Program([sys.executable, "-m", "bench.peer", "guard"], ROOT) as guard:
        assert guard.said()["memory"] > 0
        assert guard.marks("Overleg met Lotte Peeters.") == ((12, 25, "PERSON"),)
        assert guard.finish()["ms_per_kb"] > 0


def test_without_the_other_guards_there_is_one_sentence(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(peers, "PLACE", tmp_path / "nothing")
    assert peers.measure_peers() == 1
    said = "The other guards are not installed: run `make bench-names`.\n"
    assert capsys.readouterr().err == said


def test_who_only_reads_does_not_pay_for_the_guard():
    """It is not even imported until a text is written."""
    assert fresh("-c", READ_AND_WRITE) == [[200, False], [201, True]]


def test_a_program_that_stops_is_noticed():
    with Program([sys.executable, "-c", "print('{}')"], ROOT) as stopped:
        assert stopped.said() == {}
        with pytest.raises(EOFError):
            stopped.marks("Overleg.")


def test_a_program_may_say_its_last_word_when_nobody_asks(capfd):
    last = "import sys; print('1', flush=True); sys.stdin.read(); print('2' * 100_000)"
    with Program([sys.executable, "-c", last], ROOT) as speaking:
        assert speaking.said() == 1
    assert capfd.readouterr().err == ""
