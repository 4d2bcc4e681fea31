"""The view models of quotations: the list's facets, and the way of one from speaker to article."""

import pytest

from app.filters import QuoteFilter
from app.pages.quotes import quote_page, quotes_page
from app.record.story import Story


def test_the_list_says_what_it_holds(story: Story) -> None:
    page = quotes_page(story, QuoteFilter(actor=("tass",)))
    assert page.summary.full == page.title == "1 quotation by TASS"
    assert [quote.slug for quote in page.quotes] == ["chief-designer"]
    assert quotes_page(story, QuoteFilter()).title == "Quotations"


def test_only_speakers_are_offered_as_speakers(story: Story) -> None:
    page = quotes_page(story, QuoteFilter())
    offered = {facet.name: {option.label for option in facet.options} for facet in page.facets}
    assert "Neil Armstrong" in offered["actor"]
    assert "Nikita Khrushchev" not in offered["actor"]


def test_the_way_leads_from_speaker_over_relays_to_each_article(story: Story) -> None:
    steps = quote_page(story, "lets-go").steps
    assert [step.who.url for step in steps] == [
        "/actors/yuri-gagarin", "/actors/sergei-korolev", "/actors/tass", "/sources/moon-letter",
    ]  # fmt: skip
    twice = quote_page(story, "one-small-step").steps
    assert [step.who.url for step in twice[1:]] == ["/sources/orbit-review", "/sources/moon-letter"]


def test_two_passages_of_one_paragraph_are_one_step(story: Story) -> None:
    steps = quote_page(story, "we-choose-the-moon").steps
    assert steps[-1].what == "prints the words in ¶8"


def test_passages_are_joined_and_the_title_is_shortened_at_a_word(story: Story) -> None:
    page = quote_page(story, "we-choose-the-moon")
    assert page.quote.text == "We choose to go to the Moon […] not because they are easy, but because they are hard"
    assert page.title == "“We choose to go to the Moon” … “not because they are easy, but…” · John F. Kennedy"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("actor", "tass", "by TASS"), ("about", "nasa", "about NASA"), ("q", "x", "“x”"), ("year", "1961", "1961")],
)
def test_a_value_is_said_in_a_readers_words(story: Story, name: str, value: str, said: str) -> None:
    assert QuoteFilter().label(name, value, story.names) == said
