"""How the real story reads: what stands in the open, what its pictures name, and who is told apart."""

from app.pages.actors import actors_page
from app.pages.in_era import in_era
from app.pages.story import minutes, story_page
from app.record.story import Story
from tests.pages.asking import timeline


def test_few_events_stand_before_singapore_and_each_has_a_date_within_its_year(real_story: Story) -> None:
    groups = [group for group in timeline(real_story).groups if not group.folded]
    in_the_open = [entry.event.slug for group in groups for run in group.runs if not run.fold for entry in run.entries]
    assert in_the_open.index("singapore-summit") <= 4
    assert "trump-kim-letters" not in in_the_open


def test_the_short_story_is_read_in_five_minutes(real_story: Story) -> None:
    assert 2 <= minutes(real_story.narrative) <= 5
    assert 10 <= len(story_page(real_story).chapters) <= 14


def test_the_small_picture_of_singapore_names_the_three_meetings(real_story: Story) -> None:
    meetings = next(era for era in real_story.eras if era.slug == "three-meetings")
    labels = {label.text for label in in_era(real_story, meetings, "singapore-summit").wide.labels}
    assert {"Trump, Kim meet in Singapore", "Trump, Kim meet in Hanoi"} <= labels


def test_the_kims_are_told_apart(real_story: Story) -> None:
    kims = next(group for group in actors_page(real_story).namesakes if group.name == "Kim")
    assert "Kim Jong Un" in [person.name for person in kims.people]
    assert kims.count == f"{len(kims.people)} people"
