"""Owns the pieces that several pages show: citations, dates, cards of events and quotations, facets, chips."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app import dates
from app.filters import Pair, Vocabulary, link
from app.lists import BASES, FIELDS, LANES, QUOTE_KINDS, SUPPORTS, joined
from app.record import shapes


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
class ChangeLine:
    """A change of the record: day in words, what, why, and the record that changed where the page is not its own."""

    day: str
    datetime: str
    what: str
    why: str
    record: Link | None


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
    opens: shapes.Era | None = None


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


def date_line(dated: shapes.Date, vocabulary: Vocabulary) -> DateLine:
    """A record's date as its page says it."""
    exact = (
        dated.precision in ("day", "month", "year") and dated.start and "/" not in dated.edtf and "X" not in dated.edtf
    )
    return DateLine(
        text=dated.text,
        datetime=dated.edtf.rstrip("~?%") if exact else None,
        edtf=dated.edtf,
        precision=precision_words(dated),
        basis=BASES[dated.basis],
        general=dated.basis == "general",
        note=dated.note,
        citations=[citation(place, vocabulary) for place in dated.citations],
    )


def byline(source: shapes.Source) -> str:
    """Who wrote it and who published it, as far as anybody says."""
    authors = ", ".join(source.authors) or "Author not named"
    return f"{authors} · {source.outlet or 'Outlet not named'}"


def precision_words(dated: shapes.Date) -> str:
    """How exact a date is: "exact to the day", "one day, somewhere in this stretch"."""
    if dated.span == "window":
        return "one day, somewhere in this stretch"
    if dated.span == "period":
        return "a period" + (", its end open" if dated.end is None else "")
    return f"exact to the {dated.precision}"


def face(dated: shapes.Date) -> DateFace:
    """The date in two short lines."""
    edtf = dates.parse(dated.edtf, "period" if dated.span == "day" else dated.span)  # type: ignore[arg-type]
    start, end = edtf.start, edtf.end
    if edtf.is_interval:
        return _interval_face(start, end, ", one day" if dated.span == "window" else "")
    assert start is not None
    about = "c. " if start.approximate else ""
    doubt = "?" if start.uncertain else ""
    if start.precision == "day" and not start.unspecified:
        day, month = dates.day_words(start.first).split(" ", 1)
        return DateFace(f"{about}{day}{doubt}", month)
    said = dates.words(dates.parse(dated.edtf.rstrip("~?%").replace("-XX", "")))
    head, _, year = said.removeprefix("the ").rpartition(" ")
    small = "day not known" if start.unspecified else ""
    return DateFace(f"{about}{head or year}{doubt}", year if head else small)


def _interval_face(start: dates.Point | None, end: dates.Point | None, sort: str) -> DateFace:
    """ "12–15" over "November 2020", "Jan–Apr" over "2018", "2018–20": as short as both ends allow."""
    if start and end and start.first.year == end.first.year:
        first, last = start.first, end.last
        months = [dates.MONTHS[month - 1][:3] for month in (first.month, last.month)]
        if {start.precision, end.precision} == {"day"} and first.month == last.month:
            return DateFace(f"{first.day}–{last.day}", f"{dates.MONTHS[first.month - 1]} {first.year}{sort}")
        if {start.precision, end.precision} <= {"day", "month"}:
            return DateFace("–".join(dict.fromkeys(months)), f"{first.year}{sort}")
    first_year, last_year = (str(p.first.year) if p else "" for p in (start, end))
    if first_year == last_year:
        return DateFace(first_year, "one day within" if sort else "a period")
    short = last_year[2:] if last_year[:2] == first_year[:2] else last_year
    return DateFace(f"{first_year}–{short}", "one day within" if sort else "a period")


def notes(found: Iterable[shapes.Note], vocabulary: Vocabulary) -> list[NoteLine]:
    """Editor's notes, with the paragraph each hangs on."""
    return [
        NoteLine(
            note.text,
            field_words(note.field) if note.field else None,
            citation(shapes.Place(note.source, note.paragraph, ""), vocabulary)
            if note.source and note.paragraph
            else None,
        )
        for note in found
    ]


def field_words(field: str) -> str:
    """A field as readers call it: "published.edtf" is the date of publication."""
    name = field.split(".")[0]
    return FIELDS.get(name, name.replace("_", " "))


def changes(found: Iterable[shapes.Change], names: Mapping[str, str] | None = None) -> list[ChangeLine]:
    """The changes of the record; `names` gives the name of each changed record by its URL, where that is wanted."""
    lines = []
    for change in found:
        url = f"/{change.kind}s/{change.slug}"
        record = Link((names or {})[url], url) if names and change.kind else None
        day = dates.day_words(date.fromisoformat(change.day))
        lines.append(ChangeLine(day, change.day, change.what, change.why, record))
    return lines


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
