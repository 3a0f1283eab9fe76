"""docs/performance.md and its chart say what docs/performance.json holds."""

import xml.etree.ElementTree as ET

import pytest

from bench.__main__ import PARTS, main
from bench.beside import TITLE
from bench.chart import chart
from bench.goals import Goal, goals
from bench.rival import LIMIT, OURS
from bench.table import Table, cell, ratio
from bench.told import CHART, KEPT, TOLD, as_json, by_title, kept, told

SVG = "{http://www.w3.org/2000/svg}"


def test_the_document_and_the_chart_are_those_of_the_figures():
    now, parts = TOLD.read_text(encoding="utf-8"), kept()
    assert told(now, parts) == now
    assert CHART.read_text(encoding="utf-8") == chart(by_title(parts)[TITLE])
    assert KEPT.read_text(encoding="utf-8") == as_json(parts)


def test_every_part_was_measured_and_every_goal_is_judged():
    parts = kept()
    assert parts.keys() == PARTS.keys()
    assert [goal.what for goal in goals(by_title(parts)) if goal.measured is None] == []


def test_the_chart_says_in_words_what_it_draws():
    drawn = ET.fromstring(CHART.read_text(encoding="utf-8"))  # noqa: S314 - our own
    assert drawn.get("aria-labelledby") == "title desc"
    said = drawn.findtext(f"{SVG}desc", "")
    named = [text.text or "" for text in drawn.iter(f"{SVG}text") if ": " in (text.text or "")]
    figures = [text.replace(": ", " ", 1) for text in named if not text.startswith("Red: ")]
    assert len(figures) == 4 * 5
    assert all(figure in said for figure in figures)


def test_a_part_that_does_not_exist_is_refused_with_those_that_do(capsys):
    assert main(["web", "weeb"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("There is no part weeb: choose from beside, ")
    assert main(["web", "peers"]) == 2


def test_several_turns_are_told_by_median_and_spread_and_compared_turn_by_turn():
    assert cell([3.0, 1.0, 2.0]) == "2 (1–3)"
    assert cell([1234.5]) == "1,234"
    assert cell(None) == "–"
    assert ratio([2.0, 30.0], [1.0, 10.0]) == [2.0, 3.0]


@pytest.mark.parametrize(
    ("measured", "verdict"),
    [(1.5, "reached"), ([1.6, 1.4, 1.9], "**not reached**: one"), (None, "not measured")],
)
def test_a_goal_is_judged_by_the_median(measured, verdict):
    assert Goal("", 1.5, "MB", measured, ": one").row[-1] == verdict


def test_instructions_are_judged_rather_than_time_where_they_were_counted():
    rows = [
        ("cold start to the first answer, CPU ms", 9.0, 1.0),
        ("cold start to the first answer, million instructions", 2.0, 4.0),
        *((f"{one}, CPU ms", 9.0, 1.0) for one in ("one registration", "a page of 25")),
        ("a new registration, CPU ms", 9.0, 1.0),
        ("memory at the first answer, MB", 2.0, 1.0),
        ("grown in 1,000 requests, MB", 2.0, 1.0),
        ("package, MB zipped", 2.0, 1.0),
    ]
    found = {one.what: one for one in goals({TITLE: Table(TITLE, ("", OURS, LIMIT), rows)})}
    assert found["cold start to the first answer"].measured == 0.5
    assert found["one registration"].unit == "× the limit, CPU"
