"""What holds for every text: nothing raises, spans fit, and time grows with the length only."""

import re
import sys
import unicodedata
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from marked import texts

from chalicelib.domain.names import addresses, check, hints, looks, numbers, places
from chalicelib.domain.names.lazy import Lazy

of_hints = sys.modules["chalicelib.domain.names.hints"]  # the function has the name of the module

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
@example("W\u00c0\u093a")
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
    """Steps of ours while ``text`` is checked: lines, calls and turns of a loop.

    What regular expressions do is not in it: those are bounded, as the last test says.
    """
    steps = 0

    def step(frame, event, argument):
        nonlocal steps
        steps += 1
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        check(text)
        hints(text)
    finally:
        sys.settrace(before)
    return steps


SPITE = (
    "a@|a.|0|0 |04/|+32 |BE71 |Aa|A|A |a|a-|De Van |van de |'t |Kerkstraat 1 |Kerkstraat |"
    "9000 Gent, |geboren |geboren op |° |° 1/1/2015 |de enige leerling |x.docx |_|www.|be.|é|"
    "e\u0301|\u0301|\u00ad|\n| |Roos van Leary |Jan en |[at] |12 mei |(A |2015) |Jan, 2015) |X.|"
    "ab1_|Sint-|- |) |mevr. |Harry |0470 12 34 56 |Lotte zit naast Seppe en speelt. "
)
MOST = 60_000  # steps for a kilobyte: an ordinary text takes about 20,000


@pytest.mark.parametrize("piece", SPITE.split("|"))
def test_twice_the_text_is_at_most_twice_the_work(piece):
    """Counted, not timed: what is quadratic takes four times as much."""
    check(piece)
    once, twice = (work(piece * (length // len(piece))) for length in (1_024, 2_048))
    assert twice <= 2.2 * once + 100
    assert twice <= 2 * MOST


def took(text):
    start = process_time()
    check(text)
    return process_time() - start


@pytest.mark.parametrize("piece", ["www.a.be ", "x.docx ", "VERSLAG VAN DE KLAS\n"])
def test_four_times_the_text_is_no_eight_times_the_time(piece):
    """What is done in one step, such as a copy of a list, is not counted above: sixteen times."""
    short, long = piece * (20_000 // len(piece)), piece * (80_000 // len(piece))
    took(short)  # with the expressions compiled
    assert min(took(long), took(long)) < 8 * max(took(short), took(short))


@pytest.mark.parametrize("module", [numbers, places, addresses, looks, of_hints])
def test_every_expression_is_bounded(module):
    """So that each place of a text is tried for so long only, however long the text is."""
    for name, value in vars(module).items():
        if isinstance(value, Lazy):
            bare = re.sub(r"\\.|\[(?:\\.|[^\]\\])*\]", "x", value.pattern)
            assert not re.search(r"[*+]|\{\d*,\}", bare), (name, bare)
