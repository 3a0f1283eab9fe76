"""Accounts beside the cast, of who was invited: in the pool, and on the page to sign in on.

They are kept in the state folder too: ministack forgets its pool at a kill -9.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, overload

Choice = Mapping[str, str]


@dataclass(frozen=True)
class Account:
    """Somebody in the pool; ``key`` is the name to sign in with, ``id`` their person id."""

    key: str
    id: str
    name: str
    email: str


def accounts(file: Path) -> list[Account]:
    if not file.is_file():
        return []
    lines = file.read_text(encoding="utf-8").splitlines()
    return [Account(**json.loads(line)) for line in lines]


def remember(file: Path, account: Account) -> None:
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(asdict(account), ensure_ascii=False) + "\n")


class Choices(Sequence[Choice]):
    """Whom one can choose: the cast, and whoever got an account since."""

    def __init__(self, cast: Sequence[Choice], file: Path) -> None:
        self._cast, self._file = cast, file

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, place: int) -> Choice: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Choice]: ...
    def __getitem__(self, place: Any) -> Any:
        return self._all[place]

    def __iter__(self) -> Iterator[Choice]:
        return iter(self._all)

    @property
    def _all(self) -> list[Choice]:
        return [*self._cast, *map(_choice, accounts(self._file))]


def _choice(account: Account) -> Choice:
    return {
        "username": account.key,
        "name": account.name,
        "function": account.email,
        "institution": "uitgenodigd, of zonder rechten",
    }
