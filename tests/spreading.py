"""Which worker tests what: products and browsers are started by as few workers as keep up."""

import re
from pathlib import Path
from typing import Any

from xdist.scheduler import LoadFileScheduling

ROOT = Path(__file__).parent.parent


def asks_for_a_product(path: Path) -> bool:
    """By a fixture; and with it most often a browser."""
    return bool(re.search(r"\brunning_product[,)]", path.read_text(encoding="utf-8")))


IN_LOCAL = filter(asks_for_a_product, ROOT.glob("tests/local/test_*.py"))
ON_A_PRODUCT = ("tests/web/", *(str(path.relative_to(ROOT)) for path in IN_LOCAL))


class FewProducts(LoadFileScheduling):
    """File by file, in the order in which they were collected; but the last of several workers
    takes what needs no product, and the others what does, as long as there is any."""

    def _assign_work_unit(self, node: Any) -> None:
        is_without = len(self.nodes) > 1 and node is self.nodes[-1]
        fitting = (one for one in self.workqueue if one.startswith(ON_A_PRODUCT) != is_without)
        self.workqueue.move_to_end(next(fitting, next(iter(self.workqueue))), last=False)
        super()._assign_work_unit(node)
