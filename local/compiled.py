"""Python as it is shipped: compiled, without its sources and what only people read in them.

A frame of what fails still has its file, line and function; the line itself is in this repository.
"""

import ast
import marshal
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path

_NOT_HELD_TO_ITS_SOURCE = (1).to_bytes(4, "little")  # PEP 552: unchecked, by its hash
_NOTHING = "."  # a dataclass without any docstring writes one, and that takes its time
# Of our own code these are read: summaries of routes, and descriptions of what is sent (OpenAPI).
_READ = ("chalicelib/api/",)

_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def compile_in(place: Path, becomes: str) -> None:
    """Each source becomes what Python made of it, which it believes whatever the times."""
    for path in sorted(place.rglob("*.py")):
        name = str(path.relative_to(place))
        path.with_suffix(".pyc").write_bytes(compiled(path.read_bytes(), name, becomes))
        path.unlink()


def compiled(source: bytes, name: str, becomes: str) -> bytes:
    """``name`` in the folder that becomes ``becomes``."""
    tree = ast.parse(source)
    if not name.startswith(_READ):
        _without_docstrings(tree, ours=name.startswith("chalicelib/"))
    code = compile(tree, f"{becomes}/{name}", "exec", dont_inherit=True)
    head = MAGIC_NUMBER + _NOT_HELD_TO_ITS_SOURCE + source_hash(source)
    return head + marshal.dumps(code)


def _without_docstrings(tree: ast.Module, *, ours: bool) -> None:
    """Those of our own classes stay: they describe what is sent, wherever they are."""
    for node in ast.walk(tree):
        if not isinstance(node, _DOCUMENTED):
            continue
        match node.body:
            case [ast.Expr(value=ast.Constant(value=str()) as said), *rest]:
                if not isinstance(node, ast.ClassDef):
                    node.body = rest or [ast.copy_location(ast.Pass(), said)]
                elif not ours:
                    said.value = _NOTHING
