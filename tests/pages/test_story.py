"""The short story's view model: its own file, step by step, with the sources of every sentence."""

from app.filters import EventFilter, find
from app.pages.story import minutes, story_page
from app.record.cited import Sentence
from app.record.story import Story
from app.record.story_values import Narrative, Step

HEADLINES = ["sputnik", "gagarin-flight", "vienna-summit", "moon-landing"]


def test_it_tells_the_headline_events_once_each_in_their_order(story: Story) -> None:
    headlines, _ = find.page(story, EventFilter(importance="headline", limit=200))
    chapters = story_page(story).chapters
    assert [chapter.event.slug for chapter in chapters] == [event.slug for event in headlines] == HEADLINES
    assert [chapter.position for chapter in chapters] == [1, 2, 3, 4]


def test_a_step_has_its_transition_and_the_words_that_its_file_names(story: Story) -> None:
    chapters = story_page(story).chapters
    assert [chapter.transition for chapter in chapters][:2] == [None, "Three and a half years later"]
    assert [chapter.quote and chapter.quote.quote.slug for chapter in chapters] == [None, None, None, "one-small-step"]


def test_every_sentence_leads_to_what_it_rests_on(story: Story) -> None:
    page = story_page(story)
    told = [*page.opening, *(s for chapter in page.chapters for s in chapter.sentences), *page.end]
    assert all(sentence.marks for sentence in told)
    assert {mark.number for sentence in told for mark in sentence.marks} == {note.number for note in page.notes}
    lands = next(sentence for sentence in told if "Volga" in sentence.text)
    assert [(mark.name, mark.url) for mark in lands.marks] == [
        ("Public record: TASS communiqué of 12 April 1961.", f"#note-{lands.marks[0].number}")
    ]


def test_it_says_how_long_it_is(story: Story) -> None:
    page = story_page(story)
    assert page.title == "The short story"
    assert page.description.endswith(": 4 turning points, 1 minute to read. Told from two articles.")


def test_the_minutes_are_rounded_up(story: Story) -> None:
    long = Sentence("word " * 100, [], "A document.")
    assert minutes(Narrative([long], [Step("sputnik", [long], None, None)], [long])) == 2
    assert minutes(Narrative([long], [Step("sputnik", [long], None, None)], [])) == 1
