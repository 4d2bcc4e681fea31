"""Owns an actor's activity over time: for each year the events they took part in and the words they said, as bars."""

from dataclasses import dataclass

from app.filters import EventFilter, QuoteFilter, find
from app.lists import counted
from app.record import shapes
from app.record.story import Story
from app.urls import QUOTES, TIMELINE, Pair, link

TALLEST = 56
"""The height of the highest bar, in pixels."""
ENOUGH, FULL = 3, 5
"""So many events and quotations make a picture, and so many at least make a bar of full height."""


@dataclass(frozen=True, slots=True)
class Bar:
    """How many, in words too, how high that is, and where to see them; `url` is None where there are none."""

    count: int
    words: str
    height: int
    url: str | None


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or the time before the record opens; events rise above its label, quotations hang below it."""

    label: str
    said: str
    events: Bar
    quotes: Bar


@dataclass(frozen=True, slots=True)
class Activity:
    """The years of an actor; `deep` is the height of the longest bar of quotations, 0 where there is none."""

    told: str
    years: list[Year]
    deep: int


def activity(story: Story, actor: shapes.Actor) -> Activity | None:
    """What the actor did and said over time; None where that is too little for a picture."""
    slug, opens, horizon = actor.slug, story.opens.year, story.horizon.year
    if actor.event_count + actor.quote_count < ENOUGH:
        return None
    did, said = EventFilter(actor=(slug,)), QuoteFilter(actor=(slug,))
    acts = {int(year): count for year, count in find.facets(story, did, ("year",))["year"].items()}
    words = {int(year): count for year, count in find.facets(story, said, ("year",))["year"].items()}
    early = find.count(story, EventFilter(actor=(slug,), to=str(opens - 1)))
    years = range(opens, horizon + 1)
    most = max(early, *(max(acts.get(y, 0), words.get(y, 0)) for y in years), FULL)

    def bar(number: int, noun: str, path: str, asked: Pair) -> Bar:
        url = link(path, sorted([("actor", slug), asked])) if number else None
        return Bar(number, counted(number, noun), max(round(TALLEST * number / most), 2) if number else 0, url)

    shown = [
        Year(str(y), str(y), bar(acts.get(y, 0), "event", TIMELINE, ("year", str(y))),
             bar(words.get(y, 0), "quotation", QUOTES, ("year", str(y))))
        for y in years
    ]  # fmt: skip
    if early:
        before = bar(early, "event", TIMELINE, ("to", str(opens - 1)))
        shown.insert(0, Year(f"–{opens - 1}", f"until {opens - 1}", before, Bar(0, "", 0, None)))
    told = "Above the line the events of each year, below it the quotations." if words else "The events of each year."
    return Activity(
        f"{told} What lasts stands in every year that it touches.", shown, max(y.quotes.height for y in shown)
    )
