"""What is put in the slots of our sentences: invented persons, words, schools and streets."""

from collections.abc import Callable

from .learn import Dice
from .lists import SENTENCES, SOURCES, lines
from .words import Words

_INITIALS = "ABCDEFGHIJKLMNOPRSTVWYZ"
_TYPOS = 12  # one name in so many is misspelt
_ALIKE = 8  # one name in so many is a word as well


def _levels(*files: str, between: str | None = None) -> list[list[str]]:
    """The names of the files by their level, 0 to 3."""
    levels: list[list[str]] = [[], [], [], []]
    for file in files:
        for line in lines(SOURCES / file):
            level, names = line.split(" ", 1)
            levels[int(level)] += [name for name in names.split(between) if len(name) > 1]
    return levels


class Slots:
    """Draws what a slot asks for. Frequent names are drawn more often than those of far."""

    def __init__(self, words: Words, dice: Dice) -> None:
        self._dice = dice
        self._first = _levels("first.txt", "faker_first.txt")
        self._last = _levels("last.txt", "faker_last.txt", between=", ")
        self._places = [word for line in lines(SOURCES / "places.txt") for word in line.split()]
        self._closed = [
            e.strip() for line in lines(SOURCES / "closed.txt") for e in line.split(";")
        ]
        self._words = sorted(w for w in words.dutch if 3 < len(w) < 14 and not words.first.get(w))
        self._verbs = [word for word in self._words if word.endswith(("t", "de", "te"))]
        pairs = (line.split(": ", 1) for line in lines(SENTENCES / "slots.txt"))
        self._lists = {name: [one.strip() for one in several.split(";")] for name, several in pairs}

    def given(self) -> str:
        if self._dice.one_in(_ALIKE):
            return self._dice.of(self._lists["H"])
        name = self._dice.of(self._first[self._dice.of((3, 3, 2, 2, 1))])
        return self._misspelt(name) if self._dice.one_in(_TYPOS) and len(name) > 4 else name

    def _misspelt(self, name: str) -> str:
        at = 1 + self._dice.below(len(name) - 2)
        turned = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        return self._dice.of((name[:at] + name[at + 1 :], name[: at + 1] + name[at:], turned))

    def family(self) -> str:
        return self._dice.of(self._last[self._dice.of((2, 2, 1))])

    def full(self) -> str:
        return f"{self.given()} {self.family()}"

    def alike(self) -> str:
        return self._dice.of(self._lists["H"])

    def initials(self, least: int, most: int, end: str = "") -> str:
        count = least + self._dice.below(most - least + 1)
        return "".join(self._dice.of(_INITIALS) + end for _ in range(count))

    def possessive(self) -> str:
        name = self.given()
        return name + ("'" if name[-1] in "sxz" else "'s" if name[-1] in "aiouyé" else "s")

    def person(self, slot: str) -> str | None:
        """A name for ``slot``; None when that slot is not one of somebody."""
        makers: dict[str, Callable[[], str]] = {
            "F": self.given,
            "H": self.alike,
            "L": self.family,
            "FL": self.full,
            "LF": lambda: f"{self.family()} {self.given()}",
            "LcF": lambda: f"{self.family()}, {self.given()}",
            "Fs": self.possessive,
            "Fk": lambda: self.given() + self._dice.of(("ke", "je", "tje")),
            "I": lambda: self.initials(2, 3, "."),
            "II": lambda: self.initials(2, 4),
            "Fi": lambda: f"{self.given()} {self.initials(1, 1, '.')}",
            "Li": lambda: f"{self.initials(1, 1, '.')} {self.family()}",
            "f": lambda: self.given().lower(),
            "l": lambda: self.family().lower(),
            "fl": lambda: self.full().lower(),
            "fs": lambda: self.possessive().lower(),
            "h": lambda: self.alike().lower(),
            "FU": lambda: self.given().upper(),
            "LU": lambda: self.family().upper(),
            "FLU": lambda: self.full().upper(),
        }
        return makers[slot]() if slot in makers else None

    def other(self, slot: str) -> str:
        """Something for ``slot`` that names no pupil or teacher, with slots of its own perhaps."""
        makers: dict[str, Callable[[], str]] = {
            "W": lambda: self._dice.of(self._words).capitalize(),
            "w": lambda: self._dice.of(self._words),
            "WU": lambda: self._dice.of(self._words).upper(),
            "wt": lambda: self._dice.of(self._verbs),
            "P": lambda: self._dice.of(self._places),
            "X": lambda: self._dice.of(self._closed),
            "M": lambda: self.family() if self._dice.below(3) else self.given(),
            "AX": lambda: self.initials(2, 4),
            "h": lambda: self._dice.of(self._lists["NW"]).lower(),
            "F": lambda: self.given().split("-")[0],
            "L": self.family().split()[-1].lower,
            "Fx": self.given,
            "FLx": self.full,
        }
        return makers[slot]() if slot in makers else self._dice.of(self._lists[slot])
