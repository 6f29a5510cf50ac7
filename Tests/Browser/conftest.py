"""What the tests in a browser share: the site, the browser, and a page that notes everything that goes wrong on it."""

import datetime
import email.utils
import http.server
import os
import pathlib
import re
import shutil
import subprocess
import threading

import pytest
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
# The committed dashboard of the sample, or another that is named.
SITE = pathlib.Path(os.environ.get("BYLINE_SITE") or ROOT / "Reports" / "dashboard").resolve()
PAGES = sorted(path.stem for path in SITE.glob("*.html"))
SCREENSHOTS = ROOT / ".build" / "screenshots"

# What Jenkins sends with the HTML that it publishes, unless somebody relaxes it.
JENKINS_POLICY = "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self'"


def pytest_collection_modifyitems(items):
    """Without a site there is nothing to test, and that is an error, not a skip."""
    if not PAGES:
        raise pytest.UsageError(f"there is no dashboard in {SITE}: run 'make reports' first")


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, or the one that CHROMIUM names, driven by Playwright."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "no chromium in the PATH: install it, or name it in CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Watched:
    """A page and everything that a reader would not see but that is wrong: messages, requests, violations."""

    def __init__(self, context):
        self.page = context.new_page()
        self.messages = []
        self.requests = []
        self.page.on("console", lambda message: self.messages.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.messages.append(f"error: {error}"))
        self.page.on("requestfailed", lambda request: self.messages.append(f"failed: {request.url}"))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.add_init_script(
            """
            window.violations = [];
            window.shift = 0;
            document.addEventListener("securitypolicyviolation", (event) => {
              window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
            });
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) window.shift += entry.value;
            }).observe({ type: "layout-shift", buffered: true });
            """
        )

    def open(self, address):
        """Opens an address and waits until nothing moves."""
        self.page.goto(address)
        self.page.wait_for_load_state("load")
        return self.page


@pytest.fixture
def watched(browser):
    """Makes watched pages; options are those of Playwright's new_context."""
    contexts = []

    def make(**options):
        context = browser.new_context(**options)
        contexts.append(context)
        return Watched(context)

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def jenkins():
    """The site as Jenkins serves it: on loopback, with its policy."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments):
            super().__init__(*arguments, directory=str(SITE))

        def end_headers(self):
            self.send_header("Content-Security-Policy", JENKINS_POLICY)
            super().end_headers()

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def several(tmp_path_factory):
    """A site about two repositories, made by the program itself from the sample."""
    program = ROOT / ".build" / "debug" / "byline"
    sample = ROOT / ".build" / "sample" / "tidepool.git"
    assert program.exists() and sample.exists(), "needs the debug build and the sample: make test-browser"
    folder = tmp_path_factory.mktemp("several")
    shutil.copytree(sample, folder / "tidepool.git", ignore=shutil.ignore_patterns("byline.sqlite*"))
    # The other repository has the same history, ten weeks earlier: together they are longer than the shortest window.
    stream = (ROOT / "SampleData" / "history.fi").read_bytes()
    def shift(match):
        then = email.utils.parsedate_to_datetime(match[2].decode()) - datetime.timedelta(weeks=10)
        return match[1] + email.utils.format_datetime(then).encode()

    earlier = re.sub(rb"^((?:author|committer|tagger) .*> )(\w{3}, .*)$", shift, stream, flags=re.MULTILINE)
    harbour = str(folder / "harbour.git")
    subprocess.run(["git", "init", "--quiet", "--bare", "--object-format=sha1", harbour], check=True)
    subprocess.run(["git", "-C", harbour, "symbolic-ref", "HEAD", "refs/heads/main"], check=True)
    subprocess.run(["git", "-C", harbour, "fast-import", "--quiet"], input=earlier, check=True)
    subprocess.run(
        [
            str(program), "dashboard", "--quiet", "--as-of", "2026-08-20T12:00:00Z", "--since", "2026-03-09",
            "--store", str(folder / "team.sqlite"), "-o", str(folder / "site"),
            str(folder / "harbour.git"), str(folder / "tidepool.git"),
        ],
        check=True,
    )
    return folder / "site"
