"""Owns the pages of sources: what was read, and what was taken from each, paragraph by paragraph."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from app import urls
from app.filters import EventFilter, PageFilter, QuestionFilter, QuoteFilter, find
from app.lists import BASES, SOURCE_KINDS
from app.pages.citing import Link
from app.pages.claims import ClaimLine, claim_line, positions_link
from app.pages.cut import FIRST, Pages, Rest, paged, rest
from app.pages.record_page import RecordPage, record_page
from app.record import linked, records, taken
from app.record.story import Story
from app.record.vocabulary import Vocabulary
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
    pages: Pages


@dataclass(frozen=True, slots=True)
class Taken:
    """What a paragraph gave of one `kind`, under these `words`: all, or the first where it `is_cut`."""

    kind: str
    words: str
    links: list[Link]
    is_cut: bool


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
    pages: Pages
    coverage: str
    forecasts: list[ClaimLine]
    more_forecasts: Rest | None
    positions: Link | None
    timeline: Link


MOST, FORECASTS = 100, 25
"""So many sources stand on a page of their list, and so many forecasts on the page of one."""


def sources_page(story: Story, asked: PageFilter = FIRST) -> SourcesPage:
    """The sources by the day they appeared, a page of them."""
    shown, pages = paged(urls.SOURCES, asked, list(story.sources.values()), MOST)
    told = (
        find.facet_counts(story, EventFilter(), ("source",))["source"],
        find.facet_counts(story, QuoteFilter(), ("source",))["source"],
        taken.questions_told(story),
    )
    entries = [SourceEntry(source, _byline(source), _counts(source, told)) for source in shown]
    description = "The articles that the whole record is made from, and what was taken from each paragraph."
    return SourcesPage("Sources", description, urls.SOURCES, entries, pages)


def _byline(source: records.Source) -> str:
    """Who wrote it and who published it, as far as anybody says."""
    authors = ", ".join(source.authors) or "Author not named"
    return f"{authors} · {source.outlet or 'Outlet not named'}"


def _counts(source: records.Source, told: Iterable[Mapping[str, int]]) -> str:
    events, quotes, questions = (numbers.get(source.slug, 0) for numbers in told)
    parts = [counted(events, "event"), counted(quotes, "quotation")]
    parts += [f"positions on {counted(questions, 'question')}"] if questions else []
    return f"{joined(parts)} from {counted(source.paragraph_count, 'paragraph')}"


def source_page(story: Story, slug: str, asked: PageFilter = FIRST) -> SourcePage:
    """The page of a source that exists, with a page of its paragraphs."""
    source, question_filter = story.sources[slug], QuestionFilter(source=(slug,))
    number, claims = linked.claims_first(story, "source", slug, FORECASTS + 1)
    numbers, pages = paged(source.url, asked, range(1, source.paragraph_count + 1), urls.PARAGRAPHS)
    cited = source.paragraph_count - len(source.furniture) - len(source.left_out)
    there = counted(source.paragraph_count, "paragraph")
    coverage = f"{cited} of {there} cited, {len(source.left_out)} left out with a reason"
    positions = positions_link(number, question_filter)
    return record_page(
        SourcePage, source, story,
        title=source.title,
        description=source.summary,
        source=source,
        byline=_byline(source),
        kind=SOURCE_KINDS[source.kind],
        address_basis=BASES[source.address_basis] if source.address_basis else "",
        paragraphs=_lines(story, slug, (numbers[0], numbers[-1])),
        pages=pages,
        coverage=f"{coverage}, {len(source.furniture)} page furniture.",
        forecasts=[claim_line(claim, story) for claim in claims[:FORECASTS]],
        more_forecasts=rest(claims[:FORECASTS], len(claims), "of its forecasts", positions),
        positions=positions,
        timeline=Link(f"Events told by {source.label}", urls.link(urls.TIMELINE, [("source", slug)])),
    )  # fmt: skip


def _lines(story: Story, source: str, between: tuple[int, int]) -> list[ParagraphLine]:
    names, address = story.names, story.sources[source].address
    used = taken.uses(story, source, between, LINKS + 1)
    return [
        ParagraphLine(
            number=row.number,
            locator=row.locator,
            original=urls.original(address, row.locator) if address else None,
            taken=_taken(names, used[row.number]),
            reason="Page furniture." if row.furniture else row.left_out,
        )
        for row in taken.paragraphs(story, source, between)
    ]


def _taken(names: Vocabulary, use: taken.Use) -> list[Taken]:
    kinds = [
        ("event", "Event", _links("event", use.events, names.events)),
        ("quote", "Quotation", _links("quote", use.quotes, names.quotes, _words)),
        ("question", "Position on", _links("question", use.questions, names.questions)),
        ("question", "Bears on a position in", _links("question", use.bears_on, names.questions)),
        ("actor", "Office of", _links("actor", use.offices, names.actors)),
    ]
    return [Taken(kind, words, links[:LINKS], len(links) > LINKS) for kind, words, links in kinds if links]


LONGEST, LINKS = 90, 12
"""So many characters of a quotation stand beside a paragraph, and so many records of a kind."""


def _words(text: str) -> str:
    return quoted(clipped(text, LONGEST))


def _links(kind: str, slugs: list[str], names: Mapping[str, str], said: Callable[[str], str] = str) -> list[Link]:
    return [Link(said(names[slug]), urls.record(kind, slug)) for slug in slugs]
