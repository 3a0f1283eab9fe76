"""Everything of a dossier or of a CLB: out of a stack, and into another one.

make takeout DOSSIER=114983-030569 OUT=dossier.zip     everything of one dossier
make takeout NR=114983 OUT=clb.zip                     of a CLB, with all its dossiers
make takeout NR=114983 OUT=clb.zip LEAVES=1            what a CLB gets that leaves
make bring-in FILE=dossier.zip                         into a stack that has nothing of it

Of the product that runs on this machine (STATE=), or with STAGE= of the account signed in to.
"""

import os
import sys
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.domain.errors import Busy
from chalicelib.domain.ids import moment
from local.progress import Bar, say, speak_anywhere
from local.takeout.bringing import Bringing
from local.takeout.compared import scope_in
from local.takeout.packed import packing, unpacking
from local.takeout.scope import wanted
from local.takeout.stack import stack_of
from local.takeout.taking import Taking, scope_of
from local.trouble import StartError

Said = Mapping[str, str]


def main() -> int:
    speak_anywhere()
    try:
        COMMANDS[sys.argv[1]](os.environ)
    except StartError as error:
        print(f"Not done: {error}.", file=sys.stderr)
    except (Busy, BotoCoreError, ClientError) as error:
        print(f"Not done: the stack does not answer ({error}). Do it again.", file=sys.stderr)
    else:
        return 0
    return 1


def _take(said: Said) -> None:
    dossier_id, number = wanted(said)
    if not said.get("OUT"):
        raise StartError("say OUT= the file to make, such as dossier.zip")
    stack = stack_of(said)
    scope = scope_of(stack, dossier_id, number, leaves=bool(said.get("LEAVES")))
    with packing(Path(said["OUT"])) as packed:
        taking = Taking(stack, scope, packed)
        taking.take(moment(datetime.now(UTC)), Bar("dossiers"))
    say(f"{said['OUT']} has {len(scope.dossiers)} dossier(s) of CLB {scope.clb}:")
    _say(taking.counts)
    for one in taking.worked_in:
        say(f"  people worked in {one} meanwhile: take it out again, when nobody does")


def _bring(said: Said) -> None:
    with unpacking(Path(said.get("FILE") or "takeout.zip")) as unpacked:
        unpacked.check(Bar("checking"))
        bringing = Bringing(unpacked, stack_of(said))
        bringing.look()
        bringing.write(Bar("writing"))
        bringing.prove()
        scope = scope_in(unpacked)
        say(f"{scope.name} is here, and everything of it was compared with the file:")
        _say(bringing.counts)
    for one in sorted(bringing.kept):
        say(f"  who may do what at {one.partition('#')[2]} stays as it was here")


def _say(counts: Counter[str]) -> None:
    for kind, count in sorted(counts.items()):
        say(f"{count:8}  {kind}")


COMMANDS = {"take-out": _take, "bring-in": _bring}

if __name__ == "__main__":
    sys.exit(main())
