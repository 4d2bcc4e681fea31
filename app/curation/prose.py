"""Owns the measure of plain English: sentences, their length, reading grade, outlets named. It mends nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import mean

from app.curation.field_types import Form, OwnWords
from app.curation.problems import Finding, Seeds
from app.lists import EVENT, unfinished

LONGEST = 30
"""Words in the longest sentence that a reader takes in at one hearing."""
GRADE = 8
"""The mean reading grade that summaries keep to."""
LOOKED_AT = 12
"""The grade above which a summary is looked at by itself: long names alone may be its cause."""
_END = re.compile(r"(?<=[.!?…])[”’)]*\s+(?=[“‘(]?[A-Z0-9])")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:St|Dr|Mr|Mrs|Ms|No|Vol|vs|Sen|Gen|Gov))\.$")
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
_SOUNDED = r"(?:[^aeiouy]le|[td]ed|(?:[sxzcg]|[sc]h)es)$"
"""Ends whose e is heard: "table", "wanted", "voices"."""
_DOUBTFUL = "by one account"


def sentences(text: str) -> list[str]:
    """The sentences of a text; an initial or "St." ends none."""
    parts: list[str] = []
    start = 0
    flat = " ".join(text.split())
    for end in _END.finditer(flat):
        if not _ABBREVIATION.search(flat[start : end.start()]):
            parts.append(flat[start : end.end()].strip())
            start = end.end()
    return [*parts, flat[start:]] if flat[start:] else parts


def words(text: str) -> list[str]:
    """The words of a text; "don’t", "step-by-step" and "1.5" are one each."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """About how many syllables a word has: its groups of vowels, less a silent e at its end."""
    letters = word.lower().replace("’", "'").removesuffix("'s")
    groups = len(re.findall(r"[aeiouy]+", letters))
    silent = re.search(r"[^aeiouy](?:e|es|ed)$", letters) and not re.search(_SOUNDED, letters)
    return max(1, groups - bool(silent))


def grade(text: str) -> float:
    """The reading grade of a text, in years of school (Flesch and Kincaid, 1975); 0 for no words."""
    counted, said = words(text), sentences(text)
    if not counted:
        return 0.0
    return 0.39 * len(counted) / len(said) + 11.8 * sum(map(syllables, counted)) / len(counted) - 15.59


def is_draft(part: Form, content: str) -> bool:
    """Whether words wait for their editor: their own end says so, or the sentence that they are has no source yet."""
    return unfinished(content) or unfinished(getattr(part, "general", None))


def check_prose(seeds: Seeds) -> Iterator[Finding]:
    """No sentence of ours is longer than a reader takes in at one hearing."""
    for file, (path, part, field, content) in seeds.values():
        if not any(isinstance(mark, OwnWords) for mark in field.marks) or is_draft(part, content):
            continue
        for sentence in sentences(content):
            if (length := len(words(sentence))) > LONGEST:
                beginning = " ".join(sentence.split()[:6])
                message = f"the sentence “{beginning} …” has {length} words"
                yield file, path, message, f"Say it in sentences of at most {LONGEST} words."


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary of one event, measured: its grade, its longest sentence in words, and what outlet it names."""

    slug: str
    grade: float
    longest: int
    outlet: str | None
    publication: bool


def measure(seeds: Seeds) -> list[Summary]:
    """Every event's summary, hardest first."""
    names = [name for source in seeds.sources.values() for name in (source.label, source.outlet) if name]
    named = re.compile(rf"\b(?:(?i:{_DOUBTFUL})|{'|'.join(map(re.escape, names))})\b")
    measured = []
    for slug, event in seeds.events.items():
        text = " ".join(sentence.text for sentence in event.summary)
        outlet = match[0] if (match := named.search(text)) else None
        longest = max(len(words(sentence)) for sentence in sentences(text))
        measured.append(Summary(slug, grade(text), longest, outlet, event.kind == "publication"))
    return sorted(measured, key=lambda summary: -summary.grade)


def report(seeds: Seeds) -> Iterator[str]:
    """How hard the summaries are to read, as lines for a reader."""
    summaries = measure(seeds)
    if not summaries:
        yield "There is no event to measure."
        return
    hard = [summary for summary in summaries if summary.grade > LOOKED_AT]
    naming = [summary for summary in summaries if summary.outlet and not summary.publication]
    texts = [
        content
        for _, (_, _, field, content) in seeds.values()
        if any(isinstance(mark, OwnWords) for mark in field.marks)
    ]
    lengths = [len(words(sentence)) for text in texts for sentence in sentences(text)]
    yield f"Summaries: {len(summaries)}, of grade {mean(s.grade for s in summaries):.1f} on average (at most {GRADE})."
    yield f"Above grade {LOOKED_AT}: {len(hard)}."
    yield from (f"  {EVENT.file(summary.slug)}: {summary.grade:.1f}" for summary in hard)
    yield f"Longest sentence of a summary: {max(s.longest for s in summaries)} words (at most {LONGEST})."
    yield f"All our words: {len(lengths)} sentences, {mean(lengths):.1f} words on average, {max(lengths)} at most."
    yield f"Summaries that name an outlet or say “{_DOUBTFUL}”, publications apart: {len(naming)}."
    yield from (f"  {EVENT.file(summary.slug)}: {summary.outlet}" for summary in naming)
