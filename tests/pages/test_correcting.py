"""A correction is begun for the reader: it names the page and the version, and goes where the story says."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from app.pages.correcting import correction
from app.record.story import NO_RECORD, Outline
from tests.checking import CheckingClient
from tests.inspection import text_of

TITLE = "“Trust” & doubt: 50% + 1?"


def told(contact: str | None, repository: str | None) -> Outline:
    """A story with these addresses."""
    return replace(NO_RECORD, generation="abc123", site=replace(NO_RECORD.site, contact=contact, repository=repository))


def test_a_letter_begins_with_the_page_and_the_version() -> None:
    [way] = correction(told("editors@race.example", None), "/events/moon", TITLE).ways
    parts = urlsplit(way.url)
    asked = parse_qs(parts.query)
    assert (way.text, parts.scheme, parts.path) == ("Write to editors@race.example", "mailto", "editors@race.example")
    assert asked["subject"] == [f"Correction: {TITLE}"]
    assert asked["body"][0].startswith(f"Page: /events/moon ({TITLE})\nRecord: abc123\n")


@pytest.mark.parametrize(
    ("repository", "path", "names"),
    [
        ("https://github.example/a/b/", "/a/b/issues/new", ("title", "body")),
        ("https://gitlab.example/a/b", "/a/b/-/issues/new", ("issue[title]", "issue[description]")),
    ],
)
def test_an_issue_begins_with_the_same_words(repository: str, path: str, names: tuple[str, str]) -> None:
    told_so = correction(told(None, repository), "/events/moon", TITLE)
    [way] = told_so.ways
    asked = parse_qs(urlsplit(way.url).query)
    assert urlsplit(way.url).path == path
    assert [asked[name] for name in names] == [[f"Correction: {TITLE}"], [told_so.words]]


def test_a_page_to_write_at_is_linked_as_it_is() -> None:
    assert correction(told("https://race.example/write", None), "/", "x").ways[0].url == "https://race.example/write"


def test_without_an_address_the_words_are_all_there_is() -> None:
    assert correction(told(None, None), "/events/moon", TITLE).ways == []


@pytest.mark.parametrize(
    "path", ["/events/moon-landing", "/quotes/one-small-step", "/actors/nasa", "/sources/moon-letter"]
)
def test_every_record_takes_a_correction(world_client: CheckingClient, path: str) -> None:
    page = world_client.page(path)
    [words] = page.all("pre", "letter")
    assert f"Page: {path} (" in text_of(words)
    generation = world_client.json("/api/events?limit=1")["generation"]
    assert generation in text_of(words)
    ways = [
        link for link in page.all("a") if link.attrib["href"].startswith(("mailto:", "https://race.example/record/"))
    ]
    assert len(ways) == 2 + 1  # the third stands at the foot of the page
