"""Owns where things stand in the sources: the paragraph that a form names, with its first words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from app.curation import Lock, Seeds
from app.curation.field_types import Sentence as SentenceForm
from app.record.cited import Place, Sentence, fill
from app.record.filling import from_form

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a source: its first words, and why nothing cites it where nothing does."""

    source: str
    number: int
    locator: str
    furniture: bool
    left_out: str | None


class Places:
    """The paragraphs of the sources, as records cite them."""

    def __init__(self, seeds: Seeds, lock: Lock) -> None:
        self.sources, self.lock = seeds.sources, lock

    def placed(self, shape: type[T], form: Any, **computed: Any) -> T:
        """A paragraph, or something that stands in one, with its source's label and its own first words."""
        label, locator = self.sources[form.source].label, self.locator(form.source, form.paragraph)
        made = fill if shape is Place else from_form
        return made(shape, form, label=label, locator=locator, **computed)

    def cited(self, form: Any) -> Place | None:
        """The paragraph that a form names, if it names one."""
        return self.placed(Place, form) if form.source and form.paragraph else None

    def sentence(self, form: SentenceForm) -> Sentence:
        """A sentence with the paragraphs that say it."""
        return from_form(Sentence, form, citations=[self.placed(Place, place) for place in form.citations])

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
