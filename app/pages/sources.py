"""Owns the pages of sources: what was read, and what was taken from each, paragraph by paragraph."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app import urls
from app.filters import QuestionFilter, find
from app.lists import BASES, SOURCE_KINDS
from app.pages.citing import Link
from app.pages.claims import ClaimLine, forecasts, positions
from app.pages.record_page import RecordPage, record_page
from app.record import linked, records
from app.record.story import Story, Vocabulary
from app.text import clipped, counted, joined, quoted


@dataclass(frozen=True, slots=True)
class SourceEntry:
    source: records.Source
    byline: str
    counts: str


@dataclass(frozen=True, slots=True)
class SourcesPage:
    title: str
    description: str
    path: str
    entries: list[SourceEntry]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a paragraph gave of one `kind`, under these `words`."""

    kind: str
    words: str
    links: list[Link]


@dataclass(frozen=True, slots=True)
class ParagraphLine:
    """What one paragraph gave, kind by kind; or why nothing was taken; and where it opens in the article itself."""

    number: int
    locator: str
    original: str | None
    taken: list[Taken]
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage(RecordPage):
    source: records.Source
    byline: str
    kind: str
    address_basis: str
    paragraphs: list[ParagraphLine]
    coverage: str
    forecasts: list[ClaimLine]
    positions: Link | None
    timeline: Link


def sources_page(story: Story) -> SourcesPage:
    """All sources by the day they appeared."""
    used = linked.uses(story)
    entries = [SourceEntry(source, _byline(source), _counts(source, used)) for source in story.sources.values()]
    description = "The articles that the whole record is made from, and what was taken from each paragraph."
    return SourcesPage("Sources", description, urls.SOURCES, entries)


def _byline(source: records.Source) -> str:
    """Who wrote it and who published it, as far as anybody says."""
    authors = ", ".join(source.authors) or "Author not named"
    return f"{authors} · {source.outlet or 'Outlet not named'}"


def _counts(source: records.Source, used: Mapping[tuple[str, int], linked.Use]) -> str:
    mine = [use for (slug, _), use in used.items() if slug == source.slug]
    events, quotes, questions = (
        len({slug for use in mine for slug in getattr(use, name)}) for name in ("events", "quotes", "questions")
    )
    taken = [counted(events, "event"), counted(quotes, "quotation")]
    taken += [f"positions on {counted(questions, 'question')}"] if questions else []
    return f"{joined(taken)} from {counted(source.paragraph_count, 'paragraph')}"


def source_page(story: Story, slug: str) -> SourcePage:
    """The page of a source that exists."""
    source, question_filter = story.sources[slug], QuestionFilter(source=(slug,))
    claims, lines = find.claims(story, question_filter), _lines(story, slug)
    cited = len(lines) - len(source.furniture) - len(source.left_out)
    coverage = f"{cited} of {counted(len(lines), 'paragraph')} cited, {len(source.left_out)} left out with a reason"
    return record_page(
        SourcePage, source, story,
        title=source.title,
        description=source.summary,
        source=source,
        byline=_byline(source),
        kind=SOURCE_KINDS[source.kind],
        address_basis=BASES[source.address_basis] if source.address_basis else "",
        paragraphs=lines,
        coverage=f"{coverage}, {len(source.furniture)} page furniture.",
        forecasts=forecasts(claims, story),
        positions=positions(claims, question_filter),
        timeline=Link(f"Events told by {source.label}", urls.link(urls.TIMELINE, [("source", slug)])),
    )  # fmt: skip


def _lines(story: Story, source: str) -> list[ParagraphLine]:
    names, used, address = story.names, linked.uses(story), story.sources[source].address
    return [
        ParagraphLine(
            number=row.number,
            locator=row.locator,
            original=urls.original(address, row.locator) if address else None,
            taken=_taken(names, used.get((source, row.number), linked.Use())),
            reason="Page furniture." if row.furniture else row.left_out,
        )
        for row in linked.paragraphs(story, source)
    ]


def _taken(names: Vocabulary, use: linked.Use) -> list[Taken]:
    kinds = [
        ("event", "Event", _links("event", use.events, names.events)),
        ("quote", "Quotation", _links("quote", use.quotes, names.quotes, _words)),
        ("question", "Position on", _links("question", use.questions, names.questions)),
        ("question", "Bears on a position in", _links("question", use.bears_on, names.questions)),
        ("actor", "Office of", _links("actor", use.offices, names.actors)),
    ]
    return [Taken(kind, words, links) for kind, words, links in kinds if links]


LONGEST = 90
"""So many characters of a quotation stand beside a paragraph."""


def _words(text: str) -> str:
    return quoted(clipped(text, LONGEST))


def _links(kind: str, slugs: list[str], names: Mapping[str, str], said: Callable[[str], str] = str) -> list[Link]:
    return [Link(said(names[slug]), urls.record(kind, slug)) for slug in slugs]
