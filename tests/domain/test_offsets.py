"""Where a name stands in what was sent, as browsers count, whatever was made of the text."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chalicelib.domain.fields import one_form
from chalicelib.domain.offsets import Offsets
from chalicelib.domain.sent import NewReply

NAME = "Zoë"
# What people and their devices write, and what takes more units, signs or places than it seems.
PIECES = ["a", " ", "\n", "\r\n", "\t", "é", "e\u0301", "q\u0303", "😀", "👩‍🏫", "👍🏽", "🇧🇪"]
PIECES += [
    "\u200b",
    "e\ufeff\u0301",
    "\u1112\u1161\u11ab",
    "\uac00\u11a8",
    "x\u0323\u0307",
    "\ufb2c",
    "日本",
    "ﬁ",
    "Å",
    "\u212b",
]


def kept(sent):
    return NewReply.model_validate({"kind": "remark", "text": sent}, strict=False).text


def units(text):
    return len(text.encode("utf-16-le")) // 2


def piece(sent, start, end):
    """What a browser cuts out."""
    return sent.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@pytest.mark.parametrize(
    ("sent", "start"),
    [
        ("Zoë", 0),
        ("  Zoë ", 2),
        ("😀 Zoë", 3),
        ("👩‍🏫👩‍🏫 Zoë", 11),
        ("e\u0301e\u0301n Zoë", 6),
        ("een\r\ntwee\r\nZoë", 11),
        ("\n\n Zoe\u0308", 3),
        ("\ufeff Z\u200bo\u2060e\u0308", 2),
    ],
)
def test_a_name_stands_where_a_browser_finds_it(sent, start):
    text = kept(sent)
    place = text.index(NAME)

    found = Offsets(sent, text).of(place, place + len(NAME))

    assert found[0] == start
    assert one_form(piece(sent, *found)) == NAME


@given(
    st.lists(st.sampled_from(PIECES)),
    st.sampled_from(["Zoë", "Zoe\u0308"]),
    st.lists(st.sampled_from(["a", " ", "\n", "\r\n", "😀", "é", "🇧🇪", "日本"])),
)
def test_whatever_stands_around_it(before, name, after):
    """What comes after it does not begin with a mark: that would be part of the name."""
    sent = "".join([*before, ".", name, *after])
    text = kept(sent)
    place = text.index("." + NAME) + 1

    found = Offsets(sent, text).of(place, place + len(NAME))

    assert piece(sent, *found) == name
    assert found[0] == units("".join([*before, "."]))


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.data())
def test_any_piece_of_any_text_is_whole_signs_that_hold_it(sent, data):
    text = one_form(sent)
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    cut = piece(sent, *Offsets(sent, text).of(start, end))

    assert text[start:end] in one_form(cut)


def test_a_text_that_was_not_made_of_what_was_sent_is_its_own_original():
    assert Offsets("iets anders", "😀 Zoë").of(2, 5) == (3, 6)


def test_many_marks_on_one_letter_are_one_sign():
    text = "a" + "\u0301\u0323" * 1_500 + "😀 Zoë"

    assert Offsets(text, kept(text)).of(len(kept(text)) - 3, len(kept(text))) == (3004, 3007)
