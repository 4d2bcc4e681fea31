"""Owns the rules that hold across records, one function a rule; `check` runs them all and sorts what they find."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app import dates
from app.curation import proof
from app.curation.forms import RECORDS, Claim
from app.curation.problems import KeyPath, Problem, Seeds, did_you_mean
from app.curation.reader import load
from app.curation.references import check_references, cited, references

Values = list[tuple[str, KeyPath, str]]


def check(folder: Path, articles_folder: Path | None = None) -> tuple[Seeds, list[Problem]]:
    """The seeds and every problem at once. With the articles, proves each passage and rewrites the lock
    once nothing is wrong; raises ArticlesError where they cannot be read."""
    seeds, problems = load(folder)
    for rule in RULES:
        problems += rule(seeds)
    if articles_folder is None:
        problems += proof.check_lock(seeds, proof.read_lock(folder)) if folder.is_dir() else []
    else:
        articles = proof.read_articles(articles_folder, seeds)
        problems += proof.check_articles(seeds, articles)
        if not problems:
            proof.write_lock(seeds, articles)
    return seeds, sorted(set(problems))


def check_support(seeds: Seeds) -> Iterator[Problem]:
    """What an event says is supported by a citation, or an editor's note says by what it can be checked."""
    for slug, event in seeds.events.items():
        file = f"events/{slug}.yaml"
        supported = {support for c in event.citations for support in c.supports}
        noted = {note.field for note in event.notes}
        if event.date.basis != "general" and "date" not in supported:
            yield seeds.problem(
                file, ("date",), "no citation supports the date", "Cite its paragraph, or set basis: general."
            )
        if event.date.basis == "general" and "date" in supported:
            remedy = "Set basis: stated or derived, or drop 'date' from supports."
            yield seeds.problem(file, ("date", "basis"), "the date is general, yet a citation supports it", remedy)
        if "summary" not in supported:
            yield seeds.problem(
                file, ("summary",), "no citation supports the summary", "Cite the paragraph that tells it."
            )
        for field, stated in (("place", event.place), ("participants", True)):
            if stated and field not in supported | noted:
                remedy = f"Cite its paragraph, or add a note with field: {field} that names a public document."
                yield seeds.problem(file, (field,), f"no citation supports the {field}", remedy)
        if "place" in supported and not event.place:
            yield seeds.problem(file, ("citations",), "a citation supports a place, but there is none", "Add place.")


def check_orphans(seeds: Seeds) -> Iterator[Problem]:
    """Every actor acts, speaks or is spoken of; every topic is about something. With a file unread nobody can tell."""
    if seeds.unread:
        return
    used = {(ref.kind, ref.slug) for ref in references(seeds)}
    for slug in seeds.actors:
        if ("actors", slug) not in used:
            remedy = "Name it in an event or a quotation, or remove the record."
            yield seeds.problem(f"actors/{slug}.yaml", (), "nothing refers to this actor", remedy)
    for index, topic in enumerate(seeds.topics):
        if seeds.events and ("topics", topic.slug) not in used:
            message = f"nothing is about the topic {topic.slug!r}"
            yield seeds.problem("topics.yaml", (index, "slug"), message, "Use it, or remove it.")


def check_duplicates(seeds: Seeds) -> Iterator[Problem]:
    """Nothing is entered twice: names, titles, passages, citations of one paragraph, list entries."""
    titled: Values = [(f"events/{s}.yaml", ("title",), e.title) for s, e in seeds.events.items()]
    named: Values = [(f"actors/{s}.yaml", ("name",), a.name) for s, a in seeds.actors.items()]
    labelled: Values = [(f"sources/{s}.yaml", ("label",), x.label) for s, x in seeds.sources.items()]
    passages: Values = [
        (f"quotes/{s}.yaml", ("passages", i), f"{p.source} {p.paragraph} {proof.fold(p.text)}")
        for s, q in seeds.quotes.items()
        for i, p in enumerate(q.passages)
    ]
    for values in (titled, named, labelled, passages):
        yield from _repeats(seeds, values)
    for slug, event in seeds.events.items():
        yield from _repeats(
            seeds, [(f"events/{slug}.yaml", ("citations",), f"{c.source} {c.paragraph}") for c in event.citations]
        )
        yield from _repeats(seeds, [(f"events/{slug}.yaml", ("actors",), a.actor) for a in event.actors])


def _repeats(seeds: Seeds, values: Values) -> Iterator[Problem]:
    counts = Counter(value for _, _, value in values)
    for file, path, value in values:
        if counts[value] > 1:
            yield seeds.problem(file, path, f"{value!r} is entered {counts[value]} times", "Keep one.")


def check_slugs(seeds: Seeds) -> Iterator[Problem]:
    """A former slug is nobody's slug, and leads to one record only."""
    for kind in RECORDS:
        found = getattr(seeds, kind)
        taken = Counter([*found, *(old for record in found.values() for old in record.former_slugs)])
        for slug, record in found.items():
            for index, old in enumerate(record.former_slugs):
                if taken[old] > 1:
                    path = ("former_slugs", index)
                    message = f"{old!r} is the slug of another record too"
                    yield seeds.problem(f"{kind}/{slug}.yaml", path, message, "Remove it from one of them.")


def check_times(seeds: Seeds) -> Iterator[Problem]:
    """Nothing is said or told before it happened: words before their printing, causes before effects."""
    for slug, quote in seeds.quotes.items():
        prints = [seeds.sources[p.source].published.parsed() for p in quote.passages if p.source in seeds.sources]
        if prints and quote.said.parsed().first > min(p.last(date.max) for p in prints):
            message = "the words are said after the article that prints them"
            yield seeds.problem(f"quotes/{slug}.yaml", ("said", "edtf"), message, "Correct the date, or the source.")
    for slug, event in seeds.events.items():
        for index, related in enumerate(event.related):
            other = seeds.events.get(related.event)
            if related.event == slug:
                path, message = ("related", index, "event"), "the event is linked to itself"
                yield seeds.problem(f"events/{slug}.yaml", path, message, "Name the other event.")
            if other and other.date.parsed().first > event.date.parsed().last(seeds.horizon):
                path, message = ("related", index, "event"), f"{related.event!r} begins after this event"
                yield seeds.problem(f"events/{slug}.yaml", path, message, "Draw the link from the later event.")
        if slug in _behind(seeds, slug):
            message = "the event stands after itself" + ("" if event.after == slug else ", by way of others")
            yield seeds.problem(f"events/{slug}.yaml", ("after",), message, "Remove it.")


def _behind(seeds: Seeds, slug: str) -> list[str]:
    """The events that `slug` stands after, step by step, until one comes again."""
    found: list[str] = []
    event = seeds.events.get(slug)
    while event and event.after and event.after not in found:
        found.append(event.after)
        event = seeds.events.get(event.after)
    return found


def check_lists(seeds: Seeds) -> Iterator[Problem]:
    """The site opens on a day that exists; eras and topics have slugs of their own; the eras hold every event."""
    if seeds.site:
        yield from _check_day(seeds, "site.yaml", ("opens",), seeds.site.opens)
    for file, values in (("eras.yaml", [e.slug for e in seeds.eras]), ("topics.yaml", [t.slug for t in seeds.topics])):
        yield from _repeats(seeds, [(file, (i, "slug"), slug) for i, slug in enumerate(values)])
    for index, era in enumerate(seeds.eras):
        yield from _check_day(seeds, "eras.yaml", (index, "start"), era.start)
    starts = [era.start for era in seeds.eras]
    if starts != sorted(starts):
        yield seeds.problem("eras.yaml", (), "the eras are not in the order of their starts", "Sort them.")
    if seeds.events and not seeds.eras and "eras.yaml" in seeds.lines:
        yield seeds.problem("eras.yaml", (), "there is no era", "Write at least one, from the first event on.")
    for slug, event in seeds.events.items():
        if starts and str(event.date.parsed().first) < min(starts):
            message, remedy = "the event lies before the first era", "Correct the date, or begin the first era earlier."
            yield seeds.problem(f"events/{slug}.yaml", ("date", "edtf"), message, remedy)


def _check_day(seeds: Seeds, file: str, path: KeyPath, text: str) -> Iterator[Problem]:
    try:
        exact = dates.parse(text).precision == "day"
    except dates.DateError as error:
        yield seeds.problem(file, path, str(error), "Write a day like 2018-01-31.")
    else:
        if not exact:
            yield seeds.problem(file, path, f"{text!r} is not a day", "Write a day like 2018-01-31.")


def check_claims(seeds: Seeds) -> Iterator[Problem]:
    """Each claim has a slug of its own, was made before it was printed, and its outcomes are not older than it is."""
    slugs = Counter(claim.slug for question in seeds.questions.values() for claim in question.claims)
    for slug, question in seeds.questions.items():
        for index, claim in enumerate(question.claims):
            file, path = f"questions/{slug}.yaml", ("claims", index)
            if slugs[claim.slug] > 1:
                message = f"the claim {claim.slug!r} is entered {slugs[claim.slug]} times"
                yield seeds.problem(file, (*path, "slug"), message, "Give each claim a slug of its own.")
            quote = seeds.quotes.get(claim.quote or "")
            if quote and quote.speaker != claim.who:
                message = f"the quotation {claim.quote!r} is by {quote.speaker!r}, not by the holder"
                yield seeds.problem(file, (*path, "quote"), message, "Link a quotation by the same holder, or none.")
            yield from _check_made(seeds, file, path, claim)


def _check_made(seeds: Seeds, file: str, path: KeyPath, claim: Claim) -> Iterator[Problem]:
    made, source = claim.made.parsed(), seeds.sources.get(claim.source)
    if source and made.first > source.published.parsed().last(date.max):
        message = "the claim is made after the article that prints it"
        yield seeds.problem(file, (*path, "made", "edtf"), message, "Correct the date, or the source.")
    for index, outcome in enumerate(claim.outcomes):
        later = seeds.sources.get(outcome.source or "")
        if later and later.published.parsed().last(date.max) < made.first:
            message = f"{outcome.source} certainly appeared before the claim was made"
            yield seeds.problem(file, (*path, "outcomes", index, "source"), message, "Cite a later passage.")


def check_coverage(seeds: Seeds) -> Iterator[Problem]:
    """Every paragraph is cited, left out with a reason, or furniture: one of the three. Whether one is cited cannot be
    told while a file is unread."""
    used = {(place.source, place.paragraph) for place in cited(seeds)}
    for slug, source in seeds.sources.items():
        file = f"sources/{slug}.yaml"
        left_out = [omission.paragraph for omission in source.left_out]
        yield from _repeats(seeds, [(file, ("left_out",), f"paragraph {number}") for number in left_out])
        for name, numbers in (("furniture", source.furniture), ("left_out", left_out)):
            for number in numbers:
                if number > source.paragraph_count:
                    remedy = f"It has 1 to {source.paragraph_count}."
                    yield seeds.problem(file, (name,), f"there is no paragraph {number}", remedy)
        for number in sorted(set(source.furniture) & set(left_out)):
            message = f"paragraph {number} is listed as furniture and as left out"
            yield seeds.problem(file, ("furniture",), message, "Keep it in one of the two.")
        for paragraph in range(1, source.paragraph_count + 1):
            if paragraph in source.furniture:
                continue
            if (slug, paragraph) in used and paragraph in left_out:
                message, remedy = (
                    f"paragraph {paragraph} is cited, yet listed as left out",
                    "Remove it from left_out.",
                )
                yield seeds.problem(file, ("left_out",), message, remedy)
            if (slug, paragraph) not in used and paragraph not in left_out and not seeds.unread:
                message, remedy = (
                    f"nothing cites paragraph {paragraph}",
                    "Cite it, or add it to left_out with the reason.",
                )
                yield seeds.problem(file, ("left_out",), message, remedy)


def check_changes(seeds: Seeds) -> Iterator[Problem]:
    """The list of changes goes from the newest to the oldest, and each names a record that is there."""
    days = [change.date for change in seeds.changes]
    if days != sorted(days, reverse=True):
        yield seeds.problem("changes.yaml", (), "the changes are not in order", "Put the newest first.")
    for index, change in enumerate(seeds.changes):
        yield from _check_day(seeds, "changes.yaml", (index, "date"), change.date)
        kind, _, slug = (change.record or "").partition("/")
        if kind and slug not in getattr(seeds, kind) and not seeds.is_unread(kind, slug):
            message = f"there is no record {change.record!r}"
            yield seeds.problem("changes.yaml", (index, "record"), message, did_you_mean(slug, getattr(seeds, kind)))


def check_notes(seeds: Seeds) -> Iterator[Problem]:
    """An editor's note hangs on a field that the record has."""
    extra = {"events": {"participants"}}
    for kind in RECORDS:
        for slug, record in getattr(seeds, kind).items():
            fields = set(type(record).model_fields) | extra.get(kind, set())
            for index, note in enumerate(record.notes):
                if note.field and note.field.split(".")[0] not in fields:
                    message = f"the record has no field {note.field!r}"
                    remedy = f"Use one of {', '.join(sorted(fields))}."
                    yield seeds.problem(f"{kind}/{slug}.yaml", ("notes", index, "field"), message, remedy)


RULES = (
    check_references, check_support, check_orphans, check_duplicates, check_slugs, check_times, check_coverage,
    check_notes,
    check_changes,
    check_lists,
    check_claims,
)  # fmt: skip
