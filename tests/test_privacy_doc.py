"""Each number of days and years in docs/privacy.md is the one where it is set."""

import re
from datetime import timedelta
from functools import reduce
from importlib import import_module
from typing import Any

import pytest

from local.resources import ROOT, resource, template

_ROW = re.compile(r"\| [^|]+ \| ([^|]+) \| `(template|chalicelib[\w.]*):([\w.]+)` \|")
ROWS = _ROW.findall((ROOT / "docs/privacy.md").read_text(encoding="utf-8"))


def test_the_table_says_where_each_is_set():
    assert len(ROWS) >= 14


@pytest.mark.parametrize(("told", "where", "name"), ROWS, ids=[row[2] for row in ROWS])
def test_what_is_kept_is_kept_for_as_long_as_the_document_says(told: str, where: str, name: str):
    number = re.search(r"\d+", told)
    assert number is not None
    assert int(number.group()) == (
        _in_template(name) if where == "template" else _days(where, name)
    )


def _days(module: str, name: str) -> int:
    found = getattr(import_module(module), name)
    assert isinstance(found, timedelta)
    return found.days


def _in_template(name: str) -> int:
    """A parameter by its default, or a property of a resource by its path."""
    first, *path = name.split(".")
    if not path:
        return int(template()["Parameters"][first]["Default"])
    return int(reduce(_within, path, resource(template(), first)))


def _within(value: Any, step: str) -> Any:
    return value[int(step) if isinstance(value, list) else step]
