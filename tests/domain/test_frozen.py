"""Our frozen dataclasses do what the standard ones do."""

import copy
import dataclasses
from collections.abc import Mapping
from functools import cached_property

import pytest

from chalicelib.domain import frozen


def twins(decorator):
    """The same two classes, by this decorator."""

    @decorator(frozen=True)
    class Base:
        a: int
        b: str = "b"

    @decorator(frozen=True)
    class Derived(Base):
        c: Mapping[str, int] = dataclasses.field(default_factory=dict)

        @cached_property
        def doubled(self):
            return self.a * 2

    return Base, Derived


STANDARD, OURS = twins(dataclasses.dataclass), twins(frozen.dataclass)


def outcome(do, classes):
    try:
        return do(*classes)
    except (TypeError, AttributeError) as error:
        return type(error)


def same_of_both(base, derived):
    one, other = derived(1), derived(1)
    assert one.doubled == 2  # which is kept, and is no part of the value
    assert one.c is not other.c
    return one == other, one == derived(2), one == base(1), len({base(1), base(1), base(2)})


@pytest.mark.parametrize(
    "do",
    [
        lambda base, derived: repr([base(1), derived(1, "x", c={"y": 2})]),
        same_of_both,
        lambda base, derived: hash(base(1)) == hash(base(1, "b")),
        lambda base, derived: hash(derived(1)),
        lambda base, derived: dataclasses.asdict(derived(1, c={"y": 2})),
        lambda base, derived: repr(dataclasses.replace(derived(1), a=3)),
        lambda base, derived: [one.name for one in dataclasses.fields(derived)],
        lambda base, derived: repr(copy.deepcopy(derived(1))),
        lambda base, derived: derived.__match_args__,
        lambda base, derived: base(),
        lambda base, derived: base(1, "b", 3),
        lambda base, derived: base(1, a=1),
        lambda base, derived: base(1, other=1),
        lambda base, derived: setattr(base(1), "a", 2),
        lambda base, derived: setattr(base(1), "other", 2),
        lambda base, derived: delattr(base(1), "a"),
    ],
)
def test_it_is_what_the_standard_one_is(do):
    assert outcome(do, OURS) == outcome(do, STANDARD)
