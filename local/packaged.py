"""The template that would be deployed: what chalice writes from app.py, with ours laid over it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGED = ["app.py", "chalicelib", "infra", ".chalice"]


def package(folder: Path) -> Path:
    """Package the application in ``folder`` (new or empty) and return the path of the template.

    The zip is left without the libraries of requirements.txt: fetching those takes long, and
    the template does not depend on them. Raises CalledProcessError with what chalice said.
    """
    work = folder / "work"
    work.mkdir(parents=True)
    for name in PACKAGED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, work / name)
    (work / "requirements.txt").touch()
    command = [str(Path(sys.executable).with_name("chalice")), "package"]
    subprocess.run(
        [*command, "--merge-template", "infra/resources.yaml", str(folder / "out")],
        cwd=work,
        env={**os.environ, "AWS_DEFAULT_REGION": "eu-west-1"},
        check=True,
        capture_output=True,
        text=True,
    )
    return folder / "out" / "sam.yaml"
