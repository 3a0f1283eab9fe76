"""What holds for every text: nothing raises, spans fit, and time grows with the length only."""

import re
import sys
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import texts

from chalicelib.domain.names import check, hints

PLAIN = [one.text for one in texts("plain.txt")]
NAMED = [one.text for one in texts("named.txt")]
PIECES = st.sampled_from(
    [
        *PLAIN[:60],
        *NAMED[:60],
        "a@",
        "0470 12",
        "°",
        "12/03/2015",
        "Van ",
        "De ",
        "’s",
        "\n",
        "É",
        "İ",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=8).map("".join)
)
NAMES = ["Femke", "Ayoub", "Katrien Goossens", "Mevr. Claes", "Zeynep", "Wout De Backer"]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_spans_are_inside_the_text_in_order_and_apart(text):
    for spans in (check(text, known=["Anna Claes"], allowed=["Frans"]), hints(text)):
        ends = [0]
        for span in spans:
            assert ends[-1] <= span.start < span.end <= len(text)
            assert span.reason
            ends.append(span.end)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_it_does_not_matter_how_accents_are_written(text):
    """The same pieces, wherever the text is composed or taken apart."""
    composed, apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)

    def found(given_text):
        return [
            (
                unicodedata.normalize("NFC", given_text[span.start : span.end]),
                span.kind,
                span.certainty,
            )
            for span in check(given_text)
        ]

    assert found(composed) == found(apart)


def test_a_name_put_into_a_plain_sentence_is_found_at_every_place():
    """Between any two words of the sentences that have no other capital than their first."""
    tried = found = 0
    sentences = [text for text in PLAIN if re.fullmatch(r"[A-Z][^A-Z]{20,}\.", text)]
    for number, sentence in enumerate(sentences):
        name = NAMES[number % len(NAMES)]
        words = sentence.split()
        for at in range(1, len(words)):
            text = " ".join([*words[:at], name, *words[at:]])
            start = len(" ".join(words[:at])) + 1
            tried += 1
            found += any(
                span.start < start + len(name) and start < span.end for span in check(text)
            )
    assert tried > 300
    assert found / tried >= 0.97


def work(text):
    """Calls of functions, ours and of the interpreter, while ``text`` is checked."""
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        check(text)
        hints(text)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    "piece",
    [
        "Lotte zit naast Seppe en speelt. ",
        "a@",
        "0470 12 34 56 ",
        "Van De ",
        "Sint-",
        "X.",
        "geboren op ",
        "ab1_",
    ],
)
def test_twice_the_text_is_at_most_two_and_a_half_times_the_work(piece):
    check(piece)
    once, twice = (work(piece * (length // len(piece))) for length in (4_000, 8_000))
    assert twice <= 2.5 * once


SPITE = (
    "a@|a.|0|0 |04/|+32 |BE71 |Aa|A|A |a-|De Van |van de |'t |Kerkstraat 1 |Kerkstraat |"
    "9000 Gent, |geboren |° |de enige leerling |x.docx |_|www.|be.|é|e\u0301|\u0301|\u00ad|\n|"
    "Roos van Leary |Jan en |[at] |12 mei |(A |2015) |Jan, 2015) "
)


@pytest.mark.parametrize("piece", SPITE.split("|"))
def test_spite_takes_no_longer_than_it_should(piece):
    """By the processor's seconds, twenty times what is needed: what is quadratic takes far more.

    ``make bench`` measures a hundred kilobytes.
    """
    text = piece * (20_000 // len(piece))
    seconds = _seconds(text)
    assert seconds < 2, f"{piece!r} took {seconds:.1f} s"


def _seconds(text):
    start = time.process_time()
    check(text)
    hints(text)
    return time.process_time() - start
