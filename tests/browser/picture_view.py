"""Everything that a view shows, told in one breath: to be compared with a fresh load of the same address."""

from typing import Any

from playwright.sync_api import Page

VIEW = """() => {
    const texts = (all) => [...document.querySelectorAll(all)].map(e => e.textContent.replace(/\\s+/g, ' ').trim());
    const told = (all, ...names) => [...document.querySelectorAll(all)].map(e => names.map(n => e.getAttribute(n)));
    return {
        address: location.pathname + location.search,
        title: document.title,
        heading: texts('h1'),
        sentence: texts('.sentence'),
        groups: texts('#results h2'),
        list: told('article.event', 'id', 'class'),
        links: told('#view a:not(svg a)', 'id', 'href', 'aria-current', 'rel'),
        marks: told('.mark', 'id', 'href', 'class', 'aria-label', 'data-quote', 'data-x'),
        shapes: told('.mark > *', 'x', 'cx', 'y', 'cy', 'width', 'points', 'text-anchor'),
        ticks: told('.tick a, .strip a', 'href', 'aria-label', 'data-from'),
        brush: told('[data-brush]', 'x', 'width'),
        told: told('[data-picture]', 'aria-label'),
        window: texts('.window-title'),
        fields: [...document.querySelectorAll('#view input')].map(e => [e.name, e.type, e.value]),
        chips: texts('.chip'),
        counts: texts('.option, .year'),
        stops: document.querySelectorAll(".drawing [tabindex='0']").length,
        card: !document.getElementById('card').hidden,
        ribbon: told('.sign', 'id', 'href', 'class', 'data-x'),
        copied: texts('[data-address]'),
    };
}"""
"""The marks' classes are without `lit`: that is where the pointer is, and no part of the view."""
STILL = """() => document.querySelectorAll('.lit, .lighting')
    .forEach(e => e.classList.remove('lit', 'lighting'))"""


def shown(page: Page) -> dict[str, Any]:
    """What the timeline shows."""
    page.evaluate(STILL)
    return page.evaluate(VIEW)  # type: ignore[no-any-return]
