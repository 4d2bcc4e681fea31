"""How lists show events and quotations: who, which paragraphs, and the reader's filter."""

from dataclasses import replace

import pytest

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


@pytest.mark.parametrize(
    ("names", "who", "others"),
    [
        (["Ada"], "Ada", ""),
        (["Ada", "Bo"], "Ada, Bo", ""),
        (["The " + "very " * 9 + "long", "Ada"], "The " + "very " * 9 + "long and 1 more", "Ada"),
        (["A" * 28, "B" * 10, "C" * 20], "A" * 28 + ", " + "B" * 10 + " and 1 more", "C" * 20),
    ],
)
def test_a_line_names_those_who_fit_and_opens_to_the_others(
    story: Story, names: list[str], who: str, others: str
) -> None:
    sputnik = story.load(records.Event, ["sputnik"])[0]
    actors = [replace(sputnik.actors[0], name=name) for name in names]
    line = event_entry(replace(sputnik, actors=actors, importance="minor"), story)
    assert (line.who, line.others) == (who, others)


def test_a_cards_link_carries_the_readers_filter(story: Story) -> None:
    sputnik = story.load(records.Event, ["sputnik"])[0]
    card = event_entry(sputnik, story, [("year", "1957"), ("actor", "soviet-government")])
    assert card.url == "/events/sputnik?actor=soviet-government&year=1957"
