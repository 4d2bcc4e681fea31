"""Owns the pieces that several pages show: citations, dates, cards of events and quotations, facets, chips."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from app import dates
from app.filters import ListFilter, Pair, Vocabulary, link
from app.names import BASES, LANES, QUOTE_KINDS, SUPPORTS, joined
from app.queries import shapes


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class CitationLink:
    """A paragraph to look up: "VICE ¶8", its first words, what it supports."""

    label: str
    paragraph: int
    url: str
    locator: str
    supports: str


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date for reading: words, machine-readable text (or None), its basis in words, note and citations."""

    text: str
    datetime: str | None
    edtf: str
    precision: str
    basis: str
    general: bool
    note: str | None
    citations: list[CitationLink]


@dataclass(frozen=True, slots=True)
class DateFace:
    """A date at a glance: "12" over "June 2018"."""

    big: str
    small: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    text: str
    field: str | None
    citation: CitationLink | None


@dataclass(frozen=True, slots=True)
class QuoteCard:
    slug: str
    url: str
    text: str
    speaker: Link
    said: DateLine
    chain: str
    context: str
    kind: str
    citations: list[CitationLink]


@dataclass(frozen=True, slots=True)
class EventCard:
    slug: str
    url: str
    title: str
    summary: str
    face: DateFace
    date: DateLine
    place: str | None
    lane: str
    lane_name: str
    importance: str
    actors: list[Link]
    more_actors: int
    citations: list[CitationLink]
    tag: str


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet: `url` toggles it, and is None where nothing would be left."""

    id: str
    label: str
    count: int
    selected: bool
    url: str | None


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter's values: those shown at once, and those under "more"."""

    name: str
    title: str
    options: list[Option]
    more: list[Option]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, and the link that takes it away."""

    id: str
    label: str
    url: str


SHOWN = 8
"""So many values of a facet stand in the open; the rest is folded."""
CARD_ACTORS = 4


def citation(place: shapes.Place | shapes.Citation | shapes.Passage, vocabulary: Vocabulary) -> CitationLink:
    """The link to a paragraph on its source's page."""
    supports = getattr(place, "supports", [])
    return CitationLink(
        label=vocabulary.sources[place.source],
        paragraph=place.paragraph,
        url=f"/sources/{place.source}#p{place.paragraph}",
        locator=place.locator,
        supports=joined([SUPPORTS[word] for word in supports]),
    )


def date_line(date: shapes.Date, vocabulary: Vocabulary) -> DateLine:
    """A record's date as its page says it."""
    exact = date.precision in ("day", "month", "year") and date.start and "/" not in date.edtf and "X" not in date.edtf
    return DateLine(
        text=date.text,
        datetime=date.edtf.rstrip("~?%") if exact else None,
        edtf=date.edtf,
        precision=precision_words(date),
        basis=BASES[date.basis],
        general=date.basis == "general",
        note=date.note,
        citations=[citation(place, vocabulary) for place in date.citations],
    )


def precision_words(date: shapes.Date) -> str:
    """How exact a date is: "exact to the day", "one day, somewhere in this stretch"."""
    if date.span == "window":
        return "one day, somewhere in this stretch"
    if date.span == "period":
        return "a period" + (", its end open" if date.end is None else "")
    return f"exact to the {date.precision}"


def face(date: shapes.Date) -> DateFace:
    """The date in two short lines."""
    edtf = dates.parse(date.edtf, "period" if date.span == "day" else date.span)  # type: ignore[arg-type]
    start, end = edtf.start, edtf.end
    if edtf.is_interval:
        first, last = (str(p.first.year) if p else "" for p in (start, end))
        years = first if first == last else f"{first}–{last[2:] if last[:2] == first[:2] else last}"
        return DateFace(years, "one day within" if date.span == "window" else "a period")
    assert start is not None
    about = "c. " if start.approximate else ""
    doubt = "?" if start.uncertain else ""
    if start.precision == "day" and not start.unspecified:
        day, month = dates.day_words(start.first).split(" ", 1)
        return DateFace(f"{about}{day}{doubt}", month)
    said = dates.words(dates.parse(date.edtf.rstrip("~?%").replace("-XX", "")))
    head, _, year = said.rpartition(" ")
    small = "day not known" if start.unspecified else ""
    return DateFace(f"{about}{head or year}{doubt}", year if head else small)


def notes(found: Iterable[shapes.Note], vocabulary: Vocabulary) -> list[NoteLine]:
    """Editor's notes, with the paragraph each hangs on."""
    return [
        NoteLine(
            note.text,
            note.field.replace("_", " ").replace(".", " ") if note.field else None,
            citation(shapes.Place(note.source, note.paragraph, ""), vocabulary)
            if note.source and note.paragraph
            else None,
        )
        for note in found
    ]


def quote_card(quote: shapes.Quote, vocabulary: Vocabulary) -> QuoteCard:
    """A quotation as lists show it."""
    return QuoteCard(
        slug=quote.slug,
        url=quote.url,
        text=quote.text,
        speaker=Link(quote.speaker.name, f"/actors/{quote.speaker.slug}"),
        said=date_line(quote.said, vocabulary),
        chain=" → ".join(dict.fromkeys([*(step.who.name for step in quote.via)])),
        context=quote.context,
        kind=QUOTE_KINDS[quote.kind],
        citations=[citation(p, vocabulary) for p in {(p.source, p.paragraph): p for p in quote.passages}.values()],
    )


def event_card(event: shapes.Event, vocabulary: Vocabulary, carried: Sequence[Pair] = (), tag: str = "") -> EventCard:
    """An event as lists show it; its link carries the reader's filter."""
    cited = {(c.source, c.paragraph): c for c in event.citations}
    return EventCard(
        slug=event.slug,
        url=link(event.url, carried),
        title=event.title,
        summary=event.summary,
        face=face(event.date),
        date=date_line(event.date, vocabulary),
        place=event.place,
        lane=event.lane,
        lane_name=LANES[event.lane],
        importance=event.importance,
        actors=[Link(actor.name, f"/actors/{actor.slug}") for actor in event.actors[:CARD_ACTORS]],
        more_actors=max(len(event.actors) - CARD_ACTORS, 0),
        citations=[citation(c, vocabulary) for c in cited.values()],
        tag=tag,
    )


def toggled(wanted: ListFilter, path: str, name: str, value: str | int) -> str:
    """The link that adds a value to the filter, or takes it away."""
    there = value in wanted.values(name)
    return link(path, (wanted.without(name, value) if there else wanted.with_value(name, value)).pairs())


def facet(
    wanted: ListFilter, path: str, name: str, title: str, *, labels: Mapping[str, str], counts: list[shapes.Count],
    ranked: bool = False, url_value: Callable[[str], str | int] = str,
) -> Facet:  # fmt: skip
    """One filter's values with their counts; `ranked` puts the most frequent first and folds the rest."""
    found = {count.value: count.count for count in counts}
    chosen = {str(value) for value in wanted.values(name)}
    options = [
        Option(
            id=f"{name}-{value}",
            label=label,
            count=found.get(value, 0),
            selected=value in chosen,
            url=toggled(wanted, path, name, url_value(value)) if found.get(value) or value in chosen else None,
        )
        for value, label in labels.items()
    ]
    if not ranked:
        return Facet(name, title, options, [])
    options.sort(key=lambda option: (not option.selected, -option.count, option.label))
    return Facet(name, title, options[:SHOWN], options[SHOWN:])


def chips(wanted: ListFilter, path: str, labels: Callable[[str, str], str]) -> list[Chip]:
    """A chip for each value in force."""
    return [
        Chip(
            f"drop-{name}-{value}" if name != "q" else "drop-q",
            labels(name, value),
            link(path, _less(wanted, name, value)),
        )
        for name, value in wanted.filters()
    ]


def _less(wanted: ListFilter, name: str, value: str) -> list[Pair]:
    kept = next((v for v in wanted.values(name) if str(v) == value), value)
    return wanted.without(name, kept if wanted.several(name) else None).pairs()


def without_each(wanted: ListFilter, path: str, labels: Callable[[str, str], str]) -> list[Link]:
    """For an empty view: one link a filter that leaves it out."""
    names = dict.fromkeys(name for name, _ in wanted.filters())
    return [
        Link(
            joined([labels(n, v) for n, v in wanted.filters() if n == name]),
            link(path, wanted.without(name).pairs()),
        )
        for name in names
    ]
