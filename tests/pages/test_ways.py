"""The way of a quotation: its stations in their order, a way for each article, and how pages draw them."""

import re
from dataclasses import replace

from app.pages.ways import PRINTS, Way, ways
from app.record import records
from app.record.story import Story
from tests.checking import CheckingClient


def quotation(story: Story, slug: str, **parts: object) -> records.Quote:
    """A quotation of the tiny record, with other parts."""
    return replace(story.load(records.Quote, [slug])[0], **parts)  # type: ignore[arg-type]


def step(name: str) -> records.Via:
    """A step of somebody so called."""
    return records.Via(records.Named(name.lower().replace(" ", "-"), name), f"as {name} told it")


def stations(way: Way) -> list[str]:
    """Who stands on a way, one after another, and the paragraphs at its end."""
    numbers = (f"¶{passage.paragraph}" for passage in way.printed)
    return [way.speaker.text, *(taken.who.text for taken in way.steps), *numbers]


def test_a_way_leads_from_the_speaker_over_those_who_passed_the_words_on_to_the_article(story: Story) -> None:
    (way,) = ways(story, quotation(story, "lets-go"))
    assert stations(way) == ["Yuri Gagarin", "Sergei Korolev", "TASS", "Moon Letter", "¶3"]
    assert [taken.how for taken in way.steps] == ["heard it over the radio", "told the world", PRINTS]
    assert way.told == "The way of the words from Yuri Gagarin to Moon Letter"


def test_the_outlet_of_an_article_is_its_last_station_not_one_before_it(story: Story) -> None:
    for name in ("The Orbit Review", "Orbit Review"):
        (way,) = ways(story, quotation(story, "we-choose-the-moon", via=[step("TASS"), step(name)]))
        assert stations(way) == ["John F. Kennedy", "TASS", name, "¶8"]
        assert way.steps[-1].how == f"as {name} told it"


def test_words_that_two_articles_print_have_a_way_to_each(story: Story) -> None:
    plain = ways(story, quotation(story, "one-small-step"))
    assert [stations(way)[1:] for way in plain] == [["Orbit Review", "¶9"], ["Moon Letter", "¶5"]]
    via = [step("TASS"), step("The Orbit Review"), step("NASA"), step("Moon Letter")]
    parted = ways(story, quotation(story, "one-small-step", via=via))
    assert [stations(way)[1:-1] for way in parted] == [["TASS", "The Orbit Review"], ["NASA", "Moon Letter"]]


def test_steps_that_no_outlet_ends_lead_to_the_article_without_one(story: Story) -> None:
    later = ways(story, quotation(story, "one-small-step", via=[step("The Orbit Review"), step("TASS")]))
    assert [stations(way)[1:-1] for way in later] == [["The Orbit Review"], ["TASS", "Moon Letter"]]
    shared = ways(story, quotation(story, "one-small-step", via=[step("TASS")]))
    assert [stations(way)[1:-1] for way in shared] == [["TASS", "Orbit Review"], ["TASS", "Moon Letter"]]


def test_a_list_draws_each_way_as_an_ordered_list_that_ends_in_its_paragraph(world_client: CheckingClient) -> None:
    html = world_client.page("/quotes").html
    (drawn,) = re.findall(
        r'<ol role="list" class="way" aria-label="The way of the words from Yuri Gagarin.*?</ol>', html, re.DOTALL
    )
    assert re.findall(r'href="([^"]+)"', drawn) == [
        "/actors/yuri-gagarin", "/actors/sergei-korolev", "/actors/tass", "/sources/moon-letter#p3",
    ]  # fmt: skip
    assert drawn.count("<li") == 4
    assert html.count('<ol role="list" class="way"') == html.count('<figure class="quote"') + 1


def test_the_page_of_a_quotation_says_how_each_station_came_by_the_words(world_client: CheckingClient) -> None:
    page = world_client.page("/quotes/lets-go")
    assert "heard it over the radio" in page.text
    assert f"{PRINTS} ¶3" in page.text
    assert world_client.page("/quotes/one-small-step").html.count('<ol role="list" class="steps"') == 2
