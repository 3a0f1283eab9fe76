"""Frozen dataclasses that share their methods; docs/decisions/0050 says why.

The standard one writes and compiles six methods for each class. For who reads the code, for mypy
and for ``replace``, ``asdict`` and ``fields`` it is the standard one.
"""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool) -> Callable[[type], type]:
        """``frozen`` is what all of these are; who checks the types has to see it said."""
        return _made


def _made(cls: type) -> type:
    said, cls.__doc__ = cls.__doc__, "."  # or one is written, which takes its time
    for name in _SHARED:
        setattr(cls, name, vars(_Shared)[name])
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    made.__doc__ = said
    none, fields = dataclasses.MISSING, dataclasses.fields(made)
    made.factories__ = {f.name: f.default_factory for f in fields if f.default_factory is not none}
    made.required__ = {f.name for f in fields if f.default is f.default_factory is none}
    return cls


class _Shared:
    """A default that is no factory stays with the class."""

    __match_args__: tuple[str, ...]
    required__: set[str]
    factories__: dict[str, Callable[[], object]]

    def __init__(self, *values: object, **named: object) -> None:
        names = self.__match_args__
        given = dict(zip(names, values, strict=False), **named)
        told = len(values) + len(named)
        if len(given) < told or not self.required__ <= given.keys() <= set(names):
            raise TypeError(f"{type(self).__name__} takes {', '.join(names)}")
        for name, factory in self.factories__.items():
            if name not in given:
                given[name] = factory()
        self.__dict__.update(given)

    def __eq__(self, other: object) -> bool:
        return _held(self) == _held(other) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(_held(self))

    def __repr__(self) -> str:
        held = zip(self.__match_args__, _held(self), strict=True)
        return f"{type(self).__qualname__}({', '.join(f'{name}={one!r}' for name, one in held)})"

    def __setattr__(self, name: str, value: object) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


_SHARED = ("__init__", "__eq__", "__hash__", "__repr__", "__setattr__", "__delattr__")


def _held(one: Any) -> tuple[object, ...]:
    return tuple(getattr(one, name) for name in one.__match_args__)
