"""Who says what about an event: the claims that judge it, by source and date, and nothing that stands there already."""

from dataclasses import replace

from app.pages.sayings import sayings
from app.record import records
from app.record.story import Story


def said_of(story: Story, slug: str) -> list[tuple[str, list[str]]]:
    """The sources that say something of an event, each with the slugs of the claims."""
    event = story.load(records.Event, [slug])[0]
    return [(group.source.text, [saying.claim.slug for saying in group.sayings]) for group in sayings(story, event)]


def test_claims_stand_under_their_sources_as_these_appeared(story: Story) -> None:
    assert said_of(story, "moon-landing") == [
        ("Orbit Review", ["because-it-is-hard", "washington-will-go"]),
        ("Moon Letter", ["both-go-together", "moscow-will-go", "crews-will-stay"]),
    ]


def test_a_claim_stands_with_every_event_that_it_judges_and_with_its_questions_own(story: Story) -> None:
    assert said_of(story, "apollo-programme") == [("Orbit Review", ["because-it-is-hard", "washington-will-go"])]
    assert said_of(story, "space-stations") == []


def test_a_claim_whose_words_stand_on_the_page_as_a_quotation_is_left_out(story: Story) -> None:
    apollo = replace(story.load(records.Event, ["apollo-programme"])[0], quotes=["we-choose-the-moon"])
    assert [saying.claim.slug for group in sayings(story, apollo) for saying in group.sayings] == ["because-it-is-hard"]


def test_the_day_of_a_claim_is_said_where_it_is_not_that_of_the_article(story: Story) -> None:
    landing = story.load(records.Event, ["moon-landing"])[0]
    made = {saying.claim.slug: saying.made for group in sayings(story, landing) for saying in group.sayings}
    assert made["because-it-is-hard"] == "1962"
    assert made["crews-will-stay"] is None
