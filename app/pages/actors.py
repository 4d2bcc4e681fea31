"""Owns the pages of actors: the list by side, and one actor with offices, events and words."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from app import urls
from app.filters import EventFilter, PageFilter, QuestionFilter, find
from app.lists import ACTOR_KIND, ACTOR_KINDS, MINOR
from app.pages.activity import Activity, activity
from app.pages.citing import Link
from app.pages.claims import ClaimLine, claim_line, positions_link
from app.pages.cut import FIRST, LINKED, Pages, Rest, paged, rest
from app.pages.entries import EventEntry, event_entry
from app.pages.record_page import RecordPage, record_page
from app.pages.ways import QuoteEntry, quote_entries
from app.record import linked, records
from app.record.story import Story
from app.text import counted

T = TypeVar("T")
FEW_EVENTS, FEW_QUOTES = 12, 5
"""So many of a kind all stand in view; of more events the turning points and majors do, of more quotations so many."""
ACTORS, QUOTES, FORECASTS = 250, 20, 20
"""So many actors stand on a page of their list, and so many quotations and forecasts on the page of one."""


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
    pages: Pages


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
    more_speaking: Rest | None
    namesakes: list[Namesakes]
    events: Parted[EventEntry]
    more_events: Rest | None
    said: Parted[QuoteEntry]
    more_said: Rest | None
    about: Parted[QuoteEntry]
    more_about: Rest | None
    forecasts: list[ClaimLine]
    more_forecasts: Rest | None
    positions: Link | None
    timeline: Link
    activity: Activity | None
    compare: list[Link]


def actors_page(story: Story, asked: PageFilter = FIRST) -> ActorsPage:
    """The actors, by side, then kind, then name, a page of them; who shares a name stands on the first."""
    names, rows = story.names.sides, linked.all_actors(story)
    kinds, sides = list(ACTOR_KINDS), list(names)
    ranked = sorted(rows, key=lambda row: (sides.index(row.side), kinds.index(row.kind)))
    slugs, pages = paged(urls.ACTORS, asked, [row.slug for row in ranked], ACTORS)
    alike = _sharing((row.slug, row.name) for row in rows if row.kind == "person") if asked == FIRST else {}
    shared = {name: slugs[:PEOPLE] for name, slugs in list(alike.items())[:NAMES]}
    actors = story.load(
        records.Actor, dict.fromkeys([*slugs, *(slug for people in shared.values() for slug in people)])
    )
    by_slug = {actor.slug: actor for actor in actors}
    groups = [
        ActorGroup(side, names[side], _by_kind(list(group)))
        for side, group in groupby((by_slug[slug] for slug in slugs), lambda a: a.side)
    ]
    description = (
        f"{counted(len(rows), 'actor')}: every person, government, organisation and outlet that acts, speaks or is "
        "spoken of."
    )
    namesakes = [
        _namesakes(name, len(alike[name]), [by_slug[slug] for slug in people]) for name, people in shared.items()
    ]
    return ActorsPage("Actors", description, urls.ACTORS, groups, namesakes, pages)


NAMESAKES, NAMES, PEOPLE = 3, 20, 20
"""So many people with one name call for help in telling them apart; of so many names so many people each stand here."""


def _sharing(people: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The slugs of people who share a name, by that name, in its order."""
    sharing: dict[str, list[str]] = {}
    for slug, name in people:
        for word in name.split():
            sharing.setdefault(word, []).append(slug)
    return {word: slugs for word, slugs in sorted(sharing.items()) if len(slugs) >= NAMESAKES}


def _namesakes(name: str, number: int, people: list[records.Actor]) -> Namesakes:
    return Namesakes(name, counted(number, "person", "people"), [_line(person) for person in people])


def _others_called(story: Story, actor: records.Actor) -> list[Namesakes]:
    """The people whom a reader may take this one for."""
    if actor.kind != "person":
        return []
    names = set(actor.name.split())
    alike = [slug for slug, name in story.names.actors.items() if names & set(name.split())]
    near = story.load(records.Actor, dict.fromkeys([actor.slug, *alike[: PEOPLE * NAMESAKES]]))
    people = {other.slug: other for other in near if other.kind == "person"}
    groups = _sharing((slug, person.name) for slug, person in people.items())
    return [
        _namesakes(name, len(slugs), [people[slug] for slug in slugs if slug != actor.slug][:PEOPLE])
        for name, slugs in groups.items()
        if name in names
    ]


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
    event_filter, question_filter = EventFilter(actor=(slug,)), QuestionFilter(actor=(slug,))
    events, _ = find.page(story, event_filter)
    carried = event_filter.filters()
    years = find.facet_counts(story, event_filter, ("year",))["year"]
    number, claims = linked.claims_first(story, "actor", slug, FORECASTS + 1)
    quotes = quote_entries(story, linked.quotes_with(story, slug, QUOTES + 1))
    said, about = ([entry for entry in quotes if (entry.quote.speaker.slug == slug) == own] for own in (True, False))
    speaking = linked.speaking_for(story, slug, LINKED + 1)
    timeline = Link(f"{actor.name} on the timeline", urls.link(urls.TIMELINE, carried))
    positions = positions_link(number, question_filter)
    return record_page(
        ActorPage, actor, story,
        title=actor.name,
        description=actor.summary,
        actor=actor,
        kind=ACTOR_KIND[actor.kind],
        side=story.names.sides[actor.side],
        spoken_for_by=[Link(other.name, other.url) for other in speaking[:LINKED]],
        more_speaking=rest(speaking[:LINKED], len(speaking), "of these actors"),
        namesakes=_others_called(story, actor),
        events=_events([event_entry(event, story, carried, _part(event, slug)) for event in events]),
        more_events=rest(events, actor.event_count, f"of {actor.event_count:,} events", timeline),
        said=_quotes(said[:QUOTES]),
        more_said=rest(said[:QUOTES], len(said), "of their quotations", _all_quotes("actor", actor)),
        about=_quotes(about[:QUOTES]),
        more_about=rest(about[:QUOTES], len(about), "of these quotations", _all_quotes("about", actor)),
        forecasts=[claim_line(claim, story) for claim in claims[:FORECASTS]],
        more_forecasts=rest(claims[:FORECASTS], len(claims), "of their forecasts", positions),
        positions=positions,
        activity=activity(story, actor, years),
        compare=_companions(story, slug, event_filter),
        timeline=timeline,
    )  # fmt: skip


def _all_quotes(name: str, actor: records.Actor) -> Link:
    """The list of what an actor said, or of what was said about them."""
    said = "by" if name == "actor" else "about"
    return Link(f"All quotations {said} {actor.name}", urls.link(urls.QUOTES, [(name, actor.slug)]))


def _events(entries: list[EventEntry]) -> Parted[EventEntry]:
    """Turning points and majors in view, the others folded, unless there are few or no others."""
    minor = [entry for entry in entries if entry.event.importance == MINOR]
    shown = [entry for entry in entries if entry.event.importance != MINOR]
    if len(entries) <= FEW_EVENTS or not minor or not shown:
        return Parted(entries, [], "")
    return Parted(shown, minor, counted(len(minor), "minor event"))


def _quotes(entries: list[QuoteEntry]) -> Parted[QuoteEntry]:
    """The first few in view; a single one more is not folded."""
    few = len(entries) if len(entries) == FEW_QUOTES + 1 else FEW_QUOTES
    return Parted(entries[:few], entries[few:], counted(len(entries[few:]), "more quotation"))


COMPANIONS = 4
"""So many others are offered for a comparison: those met in the most events."""


def _companions(story: Story, slug: str, event_filter: EventFilter) -> list[Link]:
    names, met = story.names.actors, find.most_met(story, event_filter, "actor", COMPANIONS + 1)
    ranked = sorted(((-number, names[other], other) for other, number in met.items() if other != slug))
    return [Link(name, urls.compare(slug, other)) for _, name, other in ranked[:COMPANIONS]]


def _part(event: records.Event, slug: str) -> str:
    return next(f"{a.title}: {a.part}" if a.title else a.part for a in event.actors if a.slug == slug)
