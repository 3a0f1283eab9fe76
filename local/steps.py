"""A command as a step: one line with its duration, and its last lines only when it fails."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TextIO

TAIL = 40  # lines of a failing command that are shown


@dataclass(frozen=True)
class Step:
    """``advice``: what to do when it fails, in a sentence."""

    title: str
    command: list[str]
    advice: str = ""


def passes(step: Step, to: TextIO | None = None) -> bool:
    """Run the command, say (to stderr) how long it took, and when it fails, why."""
    to = to or sys.stderr
    print(f"  {step.title:<36}", end="", file=to, flush=True)
    started = time.monotonic()
    status, output = _run(step.command)
    seconds = time.monotonic() - started
    print(f"{'failed' if status else 'ok':<6} {seconds:6.1f} s", file=to, flush=True)
    if status:
        print("\n".join(["", *output.rstrip().splitlines()[-TAIL:], ""]), file=to)
        print(step.advice, end="\n" if step.advice else "", file=to, flush=True)
    return status == 0


def _run(command: list[str]) -> tuple[int, str]:
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        return 1, str(error)
    return done.returncode, done.stdout
