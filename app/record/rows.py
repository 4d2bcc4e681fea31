"""Owns what the tables hold: seeds → rows, with everything computed that readers would else compute. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlmodel import SQLModel

from app import dates
from app.curation import Lock, Seeds, forms, parts
from app.lists import EVENT_KINDS, LANES, SUPPORTS
from app.record import tables

SUPPORT_ORDER = tuple(SUPPORTS)


def rows(seeds: Seeds, lock: Lock) -> Iterator[SQLModel]:
    """Every row but `Meta`, in an order in which a row follows those it refers to."""
    yield from _lists(seeds)
    for position, slug in enumerate(ordered_sources(seeds)):
        yield from _source(seeds, lock, slug, position)
    for position, slug in enumerate(sorted(seeds.actors, key=lambda s: _sort_name(seeds.actors[s].name))):
        yield from _actor(seeds, slug, position)
    for position, slug in enumerate(ordered_events(seeds)):
        yield from _event(seeds, slug, position)
    for position, slug in enumerate(ordered_quotes(seeds)):
        yield from _quote(seeds, slug, position)
    for position, change in enumerate(seeds.changes):
        kind, _, slug = (change.record or "").partition("/")
        named = {"kind": kind.removesuffix("s") or None, "slug": slug or None}
        yield tables.Change(position=position, day=change.date, what=change.what, why=change.why, **named)
    yield from _questions(seeds)
    for kind in forms.RECORDS:
        for slug, record in getattr(seeds, kind).items():
            yield from _notes(kind.removesuffix("s"), slug, record)


def ordered_events(seeds: Seeds) -> list[str]:
    """Event slugs: earliest start, latest end, year-only dates last in their year; `after` moves one behind another."""
    ranked = sorted(seeds.events, key=lambda slug: (seeds.events[slug].date.parsed().order(seeds.horizon), slug))
    for slug in list(ranked):
        other = seeds.events[slug].after
        if other and ranked.index(other) > ranked.index(slug):
            ranked.remove(slug)
            ranked.insert(ranked.index(other) + 1, slug)
    return ranked


def ordered_quotes(seeds: Seeds) -> list[str]:
    """Quotation slugs by the day said."""
    return sorted(seeds.quotes, key=lambda slug: (seeds.quotes[slug].said.parsed().order(seeds.horizon), slug))


def ordered_sources(seeds: Seeds) -> list[str]:
    """Source slugs by the day they appeared."""
    return sorted(seeds.sources, key=lambda slug: (seeds.sources[slug].published.parsed().order(seeds.horizon), slug))


def _lists(seeds: Seeds) -> Iterator[SQLModel]:
    starts = [dates.parse(era.start).first for era in seeds.eras]
    for position, (era, first) in enumerate(zip(seeds.eras, starts, strict=True)):
        next_start = starts[position + 1] if position + 1 < len(starts) else None
        last = date.fromordinal(next_start.toordinal() - 1) if next_start else seeds.horizon
        yield tables.Era(
            slug=era.slug, position=position, name=era.name, first=str(first), last=str(last), intro=era.intro
        )
    for position, topic in enumerate(seeds.topics):
        yield tables.Topic(position=position, **topic.model_dump())


def _date(dated: parts.Dated | forms.Role, span: dates.Span | None, horizon: date) -> dict[str, Any]:
    edtf = dates.parse(dated.edtf, span or getattr(dated, "span", None))
    return {
        "edtf": edtf.text,
        "first": str(edtf.first),
        "last": str(edtf.last(horizon)),
        "open_start": edtf.start is None,
        "open_end": edtf.end is None,
        "precision": edtf.precision,
        "span": edtf.span,
        "approximate": edtf.approximate,
        "uncertain": edtf.uncertain,
        "basis": dated.basis,
        "date_note": dated.note,
        "date_text": dates.words(edtf),
    }


def _years(columns: dict[str, Any]) -> range:
    return range(int(columns["first"][:4]), int(columns["last"][:4]) + 1)


def _date_citations(kind: str, slug: str, places: Iterable[parts.Place]) -> Iterator[SQLModel]:
    for position, place in enumerate(places):
        yield tables.DateCitation(
            kind=kind, slug=slug, position=position, source=place.source, paragraph=place.paragraph
        )


def _source(seeds: Seeds, lock: Lock, slug: str, position: int) -> Iterator[SQLModel]:
    source = seeds.sources[slug]
    plain = source.model_dump(
        include={"title", "label", "outlet", "kind", "summary", "address_basis", "paragraph_count"}
    )
    address = str(source.address) if source.address else None
    columns = _date(source.published, None, seeds.horizon)
    yield tables.Source(slug=slug, position=position, address=address, **plain, **columns)
    for index, name in enumerate(source.authors):
        yield tables.SourceAuthor(source=slug, position=index, name=name)
    reasons = {omission.paragraph: omission.reason for omission in source.left_out}
    for number in range(1, source.paragraph_count + 1):
        yield tables.Paragraph(
            source=slug,
            number=number,
            locator=lock.locators.get((slug, number), ""),
            furniture=number in source.furniture,
            left_out=reasons.get(number),
        )
    yield from _date_citations("source", slug, source.published.citations)


def _sort_name(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _actor(seeds: Seeds, slug: str, position: int) -> Iterator[SQLModel]:
    actor = seeds.actors[slug]
    events, quotes = seeds.events.values(), seeds.quotes.values()
    yield tables.Actor(
        slug=slug,
        position=position,
        **actor.model_dump(include={"name", "kind", "side", "summary", "speaks_for"}),
        event_count=sum(slug in {p.actor for p in event.actors} for event in events),
        quote_count=sum(quote.speaker == slug for quote in quotes),
        about_count=sum(slug in quote.about for quote in quotes),
    )
    for index, role in enumerate(actor.roles):
        plain = role.model_dump(include={"title", "source", "paragraph"})
        yield tables.ActorRole(actor=slug, position=index, **plain, **_date(role, "period", seeds.horizon))
    for index, alias in enumerate(actor.aliases):
        yield tables.ActorAlias(actor=slug, position=index, name=alias.name, note=alias.note)


def office(actor: forms.Actor, when: dates.Edtf, horizon: date) -> str | None:
    """The office that the actor's roles give for the whole of `when`: the first that covers it."""
    for role in actor.roles:
        held = role.parsed()
        if held.first <= when.first and when.last(horizon) <= held.last(horizon):
            return role.title
    return None


def era_of(seeds: Seeds, when: dates.Edtf) -> str:
    """The era in which `when` begins."""
    return [era.slug for era in seeds.eras if dates.parse(era.start).first <= when.first][-1]


def _event(seeds: Seeds, slug: str, position: int) -> Iterator[SQLModel]:
    event = seeds.events[slug]
    when, columns = event.date.parsed(), _date(event.date, None, seeds.horizon)
    plain = event.model_dump(include={"title", "short", "place", "lane", "kind", "importance", "summary"})
    yield tables.Event(
        slug=slug, position=position, era=era_of(seeds, when), loose_year=when.loose_year, **plain, **columns
    )
    for index, p in enumerate(event.actors):
        title = p.title or office(seeds.actors[p.actor], when, seeds.horizon)
        yield tables.EventActor(event=slug, actor=p.actor, position=index, title=title, part=p.part)
    for index, c in enumerate(event.citations):
        supports = " ".join(sorted(c.supports, key=SUPPORT_ORDER.index))
        yield tables.EventCitation(
            event=slug, position=index, source=c.source, paragraph=c.paragraph, supports=supports
        )
    for index, r in enumerate(event.related):
        yield tables.EventRelation(
            event=slug,
            position=index,
            other=r.event,
            relation=r.relation,
            source=r.source,
            paragraph=r.paragraph,
        )
    yield from (tables.EventTopic(event=slug, topic=topic) for topic in event.topics)
    yield from (tables.EventYear(event=slug, year=year) for year in _years(columns))
    places = [*event.date.citations, *(c for c in event.citations if "date" in c.supports)]
    yield from _date_citations("event", slug, {(p.source, p.paragraph): p for p in places}.values())


def whole_text(quote: forms.Quote) -> str:
    """The passages as one text; words that a second article prints too, whole or in part, stand once."""
    texts = list(dict.fromkeys(passage.text for passage in quote.passages))
    return " … ".join(text for text in texts if not any(text != other and text in other for other in texts))


def _quote(seeds: Seeds, slug: str, position: int) -> Iterator[SQLModel]:
    quote = seeds.quotes[slug]
    columns = _date(quote.said, None, seeds.horizon)
    text = whole_text(quote)
    plain = quote.model_dump(include={"speaker", "context", "kind", "event"})
    yield tables.Quote(slug=slug, position=position, text=text, **plain, **columns)
    for index, p in enumerate(quote.passages):
        yield tables.QuotePassage(quote=slug, position=index, text=p.text, source=p.source, paragraph=p.paragraph)
    yield from (tables.QuoteAbout(quote=slug, actor=a, position=i) for i, a in enumerate(quote.about))
    yield from (tables.QuoteVia(quote=slug, position=i, who=v.who, how=v.how) for i, v in enumerate(quote.via))
    yield from (tables.QuoteTopic(quote=slug, topic=topic) for topic in quote.topics)
    yield from (tables.QuoteYear(quote=slug, year=year) for year in _years(columns))
    rests_on = quote.said.citations or ([] if quote.said.basis == "general" else [quote.passages[0]])
    yield from _date_citations("quote", slug, rests_on)


def _questions(seeds: Seeds) -> Iterator[SQLModel]:
    """Questions by title, and all claims by the day they were made, those of one day as their source has them."""
    for position, slug in enumerate(sorted(seeds.questions, key=lambda s: seeds.questions[s].title)):
        question = seeds.questions[slug]
        yield tables.Question(
            slug=slug, position=position, title=question.title, intro=question.intro, event=question.event
        )
        yield from (
            tables.QuestionTopic(question=slug, topic=topic, position=i) for i, topic in enumerate(question.topics)
        )
    claims = [(claim, slug) for slug, question in seeds.questions.items() for claim in question.claims]
    claims.sort(key=lambda pair: (pair[0].made.parsed().order(seeds.horizon), *_where(pair[0])))
    for position, (claim, slug) in enumerate(claims):
        yield from _claim(seeds, claim, slug, position)


def _where(claim: forms.Claim) -> tuple[str, int, str]:
    return claim.source, claim.paragraph, claim.slug


def _claim(seeds: Seeds, claim: forms.Claim, question: str, position: int) -> Iterator[SQLModel]:
    plain = claim.model_dump(exclude={"made", "outcomes"})
    yield tables.Claim(question=question, position=position, **plain, **_date(claim.made, None, seeds.horizon))
    for index, outcome in enumerate(claim.outcomes):
        yield tables.Outcome(claim=claim.slug, position=index, **outcome.model_dump())
    yield from _date_citations("claim", claim.slug, claim.made.citations)


def _notes(kind: str, slug: str, record: Any) -> Iterator[SQLModel]:
    for position, note in enumerate(record.notes):
        yield tables.Note(kind=kind, slug=slug, position=position, **note.model_dump())
    yield from (tables.FormerSlug(kind=kind, old=old, slug=slug) for old in record.former_slugs)


SearchRow = dict[str, str]


def search_rows(seeds: Seeds) -> Iterator[SearchRow]:
    """What full-text search finds each record by: its title, its text, and the names that belong to it."""
    named = {slug: _names_of(actor) for slug, actor in seeds.actors.items()}
    said: dict[str, list[str]] = {}
    for quote in seeds.quotes.values():
        said.setdefault(quote.event or "", []).extend(f"“{p.text}”" for p in quote.passages)
    for slug, event in seeds.events.items():
        names = [named[p.actor] for p in event.actors]
        kind = f"{EVENT_KINDS[event.kind]} {LANES[event.lane]} {event.place or ''}"
        yield _found("event", slug, event.title, [event.summary, *said.get(slug, [])], [*names, kind])
    for slug, quote in seeds.quotes.items():
        yield _found(
            "quote", slug, whole_text(quote), [quote.context], [named[a] for a in (quote.speaker, *quote.about)]
        )
    for slug, actor in seeds.actors.items():
        titles = [role.title for role in actor.roles]
        yield _found("actor", slug, actor.name, [actor.summary, *titles], [a.name for a in actor.aliases])
    for slug, question in seeds.questions.items():
        body = [question.intro, *(words for claim in question.claims for words in _words_of(claim))]
        holders = [named[claim.who] if claim.who else claim.who_printed or "" for claim in question.claims]
        yield _found("question", slug, question.title, body, list(dict.fromkeys(holders)))
    for slug, source in seeds.sources.items():
        yield _found(
            "source",
            slug,
            source.title,
            [source.summary],
            [source.label, source.outlet or "", *source.authors],
        )


def _words_of(claim: forms.Claim) -> list[str]:
    return [claim.text, *([claim.condition] if claim.condition else []), *(outcome.text for outcome in claim.outcomes)]


def _names_of(actor: forms.Actor) -> str:
    return " ".join([actor.name, *(alias.name for alias in actor.aliases)])


def _found(kind: str, slug: str, title: str, body: list[str], names: list[str]) -> SearchRow:
    return {"kind": kind, "slug": slug, "title": title, "body": "\n".join(body), "names": "\n".join(names)}
