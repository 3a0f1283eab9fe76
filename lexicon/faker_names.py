"""``python -m lexicon.faker_names``: writes the names of Faker (MIT) to sources/, one a line.

Run in an environment with the Faker of lexicon/requirements.txt, only when that version changes:
what it writes is committed, so that the lexicon can be built without it. The nearer a country is
to Flemish schools, the higher the level of its first names. Names in Cyrillic and Georgian are
written as people here spell them.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).with_name("sources")
NEAR = {"nl_BE": 3, "fr_BE": 2, "nl_NL": 2}
# Their spelling or their surnames hardly occur in Flanders, and collide with Dutch words.
LEFT_OUT = {"en_TH", "zu_ZA", "id_ID", "is_IS", "en_NZ"}
_LATIN = re.compile(r"[A-Za-zÀ-ɏẀ-ỿ'’ \-]{2,30}")
# Each letter with how it is spelt here; what is spelt with nothing, is "_".
_CYRILLIC = (
    "аa бb вv гh дd еe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch"
    " ъa ыy ь_ эe юyu яya іi їi єye ґg ѓgj ќkj јj љlj њnj џdz"
)
_GEORGIAN = (
    "აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყk შsh ჩch ცts ძdz"
    " წts ჭch ხkh ჯj ჰh"
)
_LETTERS = {spelt[0]: spelt[1:] for spelt in f"{_CYRILLIC} {_GEORGIAN}".split()}


def romanised(name: str, locale: str) -> str:
    """``name`` in Latin letters; the Cyrillic г is h in Ukraine and g elsewhere."""
    letters = _LETTERS if locale == "uk_UA" else {**_LETTERS, "г": "g"}
    spelt = "".join(letters.get(sign, sign) for sign in name.lower()).replace("_", "")
    return spelt.title() if any(sign in _LETTERS for sign in name.lower()) else name


def names_in(locale: str, kinds: tuple[str, ...]) -> Iterator[str]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    for attribute in dir(provider):
        if attribute.startswith(kinds):
            names = getattr(provider, attribute)
            for name in () if isinstance(names, property) else names:
                if isinstance(name, str):
                    yield romanised(name.strip(), locale).replace("’", "'")


def gathered(kinds: tuple[str, ...]) -> dict[str, int]:
    """Each name with the highest level of the countries that have it."""
    levels: dict[str, int] = {}
    package = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(package.__path__):
        if module.name not in LEFT_OUT and "_" in module.name:
            for name in names_in(module.name, kinds):
                if _LATIN.fullmatch(name):
                    levels[name] = max(levels.get(name, 1), NEAR.get(module.name, 1))
    return levels


def main() -> None:
    for file, kinds in {
        "faker_first.txt": ("first_names", "unisex_names"),
        "faker_last.txt": ("last_names",),
    }.items():
        lines = [f"{level} {name}\n" for name, level in sorted(gathered(kinds).items())]
        (SOURCES / file).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
