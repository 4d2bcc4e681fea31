"""How the real story reads: what stands in the open, what its pictures name, and who is told apart."""

from app.pages.actors import actors_page
from app.pages.in_era import in_era
from app.pages.story import minutes, story_page
from app.record.story import Story
from tests.pages.asking import timeline


def test_the_list_tells_the_turning_points_in_full_from_singapore_on(real_story: Story) -> None:
    entries = [entry for group in timeline(real_story).groups for entry in group.entries]
    full = [entry.event.slug for entry in entries if entry.full]
    assert full == [step.event for step in real_story.narrative.steps]
    assert full[0] == "singapore-summit"


def test_the_whole_names_every_turning_point_once_on_a_desktop_and_on_a_phone(real_story: Story) -> None:
    picture = timeline(real_story).picture
    turns = {step.event for step in real_story.narrative.steps}
    assert {mark.item.slug for lane in picture.drawing.lanes for mark in lane.marks if mark.label} == turns
    assert {row.item.slug for row in picture.ribbon.rows} == turns
    assert picture.drawing.silence
    assert picture.drawing.silence.words == "no further meeting in these articles"


def test_every_month_names_all_that_happened_in_it(real_story: Story) -> None:
    for month, _ in real_story.months:
        drawing = timeline(real_story, from_=month, to=month).picture.drawing
        assert all(mark.label for lane in drawing.lanes for mark in lane.marks), month


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


def test_no_meeting_is_said_to_be_the_last_before_it_was(real_story: Story) -> None:
    for asked in ({"from_": "2018", "to": "2018"}, {"year": (2018,)}, {"actor": ("vladimir-putin",)}):
        assert not timeline(real_story, **asked).picture.drawing.silence
    assert timeline(real_story, from_="2020", to="2025").picture.drawing.silence
    silence = timeline(real_story, from_="2018", to="2020").picture.drawing.silence
    assert silence
    assert silence.words == real_story.lanes["face-to-face"].silence
