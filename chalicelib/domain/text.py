"""Folding of text, so that who types ``ecole`` or ``'t`` finds ``École`` and ``’t``."""

import unicodedata

# What Unicode does not take apart but people do: ligatures, strokes, and what Word makes of ' " -
_PLAIN = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4\u0060", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff", ""),  # soft hyphen, zero width
    }
)


def fold(text: str) -> str:
    """``text`` without accents, case, ligatures and curly quotes, its blanks single spaces.

    To compare with, never to show or keep. Folding what was folded changes nothing.
    """
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    apart = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    text = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(text.casefold().translate(_PLAIN).split())
