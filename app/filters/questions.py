"""Owns the filter of questions and their claims."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from app.filters.listing import ListFilter
from app.filters.values import Reader, Vocabulary, known, one_of, read_limit, read_words
from app.lists import CLAIM_KINDS, OUTCOMES, joined


@dataclass(frozen=True, slots=True)
class QuestionFilter(ListFilter):
    """What `/questions` and `/api/questions` take: a question matches where one of its claims matches all of
    `actor` (the holder), `claim` (its kind), `outcome` and `source`."""

    actor: tuple[str, ...] = ()
    claim: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    q: str = ""

    NOUN: ClassVar[str] = "question"
    readers: ClassVar[Mapping[str, Reader]] = {
        "actor": known("actors"),
        "claim": one_of(CLAIM_KINDS),
        "outcome": one_of(OUTCOMES),
        "source": known("sources"),
        "topic": known("topics"),
        "q": read_words,
        "limit": read_limit,
        "after": known("questions"),
    }

    @property
    def of_claims(self) -> bool:
        """Whether single claims are asked for, so that a list of claims answers better than one of questions."""
        return bool(self.actor or self.claim or self.outcome or self.source)

    @property
    def noun(self) -> str:
        """What the view counts: questions, positions, or positions of the one kind asked for."""
        kind = CLAIM_KINDS[self.claim[0]].lower() if len(self.claim) == 1 else "position"
        return kind if self.of_claims else self.NOUN

    def sentence(self, vocabulary: Vocabulary) -> str:
        """What narrows the questions, as it follows their count: "about Denuclearisation"."""
        says = [
            f"about {joined([vocabulary.topics[t] for t in self.topic])}" if self.topic else "",
            f"matching “{self.q}”" if self.q else "",
        ]
        return " ".join(part for part in says if part)

    def of_positions(self, vocabulary: Vocabulary) -> str:
        """What narrows the positions, as it follows their count: "by Kang Kyung-wha, told by VICE"."""
        kinds = joined([f"{CLAIM_KINDS[k].lower()}s" for k in self.claim], "or")
        says = [
            f"that are {kinds}" if len(self.claim) > 1 else "",
            f"by {joined([vocabulary.actors[a] for a in self.actor], 'or')}" if self.actor else "",
            f"whose outcome is {joined([OUTCOMES[o] for o in self.outcome], 'or')}" if self.outcome else "",
            f"told by {joined([vocabulary.sources[s] for s in self.source], 'or')}" if self.source else "",
        ]
        return ", ".join(part for part in says if part)
