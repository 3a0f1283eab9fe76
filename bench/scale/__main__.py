"""``make scale``: measure each route, and write what that means for a CLB and for Flanders."""

from bench.scale.measured import measure
from bench.scale.told import write
from bench.world import world

with world() as here:
    measured = measure(here)
measured.keep()
write(measured)
print("\nWritten: docs/scale.json, docs/scale.md and its two charts.")
