"""Owns the filter of quotations."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from app.filters.listing import ListFilter
from app.filters.values import Reader, Vocabulary, known, one_of, read_limit, read_words, read_year
from app.lists import QUOTE_KINDS, joined


@dataclass(frozen=True, slots=True)
class QuoteFilter(ListFilter):
    """What `/quotes` and `/api/quotes` take. `actor` is the speaker."""

    actor: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    kind: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    q: str = ""

    NOUN: ClassVar[str] = "quotation"
    readers: ClassVar[Mapping[str, Reader]] = {
        "actor": known("actors"),
        "about": known("actors"),
        "topic": known("topics"),
        "year": read_year,
        "kind": one_of(QUOTE_KINDS),
        "source": known("sources"),
        "q": read_words,
        "limit": read_limit,
        "after": known("quotes"),
    }

    def sentence(self, vocabulary: Vocabulary) -> str:
        """What narrows the view, as it follows the count: "by Kim Jong Un said in 2018"."""
        kinds = joined([QUOTE_KINDS[k].lower() for k in self.kind], "or")
        says = [
            f"by {joined([vocabulary.actors[a] for a in self.actor], 'or')}" if self.actor else "",
            f"about {joined([vocabulary.actors[a] for a in self.about], 'or')}" if self.about else "",
            f"on {joined([vocabulary.topics[t] for t in self.topic])}" if self.topic else "",
            f"said in {joined([str(y) for y in self.year], 'or')}" if self.year else "",
            f"of the kind {kinds}" if kinds else "",
            f"printed by {joined([vocabulary.sources[s] for s in self.source], 'or')}" if self.source else "",
            f"matching “{self.q}”" if self.q else "",
        ]
        return " ".join(part for part in says if part)
