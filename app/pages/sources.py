"""Owns the pages of sources: the five articles, and what was taken from each, paragraph by paragraph."""

from dataclasses import dataclass

from sqlalchemy import Connection

from app.filters import Vocabulary, link
from app.lists import BASES, SOURCE_KINDS, counted, joined
from app.pages import pieces
from app.pages.claims import ClaimLine, forecasts_of, positions_of
from app.pages.pieces import ChangeLine, DateLine, Link, NoteLine
from app.record import q_actors as actors
from app.record import q_common as common
from app.record import q_events as events
from app.record import q_questions as questions
from app.record import q_quotes as quotes
from app.record import q_sources as sources


@dataclass(frozen=True, slots=True)
class SourceCard:
    label: str
    title: str
    url: str
    byline: str
    published: DateLine
    summary: str
    counts: str


@dataclass(frozen=True, slots=True)
class SourcesPage:
    title: str
    description: str
    path: str
    cards: list[SourceCard]


@dataclass(frozen=True, slots=True)
class ParagraphLine:
    """What one paragraph gave: events, quotations, offices, positions, outcomes; or why nothing was taken."""

    number: int
    locator: str
    events: list[Link]
    quotes: list[Link]
    offices: list[Link]
    questions: list[Link]
    bears_on: list[Link]
    reason: str | None


@dataclass(frozen=True, slots=True)
class SourcePage:
    title: str
    description: str
    path: str
    label: str
    byline: str
    kind: str
    published: DateLine
    summary: str
    address: str | None
    address_basis: str
    paragraphs: list[ParagraphLine]
    coverage: str
    forecasts: list[ClaimLine]
    positions: Link | None
    notes: list[NoteLine]
    changes: list[ChangeLine]
    timeline: Link
    api: str


def sources_page(connection: Connection, vocabulary: Vocabulary) -> SourcesPage:
    """All sources by the day they appeared."""
    found = sources.every(connection)
    cards = [
        SourceCard(
            label=source.label,
            title=source.title,
            url=source.url,
            byline=pieces.byline(source),
            published=pieces.date_line(source.published, vocabulary),
            summary=source.summary,
            counts=_counts(sources.paragraphs(connection, source.slug)),
        )
        for source in found
    ]
    description = "The articles that the whole record is made from, and what was taken from each paragraph."
    return SourcesPage("Sources", description, "/sources", cards)


def _counts(found: list[sources.ParagraphUse]) -> str:
    events_ = {slug for use in found for slug in use.events}
    quotes_ = {slug for use in found for slug in use.quotes}
    questions_ = {slug for use in found for slug in use.claims}
    taken = [counted(len(events_), "event"), counted(len(quotes_), "quotation")]
    taken += [f"positions on {counted(len(questions_), 'question')}"] if questions_ else []
    return f"{joined(taken)} from {counted(len(found), 'paragraph')}"


def source_page(connection: Connection, slug: str, vocabulary: Vocabulary) -> SourcePage:
    """The page of a source that exists."""
    source = sources.load(connection, [slug])[0]
    uses = sources.paragraphs(connection, slug)
    lines = _lines(connection, uses)
    cited = sum(not use.furniture and use.left_out is None for use in uses)
    coverage = f"{cited} of {counted(len(uses), 'paragraph')} cited, {len(source.left_out)} left out with a reason"
    return SourcePage(
        title=source.title,
        description=source.summary,
        path=source.url,
        label=source.label,
        byline=pieces.byline(source),
        kind=SOURCE_KINDS[source.kind],
        published=pieces.date_line(source.published, vocabulary),
        summary=source.summary,
        address=source.address,
        address_basis=BASES[source.address_basis] if source.address_basis else "",
        paragraphs=lines,
        coverage=f"{coverage}, {len(source.furniture)} page furniture.",
        forecasts=forecasts_of(connection, "source", slug, vocabulary),
        positions=positions_of(connection, "source", slug),
        notes=pieces.notes(source.notes, vocabulary),
        changes=pieces.changes(common.changes(connection, "source", slug)),
        timeline=Link(f"Events told by {source.label}", link("/", [("source", slug)])),
        api=f"/api{source.url}",
    )


def _lines(connection: Connection, uses: list[sources.ParagraphUse]) -> list[ParagraphLine]:
    named_events = {e.slug: Link(e.title, e.url) for e in events.load(connection, _all(uses, "events"))}
    named_quotes = {q.slug: Link(f"“{q.text}”", q.url) for q in quotes.load(connection, _all(uses, "quotes"))}
    titles = questions.titles(connection)
    named_actors = {a.slug: Link(a.name, a.url) for a in actors.load(connection, _all(uses, "roles"))}
    return [
        ParagraphLine(
            number=use.number,
            locator=use.locator,
            events=[named_events[s] for s in use.events],
            quotes=[named_quotes[s] for s in use.quotes],
            offices=[named_actors[s] for s in use.roles],
            questions=[Link(titles[s], f"/questions/{s}") for s in use.claims],
            bears_on=[Link(titles[s], f"/questions/{s}") for s in use.outcomes],
            reason="Page furniture." if use.furniture else use.left_out,
        )
        for use in uses
    ]


def _all(uses: list[sources.ParagraphUse], kind: str) -> list[str]:
    return list(dict.fromkeys(slug for use in uses for slug in getattr(use, kind)))
