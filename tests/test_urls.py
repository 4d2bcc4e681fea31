"""Addresses that lead out of the site: the text fragment that opens an article at a paragraph."""

from urllib.parse import unquote

import pytest

from app import urls


@pytest.mark.parametrize(
    ("address", "locator", "url"),
    [
        ("https://a.example/x", "For forty years the", "https://a.example/x#:~:text=For%20forty%20years%20the"),
        ("https://a.example/x", "Well, Ko-lev & sons", "https://a.example/x#:~:text=Well%2C%20Ko%2Dlev%20%26%20sons"),
        ("https://a.example/x", "“It’s 50%", "https://a.example/x#:~:text=%E2%80%9CIt%E2%80%99s%2050%25"),
        ("https://a.example/x#top", "Two towns", "https://a.example/x#top:~:text=Two%20towns"),
        ("https://a.example/x?a=1&b=2", "A/b?", "https://a.example/x?a=1&b=2#:~:text=A%2Fb%3F"),
        ("https://a.example/x", "", "https://a.example/x"),
    ],
)
def test_an_article_opens_at_the_words_with_which_a_paragraph_begins(address: str, locator: str, url: str) -> None:
    assert urls.original(address, locator) == url
    assert unquote(url.partition(":~:text=")[2]) == locator
