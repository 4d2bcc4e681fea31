"""Which claims and questions a filter leaves, how many each facet counts, and what a whole one carries."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from app.curation import Seeds
from app.curation.forms import Claim, Question
from app.filters import QuestionFilter, find
from app.record import linked, records
from app.record.story import Story
from tests.record.by_hand import Record
from tests.record.paging import walked

MOON, SECRET = "who-would-reach-the-moon", "what-was-kept-secret"
SEMANTICS: list[tuple[QuestionFilter, list[str]]] = [
    (QuestionFilter(), [SECRET, MOON]),
    (QuestionFilter(actor=("john-f-kennedy",)), [MOON]),
    (QuestionFilter(actor=("john-f-kennedy", "tass")), [SECRET, MOON]),
    (QuestionFilter(actor=("nasa",)), []),
    (QuestionFilter(claim=("account", "recommendation")), [SECRET]),
    (QuestionFilter(claim=("forecast",)), [MOON]),
    (QuestionFilter(outcome=("supported",)), [SECRET, MOON]),
    (QuestionFilter(outcome=("contradicted", "open")), [MOON]),
    (QuestionFilter(source=("moon-letter",)), [SECRET, MOON]),
    (QuestionFilter(topic=("secrecy",)), [SECRET]),
    (QuestionFilter(topic=("moon", "rockets")), [MOON]),
    (QuestionFilter(topic=("moon", "secrecy")), []),
    # each of these holds of some claim of the question, but of no single one
    (QuestionFilter(actor=("tass",), claim=("recommendation",)), []),
    (QuestionFilter(actor=("soviet-government",), claim=("forecast",), outcome=("supported",)), []),
    (QuestionFilter(outcome=("open",), source=("orbit-review",)), []),
    (QuestionFilter(claim=("assessment",), outcome=("supported",)), []),
]


def values_of(claim: Claim, name: str) -> set[str]:
    """The values that a claim has in a facet."""
    return {
        "actor": {claim.who} if claim.who else set(),
        "claim": {claim.kind},
        "source": {claim.source},
        "outcome": {str(outcome.relation) for outcome in claim.outcomes},
    }[name]


def every(seeds: Seeds) -> Iterator[tuple[str, Question, Claim]]:
    """Every claim beside its question."""
    for slug, question in seeds.questions.items():
        yield from ((slug, question, claim) for claim in question.claims)


def by_hand(seeds: Seeds, question_filter: QuestionFilter) -> list[tuple[str, Question, Claim]]:
    """The claims that match every filter, worked out over the seeds."""

    def passes(question: Question, claim: Claim) -> bool:
        chosen = {name: set(question_filter.values(name)) for name in ("actor", "claim", "source", "outcome")}
        several = all(not values or values & values_of(claim, name) for name, values in chosen.items())
        return several and set(question_filter.topic) <= set(question.topics)

    return [one for one in every(seeds) if passes(one[1], one[2])]


def facet_by_hand(seeds: Seeds, question_filter: QuestionFilter, name: str) -> dict[str, int]:
    """For each value the claims it leaves beside the other filters; a topic's within the view."""
    left = by_hand(seeds, question_filter if name == "topic" else question_filter.without(name))
    return dict(Counter(value for _, q, c in left for value in (q.topics if name == "topic" else values_of(c, name))))


def in_order(seeds: Seeds, claims: list[tuple[str, Question, Claim]]) -> list[str]:
    """The claims' slugs by the day they were made, those of one day by source and paragraph."""
    by_day = sorted((c.made.parsed().order(seeds.horizon), c.source, c.paragraph, c.slug) for _, _, c in claims)
    return [slug for *_, slug in by_day]


@pytest.mark.parametrize(("question_filter", "expected"), SEMANTICS)
def test_a_question_matches_where_one_of_its_claims_matches_all(
    story: Story, world: Seeds, question_filter: QuestionFilter, expected: list[str]
) -> None:
    assert walked(story, question_filter) == expected
    assert find.count(story, question_filter) == len(expected)
    assert {slug for slug, _, _ in by_hand(world, question_filter)} == set(expected)
    assert [c.slug for c in find.claims(story, question_filter)] == in_order(world, by_hand(world, question_filter))


@pytest.mark.parametrize("question_filter", [question_filter for question_filter, _ in SEMANTICS])
def test_every_option_of_every_facet_counts_its_claims(
    story: Story, world: Seeds, question_filter: QuestionFilter
) -> None:
    counted = find.facet_counts(story, question_filter)
    assert set(counted) == {"actor", "claim", "outcome", "source", "topic"}
    for name, counts in counted.items():
        assert counts == facet_by_hand(world, question_filter, name), name


def test_the_real_record_is_filtered_and_counted_as_by_hand(real_story: Story, real: Record) -> None:
    claims = [claim for _, _, claim in every(real.seeds)]
    holders, sources = sorted({claim.who for claim in claims if claim.who}), sorted({claim.source for claim in claims})
    topics = sorted({topic for question in real.seeds.questions.values() for topic in question.topics})
    parts: list[dict[str, tuple[str, ...]]] = [
        {"actor": tuple(holders[:3])},
        {"claim": ("forecast",)},
        {"claim": ("assessment", "recommendation")},
        {"outcome": ("contradicted", "mixed")},
        {"source": tuple(sources[:1])},
        {"topic": tuple(topics[:1])},
    ]
    for one, other in combinations([{}, *parts], 2):
        question_filter = QuestionFilter(**{**one, **other})  # type: ignore[arg-type]
        left = by_hand(real.seeds, question_filter)
        assert sorted(walked(real_story, replace(question_filter, limit=7))) == sorted({slug for slug, _, _ in left})
        assert [c.slug for c in find.claims(real_story, question_filter)] == in_order(real.seeds, left)
        for name, counts in find.facet_counts(real_story, question_filter).items():
            assert counts == facet_by_hand(real.seeds, question_filter, name), (question_filter, name)


@pytest.mark.parametrize("limit", [1, 3, 7, 200])
def test_paging_has_no_gap_and_no_repeat_and_goes_by_title(real_story: Story, real: Record, limit: int) -> None:
    titles = sorted(question.title for question in real.seeds.questions.values())
    assert [real_story.names.questions[slug] for slug in walked(real_story, QuestionFilter(limit=limit))] == titles


def test_words_are_looked_for_in_titles_claims_and_holders(story: Story) -> None:
    for words, expected in [
        ("kept secret", [SECRET]),
        ("kennedy", [MOON]),
        ("the rivals", [MOON]),
        ("title alone", [SECRET]),
        ("giraffe", []),
    ]:
        assert walked(story, QuestionFilter(q=words)) == expected, words


def test_a_question_carries_its_claims_oldest_first(story: Story) -> None:
    [question] = story.load(records.Question, [MOON])
    assert (question.url, question.event, question.topics) == (
        f"/questions/{MOON}",
        "moon-landing",
        ["moon", "rockets"],
    )
    assert question.former_slugs == ["moon-race"]
    assert [claim.slug for claim in question.claims] == [
        "both-go-together", "because-it-is-hard", "washington-will-go", "moscow-will-go", "crews-will-stay",
    ]  # fmt: skip


def test_a_claim_carries_its_holder_quotation_condition_and_outcomes(story: Story) -> None:
    claims = {claim.slug: claim for claim in find.claims(story, QuestionFilter())}
    together, will_go, stay = (claims[s] for s in ("both-go-together", "washington-will-go", "crews-will-stay"))
    assert (together.url, together.condition) == (f"/questions/{MOON}#both-go-together", "Moscow takes up the offer.")
    assert (will_go.who.slug, will_go.who.name, will_go.quote) == (
        "john-f-kennedy", "John F. Kennedy", "we-choose-the-moon",
    )  # fmt: skip
    assert [(o.relation, o.pinpoint and o.pinpoint.url, o.event, o.judged_by) for o in will_go.outcomes] == [
        ("supported", "/sources/orbit-review#p9", "moon-landing", "source"),
        ("mixed", "/sources/moon-letter#p6", None, "editor"),
    ]
    bearing = will_go.outcomes[0].pinpoint
    assert bearing
    assert (will_go.pinpoint.locator, bearing.locator) == ("President John F. Kennedy", "When Neil Armstrong set")
    assert (stay.who.slug, stay.who.name) == (None, "the rivals")
    assert [(o.relation, o.pinpoint) for o in stay.outcomes] == [("open", None)]


def test_questions_are_found_by_the_event_they_hang_on_or_point_to(story: Story) -> None:
    for event, expected in [
        ("moon-landing", [MOON]), ("vienna-summit", [MOON]), ("secret-moon-order", [SECRET]), ("sputnik", []),
    ]:  # fmt: skip
        assert [q.slug for q in linked.questions_on(story, event, 9)] == expected, event
