"""What linters find in the template, and which of it is accepted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import yaml


@dataclass(frozen=True, order=True)
class Finding:
    """``rule``: the tool and its name for it; ``resource``: its type and logical id."""

    rule: str
    resource: str
    says: str = ""


@dataclass(frozen=True)
class Acceptance:
    """``resource`` may have ``*`` in it. The reason is for people."""

    finding: str
    resource: str
    reason: str

    def covers(self, found: Finding) -> bool:
        return found.rule == self.finding and fnmatchcase(found.resource, self.resource)


def accepted(path: Path) -> list[Acceptance]:
    """Raises ValueError where one has no reason, TypeError where it has anything else."""
    listed = [Acceptance(**one) for one in yaml.safe_load(path.read_text(encoding="utf-8"))]
    for one in listed:
        if not one.reason.strip():
            raise ValueError(f"{path.name}: {one.finding} on {one.resource} has no reason")
    return listed


def objections(found: Iterable[Finding], acceptances: Sequence[Acceptance]) -> Iterator[str]:
    """A line for whatever nobody accepted, and for whatever is accepted and was not found."""
    found = sorted(set(found))
    for one in found:
        if not any(acceptance.covers(one) for acceptance in acceptances):
            yield f"{one.rule} on {one.resource}: {one.says}"
    for acceptance in acceptances:
        if not any(acceptance.covers(one) for one in found):
            told = f"{acceptance.finding} on {acceptance.resource}"
            yield f"{told} is accepted, and not found any more"
