"""``python bench/weighed.py PACKAGE …``: MB of a zip with these and what they need, not compiled.

Without the SDK, which the runtime of Lambda has. Of chalice only what ``chalice package`` adds.
"""

import io
import re
import sys
import zipfile
from importlib.metadata import Distribution, PackageNotFoundError, distribution

OF_THE_RUNTIME = {
    "boto3",
    "botocore",
    "s3transfer",
    "jmespath",
    "python-dateutil",
    "six",
    "urllib3",
}
OF_CHALICE = {"chalice/__init__.py", "chalice/app.py"}  # what its packager ships of itself


def needed(name: str, found: dict[str, Distribution]) -> None:
    """Adds it and all below it to ``found``. Extras are of nobody here."""
    name = re.sub(r"[-_.]+", "-", name).lower()
    if name in found or name in OF_THE_RUNTIME:
        return
    try:
        found[name] = distribution(name)
    except PackageNotFoundError:  # of another system or an older Python
        return
    if name == "chalice":
        return
    for line in found[name].requires or []:
        if "extra ==" not in line:
            needed(re.split(r"[ ;<>=!~\[(]", line, maxsplit=1)[0], found)


def weighed(names: list[str]) -> float:
    found: dict[str, Distribution] = {}
    for name in names:
        needed(name, found)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, one in found.items():
            for file in one.files or []:
                path, shown = one.locate_file(file), str(file)
                if shown.startswith("..") or "__pycache__" in shown:
                    continue
                if name != "chalice" or shown in OF_CHALICE:
                    archive.write(str(path), shown)
    return len(packed.getvalue()) / 1e6


if __name__ == "__main__":
    print(weighed(sys.argv[1:]))
