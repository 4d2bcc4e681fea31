"""Owns the filter of questions and their claims."""

from app import urls
from app.filters.events import ANY, SOURCE_DESCRIPTION, TOPIC_DESCRIPTION
from app.filters.listing import ListFilter, filter_class
from app.filters.parameters import Facet, Values, chosen, free_text, paging, phrase, silent, takes
from app.filters.values import known
from app.lists import CLAIM_KINDS, OUTCOMES
from app.record import records
from app.record.vocabulary import Vocabulary
from app.text import joined
from app.urls import Pair

TURNED_OUT = {slug: words.capitalize() for slug, words in OUTCOMES.items()}
OF_CLAIMS = ("claim", "actor", "outcome", "source")
"""What asks for single claims; the rest asks for questions."""

COLUMNS = {
    "made": "the day they were made",
    "holder": "the name of the holder",
    "question": "the question",
    "outcome": "the outcome",
    "evidence": "the day the evidence was printed",
}
"""What single claims can be ordered by."""
REVERSED = "-reversed"
ORDERS = COLUMNS | {f"{name}{REVERSED}": f"{words}, the last first" for name, words in COLUMNS.items()}


def _kinds(question_filter: "QuestionFilter", _: Vocabulary) -> str:
    """Several kinds: one alone is what the view counts."""
    kinds = [f"{CLAIM_KINDS[kind].lower()}s" for kind in question_filter.claim]
    return f"that are {joined(kinds, 'or')}" if len(kinds) > 1 else ""


@filter_class
class QuestionFilter(ListFilter):
    """What `/questions` and `/api/questions` take: a question matches where one of its claims matches all of
    `actor` (the holder), `claim` (its kind), `outcome` and `source`."""

    KIND, PATH, NOUN, SHAPE, ROW, OWNER = "question", urls.QUESTIONS, "question", records.Question, "claim", "question"

    claim: tuple[str, ...] = chosen(
        CLAIM_KINDS, description=f"What sort of claim it is. {ANY}", says=_kinds, turn=1,
        narrows=Values("claim"), facet=Facet("Kind of position"),
    )  # fmt: skip
    outcome: tuple[str, ...] = chosen(
        TURNED_OUT, description=f"How a forecast turned out by a later passage. {ANY}", turn=3,
        says=phrase("outcome", "whose outcome is {}", lower=True),
        narrows=Values("outcome"), facet=Facet("How it turned out"),
    )  # fmt: skip
    source: tuple[str, ...] = takes(
        known("source"), description=SOURCE_DESCRIPTION, words=lambda v: v.sources,
        says=phrase("source", "told by {}"), turn=4,
        narrows=Values("source"), facet=Facet("Told by"),
    )  # fmt: skip
    actor: tuple[str, ...] = takes(
        known("actor"), description=f"Slug of the actor who holds the claim. {ANY}", turn=2,
        words=lambda v: v.actors, says=phrase("actor", "by {}"),
        narrows=Values("actor"), facet=Facet("Who holds it", ranked=True, present=True),
    )  # fmt: skip
    topic: tuple[str, ...] = takes(
        known("topic"), description=TOPIC_DESCRIPTION, words=lambda v: v.topics,
        says=phrase("topic", "about {}", "and"), turn=6,
        narrows=Values("topic", every=True),
        facet=Facet("Topic", ranked=True, present=True),
    )  # fmt: skip
    q: str = free_text("question", owner="question")
    order: str = chosen(
        ORDERS, default="made", says=silent, narrows=paging, facet=None,
        description="How the page of single claims orders them: `made` (the default), `holder`, `question`, `outcome` "
        f"or `evidence`, each also with `{REVERSED}`. Questions keep their own order.",
    )  # fmt: skip

    @property
    def of_claims(self) -> bool:
        """Whether single claims are asked for, so that a list of claims answers better than one of questions."""
        return any(self.values(name) for name in OF_CLAIMS)

    @property
    def noun(self) -> str:
        """What the view counts: questions, positions, or positions of the one kind asked for."""
        kind = CLAIM_KINDS[self.claim[0]].lower() if len(self.claim) == 1 else "position"
        return kind if self.of_claims else self.NOUN

    @property
    def order_words(self) -> str:
        """By what single claims are ordered: "the name of the holder"."""
        return ORDERS[self.order]

    @property
    def order_said(self) -> str:
        return f"by {self.order_words}" if ("order", self.order) in self.pairs() else ""

    @classmethod
    def canonical(cls, given: list[Pair]) -> list[Pair]:
        """An order only where there are claims to be ordered."""
        of_claims = any(name in OF_CLAIMS for name, _ in given)
        return given if of_claims else [pair for pair in given if pair[0] != "order"]

    def sentence(self, vocabulary: Vocabulary) -> str:
        """What narrows the questions, as it follows their count: "about Denuclearisation"."""
        return " ".join(self._phrases(vocabulary, (p for n, p in self.PARAMETERS.items() if n not in OF_CLAIMS)))

    def of_positions(self, vocabulary: Vocabulary) -> str:
        """What narrows the positions, as it follows their count: "by TASS, told by the Letter"."""
        return ", ".join(self._phrases(vocabulary, (self.PARAMETERS[name] for name in OF_CLAIMS)))
