"""Which quotations a filter leaves, how many each facet counts, and what a whole one carries."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from app.filters import QuoteFilter, find
from app.record import linked, records, taken
from app.record.story import Story
from tests.record.by_hand import ANY_OF_QUOTES, Record
from tests.record.paging import walked

SEMANTICS: list[tuple[QuoteFilter, list[str]]] = [
    (QuoteFilter(), ["chief-designer", "lets-go", "we-choose-the-moon", "one-small-step"]),
    (QuoteFilter(actor=("yuri-gagarin", "neil-armstrong")), ["lets-go", "one-small-step"]),
    (QuoteFilter(about=("nasa", "sergei-korolev")), ["chief-designer", "we-choose-the-moon"]),
    (QuoteFilter(topic=("moon",)), ["we-choose-the-moon", "one-small-step"]),
    (QuoteFilter(year=(1961,)), ["chief-designer", "lets-go"]),
    (QuoteFilter(year=(1964, 1969)), ["chief-designer", "one-small-step"]),
    (QuoteFilter(kind=("address", "name")), ["chief-designer", "we-choose-the-moon"]),
    (QuoteFilter(source=("moon-letter",)), ["lets-go", "one-small-step"]),
    (QuoteFilter(source=("orbit-review",), kind=("spoken",)), ["one-small-step"]),
    (QuoteFilter(place=("the-moon",)), ["one-small-step"]),
    (QuoteFilter(actor=("nasa",)), []),
    (QuoteFilter(topic=("moon", "secrecy")), []),
]


@pytest.mark.parametrize(("quote_filter", "expected"), SEMANTICS)
def test_a_filter_leaves_what_the_contract_says(
    story: Story, tiny: Record, quote_filter: QuoteFilter, expected: list[str]
) -> None:
    assert walked(story, quote_filter) == expected == tiny.quotes(quote_filter)
    assert find.count(story, quote_filter) == len(expected)


@pytest.mark.parametrize("quote_filter", [quote_filter for quote_filter, _ in SEMANTICS])
def test_every_option_of_every_facet_is_counted_as_by_hand(
    story: Story, tiny: Record, quote_filter: QuoteFilter
) -> None:
    counted = find.facet_counts(story, quote_filter)
    assert set(counted) == {*ANY_OF_QUOTES, "topic"}
    for facet, counts in counted.items():
        assert counts == tiny.quote_facet(quote_filter, facet), facet


def test_the_real_record_is_filtered_and_counted_as_by_hand(real_story: Story, real: Record) -> None:
    quotes = real.seeds.quotes.values()
    years = sorted({quote.said.parsed().first.year for quote in quotes})
    parts: list[dict[str, Any]] = [
        {"actor": tuple(sorted({quote.speaker for quote in quotes})[:3])},
        {"about": tuple(sorted({actor for quote in quotes for actor in quote.about})[:2])},
        {"place": tuple(sorted({place for quote in quotes if quote.place for place in real.around(quote.place)}))[:2]},
        {"year": (*years[:1], *years[-1:])},
        {"source": tuple(sorted({passage.source for quote in quotes for passage in quote.passages})[:1])},
    ]
    for one, other in combinations([{}, *parts], 2):
        quote_filter = QuoteFilter(**one, **other)
        assert walked(real_story, replace(quote_filter, limit=7)) == real.quotes(quote_filter)
        for facet, counts in find.facet_counts(real_story, quote_filter).items():
            assert counts == real.quote_facet(quote_filter, facet), facet


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 200])
def test_paging_has_no_gap_and_no_repeat(story: Story, tiny: Record, limit: int) -> None:
    assert walked(story, QuoteFilter(limit=limit)) == tiny.quotes(QuoteFilter())


def test_words_are_looked_for_in_the_text_the_context_and_the_names(story: Story) -> None:
    for words, expected in [
        ("giant leap", ["one-small-step"]),
        ("foot on the moon", ["one-small-step"]),
        ("gagárin", ["lets-go"]),
        ("kennedy choos", ["we-choose-the-moon"]),
    ]:
        assert walked(story, QuoteFilter(q=words)) == expected, words


def test_a_quotation_of_two_articles_names_both_and_is_one(story: Story) -> None:
    [quote] = story.load(records.Quote, ["one-small-step"])
    assert [(p.source, p.paragraph) for p in quote.passages] == [("orbit-review", 9), ("moon-letter", 5)]
    assert (quote.source, quote.paragraph) == ("orbit-review", 9)
    assert quote.text.count("small step") == 1
    assert (quote.event, quote.former_slugs) == ("moon-landing", ["giant-leap"])


def test_a_quotation_keeps_every_step_of_its_way(story: Story) -> None:
    [quote] = story.load(records.Quote, ["lets-go"])
    assert [(v.who.slug, v.how) for v in quote.via] == [
        ("sergei-korolev", "heard it over the radio"),
        ("tass", "told the world"),
    ]
    assert (quote.said.edtf.text, quote.said.uncertain, quote.said.basis) == ("1961-04?", True, "derived")
    assert quote.said.citations[0].locator == "Of the flight in"


def test_quotations_are_found_by_event_speaker_subject_and_source(story: Story) -> None:
    assert [q.slug for q in linked.quotes_of(story, ["gagarin-flight"])] == ["lets-go"]
    assert [q.slug for q in linked.quotes_with(story, "sergei-korolev", 5)] == ["chief-designer"]
    uses = taken.uses(story, "moon-letter", (1, 100), 9)
    assert {slug for use in uses.values() for slug in use.quotes} == {
        "lets-go",
        "one-small-step",
    }
    assert story.load(records.Quote, ["we-choose-the-moon"])[0].event is None
