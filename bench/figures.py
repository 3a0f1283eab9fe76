"""The figures in a document: between two marks, and nothing of them written by hand."""

from pathlib import Path

BEGIN, END = "<!-- figures: measured, not written -->", "<!-- end of the figures -->"


def with_figures(document: str, figures: str) -> str:
    """What the document becomes."""
    before, _, rest = document.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{figures}\n\n{END}{rest.partition(END)[2]}"


def put_figures(path: Path, figures: str) -> None:
    path.write_text(with_figures(path.read_text(encoding="utf-8"), figures), encoding="utf-8")
