"""Owns where things stand in the sources: the paragraph that a form names, with its first words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from app.curation import Lock, Seeds
from app.curation.field_types import Sentence as SentenceForm
from app.record.cited import Pinpoint, Sentence
from app.record.filling import from_form, taking

T = TypeVar("T")
_SENTENCE = taking(Sentence, SentenceForm, "citations")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a source: its first words, and why nothing cites it where nothing does."""

    source: str
    number: int
    locator: str
    furniture: bool
    left_out: str | None


class Pinpoints:
    """The paragraphs of the sources, as records cite them."""

    def __init__(self, seeds: Seeds, lock: Lock) -> None:
        self.sources, self.lock = seeds.sources, lock
        self.known: dict[tuple[str, int], Pinpoint] = {}

    def pinpoint(self, form: Any) -> Pinpoint:
        """The paragraph in which a form stands, with its source's label and its own first words; one for all forms."""
        key = form.source, form.paragraph
        pinpoint = self.known.get(key)
        if pinpoint is None:
            label = self.sources[form.source].label
            pinpoint = self.known[key] = Pinpoint(form.source, label, form.paragraph, self.locator(*key))
        return pinpoint

    def placed(self, shape: type[T], form: Any, **computed: Any) -> T:
        """Something that stands in a paragraph, with what `pinpoint` says of that."""
        pinpoint = self.pinpoint(form)
        return from_form(shape, form, label=pinpoint.label, locator=pinpoint.locator, **computed)

    def cited(self, form: Any) -> Pinpoint | None:
        """The paragraph that a form names, if it names one."""
        return self.pinpoint(form) if form.source and form.paragraph else None

    def sentence(self, form: SentenceForm) -> Sentence:
        """A sentence with the paragraphs that say it."""
        return _SENTENCE(form, citations=[self.pinpoint(pinpoint) for pinpoint in form.citations])

    def locator(self, source: str, number: int) -> str:
        """The first words of a paragraph; empty where the lock does not know it."""
        return self.lock.locators.get((source, number), "")

    def paragraphs(self, source: str) -> Iterator[Paragraph]:
        """Every paragraph of a source, in its order."""
        form = self.sources[source]
        reasons = {omission.paragraph: omission.reason for omission in form.left_out}
        for number in range(1, form.paragraph_count + 1):
            furniture = number in form.furniture
            yield Paragraph(source, number, self.locator(source, number), furniture, reasons.get(number))
