"""One request under faults, repeated as a client would, and what has to be true of it."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from bench.fault_effects import Effect, Kept, effect, traces
from bench.fault_plans import Nothing, Plan, plans
from bench.fault_stage import Stage
from bench.routes import Prepared, prepared
from chalicelib.api.routes import Route
from local.direct import Answered

_MOST_ATTEMPTS = 40
# What a repeat without a key may be told when its first arrival did it: read again, it is there.
_DONE_BEFORE = {404, 409, 410, 412}


@dataclass
class Tally:
    """Of one route."""

    route: str
    faults: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    traces: int = 0  # that one effect leaves in the audit trail
    wrong: list[str] = field(default_factory=list)

    @property
    def sum(self) -> int:
        return self.faults.total()


@dataclass(frozen=True)
class Trials:
    """A request that is made again and again, each time on the same tables."""

    stage: Stage
    asked: Prepared
    is_keyed: bool
    before: Kept
    once: Effect
    calls: tuple[str, ...]
    status: int

    def run(self, plan: Plan, tally: Tally) -> None:
        """Counts, and says what is wrong; the tables are as they were."""
        self.stage.go_by(plan)
        wrong = [*self._wrong(plan, tally)]
        tally.faults.update(plan.happened)
        tally.wrong += [
            f"{self.asked.target}, {plan.told}, {plan.happened}: {one}" for one in wrong
        ]
        self.stage.restore(self.before)

    def _wrong(self, plan: Plan, tally: Tally) -> Iterator[str]:
        answers: list[Answered] = []
        while not answers or answers[-1].status == 503:
            answers.append(self.asked.ask(self.stage.here))
            busy = answers[-1].status == 503
            tally.answers["busy" if busy else "retried" if len(answers) > 1 else "at once"] += 1
            if busy and not _is_busy(answers[-1]):
                yield f"no problem that says to try again: {answers[-1]}"
            yield from self._effects(f"after {len(answers)} requests", len(answers), nothing=busy)
            if len(answers) > _MOST_ATTEMPTS:
                yield "no end of it"
                return
        self.stage.deliver()
        yield from self._last(answers, plan)

    def _last(self, answers: list[Answered], plan: Plan) -> Iterator[str]:
        """As it ended; and nothing of it is different when it arrives once more."""
        last = answers[-1]
        told_before = not self.is_keyed and len(answers) > 1 and last.status in _DONE_BEFORE
        if last.status != self.status and not told_before:
            yield f"{last.status} {last.text[:200]}"
        yield from self._effects("in the end", len(answers))
        self.stage.go_by(Nothing())
        if self.is_keyed:
            again = self.asked.ask(self.stage.here)
            if _made(again) != _made(last) or again.status != last.status:
                yield f"another answer to the same key: {again.status} {again.text[:200]}"
            yield from self._effects("after one more", len(answers))

    def _effects(self, when: str, requests: int, nothing: bool = False) -> Iterator[str]:
        """``nothing``: that may be, too. What only reads leaves its trace at each reading."""
        done = effect(self.before, self.stage.kept())
        most = requests if self.asked.target.startswith("GET ") else 1
        right = [
            Counter({one: n * times for one, n in self.once.items()})
            for times in range(0 if nothing else 1, most + 1)
        ]
        if done not in right:
            yield f"{when}: {sorted(map(str, done - self.once))} too much,"
            yield f"{sorted(map(str, self.once - done))} missing"


def trials_of(stage: Stage, number: int, route: Route) -> Trials:
    """Prepared without faults; its effect is that of one such request."""
    stage.go_by(Nothing())
    asked = prepared(stage.here, number, route)
    before = stage.kept()
    stage.go_by(Nothing())
    answer = asked.ask(stage.here)
    calls = tuple(stage.calls)
    once = effect(before, stage.kept())
    stage.restore(before)
    is_keyed = route.method == "POST" and route.keeps
    return Trials(stage, asked, is_keyed, before, once, calls, answer.status)


def measure(stage: Stage, route: Route, seed: str, most: int, number: int) -> Tally:
    """``most``: so many faults, or some more: a request ends as it began."""
    empty = stage.kept()
    name = f"{route.method} {route.path}"
    trials, tally = trials_of(stage, number, route), Tally(name)
    tally.traces = traces(trials.once, stage.here.tables.audit)
    if trials.status >= 300:
        tally.wrong.append(f"{name} is answered {trials.status} without any fault")
    for plan in plans(Random(f"{seed} {name}"), trials.calls):  # noqa: S311 - repeatable
        if not trials.calls or tally.sum >= most:
            break
        trials.run(plan, tally)
    stage.restore(empty)
    return tally


def _is_busy(answer: Answered) -> bool:
    told = json.loads(answer.text)
    right = (told["type"], told["status"]) == ("/problems/busy", 503)
    return right and int(answer.headers["Retry-After"]) > 0 and told["detail"].endswith(".")


def _made(answer: Answered) -> object:
    """What tells whether two answers are about the same."""
    told = answer.json if answer.text.startswith("{") else {}
    return (told.get("id"), told.get("version"), answer.headers.get("Location"))
