"""Owns how sentences show their sources: numbered marks beside them, and the notes that the numbers lead to."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.lists import UNSOURCED, unfinished
from app.record.records import Pinpoint, Sentence


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of a note beside a sentence; `name` says what stands there, `url` leads to it."""

    number: int
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence and its marks."""

    text: str
    marks: list[Mark]


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What a number stands for: a paragraph and what else it supports on this page, or a public document."""

    number: int
    pinpoint: Pinpoint | None
    general: str | None
    supports: str = ""

    @property
    def is_sourced(self) -> bool:
        """Whether it names a source; a draft says of what has none yet."""
        return not unfinished(self.general)

    @property
    def anchor(self) -> str:
        return f"note-{self.number}"


@dataclass(slots=True)
class Numbering:
    """The notes of a page, numbered as they come: a paragraph or a document has one number throughout."""

    numbers: dict[object, int] = field(default_factory=dict)
    notes: list[SourceNote] = field(default_factory=list)

    def marked(self, sentences: Iterable[Sentence]) -> list[Marked]:
        """The sentences with their marks."""
        return [Marked(sentence.text, self._marks(sentence)) for sentence in sentences]

    def _marks(self, sentence: Sentence) -> list[Mark]:
        if sentence.general:
            note = self._note(sentence.general, None, sentence.general)
            kind = "Public record" if note.is_sourced else UNSOURCED.capitalize()
            return [Mark(note.number, f"{kind}: {sentence.general}", f"#{note.anchor}")]
        return [
            Mark(self.cite(pinpoint).number, f"{pinpoint.label} ¶{pinpoint.paragraph}", pinpoint.url)
            for pinpoint in sentence.citations
        ]

    def cite(self, pinpoint: Pinpoint) -> SourceNote:
        """The note of a paragraph."""
        return self._note((pinpoint.source, pinpoint.paragraph), pinpoint, None)

    def _note(self, key: object, pinpoint: Pinpoint | None, general: str | None) -> SourceNote:
        if key not in self.numbers:
            self.numbers[key] = len(self.notes) + 1
            self.notes.append(SourceNote(self.numbers[key], pinpoint, general))
        return self.notes[self.numbers[key] - 1]
