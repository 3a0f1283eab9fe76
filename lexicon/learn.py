"""A perceptron with a margin, averaged: whole numbers only, so every machine learns the same."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
F = TypeVar("F", bound=Hashable)


class Dice:
    """Chance that is the same in every version of Python: a linear congruence of 64 bits."""

    def __init__(self, seed: int) -> None:
        self._state = seed

    def below(self, limit: int) -> int:
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self._state >> 33) % limit

    def one_in(self, chance: int) -> bool:
        return self.below(chance) == 0

    def of(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]

    def shuffled(self, things: Iterable[T]) -> list[T]:
        mixed = list(things)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.below(last + 1)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed


@dataclass
class Perceptron(Generic[F]):
    """Weights by feature: ``learn`` moves them for what does not stand clear by ``margin``."""

    margin: int
    now: dict[F, int] = field(default_factory=dict)
    past: dict[F, int] = field(default_factory=dict)
    steps: int = 1

    def learn(self, features: Sequence[F], is_name: bool, weight: int = 1) -> None:
        self.steps += 1
        score = sum(self.now.get(name, 0) for name in features)
        if (score if is_name else -score) <= self.margin:
            move = weight if is_name else -weight
            for name in features:
                self.now[name] = self.now.get(name, 0) + move
                self.past[name] = self.past.get(name, 0) + move * self.steps

    def averaged(self, scale: int) -> dict[F, int]:
        """The mean of each weight over all steps, times ``scale``, in whole numbers."""
        return {
            name: (weight * self.steps - self.past[name]) * scale // self.steps
            for name, weight in self.now.items()
        }
