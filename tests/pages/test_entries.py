"""How lists show events and quotations: who, which paragraphs, and the reader's filter."""

from dataclasses import replace

from app.pages.entries import event_entry
from app.record import records
from app.record.story import Story


def test_a_quotation_names_each_paragraph_once(story: Story) -> None:
    choose = story.load(records.Quote, ["we-choose-the-moon"])[0]
    assert len(choose.passages) == 2
    assert [passage.paragraph for passage in choose.citations] == [8]


def test_an_entry_names_three_actors_and_counts_the_rest(story: Story) -> None:
    sputnik = story.load(records.Event, ["sputnik"])[0]
    card = event_entry(replace(sputnik, actors=sputnik.actors * 6), story)
    assert card.who.endswith(" and 3 more")
    assert card.who.count(",") == 2
    assert " more" not in event_entry(sputnik, story).who


def test_a_cards_link_carries_the_readers_filter(story: Story) -> None:
    sputnik = story.load(records.Event, ["sputnik"])[0]
    card = event_entry(sputnik, story, [("year", "1957"), ("actor", "soviet-government")])
    assert card.url == "/events/sputnik?actor=soviet-government&year=1957"
