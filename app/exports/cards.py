"""Owns what the card of a link says: one for every record, and one for every other page."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from app import urls
from app.colours import token
from app.lists import ACTOR_KIND, HEADLINE, SOURCE_KINDS
from app.pages.claims import tally
from app.pages.in_era import of_era
from app.picture.era_strip import shares
from app.record import records
from app.record.database import Generation
from app.record.story import Story, outline
from app.text import counted, quoted

Mark = tuple[float, str, bool]
"""A dot on the line of time: where from 0 to 1, its colour, and whether it is large."""


@dataclass(frozen=True, slots=True)
class Card:
    """What it says: `over` the title when and what, `under` it who or what of it; `marks` are the events beside it."""

    colour: str
    over: str
    title: str
    under: str
    brand: str
    marks: list[Mark]


def cards(generation: Generation) -> dict[str, Card]:
    """The cards of a generation by their addresses."""
    with generation.connect() as connection:
        story = outline(connection).at(connection)
        events = sorted(story.find(records.Event), key=lambda event: event.slug)
        shown = dict(_of_events(story, events))
        for quote in story.find(records.Quote):
            shown[urls.preview("quote", quote.slug)] = _of_quote(story, events, quote)
        for question in story.find(records.Question):
            shown[urls.preview("question", question.slug)] = _of_question(story, events, question)
        for actor in story.find(records.Actor):
            shown[urls.preview("actor", actor.slug)] = _of_actor(story, events, actor)
        for place in story.find(records.Place):
            shown[urls.preview("place", place.slug)] = _of_place(story, events, place)
        for source in story.sources.values():
            shown[urls.preview("source", source.slug)] = _of_source(story, events, source)
        return shown | {urls.SITE_PREVIEW: _of_site(story, events)}


def _of_events(story: Story, events: Iterable[records.Event]) -> Iterable[tuple[str, Card]]:
    eras = {era.slug: (era, of_era(story, era)) for era in story.eras}
    for event in events:
        era, beside = eras[event.era]
        places = zip(beside, shares(beside, (era.first, era.last)), strict=True)
        yield (
            urls.preview("event", event.slug),
            Card(
                colour=story.lanes[event.lane].light,
                over=event.date.text + (f" · {event.place}" if event.place else ""),
                title=event.title,
                under=", ".join(actor.name for actor in event.actors),
                brand=story.site.brand,
                marks=[(share, story.lanes[other.lane].light, other.slug == event.slug) for other, share in places],
            ),
        )


def _of_quote(story: Story, events: list[records.Event], quote: records.Quote) -> Card:
    said = [event for event in events if event.slug == quote.event]
    return Card(
        colour=story.lanes[said[0].lane].light if said else token("ink-soft"),
        over=f"{quote.said.text} · {story.names.quote_kinds[quote.kind]}",
        title=quoted(quote.text),
        under=f"{quote.speaker.name}, as printed in {_named(story, [p.source for p in quote.passages])}",
        brand=story.site.brand,
        marks=_marks(story, events, {quote.event}),
    )


def _of_question(story: Story, events: list[records.Event], question: records.Question) -> Card:
    judged = {question.event, *(slug for claim in question.claims for slug in claim.events)}
    told = _named(story, [claim.pinpoint.source for claim in question.claims])
    return _plain(
        story,
        f"Question · {tally(question.claims)}",
        question.title,
        f"Answers from {told}",
        _marks(story, events, judged),
    )


def _of_actor(story: Story, events: list[records.Event], actor: records.Actor) -> Card:
    there = {event.slug for event in events if any(one.slug == actor.slug for one in event.actors)}
    numbers = ((actor.event_count, "event"), (actor.quote_count, "quotation"))
    told = [counted(number, noun) for number, noun in numbers if number]
    over = " · ".join((story.names.sides[actor.side], ACTOR_KIND[actor.kind], *told))
    return _plain(story, over, actor.name, actor.summary, _marks(story, events, there))


def _of_place(story: Story, events: list[records.Event], place: records.Place) -> Card:
    there = {event.slug for event in events if any(place.slug in one.chain for one in event.places)}
    numbers = ((place.event_count, "event"), (place.quote_count, "quotation"))
    told = [counted(number, noun) for number, noun in numbers if number]
    over = " · ".join(("Place", *told))
    return _plain(story, over, place.name, place.summary, _marks(story, events, there))


def _of_source(story: Story, events: list[records.Event], source: records.Source) -> Card:
    told = {event.slug for event in events if any(pinpoint.source == source.slug for pinpoint in event.pinpoints)}
    by = ", ".join(filter(None, [*source.authors, source.outlet]))
    over = " · ".join((source.label, SOURCE_KINDS[source.kind], source.published.text))
    return _plain(story, over, source.title, by or "Author not named", _marks(story, events, told))


def _of_site(story: Story, events: list[records.Event]) -> Card:
    turns = {event.slug for event in events if event.importance == HEADLINE}
    over = f"{counted(len(events), 'event')} from {story.made_of}"
    return _plain(story, over, story.site.title, story.site.tagline, _marks(story, events, turns))


def _plain(story: Story, over: str, title: str, under: str, marks: list[Mark]) -> Card:
    return Card(token("ink-soft"), over, title, under, story.site.brand, marks)


def _named(story: Story, sources: Iterable[str]) -> str:
    """Sources by their labels, each once."""
    return ", ".join(story.sources[slug].label for slug in dict.fromkeys(sources))


def _marks(story: Story, events: Iterable[records.Event], large: Collection[str | None]) -> list[Mark]:
    """The events since the opening in the time of the whole story; a period stands where it begins, another in the
    middle of the days it may have been."""
    whole = (story.closes - story.opens).days or 1
    marks = []
    for event in events:
        date = event.date
        middle = date.first if date.span == "period" else date.first + (date.last - date.first) / 2
        if story.opens <= middle <= story.closes:
            share = round((middle - story.opens).days / whole, 4)
            marks.append((share, story.lanes[event.lane].light, event.slug in large))
    return marks
