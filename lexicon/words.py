"""What is known of each word, from the sources: names, Dutch words, places, closed lists."""

import lzma
import re
import unicodedata
from collections.abc import Iterator

from chalicelib.domain.names.forms import key_of
from chalicelib.domain.names.lexicon import packed

from .lists import CLASS_NUMBERS, SENTENCES, SOURCES, classes, expressions, lines

_NO_PERSON = re.compile(
    r"(?:straat|laan|plein|weg|dijk|burg|dorp|land|gem|kerk|wijk|hof|park|stad)s?$"
)
_STUCK_PARTICLE = re.compile(r"(?:Vanden|Vander|Vande|Van|De)([a-z]{5,})")


def plain_forms(name: str) -> set[str]:
    """The key of a name, also without its accents: people type both."""
    key = key_of(name)
    bare = "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c))
    return {key, bare.replace("ı", "i").replace("ł", "l").replace("ø", "o")}


class Words:
    """The sources, read; ``values()`` puts them together."""

    def __init__(self) -> None:
        text = lzma.decompress((SOURCES / "wdutch.txt.xz").read_bytes()).decode()
        listed = text.split("\n")
        self.dutch = {
            word for word in listed if word[0].islower() and re.fullmatch(r"[a-zà-ÿ]+", word)
        }
        spoken = {word for line in lines(SOURCES / "spoken.txt") for word in line.split()}
        self.capital = {word for word in listed if word[0].isupper()}
        self.dutch |= spoken | self._of_peoples()
        self.places = {
            key_of(word) for line in lines(SOURCES / "places.txt") for word in line.split()
        }
        self.homographs = self._homographs()
        self.common = self._common() | spoken
        self.classes = classes()
        several = expressions()
        self.closed = {keys[0] for keys in several if len(keys) == 1}
        self.begins = {keys[0] for keys in several if len(keys) > 1}
        self.follows = {keys[1] for keys in several if len(keys) > 1}
        self.last = self._last()
        self.first = self._first()
        plurals = {key + "s" for key in self.closed if key.isalpha() and len(key) > 4}
        self.closed |= plurals - self.first.keys() - self.last.keys()  # Chromebooks

    def _of_peoples(self) -> set[str]:
        """Latijnse, Bijbels, Gentenaars: no names, though they have a capital."""
        keys = {key_of(word) for word in self.capital if word.isalpha()}
        return {
            key
            for key in keys
            if key.endswith("se") and len(key) > 5 and {key[:-1], key[:-2]} & keys
        }

    def _homographs(self) -> dict[str, str]:
        kinds = dict(line.split(": ", 1) for line in lines(SOURCES / "homographs.txt"))
        found: dict[str, str] = {}
        for kind in ("both", "name", "word"):
            for word in kinds[kind].split():
                found.setdefault(word, kind)
        return found

    def _common(self) -> set[str]:
        """Words of our own sentences, and those with a class: the words of every day."""
        texts = (line for file in sorted(SENTENCES.glob("*.txt")) for line in lines(file))
        without_slots = (re.sub(r"\{\w+\}\w*", " ", text) for text in texts)
        written = {
            w
            for text in without_slots
            for w in re.findall(r"(?<![\w-])[a-zà-ÿ]{2,}(?![\w-])", text)
        }
        slots = (SENTENCES / "slots.txt").read_text(encoding="utf-8").lower()
        return (written & self.dutch) | {w for w in classes() if w.isalpha() and w not in slots}

    def _last(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for line in lines(SOURCES / "last.txt"):
            level, names = line.split(" ", 1)
            for name in names.split(", "):
                self._add(found, name, int(level))
                self._add_parted(found, name)
        self.own_last = frozenset(found)
        for line in lines(SOURCES / "faker_last.txt"):
            level, name = line.split(" ", 1)
            self._add(found, name, 2 if int(level) >= 2 else 1)
        return found

    def _add_parted(self, found: dict[str, int], name: str) -> None:
        """``Vannieuwenhuyse`` is written ``Van Nieuwenhuyse`` as well."""
        parts = _STUCK_PARTICLE.fullmatch(name)
        key = key_of(parts.group(1)) if parts else ""
        if key and key not in self.dutch and key not in self.places:
            found.setdefault(key, 1)

    def _add(self, found: dict[str, int], name: str, level: int) -> None:
        for word in name.split():
            if self.classes.get(word.lower()) != "particle" and len(word) > 1:
                for form in plain_forms(word):
                    found[form] = max(found.get(form, 0), level)

    def _first(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for file in ("first.txt", "faker_first.txt"):
            for line in lines(SOURCES / file):
                level, names = line.split(" ", 1)
                self._add(found, names, int(level))
        alike = [word for word, kind in self.homographs.items() if kind != "word"]
        found |= {word: max(found.get(word, 0), 2) for word in alike}
        return dict.fromkeys(self._with_genitive(), 1) | found

    def _with_genitive(self) -> Iterator[str]:
        """Capitals of the Dutch list with a genitive are people: Margots, Leila's."""
        for word in sorted(self.capital):
            key = key_of(word)
            genitive = {word + "s", word + "'s", word + "'"} & self.capital
            if genitive and key not in self.places and not _NO_PERSON.search(key) and len(key) > 2:
                yield key

    def value(self, key: str) -> int:
        kind = self.homographs.get(key)
        first, last = self.first.get(key, 0), min(2, self.last.get(key, 0))
        common = 2 if key in self.common else 1 if key in self.dutch else 0
        if kind == "name":
            common = 0
        elif kind == "both":
            common = 1
        elif kind == "word" or (first == 1 and common):
            first = 1 if kind == "word" and first > 1 else 0
            common = 2 if kind == "word" else common
        if last == 1 and common and key not in self.own_last:
            last = 0
        place = key in self.places
        if place and first == 1:
            first = 0
        closed = 0 if key not in self.closed else 1 if first >= 2 or last == 2 else 2
        marks = place | self._is_proper(key) << 1
        marks |= (key in self.begins) << 2 | (key in self.follows) << 3
        listed = CLASS_NUMBERS.get(self.classes.get(key, ""), 0)
        return packed(first, last, common, closed, marks, listed)

    def _is_proper(self, key: str) -> bool:
        return key.capitalize() in self.capital

    def values(self) -> dict[str, int]:
        keys = (
            self.dutch | self.common | self.places | self.closed | set(self.first) | set(self.last)
        )
        keys |= self.begins | self.follows | set(self.classes)
        keys |= {key_of(word) for word in self.capital if "'" not in word and " " not in word}
        return {key: self.value(key) for key in sorted(keys)}
