"""Texts of 100,000 characters that somebody could send to keep the name guard busy."""

SIZE = 100_000
_PIECES = {
    "at signs": "@",
    "digits": "7",
    "digits with spaces": "0 ",
    "digits with dots": "01.",
    "capitals": "A",
    "one word": "a",
    "one word, over and over": "mo",
    "initials": "A ",
    "initials with dots": "A.B.C. ",
    "spaces": " ",
    "line ends": "\n",
    "combining marks": "e\u0301",
    "combining marks alone": "\u0301",
    "a.b.c.": "a.b.c.",
    "e-mail addresses, begun": "a@",
    "one long e-mail address": "jo.",
    "names of files": "x.docx ",
    "accounts": "BE68 5390 0754 7035 ",
    "one long account": "BE68",
    "streets": "Kerkstraat 1 ",
    "dates of birth, begun": "geboren op ",
    "particles": "De Van ",
    "names": "Jan Van Damme ",
    "misspelt names": "mohammd ",
    "hyphens": "jan-",
    "apostrophes": "d'",
    "titles": "juf ",
    "links": "www.a.be ",
    "lines in capitals": "VERSLAG VAN DE KLAS\n",
}


def spite() -> dict[str, str]:
    made = {name: (piece * SIZE)[:SIZE] for name, piece in _PIECES.items()}
    middle = "jan.peeters" * (SIZE // 11)
    return made | {"one long e-mail address": f"{middle}@{middle}.be"[:SIZE]}
