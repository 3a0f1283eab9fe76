"""The template that would be deployed: what chalice writes from app.py, with ours laid over it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from local.compiled import compile_in
from local.shipped import make_ready, weights
from local.trouble import StartError

ROOT = Path(__file__).resolve().parent.parent
PACKAGED = ["app.py", "chalicelib", "infra", ".chalice"]
# As infra/resources.yaml calls them, beside the template; and what is in each.
LAYERS = {"parsers": "requirements-judge.txt", "sheets": "requirements-export.txt"}


def package(folder: Path, *, whole: bool = False) -> Path:
    """Package the application in ``folder`` (new or empty) and return the path of the template.

    Unless it has to be ``whole`` the zip is left as chalice makes it, without the libraries of
    requirements.txt, and the layers are not made: the template does not depend on them.
    Raises CalledProcessError with what chalice or pip said, and StartError for a library that is
    not there for the processor and the Python of the functions.
    """
    work = folder / "work"
    work.mkdir(parents=True)
    for name in PACKAGED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, work / name)
    if whole:
        shutil.copy(ROOT / "requirements.txt", work)
        for name, wanted in LAYERS.items():
            _make_layer(folder / "out" / name, wanted)
    else:
        (work / "requirements.txt").touch()
    command = [str(Path(sys.executable).with_name("chalice")), "package"]
    done = subprocess.run(
        [*command, "--merge-template", "infra/resources.yaml", str(folder / "out")],
        cwd=work,
        env={**os.environ, "AWS_DEFAULT_REGION": "eu-west-1"},
        check=True,
        capture_output=True,
        text=True,
    )
    if whole:
        check_complete(done.stdout + done.stderr)
        make_ready(folder / "out" / "deployment.zip")
    return folder / "out" / "sam.yaml"


def check_complete(said: str) -> None:
    """Of what chalice said: it goes on without a library, and then no function starts."""
    _, found, missing = said.partition("Could not install dependencies:")
    if found:
        libraries = ", ".join(missing.partition("You will have")[0].split())
        raise StartError(
            f"there is no build of {libraries} for arm64 and this Python: name another,"
            " make PYTHON=/path/to/python3.11 …"
        )


def _make_layer(place: Path, listed: str) -> None:
    """What is in it is plain Python, so that it fits every processor. Compiled, as the zip is."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    wanted = ["--no-compile", "--no-deps", "--target", str(place / "python"), "-r"]
    subprocess.run([*pip, *wanted, str(ROOT / listed)], check=True, capture_output=True, text=True)
    compile_in(place / "python", "/opt/python")


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]).resolve()
    if folder.exists() and any(folder.iterdir()):
        print(f"{folder} holds something already: say OUT= another folder", file=sys.stderr)
        return 1
    try:
        template = package(folder, whole=True)
    except subprocess.CalledProcessError as error:
        print(error.stdout, error.stderr, file=sys.stderr)
        return 1
    except StartError as error:
        print(f"Not packaged: {error}", file=sys.stderr)
        return 1
    for part, size, files in weights(template.with_name("deployment.zip")):
        print(f"  {part:<32} {size:>9,} bytes {files:>5} files")
    print(template)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
