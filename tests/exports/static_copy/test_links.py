"""The links of a static copy: from one file to another, absolute ones as whole addresses, the rest untouched."""

import pytest

from app.exports.static_copy.kept import MISSING, Kept, pattern
from app.exports.static_copy.links import Links

ORIGIN = "https://host.example/some/path"
KEPT = Kept(
    tuple(map(pattern, ("/", "/events/{slug}", "/api/events", "/not-kept", "/404"))), frozenset(["/?actor=nasa"])
)


def links(address: str = "/events/moon-landing", origin: str = ORIGIN) -> Links:
    return Links(KEPT, address, origin)


@pytest.mark.parametrize(
    ("html", "changed"),
    [
        ('<a href="/">', '<a href="../../">'),
        ('<a href="/events/sputnik#words">', '<a href="../sputnik/#words">'),
        ('<a href="/events/sputnik?actor=nasa">', '<a href="../sputnik/">'),
        ('<a href="/?actor=nasa">', '<a href="../../view/actor/nasa/">'),
        ('<a href="/?actor=nasa&amp;year=1969">', '<a href="../../not-kept/#/?actor=nasa&amp;year=1969">'),
        ('<a href="/api/events">', '<a href="../../api/events.json">'),
        ('<form action="/search">', '<form action="../../search/">'),
        ('<a href="/search?q=small%20step">', '<a href="../../search/?q=small%20step">'),
        ('<script src="/static/copy.js?v=1">', '<script src="../../static/copy.js?v=1">'),
        ('<a href="#words">', '<a href="#words">'),
        ('<a href="https://other.example/">', '<a href="https://other.example/">'),
        ('<a href="//other.example/">', '<a href="//other.example/">'),
        ('<meta content="/events/sputnik">', '<meta content="/events/sputnik">'),
        (f'<link href="{ORIGIN}/events/sputnik">', f'<link href="{ORIGIN}/events/sputnik/">'),
        (f'<meta content="{ORIGIN}/">', f'<meta content="{ORIGIN}/">'),
        (f'<meta content="{ORIGIN}/unheard?of=1">', f'<meta content="{ORIGIN}/unheard?of=1">'),
        (
            '<a data-members="[[&#34;sputnik&#34;, &#34;/events/sputnik&#34;, &#34;1957&#34;]]">',
            '<a data-members="[[&#34;sputnik&#34;, &#34;../sputnik/&#34;, &#34;1957&#34;]]">',
        ),
        (
            f"<code data-address>{ORIGIN}/?actor=nasa</code>",
            f'<code data-address="../../view/actor/nasa/">{ORIGIN}/view/actor/nasa/</code>',
        ),
        ('<main id="main"\n hx-boost:inherited="true" hx-history-elt>', '<main id="main">'),
        ("<p>Text with hx-boost and href=&#34;/&#34;.</p>", "<p>Text with hx-boost and href=&#34;/&#34;.</p>"),
    ],
)
def test_a_link_becomes_the_way_between_files(html: str, changed: str) -> None:
    assert links().page(html) == changed


def test_without_an_origin_an_address_is_told_by_its_path_and_led_to_by_its_way() -> None:
    html = "<code data-address>/events/moon-landing</code>"
    assert links(origin="").page(html) == '<code data-address="./">/events/moon-landing/</code>'


def test_the_page_of_an_address_that_is_none_leads_on_from_any_depth() -> None:
    assert links(MISSING).page('<a href="/events/sputnik">') == '<a href="/some/path/events/sputnik/">'
    assert links(MISSING, "").page('<a href="/">') == '<a href="/">'


def test_a_style_names_its_files_from_where_it_lies() -> None:
    assert links("/static/site.css?v=1").style('src: url("/static/fonts/a.woff2?v=2")') == (
        'src: url("fonts/a.woff2?v=2")'
    )


def test_a_feed_names_pages_as_they_stand_in_the_copy() -> None:
    xml = f"<loc>{ORIGIN}/events/sputnik</loc><loc>{ORIGIN}/?actor=nasa</loc><loc>https://other.example/</loc>"
    changed = (
        f"<loc>{ORIGIN}/events/sputnik/</loc><loc>{ORIGIN}/view/actor/nasa/</loc><loc>https://other.example/</loc>"
    )
    assert links().feed(xml) == changed
    assert links(origin="").feed(xml) == xml


def test_a_link_to_what_the_site_does_not_have_is_handed_on_to_be_found_broken() -> None:
    made = links()
    made.page('<a href="/unheard/of"><i id="a&amp;b">')
    assert (made.led, made.ids) == (["/unheard/of"], {"a&b"})
