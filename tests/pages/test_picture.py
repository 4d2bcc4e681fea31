"""The picture's words and links: the window and the ways out of it, ticks, clusters and what is told."""

from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import dates
from app.filters import EventFilter
from app.pages.timeline import TimelinePage
from app.pages.windows import WindowLinks
from app.record.story import Story
from tests.examples import examples
from tests.pages.asking import timeline

FIRST, LAST = date(1850, 1, 1), date(2100, 12, 31)


def at(story: Story, first: str = "", last: str = "", **asked: object) -> WindowLinks:
    """The window's words and links, as the page of its canonical filter has them."""
    event_filter = EventFilter(from_=first or None, to=last or None).whole()
    return timeline(story, from_=event_filter.from_, to=event_filter.to, **asked).picture.at


def bounds(url: str | None) -> tuple[date | None, date | None]:
    """The first and last day of the window that a link leads to."""
    said = {name: values[0] for name, values in parse_qs(urlsplit(url or "").query).items()}
    return EventFilter(from_=said.get("from"), to=said.get("to")).whole().window


def outward(story: Story, first: str, last: str) -> list[str]:
    """Where one zoom out after the other leads, until everything is seen."""
    ways_out, place = [], at(story, first, last)
    while place.out:
        ways_out.append(place.out)
        place = at(story, *(str(day or "") for day in bounds(place.out)))
    return ways_out


def test_without_a_window_the_ways_lead_nearer_and_to_the_time_before(story: Story) -> None:
    place = at(story)
    assert (place.title, place.out, place.previous, place.following) == ("", None, "/?to=1960", None)
    assert place.nearer == "/?from=1965-09&to=1975-02"
    assert (place.first, place.last) == ("1961", str(story.horizon)[:7])


@pytest.mark.parametrize(
    ("first", "last", "ways"),
    [
        ("1961-04", "1961-04", ["/?from=1961&to=1961", "/?from=1961&to=1968", "/"]),
        ("1961", "1961", ["/?from=1961&to=1968", "/"]),
        ("1961", "1968", ["/"]),
        ("1957-10", "1957-10", ["/?from=1957&to=1957", "/"]),
        ("1957", "1957", ["/"]),
        ("1961-04-12", "1961-04-20", ["/"]),
        ("1961-04", "1961-08", ["/"]),
        ("1900", "2100", ["/"]),
        ("1969", "", ["/"]),
        ("", "1960", ["/"]),
    ],
)
def test_one_step_out_leads_from_the_month_to_its_year_its_era_and_everything(
    story: Story, first: str, last: str, ways: list[str]
) -> None:
    assert outward(story, first, last) == ways


@pytest.mark.parametrize(
    ("first", "last", "title"),
    [
        ("1961-04", "1961-04", "April 1961"), ("1961", "1961", "1961"), ("1961", "1962", "1961 to 1962"),
        ("1961-04", "1961-08", "April to August 1961"), ("1961-12", "1962-01", "December 1961 to January 1962"),
        ("1961-04-12", "1961-04-12", "12 April 1961"), ("1961-04-12", "1961-04-20", "12 to 20 April 1961"),
        ("1961", "1968", "1961–68 · people in space"), ("1900", "1960", "Before 1961 · machines first"),
        ("1900", "2100", "1900 to 2100"), ("1964", "1964-06", "January to June 1964"),
    ],
)  # fmt: skip
def test_the_window_is_named_as_a_reader_says_it(story: Story, first: str, last: str, title: str) -> None:
    assert at(story, first, last).title == title


@pytest.mark.parametrize(
    ("first", "last", "before", "after"),
    [
        ("1961-04", "1961-04", "/?from=1961-03&to=1961-03", "/?from=1961-05&to=1961-05"),
        ("1961-01", "1961-01", "/?from=1960-12&to=1960-12", "/?from=1961-02&to=1961-02"),
        ("1961", "1961", "/?from=1960&to=1960", "/?from=1962&to=1962"),
        ("1961-06", "1961-08", "/?from=1961-03&to=1961-05", "/?from=1961-09&to=1961-11"),
        ("1961-04-12", "1961-04-12", "/?from=1961-04-11&to=1961-04-11", "/?from=1961-04-13&to=1961-04-13"),
        ("1964-02", "1964-02", "/?from=1964-01&to=1964-01", "/?from=1964-03&to=1964-03"),
        ("1900", "1900", None, "/?from=1901&to=1901"),
        ("1900-01-01", "1900-01-01", None, "/?from=1900-01-02&to=1900-01-02"),
        ("2100", "2100", "/?from=2099&to=2099", None),
        ("2100-12", "2100-12", "/?from=2100-11&to=2100-11", None),
        ("2100-12-31", "2100-12-31", "/?from=2100-12-30&to=2100-12-30", None),
        ("1900", "2100", None, None),
    ],
)
def test_beside_a_window_lie_those_of_its_length(
    story: Story, first: str, last: str, before: str | None, after: str | None
) -> None:
    place = at(story, first, last)
    assert (place.previous, place.following) == (before, after)


def test_beside_an_era_lie_the_other_eras(story: Story) -> None:
    windows = [(era.first, era.last) for era in story.eras]
    places = [at(story, str(era.first), str(era.last)) for era in story.eras]
    assert [place.title for place in places] == [era.name for era in story.eras]
    prologue = (None, windows[0][1])
    assert [bounds(place.previous) for place in places] == [(None, None), prologue, *windows[1:-1]]
    assert [bounds(place.following) for place in places] == [*windows[1:], (None, None)]


@pytest.mark.parametrize(("first", "last"), [(None, "1960"), ("1900", "1960"), ("1930", "1960")])
def test_the_time_before_leads_into_the_first_era_and_nowhere_earlier(
    story: Story, first: str | None, last: str
) -> None:
    place = timeline(story, from_=first, to=last).picture.at
    assert (place.title, place.previous) == ("Before 1961 · machines first", None)
    assert place.following == "/?from=1961&to=1968"


@pytest.mark.parametrize(
    ("first", "last", "before", "after"),
    [
        ("1950-01", "1950-01", None, "/?from=1950-02&to=1950-02"),
        ("1975", "1979-11", "/?from=1970-02&to=1974", None),
        ("1958", "1979", "/?from=1950&to=1957", None),
        ("1961", "1971", "/?to=1960", "/?from=1972&to=1979-11"),
    ],
)
def test_the_ways_end_where_the_record_ends(
    story: Story, first: str, last: str, before: str | None, after: str | None
) -> None:
    place = at(story, first, last)
    assert (place.previous, place.following) == (before, after)


@examples(40)
@given(first=st.dates(FIRST, LAST), days=st.integers(0, 5000))
def test_windows_follow_each_other_without_gap_and_the_way_out_holds_them(story: Story, first: date, days: int) -> None:
    last = min(first + timedelta(days=days), LAST)
    place = at(story, str(first), str(last))
    before, after, out = bounds(place.previous), bounds(place.following), bounds(place.out)
    assert place.previous is None or before[1] == first - timedelta(days=1)
    assert place.following is None or after[0] == last + timedelta(days=1)
    assert out == (None, None) or (out[0] <= first <= last <= out[1] and out != (first, last))  # type: ignore[operator]
    assert place.title


def test_the_ways_keep_the_other_filters_and_drop_the_page(story: Story) -> None:
    asked = {"actor": ("nasa",), "order": "newest", "limit": 1, "after": "moon-landing"}
    picture = timeline(story, **asked, from_="1969", to="1969").picture
    place = picture.at
    for url in (place.out, place.previous, place.following, *picture.windows.values()):
        said = parse_qs(urlsplit(str(url)).query)
        assert {name: said[name] for name in said if name not in ("from", "to")} == {
            "actor": ["nasa"], "order": ["newest"], "limit": ["1"],
        }  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        ("1961", "1968", {str(year) for year in range(1961, 1969)}),
        ("1961", "1962", {f"{year}-{month:02d}" for year in (1961, 1962) for month in (1, 4, 7, 10)}),
        ("1961", "1961", {f"1961-{month:02d}" for month in range(1, 13)}),
        ("1961-04", "1961-05", set()),
        ("1900", "2100", set()),
    ],
)
def test_a_tick_leads_to_the_year_or_month_that_begins_there(
    story: Story, first: str, last: str, named: set[str]
) -> None:
    picture = timeline(story, from_=first, to=last).picture
    ticks = [tick for tick in picture.drawing.ticks if tick.window]
    edge = {tick.window for tick in ticks} ^ named
    assert edge <= {max(named, default="")}, "none but the last, whose label may find no room, is missing"
    for tick in ticks:
        stretch = dates.parse(str(tick.window))
        assert bounds(picture.windows[str(tick.window)]) == (stretch.first, stretch.last(LAST))


@pytest.mark.parametrize(
    ("first", "last", "inner"),
    [
        ("1961", "1968", ("1963-01-01", "1966-12-31")), ("1961", "1961", ("1961-04-01", "1961-09-30")),
        ("1961-04", "1961-04", ("1961-04-08", "1961-04-23")), ("1961-04-12", "1961-04-14", (None, None)),
    ],
)  # fmt: skip
def test_nearer_lies_the_middle_half_of_the_window(
    story: Story, first: str, last: str, inner: tuple[str | None, str | None]
) -> None:
    found = bounds(at(story, first, last).nearer)
    assert tuple(str(day) if day else None for day in found) == inner


def test_each_year_of_the_strip_leads_to_that_year_and_each_month_of_an_event_has_a_bar(story: Story) -> None:
    picture = timeline(story).picture
    years = [year.year for year in picture.strip.years]
    assert {"1961", "1964", "1969"} <= set(years)
    assert all(picture.windows[year] == f"/?from={year}&to={year}" for year in years)
    assert len(picture.strip.bars) == 3


def test_the_strip_stretches_to_a_window_outside_of_it(story: Story) -> None:
    def months(**asked: object) -> tuple[str, str]:
        strip = timeline(story, **asked).picture.strip
        return str(strip.first)[:7], str(strip.last)[:7]

    opens, horizon = "1961-01", str(story.horizon)[:7]
    assert months() == (opens, horizon)
    assert months(from_="1950", to="1955") == ("1950-01", horizon)
    assert months(from_="2100", to="2100") == (opens, "2100-12")


@pytest.mark.parametrize("asked", [{}, {"year": (1961,)}, {"from_": "1957", "to": "1961"}, {"from_": "1900"}])
def test_the_picture_has_a_short_name(story: Story, asked: dict[str, object]) -> None:
    picture = timeline(story, **asked).picture
    first, last = (dates.day_words(day) for day in picture.days)
    assert picture.told == f"Timeline picture: {first} to {last}."
    assert len(picture.told) < 120


def test_what_came_before_the_opening_is_drawn_in_the_margin_of_the_whole_alone(story: Story) -> None:
    def before(**asked: object) -> set[str]:
        return {mark.item.slug for lane in timeline(story, **asked).picture.drawing.lanes for mark in lane.before}

    assert before() == {"sputnik", "rocket-studies"}
    assert before(from_="1961") == set()
    assert timeline(story).picture.earlier
    assert timeline(story, from_="1961").picture.earlier is None


def test_a_card_names_who_took_part_in_an_order_that_tells_nothing_of_their_part(story: Story) -> None:
    words = timeline(story, from_="1973", to="1979").picture.words
    assert {slug: said.who for slug, said in words.items()} == {"space-stations": "NASA, Soviet government"}


def slugs(page: TimelinePage) -> set[str]:
    """The events of a page's list."""
    return {entry.event.slug for group in page.groups for entry in group.entries}


def stand_for(page: TimelinePage) -> dict[str, set[str]]:
    """By the slug of each mark, the events that it stands for."""
    marks = [mark for lane in page.picture.drawing.lanes for mark in (*lane.before, *lane.marks)]
    return {mark.item.slug: {item.slug for item in mark.items} for mark in marks}


def texts(url: str) -> dict[str, str | None]:
    """The bounds in a link, as they are written."""
    said = parse_qs(urlsplit(url).query)
    return {"from_": said.get("from", [None])[0], "to": said.get("to", [None])[0]}


@pytest.mark.parametrize(("first", "last"), [("1900", "2100"), ("1900", "1999"), ("1800", "1979")])
def test_a_cluster_leads_to_a_nearer_window_that_holds_all_its_events(
    crowd_story: Story, first: str | None, last: str | None
) -> None:
    page = timeline(crowd_story, from_=first, to=last)
    clusters = {slug: held for slug, held in stand_for(page).items() if len(held) > 1}
    assert clusters, "else this tests nothing"
    assert set(page.picture.clusters) == set(clusters)
    for slug, held in clusters.items():
        window = texts(page.picture.clusters[slug].url)
        opened = timeline(crowd_story, **window, limit=200)
        assert held <= slugs(opened)
        assert held <= set().union(waiting(opened), *stand_for(opened).values())
        assert window != {"from_": first, "to": last}


def waiting(page: TimelinePage) -> list[str]:
    """What the picture leaves to a nearer view."""
    return [item.slug for item in page.picture.drawing.waiting]


WINDOWS = [(None, None), (None, "1960"), ("1961", "1968"), ("1975", "1975"), ("1975-06", "1975-06"),
           ("1969-07-20", "1975-07-17"), ("1963-03", "1963-03"), ("1900", "2100")]  # fmt: skip


@pytest.mark.parametrize(("first", "last"), WINDOWS)
def test_every_event_of_the_window_stands_in_the_picture_once_or_waits_for_a_nearer_view(
    crowd_story: Story, first: str | None, last: str | None
) -> None:
    page = timeline(crowd_story, from_=first, to=last, limit=200)
    held = [slug for members in stand_for(page).values() for slug in members] + waiting(page)
    assert len(held) == len(set(held))
    assert set(held) == slugs(page)
    assert (str(len(waiting(page))) in (page.picture.waiting or "")) == bool(waiting(page))
