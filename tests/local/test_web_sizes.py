"""What a browser gets of the web application stays small; `make bench` measures how quick it is."""

import pytest

from bench.web import CHUNK, FIRST_LOAD, PACKAGES, STYLES
from bench.web_sizes import Built, packages
from local.web import APPLICATION

KB = 1000  # bytes
SIGN_IN = "pool"  # the chunk that every start asks for


@pytest.fixture(scope="module")
def built():
    APPLICATION.build()
    return Built(APPLICATION.folder)


def test_the_first_load_is_small(built):
    assert 0 < built.weigh(built.loads(SIGN_IN)) <= FIRST_LOAD * KB


def test_every_other_chunk_is_small(built):
    others = built.all - built.loads(SIGN_IN)

    assert len(others) >= len(built.screens)
    assert {name for name in others if built.weigh([name]) > CHUNK * KB} == set()


def test_the_styles_are_small(built):
    assert 0 < built.styles <= STYLES * KB


def test_no_chunk_waits_for_itself(built):
    assert built.circles == []


def test_there_are_few_packages_in_it(built):
    assert 0 < len(packages(APPLICATION.folder)) <= PACKAGES
