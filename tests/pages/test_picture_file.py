"""The picture in a file of its own: legible without its page."""

from dataclasses import replace

from app.filters import EventFilter
from app.pages.legend import legend
from app.pages.picture_file import EDGE, WIDTH, PictureFile, picture_file
from app.picture.lettering import text_width
from app.record.story import Story

ORIGIN = "https://timeline.example"


def drawn(story: Story, origin: str = ORIGIN, **asked: object) -> PictureFile:
    """The picture of a filter as a file."""
    return picture_file(story, EventFilter(**asked), origin)  # type: ignore[arg-type]


def words(view: PictureFile) -> list[str]:
    """Its lines from top to bottom."""
    return [line.text for line in view.lines]


def test_it_says_what_it_is_and_where_it_comes_from(story: Story) -> None:
    view = drawn(story, year=(1961,))
    title, sentence, *_, source = words(view)
    assert title == story.site.title
    assert sentence.startswith("3 events in 1961")
    assert view.title == f"{title}: {sentence}"
    assert source == (
        f"{title} · {ORIGIN}/?year=1961 · Built from two articles · Record {story.generation} · {story.site.licence}"
    )


def test_without_an_address_of_the_site_it_names_none(story: Story) -> None:
    assert "http" not in " ".join(words(drawn(story, origin="")))


def test_what_filters_leave_out_is_explained(story: Story) -> None:
    assert "pale: left out by the filters" in words(drawn(story, actor=("nasa",)))
    assert "pale: left out by the filters" not in words(drawn(story))


def test_nothing_stands_on_anything_else_or_beyond_the_edge(crowd_story: Story) -> None:
    view = drawn(replace(crowd_story, site=replace(crowd_story.site, title="A very long title of a story " * 8)))
    ys = [line.y for line in view.lines]
    bottom = view.drawing_y + view.picture.drawing.height
    assert ys == sorted(set(ys))
    assert all(y < view.drawing_y or y > bottom for y in ys)
    assert all(bottom < sign.y < view.height for sign in view.signs)
    assert max(ys) < view.height
    assert all(sign.text_x + text_width(sign.sign.words, 13) <= WIDTH - EDGE for sign in view.signs)
    assert max(sign.text_y for sign in view.signs) < min(y for y in ys if y > bottom)


def test_a_lane_whose_name_is_cut_short_is_named_in_the_legend(story: Story) -> None:
    lane = next(iter(story.names.lanes))
    long = replace(story, names=replace(story.names, lanes={**story.names.lanes, lane: "A name of a lane without end"}))
    assert not [sign for sign in drawn(story).signs if sign.lane]
    assert [(sign.lane, sign.sign.words) for sign in drawn(long).signs if sign.lane] == [
        (lane, "A name of a lane without end")
    ]


def test_the_legend_explains_what_is_drawn_and_no_more(story: Story) -> None:
    kinds = story.event_kinds.values()
    few, all_ = (legend(kinds, several=more, stretches=more, beyond=more) for more in (False, True))
    assert {sign.form for sign in all_} - {sign.form for sign in few} == {"several", "long", "faint", "beyond"}
    assert {sign.form for sign in few if not sign.of_kind} == {"big", "small"}
