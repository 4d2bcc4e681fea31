"""The running text of a story: Markdown becomes HTML that is safe, and what a page cannot show is named."""

import pytest

from app import markdown


def test_markdown_becomes_html_whose_headings_can_be_linked() -> None:
    html = markdown.html("How **we** know.\n\n## What it is made from\n\nOf [articles](/sources).")
    assert html == (
        "<p>How <strong>we</strong> know.</p>\n"
        '<h2 id="what-it-is-made-from">What it is made from</h2>\n'
        '<p>Of <a href="/sources">articles</a>.</p>\n'
    )


def test_its_headings_are_those_that_the_html_has() -> None:
    text = "## One, two\n\nThree.\n\n### Four\n\n## Five\n"
    assert markdown.headings(text) == [("one-two", "One, two"), ("five", "Five")]
    assert all(f'<h2 id="{anchor}">' in markdown.html(text) for anchor, _ in markdown.headings(text))


def test_a_link_that_leaves_the_site_says_so() -> None:
    assert 'rel="external"' in markdown.html("[a](https://a.example)")
    assert "rel=" not in markdown.html("[a](/about)")


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "[a](javascript:alert(1))", "<a href='x'>b</a>"],
)
def test_nothing_in_it_becomes_code(text: str) -> None:
    html = markdown.html(text)
    assert "<script" not in html
    assert "<img" not in html
    assert "<a" not in html


def test_what_a_page_cannot_show_is_named_with_its_line() -> None:
    text = "# Title\n\nSome <b>bold</b> text.\n\n![a](/a.png) and [b](ftp://b)\n\n<div>\nx\n</div>\n"
    assert [(line, message.partition(":")[0].partition(" '")[0]) for line, message, _ in markdown.faults(text)] == [
        (1, "a heading of the first level"), (3, "HTML"), (3, "HTML"), (5, "an image"), (5, "a link to"), (7, "HTML"),
    ]  # fmt: skip
    assert not list(markdown.faults("## Head\n\n*A* [b](/c), [d](#e) and [f](https://g.example)."))
