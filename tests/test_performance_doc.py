"""docs/performance.md and its chart say what docs/performance.json holds."""

from bench.told import CHART, TOLD, chart, kept, told


def test_the_document_and_the_chart_are_those_of_the_figures():
    now = TOLD.read_text(encoding="utf-8")
    assert told(now, kept()) == now
    assert CHART.read_text(encoding="utf-8") == chart(kept())
