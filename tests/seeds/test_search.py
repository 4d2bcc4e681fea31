"""What readers of this story type, each with what must come first or be said."""

import re
from urllib.parse import quote

import pytest

from tests.checking import CheckingClient
from tests.inspection import Page

EVENT, QUOTE, QUESTION, ACTOR = "/events/", "/quotes/", "/questions/", "/actors/"
FIRST = [
    ("rabid dog", EVENT, "rabid-dog-statement"),
    ("rabid dog", QUOTE, "rabid-dog"),
    ("love letters", QUOTE, "beautiful-letters"),
    ("beautiful letters", QUOTE, "beautiful-letters"),
    ("hanoi failed why", QUESTION, "how-hanoi-ended"),
    ("hanoi failed why", EVENT, "hanoi-summit"),
    ("hanoi", EVENT, "hanoi-summit"),
    ("vietnam", EVENT, "hanoi-summit"),
    ("singapore", EVENT, "singapore-summit"),
    ("moscow", ACTOR, "russian-government"),
    ("icbm", EVENT, "hwasong-19"),
    ("intercontinental ballistic missiles", EVENT, "hwasong-19"),
    ("Putin", EVENT, "russia-north-korea-treaty"),
    ("nuclear test 2017", EVENT, "obama-trump-transition-tests"),
    ("sanctions relief", QUESTION, "what-sanctions-can-do"),
    ("DMZ", EVENT, "panmunjom-meeting"),
    ("demilitarized zone", EVENT, "panmunjom-meeting"),
    ("denuclearization", EVENT, "harris-on-denuclearisation"),
    ("denuclearisation", EVENT, "harris-on-denuclearisation"),
    ("south korea", ACTOR, "rok-government"),
    ("ROK", ACTOR, "rok-government"),
    ("DPRK", ACTOR, "dprk-government"),
    ("woodward", EVENT, "woodward-rage"),
    ("woodward", ACTOR, "bob-woodward"),
    ("february 2019", EVENT, "hanoi-summit"),
    ("2018-06-12", EVENT, "singapore-summit"),
    ("12 june 2018", EVENT, "singapore-summit"),
    ("2019", EVENT, "hanoi-summit"),
    ("who called Biden a rabid dog", QUESTION, "what-biden-and-pyongyang-said-of-each-other"),
    ("who called Biden a rabid dog", EVENT, "rabid-dog-statement"),
    ("who called Biden a rabid dog", QUOTE, "rabid-dog"),
    ("freeze for freeze", EVENT, "agreed-framework"),
]
MISSING = [
    ("Otto Warmbier", "“Otto Warmbier” is not in this record of five articles, which reach to 2025."),
    ("kim yo jong", "has all of “kim yo jong”: “yo” stands nowhere in it."),
    ("little rocket man", "has all of “little rocket man”: “rocket” stands nowhere in it."),
]
MEANT = [("hanoy", "Hanoi", "hanoi-summit"), ("Panmunjon", "Panmunjom", "panmunjom-meeting"),
         ("singapur", "Singapore", "singapore-summit"), ("pyonyang", "Pyongyang", None)]  # fmt: skip
TIMES = [
    ("february 2019", "/?from=2019-02&to=2019-02"),
    ("2018-06-12", "/?from=2018-06-12&to=2018-06-12"),
    ("nuclear test 2017", "/?from=2017&q=nuclear%20test&to=2017"),
]


def found(client: CheckingClient, words: str) -> Page:
    return client.page(f"/search?q={quote(words, safe='')}")


def of_kind(page: Page, path: str) -> list[str]:
    """The slugs of the records of one kind that were found, the best first."""
    links = [page.all("a", within=h3)[0].attrib["href"] for h3 in page.all("h3")]
    return [link.removeprefix(path) for link in links if link.startswith(path)]


@pytest.mark.parametrize(("words", "path", "slug"), FIRST)
def test_what_is_meant_comes_first(client: CheckingClient, words: str, path: str, slug: str) -> None:
    assert of_kind(found(client, words), path)[0] == slug


@pytest.mark.parametrize(("words", "said"), MISSING)
def test_what_the_record_does_not_have_is_said(client: CheckingClient, words: str, said: str) -> None:
    page = found(client, words)
    [missing] = page.texts("p", "missing")
    assert missing.endswith(said)
    assert "this record of five articles, which reach to 2025" in missing
    assert not page.all("p", "meant")


@pytest.mark.parametrize(("words", "meant", "slug"), MEANT)
def test_a_name_that_is_mistyped_is_offered(client: CheckingClient, words: str, meant: str, slug: str | None) -> None:
    page = found(client, words)
    assert page.texts("p", "meant") == [f"Did you mean {meant}?"]
    assert slug in (None, of_kind(found(client, meant), EVENT)[0])


@pytest.mark.parametrize(("words", "window"), TIMES)
def test_a_time_leads_to_its_window(client: CheckingClient, words: str, window: str) -> None:
    page = found(client, words)
    assert window in page.links
    assert "is read as a time" in page.text
    client.page(window)


def test_two_spellings_find_the_same(client: CheckingClient) -> None:
    one, other = (found(client, words) for words in ("denuclearization", "denuclearisation"))
    assert re.sub("z", "s", one.live) == other.live
    assert one.all("h3")
    assert [of_kind(one, path) for path in (EVENT, QUOTE, QUESTION)] == [
        of_kind(other, path) for path in (EVENT, QUOTE, QUESTION)
    ]


def test_the_name_of_a_lane_finds_no_event(client: CheckingClient) -> None:
    assert "china-opens-up" not in of_kind(found(client, "moscow"), EVENT)
    assert "china-opens-up" in of_kind(found(client, "beijing"), EVENT), "by what it says itself"


def test_the_answers_stay_many_where_many_are_meant(client: CheckingClient) -> None:
    assert int(found(client, "south korea").live.split()[0]) > 30


def test_what_is_about_a_topic_is_found_by_its_name(client: CheckingClient) -> None:
    assert "/events/russia-north-korea-treaty" in client.page("/search?q=russia").links[:40]
