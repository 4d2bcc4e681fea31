"""Owns the rules that hold across records, one function a rule; `check` runs them all and sorts what they find."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from app import dates
from app.curation import proof
from app.curation.fields import fields
from app.curation.forms import RECORDS, Claim
from app.curation.problems import Finding, KeyPath, Problem, Seeds, did_you_mean
from app.curation.reader import load
from app.curation.references import check_references, cited, references
from app.lists import ACTOR, EVENT, KINDS, QUESTION, QUOTE, SOURCE, TOPIC

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


def check_support(seeds: Seeds) -> Iterator[Finding]:
    """What an event says is supported by a citation, or an editor's note says by what it can be checked."""
    for slug, event in seeds.events.items():
        file, general = EVENT.file(slug), event.date.basis == "general"
        supported = {support for citation in event.citations for support in citation.supports}
        noted = {note.field for note in event.notes}
        if not general and "date" not in supported:
            yield file, ("date",), "no citation supports the date", "Cite its paragraph, or set basis: general."
        if general and "date" in supported:
            remedy = "Set basis: stated or derived, or drop 'date' from supports."
            yield file, ("date", "basis"), "the date is general, yet a citation supports it", remedy
        if "summary" not in supported:
            yield file, ("summary",), "no citation supports the summary", "Cite the paragraph that tells it."
        for field, stated in (("place", event.place), ("participants", True)):
            if stated and field not in supported | noted:
                remedy = f"Cite its paragraph, or add a note with field: {field} that names a public document."
                yield file, (field,), f"no citation supports the {field}", remedy
        if "place" in supported and not event.place:
            yield file, ("citations",), "a citation supports a place, but there is none", "Add place."


def check_orphans(seeds: Seeds) -> Iterator[Finding]:
    """Every actor acts, speaks or is spoken of; every topic is about something. With a file unread nobody can tell."""
    if seeds.unread:
        return
    used = {(reference.kind, reference.slug) for reference in references(seeds)}
    for slug in seeds.actors:
        if (ACTOR, slug) not in used:
            remedy = "Name it in an event or a quotation, or remove the record."
            yield ACTOR.file(slug), (), "nothing refers to this actor", remedy
    for index, topic in enumerate(seeds.topics):
        if seeds.events and (TOPIC, topic.slug) not in used:
            yield "topics.yaml", (index, "slug"), f"nothing is about the topic {topic.slug!r}", "Use it, or remove it."


def check_duplicates(seeds: Seeds) -> Iterator[Finding]:
    """Nothing is entered twice: names, titles, passages, citations of one paragraph, slugs and entries of lists."""
    for kind, field in ((EVENT, "title"), (ACTOR, "name"), (SOURCE, "label")):
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
        numbers = [omission.paragraph for omission in source.left_out]
        yield from _repeats((SOURCE.file(slug), ("left_out",), f"paragraph {number}") for number in numbers)
    yield from _repeats(("eras.yaml", (index, "slug"), era.slug) for index, era in enumerate(seeds.eras))
    yield from _repeats(("topics.yaml", (index, "slug"), topic.slug) for index, topic in enumerate(seeds.topics))


def _repeats(values: Iterable[tuple[str, KeyPath, str]]) -> Iterator[Finding]:
    values = list(values)
    counts = Counter(value for _, _, value in values)
    for file, path, value in values:
        if counts[value] > 1:
            yield file, path, f"{value!r} is entered {counts[value]} times", "Keep one."


def check_slugs(seeds: Seeds) -> Iterator[Finding]:
    """A former slug is nobody's slug, and leads to one record only."""
    for kind in KINDS.values():
        records = seeds.of(kind)
        taken = Counter([*records, *(old for record in records.values() for old in record.former_slugs)])
        for slug, record in records.items():
            for index, old in enumerate(record.former_slugs):
                if taken[old] > 1:
                    message = f"{old!r} is the slug of another record too"
                    yield kind.file(slug), ("former_slugs", index), message, "Remove it from one of them."


def check_times(seeds: Seeds) -> Iterator[Finding]:
    """Nothing is said or told before it happened: words before their printing, causes before effects."""
    for slug, quote in seeds.quotes.items():
        prints = [seeds.sources[p.source].published.parsed() for p in quote.passages if p.source in seeds.sources]
        if prints and quote.said.parsed().first > min(published.last(date.max) for published in prints):
            message = "the words are said after the article that prints them"
            yield QUOTE.file(slug), ("said", "edtf"), message, "Correct the date, or the source."
    for slug, event in seeds.events.items():
        for index, related in enumerate(event.related):
            file, path, other = EVENT.file(slug), ("related", index, "event"), seeds.events.get(related.event)
            if related.event == slug:
                yield file, path, "the event is linked to itself", "Name the other event."
            if other and other.date.parsed().first > event.date.parsed().last(seeds.horizon):
                yield file, path, f"{related.event!r} begins after this event", "Draw the link from the later event."
        if slug in _behind(seeds, slug):
            message = "the event stands after itself" + ("" if event.after == slug else ", by way of others")
            yield EVENT.file(slug), ("after",), message, "Remove it."


def _behind(seeds: Seeds, slug: str) -> list[str]:
    """The events that `slug` stands after, step by step, until one comes again."""
    behind: list[str] = []
    event = seeds.events.get(slug)
    while event and event.after and event.after not in behind:
        behind.append(event.after)
        event = seeds.events.get(event.after)
    return behind


def check_days(seeds: Seeds) -> Iterator[Finding]:
    """The days on which the site opens, an era starts or the record was changed are days that exist."""
    days: list[tuple[str, KeyPath, str]] = [("site.yaml", ("opens",), seeds.site.opens)] if seeds.site else []
    days += [("eras.yaml", (index, "start"), era.start) for index, era in enumerate(seeds.eras)]
    days += [("changes.yaml", (index, "date"), change.date) for index, change in enumerate(seeds.changes)]
    for file, path, text in days:
        try:
            message = "" if dates.parse(text).precision == "day" else f"{text!r} is not a day"
        except dates.DateError as error:
            message = str(error)
        if message:
            yield file, path, message, "Write a day like 2018-01-31."


def check_eras(seeds: Seeds) -> Iterator[Finding]:
    """The eras follow one another, and hold every event."""
    starts = [era.start for era in seeds.eras]
    if starts != sorted(starts):
        yield "eras.yaml", (), "the eras are not in the order of their starts", "Sort them."
    if seeds.events and not seeds.eras and "eras.yaml" in seeds.lines:
        yield "eras.yaml", (), "there is no era", "Write at least one, from the first event on."
    for slug, event in seeds.events.items():
        if starts and str(event.date.parsed().first) < min(starts):
            remedy = "Correct the date, or begin the first era earlier."
            yield EVENT.file(slug), ("date", "edtf"), "the event lies before the first era", remedy


def check_claims(seeds: Seeds) -> Iterator[Finding]:
    """Each claim has a slug of its own, was made before it was printed, and its outcomes are not older than it is."""
    claims = [
        (QUESTION.file(slug), index, claim)
        for slug, question in seeds.questions.items()
        for index, claim in enumerate(question.claims)
    ]
    slugs = Counter(claim.slug for _, _, claim in claims)
    for file, index, claim in claims:
        if slugs[claim.slug] > 1:
            message = f"the claim {claim.slug!r} is entered {slugs[claim.slug]} times"
            yield file, ("claims", index, "slug"), message, "Give each claim a slug of its own."
        quote = seeds.quotes.get(claim.quote or "")
        if quote and quote.speaker != claim.who:
            message = f"the quotation {claim.quote!r} is by {quote.speaker!r}, not by the holder"
            yield file, ("claims", index, "quote"), message, "Link a quotation by the same holder, or none."
        for path, message, remedy in _untimely(seeds, claim):
            yield file, ("claims", index, *path), message, remedy


def _untimely(seeds: Seeds, claim: Claim) -> Iterator[tuple[KeyPath, str, str]]:
    made, source = claim.made.parsed(), seeds.sources.get(claim.source)
    if source and made.first > source.published.parsed().last(date.max):
        message = "the claim is made after the article that prints it"
        yield ("made", "edtf"), message, "Correct the date, or the source."
    for index, outcome in enumerate(claim.outcomes):
        later = seeds.sources.get(outcome.source or "")
        if later and later.published.parsed().last(date.max) < made.first:
            message = f"{outcome.source} certainly appeared before the claim was made"
            yield ("outcomes", index, "source"), message, "Cite a later passage."


def check_coverage(seeds: Seeds) -> Iterator[Finding]:
    """Every paragraph is cited, left out with a reason, or furniture: one of the three. Whether one is cited cannot be
    told while a file is unread."""
    used = {(place.source, place.paragraph) for place in cited(seeds)}
    for slug, source in seeds.sources.items():
        file, left_out = SOURCE.file(slug), {omission.paragraph for omission in source.left_out}
        for name, numbers in (("furniture", source.furniture), ("left_out", left_out)):
            for number in numbers:
                if number > source.paragraph_count:
                    yield file, (name,), f"there is no paragraph {number}", f"It has 1 to {source.paragraph_count}."
        for number in left_out.intersection(source.furniture):
            message = f"paragraph {number} is listed as furniture and as left out"
            yield file, ("furniture",), message, "Keep it in one of the two."
        for number in set(range(1, source.paragraph_count + 1)).difference(source.furniture):
            if (slug, number) in used and number in left_out:
                message = f"paragraph {number} is cited, yet listed as left out"
                yield file, ("left_out",), message, "Remove it from left_out."
            if (slug, number) not in used and number not in left_out and not seeds.unread:
                message = f"nothing cites paragraph {number}"
                yield file, ("left_out",), message, "Cite it, or add it to left_out with the reason."


def check_changes(seeds: Seeds) -> Iterator[Finding]:
    """The list of changes goes from the newest to the oldest, and each names a record that is there."""
    days = [change.date for change in seeds.changes]
    if days != sorted(days, reverse=True):
        yield "changes.yaml", (), "the changes are not in order", "Put the newest first."
    for index, change in enumerate(seeds.changes):
        plural, _, slug = (change.record or "").partition("/")
        if plural and slug not in (known := seeds.of(KINDS[plural])) and f"{change.record}.yaml" not in seeds.unread:
            message = f"there is no record {change.record!r}"
            yield "changes.yaml", (index, "record"), message, did_you_mean(slug, known)


def check_notes(seeds: Seeds) -> Iterator[Finding]:
    """An editor's note hangs on a field that the record has."""
    for kind in KINDS.values():
        names = {*(field.name for field in fields(RECORDS[kind.plural])), *NOTED.get(kind.plural, ())}
        for slug, record in seeds.of(kind).items():
            for index, note in enumerate(record.notes):
                if note.field and note.field.split(".")[0] not in names:
                    message = f"the record has no field {note.field!r}"
                    remedy = f"Use one of {', '.join(sorted(names))}."
                    yield kind.file(slug), ("notes", index, "field"), message, remedy


RULES = (
    check_references, check_support, check_orphans, check_duplicates, check_slugs, check_times, check_coverage,
    check_notes, check_changes, check_days, check_eras, check_claims,
)  # fmt: skip
