"""``make pictures``: the pictures of the guide and of the README, of a product started for them."""

import base64
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from local.aside import product
from local.picture_steps import Scene
from local.picture_story import GUIDE, registration, whole_dossier
from local.progress import speak_anywhere, step
from local.resources import ROOT
from local.trouble import StartError
from local.visitor import browser, sign_in

TABLE = ROOT / "web/src/screens/guide/pictures.ts"
IN_GUIDE, IN_README = ROOT / "web/public/pictures", ROOT / "docs/pictures"
ROW = re.compile(r'^  "?([\w-]+)"?: \{ width: (\d+), height: (\d+) \}', re.MULTILINE)
IN_GUIDE_AT_MOST, IN_README_AT_MOST = 25_000, 45_000  # bytes of a picture
QUALITIES = range(80, 10, -10)  # of WebP: the best one that is small enough
SHARP = 1.5  # pixels of a picture for one of the page, on a phone


@dataclass(frozen=True)
class Look:
    """``width`` and ``height`` of the page, ``scale`` pixels for each of its own, and the most
    bytes that a picture may have.
    """

    width: int
    height: int
    at_most: int
    scale: float = 1
    dark: bool = False

    @property
    def settings(self) -> dict[str, Any]:
        return {
            "viewport": {"width": self.width, "height": self.height},
            "device_scale_factor": self.scale,
            "color_scheme": "dark" if self.dark else "light",
            "reduced_motion": "reduce",
            "locale": "nl-BE",
            "timezone_id": "Europe/Brussels",
            "service_workers": "block",
        }


README: dict[str, tuple[Look, Scene]] = {
    "dossier": (Look(1280, 800, IN_README_AT_MOST), whole_dossier),
    "registratie": (Look(1280, 800, IN_README_AT_MOST), registration),
    "telefoon": (Look(390, 800, IN_README_AT_MOST, SHARP, dark=True), registration),
}


class Studio:
    """The pages of the people who are on the pictures, of one look, each in their own browser."""

    def __init__(self, chromium: Browser, origin: str, look: Look) -> None:
        self._chromium, self._origin, self._look = chromium, origin, look
        self._pages: dict[str, Page] = {}

    def enter(self, who: str) -> Page:
        """``anna``, or ``anna again`` for the same person in another browser."""
        if who not in self._pages:
            page = self._context().new_page()
            sign_in(page, self._origin, who.partition(" ")[0])
            self._pages[who] = page
        page = self._pages[who]
        page.set_viewport_size({"width": self._look.width, "height": self._look.height})
        return page

    def take(self, scene: Scene, height: int) -> bytes:
        """A WebP picture that is as good as its size allows; ``height`` of the page."""
        page = scene(self.enter)
        page.set_viewport_size({"width": self._look.width, "height": height})
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(200)
        session = page.context.new_cdp_session(page)
        part = {"x": 0, "y": page.evaluate("scrollY"), "scale": self._look.scale}
        part |= {"width": self._look.width, "height": height}
        for quality in QUALITIES:
            asked = {"format": "webp", "quality": quality, "clip": part}
            taken = base64.b64decode(session.send("Page.captureScreenshot", asked)["data"])
            if len(taken) <= self._look.at_most:
                return taken
        raise StartError(f"a picture of {len(taken)} bytes is too large: show less in it")

    def _context(self) -> BrowserContext:
        return self._chromium.new_context(base_url=self._origin, **self._look.settings)


def sizes() -> dict[str, tuple[int, int]]:
    """Of each picture of the guide the width and the height in pixels, as the guide has them."""
    return {name: (int(w), int(h)) for name, w, h in ROW.findall(TABLE.read_text("utf-8"))}


def take_all(chromium: Browser, origin: str) -> None:
    shown = sizes()
    phone = Studio(chromium, origin, Look(390, 550, IN_GUIDE_AT_MOST, SHARP))
    for name, scene in GUIDE.items():
        _width, height = shown[name]
        _keep(IN_GUIDE / f"{name}.webp", phone.take(scene, round(height / SHARP)))
    for name, (look, scene) in README.items():
        _keep(IN_README / f"{name}.webp", Studio(chromium, origin, look).take(scene, look.height))


def _keep(file: Path, picture: bytes) -> None:
    with step(f"{file.relative_to(ROOT)}: {len(picture) / 1000:.1f} KB"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(picture)


def main() -> int:
    speak_anywhere()
    try:
        with product() as origin, browser() as chromium:
            take_all(chromium, origin)
    except StartError as error:
        print(f"No pictures: {error}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
