"""The blocks of the components do not lean on one another: in any order, pages look the same."""

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.browser.kinds import SMALL
from tests.browser.watching import DESKTOP, PHONE, window

TURNED = """() => {
    document.documentElement.hidden = true;  // nothing is laid out: values are as they were written, and come soon
    const sheets = [...document.styleSheets];
    const named = (rule) => [...rule.style ?? [], ...[...rule.cssRules ?? []].flatMap(named)];
    const names = [...new Set(sheets.flatMap(named))];
    const one = (element, part) => {
        const style = getComputedStyle(element, part);
        if (part && style.content === 'none') return '';  // it is not made
        return names.map(name => style.getPropertyValue(name)).join(';');
    };
    const parts = [...document.body.querySelectorAll('*')].flatMap(
        element => ['', '::before', '::after'].map(part => [element, part]));
    const told = () => parts.map(([element, part]) => one(element, part));
    const before = told();
    const rules = sheets.flatMap(sheet => [...sheet.cssRules]);
    const blocks = rules.filter(rule => rule.name === 'components').map(rule => rule.cssText);
    for (const sheet of sheets)
        for (let at = sheet.cssRules.length - 1; at >= 0; at--)
            if (sheet.cssRules[at].name === 'components') sheet.deleteRule(at);
    for (const block of blocks.toReversed()) sheets[0].insertRule(block, sheets[0].cssRules.length);
    const after = told();
    const changed = parts.filter((_, at) => before[at] !== after[at]);
    return [blocks.length, changed.map(([element, part]) => element.cloneNode().outerHTML + part)];
}"""
PAGES = ("timeline", "event", "actor", "quotation", "question", "source", "search", "side by side")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["wide", "narrow"])
def test_the_blocks_may_stand_in_any_order(browser: Browser, address: str, size: ViewportSize) -> None:
    with window(browser, address, size=size) as page:
        for kind in PAGES:
            page.goto(SMALL[kind][0])
            page.evaluate("document.fonts.ready.then(() => true)")  # what is measured in `ch` changes with them
            blocks, changed = page.evaluate(TURNED)
            assert blocks > 1
            assert changed == [], kind
