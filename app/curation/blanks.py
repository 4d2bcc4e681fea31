"""Owns beginnings: a whole small story to start from, and blank records with every field and its meaning beside it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from app.curation.field_types import Form
from app.curation.fields import FormField, fields
from app.curation.forms import RECORDS
from app.lists import KINDS, LISTED, SINGULARS
from app.trouble import WrongUse
from app.urls import SLUG, SLUG_LENGTH

STARTER = Path(__file__).parent / "starter"
"""An invented story, complete with its articles and its lock."""
NAMES = tuple(KINDS[plural].singular for plural in RECORDS)
"""What a blank can be asked for by."""
HINTS = {
    "edtf": "2018, 2018-06, 2018-06-12, 2018-21 to 2018-24 (spring to winter), 2019-10-XX, a/b; ~ about, ? unsure",
    "basis": "stated (the article gives it) | derived (note says how) | general (note names a document)",
    "after": "slug of the event right after which this one stands in the list, where its date alone puts it wrongly",
    "topics": "slugs from topics.yaml",
    "span": "period (it lasted from a to b) | window (one day somewhere from a to b); only with a/b",
    "Event.importance": "headline | major | minor: what the picture names first",
    "supports": "what this paragraph says: [date, place, participants]",
    "judged_by": "source (the later passage says so itself) | editor (we set the two side by side)",
    "Event.place": "where it happened, as readers see it",
    "uncertainty": "metres: what the point stands for lies within so many of it",
    "latitude": "degrees north; negative south of the equator",
    "longitude": "degrees east; negative west of Greenwich",
    "Coordinates.general": "the public document that gives the point, as in: GeoNames 2643743.",
    "Seat.general": "the public document that says so",
    "MapLine.general": "the public document that gives the line",
    "Place.part_of": "slug of the place that it lies in",
    "Place.summary": "why it matters in this story, sentence by sentence",
    "Quote.place": "slug of the place where it was said, where that is known",
    "Actor.speaks_for": "slug of an actor, as of a ministry its government",
    "Quote.via": "each step from the speaker to the article, its outlet the last; then those to another article",
    "authors_sorted": "each of the authors as bibliographies sort them: family name, comma, the rest",
    "Source.address": "where the article stands on the web",
    "field": "the field that the note is about",
    "alike": "words or phrases, as in: [wireless, radio]",
    "short": "label in the picture, at most 28 characters",
    "Event.outcome": "in a word what came of a meeting, at most 28 characters, as in: no agreement",
    "part": "what they did here, as in: signed the agreement",
    "Event.summary": "what happened, sentence by sentence",
    "Sentence.text": "one sentence, in our own words, at most 30",
    "Sentence.citations": "the paragraphs that say it",
    "general": "or, where no article says it, a public document that does",
    "Actor.summary": "who this is, in our own words",
    "Source.summary": "what the article tells, in our own words",
    "context": "one sentence",
    "Passage.text": "as printed, without the marks around it",
    "Note.text": "one plain sentence",
    "Claim.text": "the position, in our own words",
    "Outcome.text": "what the later passage says, in our own words",
    "quote": "slug of a quotation by the same holder",
    "who_printed": "the printed words, where no actor is named",
    "Claim.events": "slugs of the events that the claim judges, besides the question's own",
    "former_events": "slugs of events that were retired into this claim",
    "condition": "if …, where the forecast or advice has one",
    "former_slugs": "slugs this record once had",
}
"""What a field is for, where its type does not say it: a field of any form, or of one."""


class BlankError(WrongUse):
    """Nothing can be written there; the message says why and what to do."""


def begin(folder: Path) -> None:
    """Writes the starter story into a new or empty folder; raises BlankError, and never overwrites."""
    need_empty(folder)
    shutil.copytree(STARTER, folder, dirs_exist_ok=True)


def need_empty(folder: Path) -> None:
    """Raises BlankError unless a folder is new or empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BlankError(f"{folder} is not empty. Name a new folder, or an empty one.")


def write(seeds: Path, kind: str, slug: str) -> Path:
    """Writes a blank record of `kind` and returns its path; raises BlankError, and never overwrites."""
    if kind not in NAMES:
        raise BlankError(f"There is no kind {kind!r}. Use one of {', '.join(NAMES)}.")
    if not re.fullmatch(SLUG, slug) or len(slug) > SLUG_LENGTH:
        raise BlankError(f"{slug!r} is no slug. Use a-z, 0-9 and single hyphens, at most {SLUG_LENGTH} characters.")
    path = seeds / SINGULARS[kind].file(slug)
    if path.exists():
        raise BlankError(f"{path} is there already. Edit it, or choose another slug.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(blank(RECORDS[SINGULARS[kind].plural]), encoding="utf-8")
    return path


def blank(form: type[Form]) -> str:
    """The text of a blank record: required fields to be filled in, optional ones as comments."""
    lines = (line for field in fields(form) for line in _lines(form, field, "" if field.required else "# "))
    return "".join(f"{line}\n" for line in lines)


def _lines(form: type[Form], field: FormField, mark: str = "") -> Iterator[str]:
    hint = meaning(form, field)
    yield f"{mark}{field.name}:" + (f"  # {hint}" if hint else "")
    inner = [
        line
        for part in (fields(field.form) if field.form else ())
        for line in _lines(field.form or form, part, "" if part.required or mark else "# ")
    ]
    for number, line in enumerate(inner):
        yield f"{mark}{'- ' if field.many and number == 0 else '  '}{line}"


def meaning(form: type[Form], field: FormField) -> str:
    """What a field of a form holds, in words, where its name or type says more than that it is text; else empty."""
    if hint := HINTS.get(f"{form.__name__}.{field.name}", HINTS.get(field.name)):
        return hint
    if field.kind in LISTED:
        return f"one of the {field.kind.plural} in {field.kind.within}"
    if field.kind and field.many:
        return f"slugs of {field.kind.plural}"
    if field.kind:
        return f"slug of {'an' if field.kind.singular[0] in 'aeiou' else 'a'} {field.kind.singular}"
    return f"[{', '.join(field.words)}]" if field.words and field.many else " | ".join(field.words)
