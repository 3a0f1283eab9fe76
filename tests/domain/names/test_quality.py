"""How well the guard does on our own texts, which it never learned from: floors, not wishes."""

import pytest
from marked import measured, persons, texts


@pytest.fixture(scope="module")
def score():
    return measured()


def test_there_are_enough_texts_with_and_without_names():
    assert len(list(texts("named.txt"))) >= 200
    assert len(list(texts("plain.txt"))) >= 200


def test_nearly_every_name_is_found(score):
    assert score.recall >= 0.97, score.missed


def test_nearly_every_mark_is_a_name(score):
    assert score.precision >= 0.95, score.wrong


def test_plain_texts_are_left_alone(score):
    assert score.false_alarms <= 0.03, score.wrong


def test_what_is_sure_is_hardly_ever_wrong():
    """The sure marks have to be confirmed, the doubtful ones can be waved away."""
    marks = [
        (one, span)
        for one in [*texts("named.txt"), *texts("plain.txt")]
        for span in persons(one.text)
    ]
    sure = [(one, span) for one, span in marks if span.certainty == "sure"]
    wrong = [
        one.text[span.start : span.end]
        for one, span in sure
        if not any(span.start < end and start < span.end for start, end in one.names)
    ]
    assert len(sure) > len(marks) * 0.7
    assert len(wrong) <= len(sure) * 0.02, wrong


def test_most_names_are_marked_from_their_first_letter_to_their_last():
    whole = [
        (start, end) in {(span.start, span.end) for span in persons(one.text)}
        for one in texts("named.txt")
        for start, end in one.names
    ]
    assert sum(whole) >= 0.93 * len(whole)
