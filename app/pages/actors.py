"""Owns the pages of actors: the list by side, and one actor with offices, events and words."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from sqlalchemy import Connection

from app.filters import EventFilter, Vocabulary, link
from app.lists import ACTOR_KIND, ACTOR_KINDS, SIDES, counted
from app.pages import pieces
from app.pages.activity import Activity, activity
from app.pages.claims import ClaimLine, forecasts_of, positions_of
from app.pages.endnotes import Noted, noted
from app.pages.pieces import ChangeLine, CitationLink, EventCard, Link, NoteLine, QuoteCard
from app.record import q_actors as actors
from app.record import q_common as common
from app.record import q_events as events
from app.record import q_quotes as quotes
from app.record import shapes


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
    """People who share a name: "Kim" and those who bear it."""

    name: str
    count: str
    people: list[ActorLine]


@dataclass(frozen=True, slots=True)
class ActorsPage:
    title: str
    description: str
    path: str
    count: str
    groups: list[ActorGroup]
    namesakes: list[Namesakes]


@dataclass(frozen=True, slots=True)
class RoleLine:
    title: str
    dates: str
    note: str | None
    citation: CitationLink | None


@dataclass(frozen=True, slots=True)
class ActorPage(Noted):
    title: str
    description: str
    path: str
    name: str
    kind: str
    side: str
    summary: str
    roles: list[RoleLine]
    aliases: list[tuple[str, str | None]]
    speaks_for: Link | None
    spoken_for_by: list[Link]
    namesakes: list[Namesakes]
    events: list[EventCard]
    said: list[QuoteCard]
    about: list[QuoteCard]
    forecasts: list[ClaimLine]
    positions: Link | None
    notes: list[NoteLine]
    changes: list[ChangeLine]
    timeline: Link
    activity: Activity | None
    compare: list[Link]
    api: str


def actors_page(connection: Connection) -> ActorsPage:
    """All actors, by side, then kind, then name."""
    found = actors.every(connection)
    kinds, sides = list(ACTOR_KINDS), list(SIDES)
    ranked = sorted(found, key=lambda a: (sides.index(a.side), kinds.index(a.kind)))
    groups = [ActorGroup(side, SIDES[side], _by_kind(list(group))) for side, group in groupby(ranked, lambda a: a.side)]
    count = counted(len(found), "actor")
    description = f"{count}: every person, government, organisation and outlet that acts, speaks or is spoken of."
    return ActorsPage("Actors", description, "/actors", count, groups, _namesakes(found))


NAMESAKES = 3
"""So many people with one name call for help in telling them apart."""


def _namesakes(found: list[shapes.Actor]) -> list[Namesakes]:
    sharing: dict[str, list[shapes.Actor]] = {}
    for actor in found:
        if actor.kind == "person":
            for word in actor.name.split():
                sharing.setdefault(word, []).append(actor)
    return [
        Namesakes(word, counted(len(people), "person", "people"), [_line(person) for person in people])
        for word, people in sorted(sharing.items())
        if len(people) >= NAMESAKES
    ]


def _others_called(connection: Connection, actor: shapes.Actor) -> list[Namesakes]:
    """The people whom a reader may take this one for."""
    found = [group for group in _namesakes(actors.every(connection)) if group.name in actor.name.split()]
    return [replace(g, people=[p for p in g.people if p.url != actor.url]) for g in found if actor.kind == "person"]


def _by_kind(found: list[shapes.Actor]) -> list[tuple[str, list[ActorLine]]]:
    return [(ACTOR_KINDS[kind], [_line(a) for a in group]) for kind, group in groupby(found, lambda a: a.kind)]


def _line(actor: shapes.Actor) -> ActorLine:
    parts = [
        counted(actor.event_count, "event") if actor.event_count else "",
        counted(actor.quote_count, "quotation") if actor.quote_count else "",
        f"spoken of in {actor.about_count}" if actor.about_count and not actor.quote_count else "",
    ]
    office = actor.roles[0].title if actor.roles else ""
    return ActorLine(actor.name, actor.url, actor.summary, office, ", ".join(part for part in parts if part))


def actor_page(connection: Connection, slug: str, vocabulary: Vocabulary, meta: Mapping[str, str]) -> ActorPage:
    """The page of an actor that exists."""
    actor = actors.load(connection, [slug])[0]
    wanted = EventFilter(actor=(slug,), limit=200)
    found, _ = events.page(connection, wanted)
    page = ActorPage(
        title=actor.name,
        description=actor.summary,
        path=actor.url,
        name=actor.name,
        kind=ACTOR_KIND[actor.kind],
        side=SIDES[actor.side],
        summary=actor.summary,
        roles=[
            RoleLine(r.title, r.text, r.note, pieces.citation(r.citation, vocabulary) if r.citation else None)
            for r in actor.roles
        ],
        aliases=[(alias.name, alias.note) for alias in actor.aliases],
        speaks_for=Link(actor.speaks_for.name, f"/actors/{actor.speaks_for.slug}") if actor.speaks_for else None,
        spoken_for_by=[Link(other.name, f"/actors/{other.slug}") for other in actors.speaking_for(connection, slug)],
        namesakes=_others_called(connection, actor),
        events=[pieces.event_card(event, vocabulary, wanted.filters(), _part(event, slug)) for event in found],
        said=[pieces.quote_card(quote, vocabulary) for quote in quotes.of_speaker(connection, slug)],
        about=[pieces.quote_card(q, vocabulary) for q in quotes.about(connection, slug) if q.speaker.slug != slug],
        forecasts=forecasts_of(connection, "actor", slug, vocabulary),
        positions=positions_of(connection, "actor", slug),
        notes=pieces.notes(actor.notes, vocabulary),
        changes=pieces.changes(common.changes(connection, "actor", slug)),
        activity=activity(connection, slug, meta),
        compare=_companions(found, slug),
        timeline=Link(f"{actor.name} on the timeline", link("/", wanted.filters())),
        api=f"/api{actor.url}",
    )
    return noted(connection, page)


COMPANIONS = 4
"""So many others are offered for a comparison: those met in the most events."""


def _companions(found: list[shapes.Event], slug: str) -> list[Link]:
    met = Counter((a.slug, a.name) for event in found for a in event.actors if a.slug != slug)
    ranked = sorted(met.items(), key=lambda item: (-item[1], item[0][1]))
    return [Link(name, f"/compare/{slug}/{other}") for (other, name), _ in ranked[:COMPANIONS]]


def _part(event: shapes.Event, slug: str) -> str:
    return next(f"{a.title}: {a.part}" if a.title else a.part for a in event.actors if a.slug == slug)
