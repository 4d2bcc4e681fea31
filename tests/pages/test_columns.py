"""A window of too many events has columns: their names, where they lead, and that they count what is there."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest

from app import dates
from app.curation import Seeds
from app.filters import EventFilter, find
from app.pages.columns import FEW, column_words, crowd_of
from app.pages.picture import PictureView
from app.pages.windows import window_of
from app.picture.density import stretches
from app.picture.draw import LEFT, RIGHT
from app.record import records
from app.record.story import Story
from app.urls import RESULTS
from tests.bench.crowd import crowd
from tests.pages.asking import timeline, told

NUMBER, MOST = 600, 400
WHOLE = date(1957, 1, 1), date(1979, 12, 31)
WINDOWS: list[dict[str, object]] = [
    {}, {"from_": "1961", "to": "1975"}, {"from_": "1976", "to": "1979"}, {"from_": "1979", "to": "1979"},
    {"from_": "1979-01", "to": "1979-01"}, {"from_": "1979-01-05", "to": "1979-01-05"},
    {"from_": "1960", "actor": ("nasa",)}, {"from_": "1974", "to": "1979", "lane": ("soviet-union",)},
]  # fmt: skip


@pytest.fixture(scope="module")
def many(world: Seeds, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """A crowd made of the tiny record, of which most windows have too many events."""
    with told(crowd(world, NUMBER), tmp_path_factory.mktemp("many")) as story:
        yield story


def known(event: records.Event, cut: list[tuple[date, date]]) -> bool:
    """Whether the beginning of an event is known as closely as stretches are long."""
    edtf, dated = event.date.edtf, event.date
    longest = max((last - first).days + 1 for first, last in cut)
    if longest < 28:
        return edtf.begins_known and edtf.precision == "day" and (dated.first == dated.last or edtf.span == "period")
    return edtf.begins_known or (longest >= 365 and edtf.precision != "decade")


def seen(story: Story, asked: dict[str, object]) -> tuple[EventFilter, PictureView]:
    return EventFilter(**asked).whole(), timeline(story, **asked).picture  # type: ignore[arg-type]


@pytest.mark.parametrize("asked", WINDOWS)
def test_marks_columns_and_what_waits_are_what_touches_the_window(many: Story, asked: dict[str, object]) -> None:
    event_filter, picture = seen(many, asked)
    number, strong = find.touching(many, event_filter, picture.days)
    cells = [cell for lane in picture.drawing.lanes for cell in lane.cells]
    marks = [mark for lane in picture.drawing.lanes for mark in lane.marks]
    assert sum(c.count for c in cells) + sum(len(m.items) for m in marks) + picture.drawing.left_out == number
    assert bool(cells) == (number > FEW)
    assert len(cells) + len(marks) + len(picture.ribbon.cells) + len(picture.ribbon.rows) <= MOST
    assert sum(c.strong for c in cells) <= strong
    assert bool(picture.pale) == (strong < number)


@pytest.mark.parametrize("asked", WINDOWS)
def test_a_column_leads_to_the_window_of_its_stretch_or_to_the_list(many: Story, asked: dict[str, object]) -> None:
    event_filter, picture = seen(many, asked)
    cells = [*(c for lane in picture.drawing.lanes for c in lane.cells), *picture.ribbon.cells]
    assert {cell.key for cell in cells} == set(picture.columns)
    for cell in cells:
        url = picture.columns[cell.key].url
        if cell.days == picture.days:
            assert url == RESULTS
        else:
            query = {name: tuple(values) for name, values in parse_qs(urlsplit(url).query).items()}
            inner = EventFilter(from_=query.pop("from")[0], to=query.pop("to")[0]).whole()
            assert window_of(inner, many) == cell.days
            assert query == {name: (value,) for name, value in event_filter.filters() if name not in ("from", "to")}


def test_a_column_is_counted_again_in_the_window_that_it_leads_to(many: Story) -> None:
    everything = EventFilter()
    unit, cut = stretches(window_of(everything, many), RIGHT - LEFT)
    counts = find.cells(many, everything, cut)
    assert unit == "a year"
    for number, stretch in list(enumerate(cut))[1:-1]:
        inside = find.cells(many, everything, [stretch])
        for lane, row in counts.items():
            assert inside.get(lane, [(0, 0)])[0] == row[number]


def test_a_column_says_how_many_when_and_whose_and_how_many_the_filters_leave(many: Story) -> None:
    _, picture = seen(many, {"from_": "1969", "to": "1979"})
    for lane in picture.drawing.lanes:
        for cell in lane.cells:
            said = picture.columns[cell.key].name.split(", ")
            assert (int(said[0].split(" ")[0]), said[-1]) == (cell.count, lane.name)
            assert str(cell.days[1].year) in said[1]
    _, picture = seen(many, {"from_": "1969", "to": "1979", "actor": ("nasa",)})
    cells = [cell for lane in picture.drawing.lanes for cell in lane.cells]
    left = [picture.columns[cell.key].name.endswith(f"; {cell.strong} match") for cell in cells]
    assert left == [cell.strong < cell.count for cell in cells]
    assert any(left)


@pytest.mark.parametrize("window", [("1961", "1979"), ("1979", "1979"), ("1979-03", "1979-03")])
def test_what_is_counted_is_what_is_known_to_begin_there(many: Story, window: tuple[str, str]) -> None:
    days = dates.stretch(window[0])[0], dates.stretch(window[1])[1]
    _, cut = stretches(days, RIGHT - LEFT)
    events = [one.event for one in find.drawn(many, EventFilter(), *days)]
    counts = find.cells(many, EventFilter(), cut)
    for lane, row in counts.items():
        begun = [event.date.first for event in events if event.lane == lane and known(event, cut)]
        assert [number for number, _ in row] == [sum(first <= day <= last for day in begun) for first, last in cut]
    assert all(one[1] < other[0] for one, other in pairwise(cut))


def test_of_too_many_the_filters_own_and_the_important_come_first(many: Story) -> None:
    asked = EventFilter(actor=("nasa",))
    some = find.drawn(many, asked, *WHOLE, most=30)
    assert len(some) == 30
    assert all(one.matches for one in some)
    everything = find.drawn(many, EventFilter(), *WHOLE)
    turns = {one.event.slug for one in everything if one.event.importance == "headline"}
    named = find.drawn(many, EventFilter(), *WHOLE, most=30)
    assert turns <= {one.event.slug for one in named}
    assert [one.event.slug for one in named] == [one.event.slug for one in everything if one in named]


def test_few_events_have_no_columns(story: Story) -> None:
    event_filter = EventFilter()
    assert crowd_of(story, event_filter, window_of(event_filter, story)) is None
    picture = timeline(story).picture
    assert not picture.columns
    assert not column_words(picture.drawing, picture.ribbon, event_filter, picture.days)
