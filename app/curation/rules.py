"""Owns the rules that hold across records, one function a rule; `check` runs them all and sorts what they find."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from typing import Any

from app.curation import forms, proof
from app.curation.fields import KeyPath, fields
from app.curation.order import ordered_events, stands_behind
from app.curation.place_rules import (
    check_event_places,
    check_map,
    check_quote_place,
    check_unused_places,
    check_within,
)
from app.curation.problems import Finding, Problem, Seeds
from app.curation.prose import check_prose
from app.curation.reader import load
from app.curation.story_rules import (
    check_changes,
    check_days,
    check_lanes,
    check_story,
    check_synonyms,
    check_years,
)
from app.lists import ACTOR, EVENT, KINDS, LANE, LISTED, PLACE, QUESTION, QUOTE, SOURCE, TOPIC, Kind

Fault = tuple[KeyPath, str, str]
"""What is wrong with one record: a path in it, what is wrong there, and the remedy."""
NOTED = {EVENT.plural: ("participants",)}
"""What an editor's note may be on besides a field of the record."""


def check(folder: Path, articles_folder: Path | None = None) -> tuple[Seeds, list[Problem]]:
    """The seeds and every problem at once. With the articles, proves each passage and rewrites the lock
    once nothing is wrong; raises ArticlesError where they cannot be read."""
    seeds, problems = load(folder)
    findings = [finding for rule in RULES for finding in rule(seeds)]
    if articles_folder is None:
        problems += proof.check_lock(seeds, proof.read_lock(folder)) if folder.is_dir() else []
    else:
        articles = proof.read_articles(articles_folder, seeds)
        findings += proof.check_articles(seeds, articles)
        if not problems and not findings:
            proof.write_lock(seeds, articles)
    return seeds, sorted({*problems, *(seeds.problem(*finding) for finding in findings)})


def check_references(seeds: Seeds) -> Iterator[Finding]:
    """Every slug and paragraph that a record names exists, and may be named there: page furniture may not."""
    for file, path, kind, slug, paragraph in seeds.references:
        known = seeds.of(kind)
        if slug not in known and kind.file(slug) not in seeds.unread:
            yield file, path, f"there is no {kind.noun} {slug!r}", did_you_mean(slug, kind, known)
        if kind is not SOURCE or slug not in known:
            continue
        source, path = seeds.sources[slug], (*path[:-1], "paragraph")
        if paragraph > source.paragraph_count:
            yield file, path, f"{slug} has no paragraph {paragraph}", f"It has 1 to {source.paragraph_count}."
        elif paragraph in source.furniture and not file.startswith(f"{SOURCE.plural}/"):
            message = f"paragraph {paragraph} of {slug} is page furniture"
            yield file, path, message, "Cite the paragraph that says it."


def did_you_mean(wrong: str, kind: Kind, known: Mapping[str, object]) -> str:
    """The remedy for an unknown slug: the nearest known one, one of the story's lists, or a new one."""
    near = [f"Did you mean {slug!r}?" for slug in get_close_matches(wrong, known, n=1)]
    if kind in LISTED and not near:
        return f"Use one of {', '.join(known)}, or add it to {kind.within}."
    new = f"add it to {kind.within}" if kind.within else f"write the record {wrong!r}"
    return " ".join([*near, f"Otherwise {new}." if near else f"Correct it, or {new}."])


def check_orphans(seeds: Seeds) -> Iterator[Finding]:
    """Every actor acts, speaks or is spoken of; every topic is about something, every lane holds something. With a file
    unread nobody can tell."""
    if seeds.unread:
        return
    used = {(reference.kind, reference.slug) for reference in seeds.references}
    for slug in seeds.actors:
        if (ACTOR, slug) not in used:
            remedy = "Name it in an event or a quotation, or remove the record."
            yield ACTOR.file(slug), (), "nothing refers to this actor", remedy
    for index, slug in enumerate(seeds.of(TOPIC)):
        if seeds.events and (TOPIC, slug) not in used:
            yield TOPIC.file(slug), (index, "slug"), f"nothing is about the topic {slug!r}", "Use it, or remove it."
    for index, slug in enumerate(seeds.of(LANE)):
        if seeds.events and (LANE, slug) not in used:
            remedy = "Enter one, or remove the lane: a row without marks tells nothing."
            yield LANE.file(slug), (LANE.plural, index, "slug"), f"no event stands in the lane {slug!r}", remedy


def check_duplicates(seeds: Seeds) -> Iterator[Finding]:
    """Nothing is entered twice: names, titles, passages, citations of one paragraph, slugs and entries of lists."""
    for kind, field in ((EVENT, "title"), (ACTOR, "name"), (PLACE, "name"), (SOURCE, "label")):
        records = seeds.of(kind).items()
        yield from _repeats((kind.file(slug), (field,), getattr(record, field)) for slug, record in records)
    yield from _repeats(
        (QUOTE.file(slug), ("passages", index), f"{passage.source} {passage.paragraph} {proof.fold(passage.text)}")
        for slug, index, passage in seeds.passages()
    )
    for slug, event in seeds.events.items():
        file = EVENT.file(slug)
        yield from _repeats((file, ("citations",), f"{c.source} {c.paragraph}") for c in event.citations)
        yield from _repeats((file, ("actors",), participant.actor) for participant in event.actors)
    for slug, source in seeds.sources.items():
        yield from _repeats((SOURCE.file(slug), ("left_out",), f"paragraph {o.paragraph}") for o in source.left_out)
    yield from _repeats(("eras.yaml", (index, "slug"), era.slug) for index, era in enumerate(seeds.eras))
    yield from _repeats(("topics.yaml", (index, "slug"), topic.slug) for index, topic in enumerate(seeds.topics))
    for kind in LISTED:
        listed = list(enumerate(getattr(seeds.lists, kind.plural, ())))
        for field in ("slug", "name"):
            yield from _repeats((kind.within, (kind.plural, n, field), getattr(value, field)) for n, value in listed)


def _repeats(values: Iterable[tuple[str, KeyPath, str]]) -> Iterator[Finding]:
    values = list(values)
    counts = Counter(value for _, _, value in values)
    for file, path, value in values:
        if counts[value] > 1:
            yield file, path, f"{value!r} is entered {counts[value]} times", "Keep one."


def check_records(seeds: Seeds) -> Iterator[Finding]:
    """What the rules of its kind find in each record."""
    for kind, rules in RECORD_RULES.items():
        for slug, record in seeds.of(kind).items():
            for fault in chain.from_iterable(rule(seeds, slug, record) for rule in rules):
                yield kind.file(slug), *fault


def check_order(seeds: Seeds) -> Iterator[Finding]:
    """What contains stands before what it contains, and what answers, follows or reverses after that."""
    place = {slug: position for position, slug in enumerate(ordered_events(seeds))}
    for slug, event in seeds.events.items():
        for index, related in enumerate(event.related):
            if place.get(related.event, -1) > place[slug]:
                message = f"the event stands before {related.event!r}, which it links to as {related.relation!r}"
                remedy = f"Add `after: {related.event}`, correct a date, or drop the relation."
                yield EVENT.file(slug), ("related", index, "event"), message, remedy


def check_support(_: Seeds, __: str, event: forms.Event) -> Iterator[Fault]:
    """What an event says is supported by a citation, or an editor's note says by what it can be checked."""
    general = event.date.basis == "general"
    supported = {support for citation in event.citations for support in citation.supports}
    noted = {note.field for note in event.notes}
    if not general and "date" not in supported:
        yield ("date",), "no citation supports the date", "Cite its paragraph, or set basis: general."
    if general and "date" in supported:
        remedy = "Set basis: stated or derived, or drop 'date' from supports."
        yield ("date", "basis"), "the date is general, yet a citation supports it", remedy
    for field, stated in (("place", event.place), ("participants", True)):
        if stated and field not in supported | noted:
            remedy = f"Cite its paragraph, or add a note with field: {field} that names a public document."
            yield (field,), f"no citation supports the {field}", remedy
    if "place" in supported and not event.place:
        yield ("citations",), "a citation supports a place, but there is none", "Add place."


def check_place_in_time(seeds: Seeds, slug: str, event: forms.Event) -> Iterator[Fault]:
    """Causes come before effects, nothing stands after itself, and nothing lies before the first era."""
    when = event.date.parsed()
    for index, related in enumerate(event.related):
        path, other = ("related", index, "event"), seeds.events.get(related.event)
        if related.event == slug:
            yield path, "the event is linked to itself", "Name the other event."
        if other and other.date.parsed().first > when.last(seeds.horizon):
            yield path, f"{related.event!r} begins after this event", "Draw the link from the later event."
    if slug in stands_behind(seeds, slug):
        message = "the event stands after itself" + ("" if event.after == slug else ", by way of others")
        yield ("after",), message, "Remove it."
    if seeds.eras and str(when.first) < min(era.start for era in seeds.eras):
        remedy = "Correct the date, or begin the first era earlier."
        yield ("date", "edtf"), "the event lies before the first era", remedy


def check_said(seeds: Seeds, _: str, quote: forms.Quote) -> Iterator[Fault]:
    """Words are said before an article prints them."""
    if quote.said.parsed().first > min(_appeared(seeds, passage.source) for passage in quote.passages):
        message = "the words are said after the article that prints them"
        yield ("said", "edtf"), message, "Correct the date, or the source."


def _appeared(seeds: Seeds, source: str | None) -> date:
    """The latest day on which a source may have appeared, or any source where this is none of the record."""
    form = seeds.sources.get(source or "")
    return form.published.parsed().last(date.max) if form else date.max


def check_claims(seeds: Seeds, _: str, question: forms.Question) -> Iterator[Fault]:
    """Each claim has a slug of its own, was made before it was printed, and its outcomes are not older than it is."""
    entered = Counter(claim.slug for other in seeds.questions.values() for claim in other.claims)
    for index, claim in enumerate(question.claims):
        if entered[claim.slug] > 1:
            message = f"the claim {claim.slug!r} is entered {entered[claim.slug]} times"
            yield ("claims", index, "slug"), message, "Give each claim a slug of its own."
        quote, made = seeds.quotes.get(claim.quote or ""), claim.made.parsed().first
        if quote and quote.speaker != claim.who:
            message = f"the quotation {claim.quote!r} is by {quote.speaker!r}, not by the holder"
            yield ("claims", index, "quote"), message, "Link a quotation by the same holder, or none."
        if made > _appeared(seeds, claim.source):
            message = "the claim is made after the article that prints it"
            yield ("claims", index, "made", "edtf"), message, "Correct the date, or the source."
        for at, outcome in enumerate(claim.outcomes):
            if _appeared(seeds, outcome.source) < made:
                message = f"{outcome.source} certainly appeared before the claim was made"
                yield ("claims", index, "outcomes", at, "source"), message, "Cite a later passage."


def check_authors(_: Seeds, __: str, source: forms.Source) -> Iterator[Fault]:
    """The authors as bibliographies sort them are the authors, in other order: a comma behind the family name."""
    words = [sorted(name.replace(",", " ").split()) for name in source.authors_sorted]
    commas = all(name.count(",") == 1 for name in source.authors_sorted)
    if words and not (commas and words == [sorted(name.split()) for name in source.authors]):
        message = "the names are not those of the authors, each with one comma behind the family name"
        yield ("authors_sorted",), message, "Give one for each author, as in: Byron, Ada."


def check_coverage(seeds: Seeds, slug: str, source: forms.Source) -> Iterator[Fault]:
    """Every paragraph is cited, left out with a reason, or furniture: one of the three. Whether one is cited cannot be
    told while a file is unread."""
    numbers, furniture = set(range(1, source.paragraph_count + 1)), set(source.furniture)
    left_out = {omission.paragraph for omission in source.left_out}
    cited = {pinpoint.paragraph for pinpoint in seeds.cited if pinpoint.slug == slug}
    for name, listed in (("furniture", furniture), ("left_out", left_out)):
        for number in listed - numbers:
            yield (name,), f"there is no paragraph {number}", f"It has 1 to {source.paragraph_count}."
    for number in left_out & furniture:
        message = f"paragraph {number} is listed as furniture and as left out"
        yield ("furniture",), message, "Keep it in one of the two."
    for number in (cited & left_out & numbers) - furniture:
        yield ("left_out",), f"paragraph {number} is cited, yet listed as left out", "Remove it from left_out."
    for number in numbers - furniture - cited - left_out:
        if not seeds.unread:
            yield ("left_out",), f"nothing cites paragraph {number}", "Cite it, or add it to left_out with the reason."


def check_former_slugs(seeds: Seeds) -> Iterator[Finding]:
    """A former slug is nobody's slug, and leads to one record only: to a claim where an event was retired into it."""
    retired = [
        (QUESTION.file(slug), ("claims", index, "former_events", at), old)
        for slug, question in seeds.questions.items()
        for index, claim in enumerate(question.claims)
        for at, old in enumerate(claim.former_events)
    ]
    for kind in KINDS.values():
        records = seeds.of(kind)
        former: list[tuple[str, KeyPath, str]] = [
            (kind.file(slug), ("former_slugs", index), old)
            for slug, record in records.items()
            for index, old in enumerate(record.former_slugs)
        ]
        former += retired if kind is EVENT else []
        taken = Counter([*records, *(old for _, _, old in former)])
        for file, path, old in former:
            if taken[old] > 1:
                yield file, path, f"{old!r} is the slug of another record too", "Remove it from one of them."


def check_notes(seeds: Seeds) -> Iterator[Finding]:
    """A note hangs on a field that the record has."""
    for kind in KINDS.values():
        names = {*(field.name for field in fields(forms.RECORDS[kind.plural])), *NOTED.get(kind.plural, ())}
        for slug, record in seeds.of(kind).items():
            for index, note in enumerate(record.notes):
                if note.field and note.field.split(".")[0] not in names:
                    message = f"the record has no field {note.field!r}"
                    yield kind.file(slug), ("notes", index, "field"), message, f"Use one of {', '.join(sorted(names))}."


RULES = (
    check_references, check_orphans, check_duplicates, check_records, check_order, check_prose, check_former_slugs,
    check_notes, check_days, check_changes, check_synonyms, check_lanes, check_story, check_years,
    check_unused_places, check_map,
)  # fmt: skip
RECORD_RULES: dict[Kind, tuple[Callable[[Seeds, str, Any], Iterator[Fault]], ...]] = {
    EVENT: (check_support, check_place_in_time, check_event_places),
    PLACE: (check_within,),
    QUOTE: (check_said, check_quote_place),
    QUESTION: (check_claims,),
    SOURCE: (check_coverage, check_authors),
}
