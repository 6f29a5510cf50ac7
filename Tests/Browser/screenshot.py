"""Takes the picture of the sample's dashboard that README.md shows, in light and dark."""

import os
import pathlib
import shutil

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]

with sync_playwright() as playwright:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
    for scheme in ["light", "dark"]:
        context = browser.new_context(
            color_scheme=scheme, viewport={"width": 1280, "height": 800}, device_scale_factor=1.5)
        page = context.new_page()
        page.goto((ROOT / "Reports" / "dashboard" / "index.html").as_uri())
        page.screenshot(path=ROOT / "Reports" / f"overview-{scheme}.png")
    browser.close()
