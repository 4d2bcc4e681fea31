"""Citing in a browser: the link opens the fold, the day and the address are filled in, a citation is copied whole."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.watching import DESKTOP, PHONE

URL = "/events/moon-landing"


@pytest.mark.parametrize("scripting", [True, False])
def test_the_link_opens_the_fold_with_and_without_scripts(browser: Browser, tiny_address: str, scripting: bool) -> None:
    with browser.new_context(base_url=tiny_address, viewport=DESKTOP, java_script_enabled=scripting) as context:
        page = context.new_page()
        page.goto(URL)
        shown = page.locator("#cite .styled").first
        expect(shown).to_be_hidden()
        page.get_by_role("link", name="Cite this").click()
        expect(shown).to_be_visible()
        expect(page.locator("#cite button").first).to_be_visible(visible=scripting)
        placeholder = page.locator("#cite [data-day]").first
        expect(placeholder).to_have_text(re.compile(r"\w+ \d+, \d{4}") if scripting else "[day you read it]")


def test_a_citation_is_copied_whole(browser: Browser, tiny_address: str) -> None:
    with browser.new_context(base_url=tiny_address, viewport=PHONE) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(f"{URL}#cite")
        page.get_by_role("button", name="Copy as MLA").first.click()
        expect(page.locator("#live")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator("#cite [data-copied]").nth(2).text_content()
        assert f"{tiny_address}{URL}" in copied
        assert "[" not in copied
