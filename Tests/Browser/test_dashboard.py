"""The dashboard of the sample in a real browser, opened from the disk as a reader opens it."""

import csv
import json
import pathlib
import re
import urllib.parse

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import PAGES, SCREENSHOTS, SITE

WIDTHS = [360, 768, 1280, 1920]
LOOKS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 800}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 800}},
    "narrow": {"color_scheme": "light", "viewport": {"width": 360, "height": 740}},
    "wide": {"color_scheme": "light", "viewport": {"width": 1920, "height": 1080}},
}


def address(page, site=SITE):
    return (site / f"{page}.html").as_uri()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", PAGES)
def test_opens_without_a_complaint_or_a_request(watched, page, width):
    tab = watched(viewport={"width": width, "height": 800})
    opened = tab.open(address(page))
    assert opened.title()
    assert tab.messages == []
    assert opened.evaluate("window.violations") == []
    assert opened.evaluate("window.shift") == 0
    inside = SITE.as_uri() + "/"
    assert [url for url in tab.requests if not url.startswith(inside)] == []
    assert opened.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), "the page is wider than the screen"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_is_accessible(watched, page, scheme):
    opened = watched(color_scheme=scheme, bypass_csp=True).open(address(page))
    # A picture's inner text stands on its own colours, which the palette's tests compare.
    found = Axe().run(opened, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]})
    assert [
        f"{violation['id']}: {violation['nodes'][0]['html'][:200]} {violation['nodes'][0]['failureSummary'][:300]}"
        for violation in found.response["violations"]
    ] == []


@pytest.mark.parametrize("page", PAGES)
def test_has_the_parts_that_a_screen_reader_moves_by(watched, page):
    opened = watched().open(address(page))
    for part in ["main", "h1", "header", "footer", "nav[aria-label=Pages] a[aria-current=page]"]:
        assert opened.locator(part).count() == 1, part
    for picture in opened.locator("svg").all():
        names = picture.get_attribute("aria-labelledby") or ""
        assert picture.get_attribute("aria-label") or all(
            opened.locator(f"[id='{name}']").text_content() for name in names.split()
        )
        assert names or picture.get_attribute("aria-label")


@pytest.mark.parametrize("page", PAGES)
def test_says_the_same_without_its_script_and_as_jenkins_publishes_it(watched, jenkins, page):
    # What is hidden is not read, so that the text is what is seen.
    read = "document.querySelector('main').innerText"
    plain = watched(java_script_enabled=False)
    plain.page.goto(address(page))
    text = plain.page.locator("main").inner_text()
    published = watched()
    opened = published.page
    opened.goto(f"{jenkins}/{page}.html")
    assert opened.locator("main").inner_text() == text
    assert opened.evaluate("getComputedStyle(document.body).maxWidth") != "none", "the style is missing"
    scripted = watched(viewport={"width": 1280, "height": 800}).open(address(page))
    for words in {line.strip() for line in text.splitlines() if len(line.strip()) > 40}:
        assert words in scripted.evaluate(read) or words in scripted.locator("main").text_content()


@pytest.mark.parametrize("page", PAGES)
def test_leads_somewhere(watched, page):
    opened = watched().open(address(page))
    for link in opened.locator("a[href]").all():
        target = link.get_attribute("href")
        path, _, anchor = target.partition("#")
        assert not re.match(r"[a-z]+:", path), f"{target} leads away"
        file = SITE / urllib.parse.unquote(path) if path else SITE / f"{page}.html"
        assert file.is_file(), target
        if anchor:
            assert f'id="{anchor}"' in file.read_text(), target


@pytest.mark.parametrize("page", PAGES)
def test_every_chart_has_its_numbers_beside_it(watched, page):
    opened = watched().open(address(page))
    for figure in opened.locator("figure").all():
        if figure.locator("svg").count() == 0:
            continue
        assert figure.locator("details table").count() == 1
        link = figure.locator("details a[download]").get_attribute("href")
        with open(SITE / link, newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows and all(row["series"] and row["unit"] for row in rows)


def test_is_small(watched):
    for file in SITE.rglob("*"):
        if file.is_file():
            assert file.stat().st_size < 2_000_000, file.name


def test_nothing_is_written_into_the_markup(watched):
    for file in SITE.glob("*.html"):
        text = file.read_text()
        assert "<style" not in text and " style=" not in text and "javascript:" not in text
        assert not re.search(r"\son[a-z]+=", re.sub(r">[^<]*<", "><", text)), "an event handler"
        assert re.findall(r"<script[^>]*>", text) == ['<script src="byline.js" defer>']


def test_the_keyboard_reaches_the_content_first_and_then_the_menu(watched):
    opened = watched().open(address("index"))
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.className") == "skip"
    box = opened.locator(".skip").bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0
    opened.keyboard.press("Enter")
    assert opened.evaluate("location.hash") == "#byline-report"
    reached = []
    for _ in range(4):
        opened.keyboard.press("Tab")
        reached.append(opened.evaluate("document.activeElement.tagName"))
        assert opened.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert "BODY" not in reached


def test_a_table_can_be_sorted(watched):
    opened = watched().open(address("agents"))
    table = opened.locator("main table:has(.sort)").first
    column = table.locator("thead th.numeric").first
    place = column.evaluate("cell => cell.cellIndex")
    column.locator("button").click()
    assert column.get_attribute("aria-sort") == "ascending"
    rising = table.locator(f"tbody tr > :nth-child({place + 1})").all_inner_texts()
    column.locator("button").click()
    falling = table.locator(f"tbody tr > :nth-child({place + 1})").all_inner_texts()
    numbers = [float(re.sub(r"[^0-9.]", "", text)) for text in rising]
    assert numbers == sorted(numbers)
    assert [float(re.sub(r"[^0-9.]", "", text)) for text in falling] == sorted(numbers, reverse=True)


def test_a_mark_says_its_number_under_the_pointer(watched):
    opened = watched().open(address("authorship"))
    mark = opened.locator(".chart:visible [data-tip]").first
    mark.scroll_into_view_if_needed()
    mark.hover(force=True)
    assert opened.locator(".tooltip").is_visible()
    assert opened.locator(".tooltip").inner_text() == mark.get_attribute("data-tip")


def test_a_reader_can_pick_a_repository_and_a_period(watched, several):
    tab = watched()
    opened = tab.open((several / "repositories.html").as_uri())
    assert tab.messages == []
    choice = opened.locator(".controls label", has_text="Repository").locator("select")
    choice.select_option("harbour")
    shown = opened.locator("[data-repository]:visible")
    assert shown.count() == 1 and shown.get_attribute("data-repository") == "harbour"
    rows = opened.locator("table:has(th[data-column=repository]) tbody tr:visible")
    assert all("harbour" in text for text in rows.all_inner_texts())
    choice.select_option("")
    assert opened.locator("[data-repository]:visible").count() == 2


def test_shows_only_the_weeks_of_the_period(watched, several):
    opened = watched().open((several / "authorship.html").as_uri())
    choice = opened.locator(".controls label", has_text="Charts over").locator("select")
    choice.select_option("13")
    assert opened.locator("figure > [data-weeks=all]:visible").count() == 0
    assert opened.locator("figure > [data-weeks='13']:visible").count() > 0
    table = opened.locator("figure table:has(th[data-column=week])").first
    opened.locator("figure details summary").first.click()
    assert table.locator("tbody tr:visible").count() == 13
    # What is hidden stays hidden when the rows are sorted, and the choice is kept on the next page.
    table.locator("thead .sort").first.click()
    assert table.locator("tbody tr:visible").count() == 13
    opened.goto((several / "durability.html").as_uri())
    assert opened.locator(".controls label", has_text="Charts over").locator("select").input_value() == "13"


@pytest.mark.parametrize(
    "cells",
    [
        ["2026-W08", "2026-W33", "2027-W01"],
        ["\u22123 h 10 min", "45 s (95 % 2 h \u2013 4 d)", "12 min", "3 h 10 min", "2.4 d", "123 d"],
        ["\u221229.7 points", "\u00b10", "+3.4 points"],
        ["< 0.1 %", "0.1 %", "43.2\u201364.5 %", "> 99.9 %", "not measured: needs review records"],
        ["999 lines", "1,204 lines", "1.3k", "2.1M"],
        ["#9", "#10", "#101"],
        ["1.9.0", "1.10.0"],
    ],
)
def test_sorts_what_the_pages_print(watched, cells):
    """The rows stand in order already; they are turned around first."""
    opened = watched(bypass_csp=True).page
    rows = "".join(f"<tr><td>{cell.replace('<', '&lt;')}</td></tr>" for cell in reversed([*cells, cells[-1]]))
    opened.set_content(
        f"<main><table><thead><tr><th>Cell</th></tr></thead><tbody>{rows}</tbody></table></main>"
    )
    opened.add_script_tag(content=(SITE / "byline.js").read_text())
    opened.locator(".sort").click()
    assert opened.locator("tbody td").all_inner_texts() == [*cells, cells[-1]]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("page", PAGES)
def test_looks_as_large_as_it_should(watched, page, look):
    """The sizes were recorded after people had looked; RECORD_SIZES=1 records them again, after another look."""
    opened = watched(**LOOKS[look]).open(address(page))
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    opened.screenshot(path=SCREENSHOTS / f"{page}-{look}.png", full_page=True)
    compare_size(f"{page}-{look}", opened.evaluate("document.scrollingElement.scrollHeight"))


@pytest.mark.parametrize("page", PAGES)
def test_prints_whole(watched, page):
    opened = watched().open(address(page))
    opened.emulate_media(media="print")
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    path = SCREENSHOTS / f"{page}.pdf"
    opened.pdf(path=path, format="A4", prefer_css_page_size=True)
    sheets = len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))
    assert not opened.locator("nav[aria-label=Pages]").is_visible()
    compare_size(f"{page}-print", sheets, slack=1)


def compare_size(name, size, slack=0):
    """Compares a size with the recorded one; fonts differ between machines, so that a tenth does not matter."""
    import os

    recorded = pathlib.Path(__file__).with_name("sizes.json")
    sizes = json.loads(recorded.read_text()) if recorded.exists() else {}
    if os.environ.get("RECORD_SIZES") == "1":
        sizes[name] = size
        recorded.write_text(json.dumps(sizes, indent=1, sort_keys=True) + "\n")
        return
    assert name in sizes, f"no size is recorded for {name}: look at it, then run with RECORD_SIZES=1"
    assert abs(size - sizes[name]) <= max(slack, 0.1 * sizes[name]), f"{size} instead of {sizes[name]}"
