"""What a screen reader is told: roles, names and states of the timeline."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.picture_reader import settled, slugs
from tests.browser.watching import DESKTOP, PHONE, window

Node = tuple[str, str, dict[str, Any]]
"""Role, name and states."""
CONTROLS = ("link", "button", "searchbox", "textbox", "combobox", "DisclosureTriangle", "DateTime", "checkbox")
SPOKEN = re.compile(r"\S")


def tree(page: Page) -> list[Node]:
    """The accessibility tree, flat, in its order: what is neither ignored nor mere text."""
    session = page.context.new_cdp_session(page)
    nodes = []
    for node in session.send("Accessibility.getFullAXTree")["nodes"]:
        role = node.get("role", {}).get("value", "")
        if not node.get("ignored") and role not in ("StaticText", "InlineTextBox", "none", "generic"):
            states = {p["name"]: p["value"].get("value") for p in node.get("properties", [])}
            nodes.append((role, node.get("name", {}).get("value", ""), states))
    return nodes


def names(nodes: list[Node], role: str) -> list[str]:
    """The names of those in a role."""
    return [name for had, name, _ in nodes if had == role]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["1280 pixels", "320 pixels"])
@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_every_control_of_the_timeline_has_a_name(
    browser: Browser, address: str, javascript: bool, size: ViewportSize
) -> None:
    with window(browser, address, javascript=javascript, size=size) as page:
        page.goto("/?actor=nasa&limit=3&q=moon")
        if size == PHONE:
            page.locator("#filters > summary").click()
        nodes = tree(page)
        controls = [(role, name) for role, name, _ in nodes if role in CONTROLS]
        assert len(controls) > 60
        assert [(role, name) for role, name in controls if not SPOKEN.search(name)] == []
        assert [name for _, name in controls if re.search(r"undefined|null|None|\{|\[object", name)] == []
        navigation = {"Stretch of time"} | ({"Main"} if size == DESKTOP else set())
        assert navigation <= set(names(nodes, "navigation"))
        assert size == DESKTOP or "Menu" in names(nodes, "button")
        for role in ("banner", "main", "contentinfo", "search", "status"):
            assert len(names(nodes, role)) == 1, role
        assert names(nodes, "complementary") == ["Filters"]
        assert "Search the record" in names(nodes, "searchbox")
        assert "Words" in names(nodes, "searchbox")


def test_the_picture_is_a_named_group_of_lanes_with_marks_in_words(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/?from=1961&to=1965")
        nodes = tree(page)
        told = [name for role, name, _ in nodes if role == "group" and name.startswith("Timeline picture: ")]
        assert len(told) == 1
        lanes = page.locator("[data-lane]:has(.mark)").evaluate_all("all => all.map(e => e.ariaLabel)")
        assert set(lanes) <= set(names(nodes, "group"))
        marks = [name for name in names(nodes, "link") if re.match(r".*\d{4}, .+\. .+\. \w+\.$", name)]
        drawn = page.locator(".mark").evaluate_all("all => all.map(e => e.ariaLabel)")
        assert sorted(marks) == sorted(drawn)
        assert len(drawn) == len(slugs(page, "/?from=1961&to=1965"))
        gagarin = "Gagarin: April 1961, Yuri Gagarin circles the Earth. Sergei Korolev"
        assert any(name.startswith(gagarin) for name in marks)


def test_what_is_chosen_is_told_as_a_state(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/?actor=nasa&from=1961&limit=3&to=1968&year=1964")
        chosen = page.locator("[aria-current]").evaluate_all("all => all.map(e => e.id)")
        assert sorted(chosen) == ["", "actor-nasa", "year-1964", "zoom-people"]
        nodes = tree(page)
        folds = {name: states.get("expanded") for role, name, states in nodes if role == "DisclosureTriangle"}
        assert folds["Zoom and keys"] is False
        page.locator("#more-actor > summary").click()
        opened = {name: states.get("expanded") for role, name, states in tree(page) if role == "DisclosureTriangle"}
        assert [name for name in folds if folds[name] != opened[name]] == [
            page.locator("#more-actor > summary").inner_text().replace("\n", " ")
        ]


def test_the_status_tells_each_new_view_once(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/?limit=3")
        said = page.locator("[role=status]")
        expect(said).to_have_count(1)
        page.locator("#actor-john-f-kennedy").click()
        settled(page, "/?actor=john-f-kennedy&limit=3")
        expect(said).to_have_text(page.locator("#view .sentence").inner_text())
        assert said.evaluate("e => e.closest('#view') === null")


def test_the_card_is_a_tooltip_and_says_no_more_than_it_should(browser: Browser, address: str) -> None:
    with window(browser, address) as page:
        page.goto("/?from=1961-04&to=1961-04")
        assert names(tree(page), "tooltip") == []
        page.locator("#mark-gagarin-flight").focus()
        page.keyboard.press("Home")
        expect(page.locator("#card")).to_be_visible()
        assert len(names(tree(page), "tooltip")) == 1
        assert page.locator("#card :is(a, button, [tabindex])").count() == 0
