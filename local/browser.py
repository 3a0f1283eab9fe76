"""What `make test` needs beside Python: a browser, letters, and the web application, built.

On Debian and Ubuntu, as root, what is missing is installed; elsewhere one sentence says what to
install. ``CHROMIUM=`` names a browser that is somewhere else.
"""

import os
import shutil
import sys
from pathlib import Path

from local.steps import Step, passes
from local.trouble import StartError
from local.web import APPLICATION

# Debian's Chromium without a screen: the same engine for half the work; a whole one does as well.
SHELL = "chromium-headless-shell"
BROWSERS = (SHELL, "chromium", "chromium-browser")
LETTERS = Path("/usr/share/fonts/truetype/liberation")
QUIET = ("background-networking", "component-update", "sync", "gpu", "quic")
ARGUMENTS = ["--no-sandbox", "--no-first-run", *(f"--disable-{what}" for what in QUIET)]
APT = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
ADVICE = "apt-get could not install it. Install it by hand, or name a browser with CHROMIUM=."


def chromium() -> Path | None:
    """The browser of the tests: named by CHROMIUM, or from the PATH."""
    named = os.environ.get("CHROMIUM")
    found = (shutil.which(name) for name in ([named] if named else BROWSERS))
    return next((Path(path) for path in found if path), None)


def missing() -> list[str]:
    """The packages of Debian that are not there."""
    there = {SHELL: chromium() is not None, "fonts-liberation": LETTERS.is_dir()}
    return [name for name, is_there in there.items() if not is_there]


def install(packages: list[str]) -> bool:
    """Where we may; elsewhere it says what to install. False when the tests cannot do without."""
    if os.environ.get("CHROMIUM") and SHELL in packages:
        print(f"CHROMIUM={os.environ['CHROMIUM']} is no program.", file=sys.stderr)
        return False
    if os.geteuid() or not shutil.which("apt-get"):
        what = " and ".join(packages)
        print(f"The tests of the web application need {what}: install it.", file=sys.stderr)
        return SHELL not in packages
    update = Step("apt-get update", [*APT, "update", "--quiet"], ADVICE)
    command = [*APT, "install", "--quiet", "--yes", "--no-install-recommends", *packages]
    return passes(update) and passes(Step(" ".join(packages), command, ADVICE))


def main() -> int:
    packages = missing()
    if packages and not install(packages):
        return 1
    try:
        APPLICATION.build()
    except StartError as error:
        print(f"The tests cannot start: {error}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
