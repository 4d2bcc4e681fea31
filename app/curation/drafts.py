"""Owns what a draft still lacks: all that says of itself that it is to be found, named or written."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from app.curation.field_types import Dated, Note, OwnWords, Sentence
from app.curation.fields import Value
from app.curation.problems import Seeds
from app.curation.prose import LONGEST, sentences, words
from app.lists import unfinished
from app.text import counted

_NOTES = {"participants": "who took part", "place": "the source of the place"}


def to_complete(seeds: Seeds) -> list[tuple[str, list[str]]]:
    """Each file that is unfinished, with what it lacks: ("events/rain.yaml", ["the source of 2 sentences", …])."""
    lacks: dict[str, Counter[str]] = defaultdict(Counter)
    for name, text in seeds.texts.items():
        if unfinished(text):
            lacks[f"{name}.md"]["your own words"] += 1
    for file, value in seeds.values():
        for lack in _lacks(value):
            lacks[file][lack] += 1
    return [(file, [_said(lack, number) for lack, number in found.items()]) for file, found in lacks.items()]


def _lacks(value: Value) -> Iterator[str]:
    _, part, field, content = value
    if isinstance(part, Sentence) and field.name == "text" and unfinished(part.general):
        if any(len(words(sentence)) > LONGEST for sentence in sentences(part.text)):
            yield _LONG
    elif isinstance(content, str) and unfinished(content):
        if isinstance(part, Sentence):
            yield _SENTENCE
        elif isinstance(part, Dated):
            yield "the source of the date"
        elif isinstance(part, Note):
            yield _NOTES.get(part.field or "", "what a note says")
        elif any(isinstance(mark, OwnWords) for mark in field.marks) or field.name in ("licence", "tagline"):
            yield f"`{field.name}`"


_SENTENCE, _LONG = "the source of {}", f"{{}} of more than {LONGEST} words, to be said in shorter ones"


def _said(lack: str, number: int) -> str:
    return lack.format(counted(number, "sentence"))


def lines(seeds: Seeds) -> Iterator[str]:
    """What is still to be completed, for somebody who has just imported a timeline; nothing where all is complete."""
    lacking = to_complete(seeds)
    if not lacking:
        return
    yield f"Nothing is wrong, and it can be built and shown; still to be completed in {counted(len(lacking), 'file')}:"
    yield from (f"  {file}: {'; '.join(lacks)}" for file, lacks in lacking)
    yield "A sentence is complete once it cites a paragraph of an article (`citations`), or names a public document in"
    yield "`general`. A date too cites its paragraph, or names a document in `note`. docs/your-own-story.md shows how."
