"""The inspector inspected: a good page passes, and each rule is seen to fail on a page that breaks it."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from tests.checking import SECURITY, CheckingClient
from tests.inspection import Page, breaches, is_canonical, spoken

GOOD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Tea · Kitchen</title><link rel="canonical" href="/tea"></head>
<body><main id="main"><section id="view" aria-labelledby="h"><h1 id="h">Tea</h1>
<p><a href="/tea">The same page</a> <img src="/static/a.png" alt=""> text</p><h2>Cups</h2></section></main>
<p id="live"></p></body></html>"""


def found_in(old: str, new: str) -> str:
    """What the rules say of the good page after one change."""
    assert old in GOOD
    return "; ".join(breaches(Page("/tea", GOOD.replace(old, new, 1))))


def test_a_good_page_passes_every_rule() -> None:
    assert breaches(Page("/tea", GOOD)) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<p id=", "<p/ id=", "is no valid HTML at line"),
        ("<h2>Cups</h2>", "<h2>Cups", "is no valid HTML at line"),
        ("<h2>Cups</h2>", "<p><div>in a paragraph</div></p>", "is no valid HTML at line"),
        ("<!doctype html>", "", "is no valid HTML at line"),
        ("text</p>", "text</p><h1>Tea again</h1>", "has 2 h1"),
        ("<h1 id", "<h2 id", "has 0 h1"),
        ("<h2>Cups</h2>", "<h4>Cups</h4>", "skips from h1 to h4"),
        ("<h2>Cups</h2>", "<h2> <span></span></h2>", "has an empty h2"),
        ("Tea · Kitchen", "", "has no title"),
        ("Tea · Kitchen", "Coffee · Kitchen", "has the title 'Coffee · Kitchen'"),
        ("<h2>Cups", '<h2 id="h">Cups', "has the id 'h' 2 times"),
        ("<h2>Cups", '<h2 id="a b">Cups', "has the unusable id 'a b'"),
        (" text", " by None", "says 'None'"),
        (" text", " {{ view.text }}", "says '{{'"),
        (" text", " by Undefined", "says 'Undefined'"),
        (" text", " Link(text='x')", "says 'Link('"),
        (" text", " &lt;function at object at 0x7f&gt;", "says 'object at 0x'"),
        ('href="/tea">The', 'href="/tea" title="None">The', "says 'None'"),
        ("<h2>", '<h2 style="color: red">', "has style in <h2>"),
        ("</head>", "<style>h2 { color: red }</style></head>", "has style in <style>"),
        ("</head>", "<script>alert(1)</script></head>", "has an inline script"),
        ("<h2>", '<h2 onclick="go()">', "has the handler onclick on <h2>"),
        ("<h2>", '<h2 hx-on:click="go()">', "has the handler hx-on:click on <h2>"),
        ('href="/tea">The', 'href=" JavaScript:go()">The', "' JavaScript:go()' in href of <a>"),
        (' alt=""', "", "has an img without alt"),
        ("The same page", '<span aria-hidden="true">→</span>', "has a nameless <a>"),
        ("<h2>", "<button type=button></button><h2>", "has a nameless <button>"),
        ('<a href="/tea">', "<a>", "has a link without href"),
        ("<h2>", '<input id="x"><h2>', "has a field without a label"),
        ('labelledby="h"', 'labelledby="gone"', "refers by aria-labelledby to 'gone'"),
        ("<h2>", '<label for="gone">It</label><h2>', "refers by for to 'gone'"),
        ('href="/tea">The', 'href="#gone">The', "links to '#gone', which is not there"),
        ('id="view"', 'id="other"', "has no #view"),
        ('id="live"', 'id="other"', "has no #live"),
        (' lang="en"', "", "names no language"),
        ('<meta charset="utf-8">', "", "names no character set"),
        ('<meta name="viewport" content="width=device-width">', "", "has no viewport"),
        ("/static/a.png", "https://elsewhere.example/a.png", "fetches 'https://elsewhere.example/a.png'"),
        ("/static/a.png", "//elsewhere.example/a.png", "fetches '//elsewhere.example/a.png'"),
        ('rel="canonical" href="/tea"', 'rel="canonical" href="http://testserver/tea"', "fetches 'http://testserver"),
        ("<h2>", '<form action="https://elsewhere.example/"></form><h2>', "sends a form to"),
        ('href="/tea">The', 'href="tea">The', "neither root-relative nor marked external"),
        ('href="/tea">The', 'href="https://elsewhere.example/">The', "neither root-relative nor marked external"),
        ('href="/tea">The', 'href="/?year=2018&amp;actor=x">The', "not canonical"),
        ('href="/tea">The', 'href="/tea/">The', "not canonical"),
    ],
)  # fmt: skip
def test_a_breach_is_named(old: str, new: str, said: str) -> None:
    assert said in found_in(old, new)


def test_the_title_of_a_filtered_view_may_be_its_status_line() -> None:
    assert found_in("Tea · Kitchen", "3 cups in 2018 · Kitchen") != ""
    changed = GOOD.replace("Tea · Kitchen", "3 cups · Kitchen").replace('<p id="live">', '<p id="live">3 cups')
    assert breaches(Page("/tea", changed)) == []


def test_a_field_may_stand_within_its_label() -> None:
    assert found_in("<h2>Cups", '<label>Sort <input name="s"></label><h2>Cups') == ""
    assert "without a label" in found_in("<h2>Cups", '<label><input name="s"></label><h2>Cups')


def test_a_marked_external_link_is_welcome() -> None:
    assert found_in('href="/tea">The', 'rel="noopener external" href="https://elsewhere.example/a?b=1">The') == ""


def test_a_public_address_must_be_that_of_the_site() -> None:
    page = Page("/tea", GOOD, "https://timeline.example")
    assert breaches(page) == ["has the canonical address '/tea', not at https://timeline.example"]
    right = GOOD.replace('href="/tea">\n', 'href="/tea">').replace(
        'canonical" href="', 'canonical" href="https://timeline.example'
    )
    assert breaches(Page("/tea", right, "https://timeline.example")) == []


@pytest.mark.parametrize(
    "link", ["/", "/?actor=a&actor=b&year=2018", "/?q=a%20b%26c", "/events/x?year=2018", "/sources/x#p3"]
)
def test_an_address_written_the_one_way_is_canonical(link: str) -> None:
    assert is_canonical(link)


@pytest.mark.parametrize(
    "link", ["/?", "/?b=1&a=1", "/?q=a+b", "/?q=", "/?q=%20", "/?q=a%2f", "/a//b", "/a/../b", "/a/", "/tea#"]
)
def test_an_address_written_another_way_is_not(link: str) -> None:
    assert not is_canonical(link)


def test_hidden_text_is_not_spoken_and_labels_are() -> None:
    page = Page("/", '<p><b aria-hidden="true">x</b> <i aria-label="letter">m</i> and <span>more</span></p>')
    assert spoken(page.all("p")[0]) == "letter and more"


def serving(body: str = GOOD, status: int = 200, /, **changed: str | None) -> CheckingClient:
    """A client of an application with one page; `changed` replaces headers, None takes one away."""
    headers = {**SECURITY, "permissions-policy": "camera=()", "etag": '"1"'}
    headers |= {name.replace("_", "-"): value for name, value in changed.items() if value is not None}
    kept = {name: value for name, value in headers.items() if changed.get(name.replace("-", "_"), "") is not None}

    def tea(_: Request) -> Response:
        return HTMLResponse(body, status, kept)

    def picture(_: Request) -> Response:
        return PlainTextResponse("a picture", headers=kept)

    return CheckingClient(Starlette(routes=[Route("/tea", tea), Route("/static/a.png", picture)]))


def test_a_good_answer_passes() -> None:
    assert serving().page("/tea").h1 == "Tea"


@pytest.mark.parametrize("name", [*SECURITY, "permissions-policy", "etag"])
def test_a_missing_header_is_named(name: str) -> None:
    with pytest.raises(AssertionError, match=name.replace("etag", "ETag")):
        serving(**{name.replace("-", "_"): None}).get("/tea")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("set_cookie", "a=b", "set-cookie"),
        ("vary", "Accept, HX-Request", "varies by HX-Request"),
        ("location", "https://elsewhere.example/", "redirects to another host"),
        ("content_length", "1", "bytes and says 1"),
        ("content_type", "text/html", "is text/html"),
        ("content_security_policy", "default-src *", "content-security-policy"),
    ],
)
def test_a_wrong_header_is_named(name: str, value: str, said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        serving(**{name: value}).get("/tea")


def test_an_error_must_not_be_kept() -> None:
    body = GOOD.replace('href="/tea">The', 'href="/static/a.png">The')
    with pytest.raises(AssertionError, match="may be kept though it is an error"):
        serving(body, 404).get("/tea", 404)
    assert serving(body, 404, cache_control="no-store").page("/tea", 404).h1 == "Tea"


def test_another_status_fails() -> None:
    with pytest.raises(AssertionError, match="answers 200, not 404"):
        serving().get("/tea", 404)


@pytest.mark.parametrize("link", ["/nothing", "/tea#gone"])
def test_a_link_that_leads_nowhere_fails(link: str) -> None:
    with pytest.raises(AssertionError, match=f"links to '{link}'"):
        serving(GOOD.replace('<a href="/tea">', f'<a href="{link}">')).page("/tea")


def test_a_picture_that_is_not_there_fails() -> None:
    with pytest.raises(AssertionError, match=r"links to '/static/b\.png'"):
        serving(GOOD.replace("a.png", "b.png")).page("/tea")
