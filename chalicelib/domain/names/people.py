"""Names that the caller brings: of the staff, always marked, and what is allowed, never marked."""

from collections.abc import Iterator
from functools import lru_cache

from ..text import fold
from .forms import FORMS, Form
from .kinds import CLASSES, DIGITS
from .lexicon import lexicon
from .tokens import Tokens

Keys = tuple[str, ...]
_PARTICLE = list(CLASSES).index("particle") + 1


def _bare(key: str) -> str:
    folded = key if key.isascii() else fold(key)
    return folded.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=8_192)  # the same staff, text after text
def _keys(name: str) -> Keys:
    forms = (FORMS[word] for word in Tokens(name).words)
    return tuple(_bare(form.key) for form in forms if form.shape < DIGITS)


def standing(form: Form) -> Keys:
    """What a token stands for: its word, and that without the s of a possessive."""
    if form.standing is None:
        bare = _bare(form.key)
        with_s = bare.endswith("s") and len(bare) > 2
        form.standing = (bare, bare[:-1]) if with_s else (bare,)
    return form.standing


def words_in(forms: list[Form]) -> set[str]:
    """What its tokens stand for."""
    return set[str]().union(*[form.standing or standing(form) for form in forms])


class People:
    """Names, by their first word; that may also be their last one, or the first stand behind.

    ``folded``: each whole, to be compared with a piece of a text.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        self.folded = frozenset(map(fold, names))
        keys = [_keys(name) for name in names]
        turned = (order for one in keys for order in (one, one[1:] + one[:1], one[-1:] + one[:-1]))
        self._wanted: dict[str, list[Keys]] = {}
        for one in sorted({one for one in turned if one}, key=lambda one: (-len(one), one)):
            self._wanted.setdefault(one[0], []).append(one)
        self._firsts = frozenset(self._wanted)
        self._parts = frozenset(key for one in keys for key in one if _can_stand_alone(key))
        self._keys = self._firsts | self._parts

    def may_be_in(self, present: set[str]) -> bool:
        """Whether any name may stand in a text of these words (``words_in``): hardly ever."""
        return not self._keys.isdisjoint(present)

    def places_in(self, forms: list[Form]) -> set[int]:
        """The numbers of the tokens where one of the names stands whole, in any case and order."""
        found: set[int] = set()
        for number in _having(forms, self._firsts):
            several = (one for key in standing(forms[number]) for one in self._wanted.get(key, ()))
            for keys in several:
                if _stands(forms, number, keys):
                    found.update(range(number, number + len(keys)))
                    break
        return found

    def parts_in(self, forms: list[Form]) -> Iterator[int]:
        """The numbers of the tokens that can stand for somebody alone."""
        return (n for n in _having(forms, self._parts) if forms[n].shape < DIGITS)


def _having(forms: list[Form], keys: frozenset[str]) -> list[int]:
    apart = keys.isdisjoint
    return [n for n, form in enumerate(forms) if not apart(form.standing or standing(form))]


@lru_cache(maxsize=256)
def staff_of(names: tuple[str, ...]) -> People:
    return People(names)


def _can_stand_alone(key: str) -> bool:
    return len(key) > 1 and lexicon().value(key) >> 10 & 31 != _PARTICLE


def _stands(forms: list[Form], number: int, keys: Keys) -> bool:
    several = forms[number : number + len(keys)]
    return len(several) == len(keys) and all(
        key in standing(form) for form, key in zip(several, keys, strict=True)
    )
