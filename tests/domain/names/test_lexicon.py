"""What the guard knows: the file that is shipped is the one that the committed sources give."""

import sys

import pytest

from chalicelib.domain.names.lexicon import DATA, lexicon
from chalicelib.domain.names.lists import classes, expressions
from lexicon.build import digest
from lexicon.words import Words, table

LARGEST = 4 * 1024 * 1024


def test_the_weights_were_learned_from_the_lists_and_sentences_that_stand_here():
    """Red? Then a list or a sentence changed since: make lexicon."""
    first, *_ = (DATA / "weights.txt").read_text(encoding="utf-8").splitlines()
    assert first == f"# built from {digest()}"


@pytest.fixture(scope="module")
def values():
    return Words().values()


def test_the_table_is_built_the_same_again_bit_for_bit(values):
    built = table(values)
    assert (DATA / "lexicon.bin").read_bytes()[: len(built)] == built


def test_every_word_is_found_in_the_table(values):
    """But for the few whose marks collide, and then both are known as the last one."""
    wrong = [key for key, value in values.items() if lexicon().value(key) != value]
    assert len(wrong) < len(values) / 1000


def test_what_is_shipped_is_small():
    assert sum(file.stat().st_size for file in DATA.iterdir()) < LARGEST


def test_the_processors_of_lambda_are_little_endian_and_so_is_this_one():
    assert sys.byteorder == "little"


@pytest.mark.parametrize(
    ("key", "first", "common"),
    [("lotte", 3, 0), ("leerling", 0, 2), ("roos", 3, 1), ("zorgoverleg", 0, 1), ("lottes", 3, 0)],
)
def test_a_word_says_how_often_it_is_a_name(key, first, common):
    word = lexicon().word(key)
    assert (word.first, word.common) == (first, common)


def test_a_slip_of_the_pen_is_heard():
    assert lexicon().word("mohammd").first == 2
    assert lexicon().word("mohammd").form == "~"


def test_an_unknown_word_is_guessed_by_its_letters():
    """The higher, the more it looks like the names of the lists."""
    assert lexicon().word("vandenhoevelaert").guess > lexicon().word("schoolgrtk").guess


def test_the_lists_by_hand_are_read():
    assert classes()["juf"] == "title"
    assert ("jip", "en", "janneke") in expressions()["jip", "en"]
