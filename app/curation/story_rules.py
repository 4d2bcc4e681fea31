"""Owns the rules of what a story says besides its records: eras, changes, synonyms, lanes, the narrative,
years."""

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from app import colours, dates
from app.curation import forms
from app.curation.field_types import Dated
from app.curation.fields import KeyPath
from app.curation.order import ordered_events
from app.curation.problems import Finding, Seeds
from app.lists import EVENT, HEADLINE, KINDS, LANE
from app.words import key

SYNONYMS = "synonyms.yaml"


def check_days(seeds: Seeds) -> Iterator[Finding]:
    """Eras and changes stand in their order, on days that exist."""
    site = seeds.site
    days: list[tuple[str, KeyPath, str]] = [("site.yaml", ("opens",), site.opens)] if site else []
    days += [("site.yaml", ("closes",), site.closes)] if site and site.closes else []
    days += [("eras.yaml", (index, "start"), era.start) for index, era in enumerate(seeds.eras)]
    days += [("changes.yaml", (index, "date"), change.date) for index, change in enumerate(seeds.changes)]
    for file, path, text in days:
        try:
            message = "" if dates.parse(text).precision == "day" else f"{text!r} is not a day"
        except dates.DateError as error:
            message = str(error)
        if message:
            yield file, path, message, "Write a day like 2018-01-31."
    starts, changed = [era.start for era in seeds.eras], [change.date for change in seeds.changes]
    if starts != sorted(starts):
        yield "eras.yaml", (), "the eras are not in the order of their starts", "Sort them."
    if changed != sorted(changed, reverse=True):
        yield "changes.yaml", (), "the changes are not in order", "Put the newest first."
    if seeds.events and not seeds.eras and "eras.yaml" in seeds.lines:
        yield "eras.yaml", (), "there is no era", "Write at least one, from the first event on."


def check_changes(seeds: Seeds) -> Iterator[Finding]:
    """A change names a record that is there, or one that an entry says was removed: said once a record."""
    named = Counter(change.record for change in seeds.changes if change.record)
    removed = {change.record for change in seeds.changes if change.removed}
    for index, change in enumerate(seeds.changes):
        record, path = change.record or "", (index, "record")
        plural, _, slug = record.partition("/")
        known = seeds.of(KINDS[plural]) if plural else {}
        if change.removed and (not plural or slug in known):
            yield "changes.yaml", path, "an entry says that it was removed, yet it is there", "Drop `removed`."
        if plural and slug not in known and record not in removed and f"{record}.yaml" not in seeds.unread:
            removed.add(record)
            times = f", which {named[record]} entries name" if named[record] > 1 else ""
            near = [f"Did you mean {other!r}?" for other in get_close_matches(slug, known, n=1)]
            remedy = "Correct it; or, if it was removed, say so in an entry with `removed: true`."
            yield "changes.yaml", path, f"there is no record {record!r}{times}", " ".join([*near, remedy])


def check_synonyms(seeds: Seeds) -> Iterator[Finding]:
    """What search treats alike is words, each in one set only, and one of each set at least stands in the record. With
    a file unread nobody can tell what stands there."""
    said = " ".join(key(" ".join(content for content in _texts(seeds))))
    sets: dict[tuple[str, ...], int] = {}
    for index, synonyms in enumerate(seeds.synonyms):
        for at, phrase in enumerate(synonyms.alike):
            path, words = (index, "alike", at), key(phrase)
            if words in sets:
                where = "this set" if sets[words] == index else f"set {sets[words] + 1}"
                yield SYNONYMS, path, f"{phrase!r} stands in {where} already", "Keep one, or make one set of the two."
            sets.setdefault(words, index)
        if not seeds.unread and not any(f" {' '.join(key(phrase))} " in f" {said} " for phrase in synonyms.alike):
            remedy = "Add the words that the record uses, or remove the set."
            yield SYNONYMS, (index, "alike"), "none of these words stands in the record", remedy


def _texts(seeds: Seeds) -> Iterator[str]:
    """All that the records say."""
    for file, value in seeds.values():
        if "/" in file and isinstance(value.content, str):
            yield value.content


def check_lanes(seeds: Seeds) -> Iterator[Finding]:
    """A lane's colour can be read on all that it stands on, in both colour schemes."""
    for index, lane in enumerate(getattr(seeds.lists, LANE.plural, ())):
        for scheme, dark, other in (("light", False, "darker"), ("dark", True, "lighter")):
            colour = getattr(lane.colour, scheme)
            ratio, ground = min((colours.contrast(colour, colours.token(g, dark=dark)), g) for g in colours.GROUNDS)
            if ratio < colours.LEAST:
                message = f"{colour} has a contrast of {ratio:.1f} : 1 with the {scheme} ground ({ground})"
                remedy = f"Make it {other}: {colours.LEAST} : 1 is the least that can be read."
                yield LANE.within, (LANE.plural, index, "colour", scheme), message, remedy


def check_story(seeds: Seeds) -> Iterator[Finding]:
    """The story goes through every headline event, and no other, in the order of the timeline."""
    if not seeds.story:
        return
    place = {slug: position for position, slug in enumerate(ordered_events(seeds))}
    told = [step.event for step in seeds.story.steps]
    known = [slug for slug in told if slug in place]
    for index, slug in enumerate(told):
        path = ("steps", index, "event")
        if told.index(slug) < index:
            yield "story.yaml", path, f"{slug!r} is told twice", "Tell it in one step."
        if slug in place and seeds.events[slug].importance != HEADLINE:
            remedy = f"Set `importance: {HEADLINE}` in {EVENT.file(slug)}, or drop the step."
            yield "story.yaml", path, f"{slug!r} is no turning point", remedy
    if known != sorted(known, key=place.__getitem__):
        yield "story.yaml", ("steps",), "the steps are not in the order of the timeline", "Sort them."
    for slug, event in seeds.events.items():
        if event.importance == HEADLINE and slug not in told:
            remedy = "Add a step for it, or lower its importance."
            yield "story.yaml", ("steps",), f"the story leaves out the turning point {slug!r}", remedy


def check_years(seeds: Seeds) -> Iterator[Finding]:
    """The story opens before its last event and closes after it, and no date of the record lies outside its years."""
    if not seeds.site:
        return
    years = seeds.site.years
    opens, closes = seeds.site.opens, seeds.site.closes or str(seeds.horizon)
    firsts = {slug: str(event.date.parsed().first) for slug, event in seeds.events.items()}
    if firsts and opens > max(firsts.values()):
        yield "site.yaml", ("opens",), "every event begins before the story opens", "Open it earlier."
    for slug, first in firsts.items():
        if first > closes:
            message = f"the event begins after {closes}, when the story closes"
            yield EVENT.file(slug), ("date", "edtf"), message, "Correct the date, or `closes` in site.yaml."
    if years.first > years.last:
        yield "site.yaml", ("years",), "the first year comes after the last", "Put the earlier year first."
    for file, (path, _, _, content) in seeds.values():
        if isinstance(content, Dated | forms.Role):
            date = content.parsed()
            bounds = [day.year for end in (date.start, date.end) if end for day in (end.first, end.last)]
            if min(bounds) < years.first or max(bounds) > years.last:
                message = f"{date.text!r} is outside {years.first} to {years.last}"
                yield file, (*path, "edtf"), message, "Correct the date, or widen `years` in site.yaml."
