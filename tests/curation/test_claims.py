"""The rules of questions: who holds a claim, when it was made, and what may bear on it."""

from pathlib import Path

import pytest

from app import curation
from tests.conftest import WORLD
from tests.curation.spoiling import line_of, only, problems, spoil

MOON, SECRET = "questions/who-would-reach-the-moon.yaml", "questions/what-was-kept-secret.yaml"
OPEN = "  - relation: open\n    text: The later article is this one; nothing follows it.\n"
EARLIER = "  - relation: mixed\n    text: So it says.\n    source: orbit-review\n    paragraph: 9\n"


def test_the_tiny_record_holds_questions_of_every_sort() -> None:
    seeds, reported = curation.check(WORLD)
    assert reported == []
    claims = [claim for question in seeds.questions.values() for claim in question.claims]
    relations = {outcome.relation for claim in claims for outcome in claim.outcomes}
    assert relations == {"supported", "contradicted", "mixed", "condition-not-met", "open"}
    assert {claim.kind for claim in claims} == {"forecast", "assessment", "recommendation", "account"}
    assert [claim.who_printed for claim in claims if claim.who is None] == ["the rivals"]


def test_each_passage_of_the_tiny_record_is_proved_beside_its_questions(copied: Path) -> None:
    assert curation.check(copied, copied / "articles")[1] == []


REFUSED = [
    # file, what stands there, what it becomes, the field, the message, the remedy, the line that it names
    (MOON, "slug: washington-will-go", "slug: moscow-will-go", "claims.1.slug",
     "the claim 'moscow-will-go' is entered 2 times", "a slug of its own", "slug: moscow-will-go"),
    (SECRET, "slug: builder-without-a-name", "slug: moscow-will-go", "claims.0.slug",
     "the claim 'moscow-will-go' is entered 2 times", "a slug of its own", "slug: moscow-will-go"),
    (MOON, "quote: we-choose-the-moon", "quote: one-small-step", "claims.1.quote",
     "the quotation 'one-small-step' is by 'neil-armstrong'", "by the same holder, or none", "quote:"),
    (SECRET, "who: tass", "who_printed: the press", "claims.0.quote",
     "the quotation 'chief-designer' is by 'tass'", "by the same holder, or none", "quote:"),
    (SECRET, "quote: chief-designer", "quote: chief-designers", "claims.0.quote",
     "there is no quotation 'chief-designers'", "Did you mean 'chief-designer'?", "quote:"),
    (MOON, "who: soviet-government", "who: soviet-goverment", "claims.2.who",
     "there is no actor 'soviet-goverment'", "Did you mean 'soviet-government'?", "who: soviet-goverment"),
    (MOON, "event: moon-landing\n", "event: moon-landings\n", "event",
     "there is no event 'moon-landings'", "Did you mean 'moon-landing'?", "event: moon-landings"),
    (MOON, "event: vienna-summit", "event: vienna-summits", "claims.0.outcomes.0.event",
     "there is no event 'vienna-summits'", "Did you mean 'vienna-summit'?", "event: vienna-summits"),
    (MOON, "topics: [moon, rockets]", "topics: [mon, rockets]", "topics.0",
     "there is no topic 'mon'", "Did you mean 'moon'?", "topics:"),
    (MOON, "  source: orbit-review\n  paragraph: 8\n", "  source: orbit-review\n  paragraph: 11\n",
     "claims.1.paragraph", "orbit-review has no paragraph 11", "It has 1 to 10.", "paragraph: 11"),
    (MOON, "  source: orbit-review\n  paragraph: 8\n", "  source: orbit-review\n  paragraph: 3\n",
     "claims.1.paragraph", "paragraph 3 of orbit-review is page furniture", "Cite the paragraph", "paragraph: 3"),
    (MOON, "    source: orbit-review\n    paragraph: 9", "    source: orbit-review\n    paragraph: 99",
     "claims.1.outcomes.0.paragraph", "orbit-review has no paragraph 99", "It has 1 to 10.", "paragraph: 99"),
    (MOON, "    source: orbit-review\n    paragraph: 9", "    source: orbit-revue\n    paragraph: 9",
     "claims.1.outcomes.0.source", "there is no source 'orbit-revue'", "'orbit-review'", "source: orbit-revue"),
    (MOON, "  source: moon-letter\n  paragraph: 2\n  condition", "  source: moon-leter\n  paragraph: 2\n  condition",
     "claims.0.source", "there is no source 'moon-leter'", "'moon-letter'", "source: moon-leter"),
    (MOON, "edtf: '1962'", "edtf: 1975-07-18", "claims.1.made.edtf",
     "the claim is made after the article that prints it", "Correct the date, or the source.", "edtf: 1975-07-18"),
    (MOON, OPEN, EARLIER,
     "claims.3.outcomes.0.source", "orbit-review certainly appeared before the claim was made",
     "Cite a later passage.", "    source: orbit-review"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "field", "message", "remedy", "line"), REFUSED)
def test_a_broken_rule_is_reported_where_it_is_broken(
    copied: Path, file: str, old: str, new: str, field: str, message: str, remedy: str, line: str
) -> None:
    spoil(copied, file, old, new)
    reported = [p for p in problems(copied) if (p.file, p.field) == (file, field) and message in p.message]
    assert reported, "\n".join(map(str, problems(copied)))
    assert remedy in reported[0].remedy
    if field != "claims.3.outcomes.0.source":
        assert reported[0].line == line_of(copied, file, line)


def test_two_claims_of_one_slug_are_both_named(copied: Path) -> None:
    spoil(copied, SECRET, "slug: keep-the-order-quiet", "slug: crews-will-stay")
    assert [(p.file, p.field) for p in problems(copied)] == [(SECRET, "claims.1.slug"), (MOON, "claims.3.slug")]


def test_a_passage_of_the_day_of_the_claim_may_bear_on_it(copied: Path) -> None:
    spoil(copied, MOON, "edtf: '1962'", "edtf: 1975-07-17")
    assert problems(copied) == []


def test_a_passage_that_may_be_later_may_bear_on_a_claim(copied: Path) -> None:
    spoil(copied, MOON, "    edtf: 1979-23\n", "    edtf: 1975-07/1979-11\n    span: window\n")
    spoil(copied, MOON, OPEN, EARLIER)
    assert problems(copied) == []


MALFORMED = [
    # file, what stands there, what it becomes, what the message says
    (MOON, "  who_printed: the rivals\n", "", "a claim names either who"),
    (MOON, "  who_printed: the rivals\n", "  who: nasa\n  who_printed: the rivals\n", "a claim names either who"),
    (MOON, f"  outcomes:\n{OPEN}", "", "where no passage bears on it, one that is open"),
    (MOON, f"  outcomes:\n{OPEN}", "  outcomes: []\n", "where no passage bears on it, one that is open"),
    (MOON, OPEN, OPEN + "    source: moon-letter\n    paragraph: 6\n", "an open one cites none"),
    (MOON, "relation: mixed", "relation: open", "an open one cites none"),
    (MOON, "relation: open", "relation: supported", "cites the passage that bears on it"),
    (MOON, "    source: orbit-review\n    paragraph: 9\n", "    source: orbit-review\n", "both source and paragraph"),
    (MOON, "    source: orbit-review\n    paragraph: 9\n", "    paragraph: 9\n", "both source and paragraph"),
    (MOON, OPEN, OPEN + EARLIER.replace("orbit-review", "moon-letter").replace("9", "6"), "is not open"),
    (MOON, "relation: mixed", "relation: right", "supported"),
    (MOON, "kind: assessment", "kind: opinion", "forecast"),
    (MOON, "judged_by: source", "judged_by: reader", "editor"),
    (SECRET, "    note: Pravda, 16 January 1966, which printed the name for the first time.\n", "", "needs a note"),
    (SECRET, "  kind: recommendation\n", "  kind: recommendation\n  score: 7\n", "score"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "said"), MALFORMED)
def test_a_malformed_claim_is_refused(copied: Path, file: str, old: str, new: str, said: str) -> None:
    spoil(copied, file, old, new)
    reported = [p for p in problems(copied) if p.file == file]
    assert any(said in f"{p.field} {p.message} {p.remedy}" for p in reported), "\n".join(map(str, problems(copied)))
    assert all(p.line for p in reported)


def test_a_question_without_claims_is_refused(copied: Path) -> None:
    (copied / SECRET).write_text(
        "title: What was kept secret?\nintro: Nobody says.\ntopics: [secrecy]\nclaims: []\n", encoding="utf-8"
    )
    assert only(problems(copied)).field == "claims"


def test_an_assessment_needs_no_outcome_and_a_recommendation_may_have_one(world: curation.Seeds) -> None:
    claims = {claim.slug: claim for question in world.questions.values() for claim in question.claims}
    assert claims["because-it-is-hard"].outcomes == []
    assert [outcome.relation for outcome in claims["keep-the-order-quiet"].outcomes] == ["supported"]


def test_a_note_on_a_question_names_a_field_it_has(copied: Path) -> None:
    spoil(copied, SECRET, "- text: The two articles", "- field: verdict\n  text: The two articles")
    reported = [p for p in problems(copied) if "has no field 'verdict'" in p.message]
    assert [p.file for p in reported] == [SECRET]


def test_half_a_place_is_told_as_half(copied: Path) -> None:
    spoil(copied, MOON, "    source: orbit-review\n    paragraph: 9", "    paragraph: 9")
    assert "an outcome cites both source and paragraph" in only(problems(copied)).message
