"""Owns the pages of actors: the list by side, and one actor with offices, events and words."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Generic, TypeVar

from app import urls
from app.filters import MAX_LIMIT, EventFilter, QuestionFilter, find
from app.lists import ACTOR_KIND, ACTOR_KINDS, MINOR
from app.pages.activity import Activity, activity
from app.pages.citing import Link
from app.pages.claims import ClaimLine, forecasts, positions
from app.pages.entries import EventEntry, event_entry
from app.pages.record_page import RecordPage, record_page
from app.pages.ways import QuoteEntry, quote_entries
from app.record import linked, records
from app.record.story import Story
from app.text import counted

T = TypeVar("T")
FEW_EVENTS, FEW_QUOTES = 12, 5
"""So many of a kind all stand in view; of more events the turning points and majors do, of more quotations so many."""


@dataclass(frozen=True, slots=True)
class ActorLine:
    name: str
    url: str
    summary: str
    office: str
    counts: str


@dataclass(frozen=True, slots=True)
class ActorGroup:
    id: str
    heading: str
    kinds: list[tuple[str, list[ActorLine]]]


@dataclass(frozen=True, slots=True)
class Namesakes:
    """People who share a name, and the name."""

    name: str
    count: str
    people: list[ActorLine]


@dataclass(frozen=True, slots=True)
class ActorsPage:
    title: str
    description: str
    path: str
    groups: list[ActorGroup]
    namesakes: list[Namesakes]


@dataclass(frozen=True, slots=True)
class Parted(Generic[T]):
    """What stands in view, and what is folded behind it under the words `told`."""

    shown: list[T]
    more: list[T]
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage(RecordPage):
    actor: records.Actor
    kind: str
    side: str
    spoken_for_by: list[Link]
    namesakes: list[Namesakes]
    events: Parted[EventEntry]
    said: Parted[QuoteEntry]
    about: Parted[QuoteEntry]
    forecasts: list[ClaimLine]
    positions: Link | None
    timeline: Link
    activity: Activity | None
    compare: list[Link]


def actors_page(story: Story) -> ActorsPage:
    """All actors, by side, then kind, then name."""
    actors = story.find(records.Actor)
    names = story.names.sides
    kinds, sides = list(ACTOR_KINDS), list(names)
    ranked = sorted(actors, key=lambda a: (sides.index(a.side), kinds.index(a.kind)))
    groups = [ActorGroup(side, names[side], _by_kind(list(group))) for side, group in groupby(ranked, lambda a: a.side)]
    description = (
        f"{counted(len(actors), 'actor')}: every person, government, organisation and outlet that acts, speaks or is "
        "spoken of."
    )
    return ActorsPage("Actors", description, urls.ACTORS, groups, _namesakes(actors))


NAMESAKES = 3
"""So many people with one name call for help in telling them apart."""


def _namesakes(actors: list[records.Actor]) -> list[Namesakes]:
    sharing: dict[str, list[records.Actor]] = {}
    for actor in actors:
        if actor.kind == "person":
            for word in actor.name.split():
                sharing.setdefault(word, []).append(actor)
    return [
        Namesakes(word, counted(len(people), "person", "people"), [_line(person) for person in people])
        for word, people in sorted(sharing.items())
        if len(people) >= NAMESAKES
    ]


def _others_called(story: Story, actor: records.Actor) -> list[Namesakes]:
    """The people whom a reader may take this one for."""
    if actor.kind != "person":
        return []
    names = set(actor.name.split())
    alike = story.load(records.Actor, (slug for slug, name in story.names.actors.items() if names & set(name.split())))
    groups = [group for group in _namesakes(alike) if group.name in names]
    return [replace(g, people=[p for p in g.people if p.url != actor.url]) for g in groups]


def _by_kind(actors: list[records.Actor]) -> list[tuple[str, list[ActorLine]]]:
    return [(ACTOR_KINDS[kind], [_line(a) for a in group]) for kind, group in groupby(actors, lambda a: a.kind)]


def _line(actor: records.Actor) -> ActorLine:
    parts = [
        counted(actor.event_count, "event") if actor.event_count else "",
        counted(actor.quote_count, "quotation") if actor.quote_count else "",
        f"spoken of in {actor.about_count}" if actor.about_count and not actor.quote_count else "",
    ]
    office = actor.roles[0].title if actor.roles else ""
    return ActorLine(actor.name, actor.url, actor.summary, office, ", ".join(part for part in parts if part))


def actor_page(story: Story, slug: str) -> ActorPage:
    """The page of an actor that exists."""
    actor = story.load(records.Actor, [slug])[0]
    event_filter, question_filter = EventFilter(actor=(slug,), limit=MAX_LIMIT), QuestionFilter(actor=(slug,))
    events, _ = find.page(story, event_filter)
    claims = find.claims(story, question_filter)
    quotes = quote_entries(story, linked.quotes_with(story, slug))
    return record_page(
        ActorPage, actor, story,
        title=actor.name,
        description=actor.summary,
        actor=actor,
        kind=ACTOR_KIND[actor.kind],
        side=story.names.sides[actor.side],
        spoken_for_by=[Link(other.name, other.url) for other in linked.speaking_for(story, slug)],
        namesakes=_others_called(story, actor),
        events=_events([event_entry(event, story, event_filter.filters(), _part(event, slug)) for event in events]),
        said=_quotes([entry for entry in quotes if entry.quote.speaker.slug == slug]),
        about=_quotes([entry for entry in quotes if entry.quote.speaker.slug != slug]),
        forecasts=forecasts(claims, story),
        positions=positions(claims, question_filter),
        activity=activity(story, actor),
        compare=_companions(events, slug),
        timeline=Link(f"{actor.name} on the timeline", urls.link(urls.TIMELINE, event_filter.filters())),
    )  # fmt: skip


def _events(entries: list[EventEntry]) -> Parted[EventEntry]:
    """Turning points and majors in view, the others folded, unless there are few or no others."""
    minor = [entry for entry in entries if entry.event.importance == MINOR]
    if len(entries) <= FEW_EVENTS or len(minor) in (0, len(entries)):
        return Parted(entries, [], "")
    shown = [entry for entry in entries if entry not in minor]
    return Parted(shown, minor, counted(len(minor), "minor event"))


def _quotes(entries: list[QuoteEntry]) -> Parted[QuoteEntry]:
    """The first few in view; a single one more is not folded."""
    few = len(entries) if len(entries) == FEW_QUOTES + 1 else FEW_QUOTES
    return Parted(entries[:few], entries[few:], counted(len(entries[few:]), "more quotation"))


COMPANIONS = 4
"""So many others are offered for a comparison: those met in the most events."""


def _companions(events: list[records.Event], slug: str) -> list[Link]:
    met = Counter((a.slug, a.name) for event in events for a in event.actors if a.slug != slug)
    ranked = sorted(met.items(), key=lambda item: (-item[1], item[0][1]))
    return [Link(name, urls.compare(slug, other)) for (other, name), _ in ranked[:COMPANIONS]]


def _part(event: records.Event, slug: str) -> str:
    return next(f"{a.title}: {a.part}" if a.title else a.part for a in event.actors if a.slug == slug)
