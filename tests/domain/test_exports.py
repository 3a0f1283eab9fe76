"""What stands in the numbers that leave the house, and what can be asked for."""

import pytest
from pydantic import ValidationError

from chalicelib.domain.export_figures import Told, figures
from chalicelib.domain.overview import LEAST, Card, overview
from chalicelib.domain.sent_exports import NewExport

YEARS = ("2026-2027", "2025-2026")


def _cards(year, **themes):
    return [
        Card("030569", f"{year[:4]}-10-01", "signal", themes=(theme,))
        for theme, count in themes.items()
        for _ in range(count)
    ]


def _themes(now, before):
    both = tuple(
        overview(c, y, "2026-11-23", LEAST) for c, y in zip((now, before), YEARS, strict=True)
    )
    rows = figures(both, Told(YEARS, {}, False, "2026-11-23"))
    return {row[1]: row[2:] for row in rows if row[0] == "Thema"}


def test_what_one_year_tells_and_the_other_joins_stays_empty_there():
    """A zero would be wrong, and the number is not told."""
    now, before = _cards(YEARS[0], pesten=9, rust=6), _cards(YEARS[1], pesten=7, rust=5, taal=2)

    assert _themes(now, before) == {
        "pesten": (9, 7),
        "rust": (6, ""),
        "Andere samen": (0, 7),
        "Niet ingevuld": (0, 0),
    }


def test_a_theme_is_one_however_each_year_spells_it():
    now, before = _cards(YEARS[0], Pesten=9), _cards(YEARS[1], pesten=7)

    assert _themes(now, before) == {"Pesten": (9, 7), "Niet ingevuld": (0, 0)}


def test_minutes_are_not_in_the_numbers_of_a_school():
    year = overview(_cards(YEARS[0], pesten=9), YEARS[0], "2026-11-23")
    parts = [
        {row[0] for row in figures((year, year), Told(YEARS, {}, clb, "2026-11-23"))}
        for clb in (True, False)
    ]

    assert parts[0] - parts[1] == {"Tijd (alleen voor het CLB)"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"format": "html"}, "format"),
        ({"what": "bundle"}, "format"),
        ({"school_year": "2026-2028"}, "school_year"),
        ({"school_year": "2026"}, "school_year"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(wrong, field):
    right = {"what": "overview", "format": "csv", "school_year": "2026-2027"}

    assert NewExport.model_validate(right, strict=False).content == right
    with pytest.raises(ValidationError) as refused:
        NewExport.model_validate(right | wrong, strict=False)
    assert refused.value.errors()[0]["loc"] == (field,)
