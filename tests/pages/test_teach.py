"""The page for teachers: who the sources are, where they part, and every event to choose from."""

from app.filters import HandoutFilter
from app.pages.teach import teach_page
from app.record.story import Story


def test_every_source_is_told_and_who_wrote_it(real_story: Story) -> None:
    page = teach_page(real_story, HandoutFilter())
    assert [voice.source.slug for voice in page.voices] == list(real_story.sources)
    for voice in page.voices:
        named = [author for author in voice.source.authors if author in voice.what]
        assert named == voice.source.authors
        assert bool(named) != ("its author is not named" in voice.what)


def test_the_questions_that_most_sources_answer_stand_first(story: Story) -> None:
    partings = teach_page(story, HandoutFilter()).partings
    assert partings
    assert all(" in " in parting.answers and " and " in parting.answers for parting in partings)


def test_every_event_can_be_chosen_once_under_the_year_in_which_it_begins(crowd_story: Story) -> None:
    eras = teach_page(crowd_story, HandoutFilter()).eras
    slugs = [choice.slug for era in eras for _, choices in era.years for choice in choices]
    assert sorted(slugs) == sorted(crowd_story.names.events)
    for era in eras:
        years = [year for year, _ in era.years]
        assert years == sorted(set(years))
