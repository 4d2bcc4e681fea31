"""A finding says all of it: the file, the field, the line, what is wrong there, and what to do."""

from pathlib import Path

import pytest

from app import curation
from app.curation import Seeds, prose
from tests.curation.spoiling import line_of, only, problems, proved, spoil

SPUTNIK, GAGARIN, APOLLO = "events/sputnik.yaml", "events/gagarin-flight.yaml", "events/apollo-programme.yaml"
LANDING = "events/moon-landing.yaml"
LETS_GO, SMALL_STEP = "quotes/lets-go.yaml", "quotes/one-small-step.yaml"
MOON, SECRET = "questions/who-would-reach-the-moon.yaml", "questions/what-was-kept-secret.yaml"
REVIEW, LETTER = "sources/orbit-review.yaml", "sources/moon-letter.yaml"
COVER = "Cite it, or add it to left_out with the reason."

WHOLE = [
    # file, what stands there, what it becomes, and each finding there: field, message, remedy
    (REVIEW, "furniture: [1, 3, 10]", "furniture: [1, 3, 10, 11]",
     [("furniture", "there is no paragraph 11", "It has 1 to 10.")]),
    (REVIEW, "furniture: [1, 3, 10]", "furniture: [1, 2, 3, 10]",
     [("furniture", "paragraph 2 is listed as furniture and as left out", "Keep it in one of the two.")]),
    (REVIEW, "furniture: [1, 3, 10]", "furniture: [1, 3]", [("left_out", "nothing cites paragraph 10", COVER)]),
    (LETTER, "- paragraph: 7", "- paragraph: 8",
     [("left_out", "nothing cites paragraph 7", COVER), ("left_out", "there is no paragraph 8", "It has 1 to 7.")]),
    (REVIEW, "- paragraph: 2\n", "- paragraph: 2\n  reason: Once.\n- paragraph: 2\n",
     [("left_out", "'paragraph 2' is entered 2 times", "Keep one.")]),
    (LANDING, "former_slugs: [apollo-11]", "former_slugs: [eagle, sputnik]",
     [("former_slugs.1", "'sputnik' is the slug of another record too", "Remove it from one of them.")]),
    (LANDING, "former_slugs: [apollo-11]", "former_slugs: [apollo-11, apollo-11]",
     [("former_slugs", "the same entry stands here twice: keep one", "Correct the value.")]),
    (APOLLO, "- event: gagarin-flight", "- event: apollo-programme",
     [("related.0.event", "the event is linked to itself", "Name the other event.")]),
    (GAGARIN, "  field: date\n", "  field: date.basis\n", []),
    (GAGARIN, "  field: date\n", "  field: datum.basis\n",
     [("notes.0.field", "the record has no field 'datum.basis'",
       "Use one of actors, after, citations, date, former_slugs, importance, kind, lane, notes, outcome, participants, "
       "place, places, related, short, summary, title, topics.")]),
    ("about.md", None, " \n", [("", "the file is empty", "Write a text.")]),
    ("about.md", None, "# Big\n",
     [("", "a heading of the first level", "Begin with `##`: the page has its own first heading.")]),
    ("about.md", None, "Plain words.\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "expected"), WHOLE)
def test_each_finding_is_told_whole(
    copied: Path, file: str, old: str | None, new: str, expected: list[tuple[str, str, str]]
) -> None:
    if old is None:
        (copied / file).write_text(new, encoding="utf-8")
    else:
        spoil(copied, file, old, new)
    assert [(p.field, p.message, p.remedy) for p in problems(copied) if p.file == file] == expected


def test_a_passage_that_two_quotations_have_is_told_where_each_stands(copied: Path) -> None:
    text = (copied / LETS_GO).read_text(encoding="utf-8")
    (copied / "quotes" / "poyekhali.yaml").write_text(text, encoding="utf-8")
    found = [(p.file, p.field, p.line) for p in problems(copied)]
    line = line_of(copied, LETS_GO, "passages:") + 1
    assert found == [(LETS_GO, "passages.0", line), ("quotes/poyekhali.yaml", "passages.0", line)]


def test_eras_and_topics_of_one_slug_are_told_where_each_stands(copied: Path) -> None:
    spoil(copied, "eras.yaml", "slug: people", "slug: machines")
    spoil(copied, "topics.yaml", "slug: people-in-space", "slug: rockets")
    found = [(p.file, p.field, p.message) for p in problems(copied) if p.file in ("eras.yaml", "topics.yaml")]
    assert found == [
        ("eras.yaml", "0.slug", "'machines' is entered 2 times"),
        ("eras.yaml", "1.slug", "'machines' is entered 2 times"),
        ("topics.yaml", "1.slug", "'rockets' is entered 2 times"),
        ("topics.yaml", "3.slug", "'rockets' is entered 2 times"),
    ]


def test_events_that_stand_after_each_other_are_told_by_way_of_others(copied: Path) -> None:
    text = (copied / GAGARIN).read_text(encoding="utf-8").replace("notes:", "after: apollo-programme\nnotes:", 1)
    (copied / GAGARIN).write_text(text, encoding="utf-8")
    found = {(p.file, p.field): p.message for p in problems(copied) if p.message.startswith("the event stands after")}
    whole = "the event stands after itself, by way of others"
    assert found == {(APOLLO, "after"): whole, (GAGARIN, "after"): whole}


def test_an_event_that_was_retired_into_two_claims_is_told_at_both(copied: Path) -> None:
    for file, slug in ((SECRET, "keep-the-order-quiet"), (MOON, "washington-will-go")):
        spoil(copied, file, f"- slug: {slug}\n", f"- slug: {slug}\n  former_events: [old-order]\n")
    message = "'old-order' is the slug of another record too"
    found = [(p.file, p.field) for p in problems(copied) if p.message == message]
    assert found == [(SECRET, "claims.1.former_events.0"), (MOON, "claims.1.former_events.0")]


def test_an_event_that_was_retired_into_a_claim_is_no_event_any_longer(copied: Path) -> None:
    spoil(
        copied, SECRET, "- slug: keep-the-order-quiet\n", "- slug: keep-the-order-quiet\n  former_events: [sputnik]\n"
    )
    found = [(p.file, p.field) for p in problems(copied) if "'sputnik' is the slug" in p.message]
    assert found == [(SECRET, "claims.1.former_events.0")]


COPIED = "Apollo is a programme, and it ran from 1961 until the last crew came home in December 1972."
RUN = "'it ran from 1961 until the last crew came home in december'"


@pytest.mark.parametrize(
    ("file", "old", "field"),
    [
        (SECRET, "intro: One article", "intro"), (SECRET, "text: The builder", "claims.0.text"),
        ("eras.yaml", "intro: Rockets", "0.intro"), ("story.yaml", "text: On both sides", "opening.0.text"),
        ("story.yaml", "text: Gagarin is", "steps.1.sentences.0.text"),
        ("actors/nasa.yaml", "summary: The", "summary"), (REVIEW, "summary: Tells", "summary"),
        (SECRET, "- text: The two", "notes.0.text"),
    ],
)  # fmt: skip
def test_a_copied_sentence_is_found_wherever_the_record_speaks(copied: Path, file: str, old: str, field: str) -> None:
    key, _, rest = old.partition(": ")
    spoil(copied, file, old, f"{key}: {COPIED} {rest}")
    problem = only(proved(copied))
    assert (problem.file, problem.field) == (file, field)
    assert problem.message == f"these words stand in an article: {RUN}"


def test_the_title_of_an_article_and_a_topic_may_say_what_the_article_says(copied: Path) -> None:
    spoil(copied, REVIEW, "title: The long way up", f"title: {COPIED}")
    spoil(copied, "topics.yaml", "definition: Going", f"definition: {COPIED} Going")
    assert proved(copied) == []


def test_the_report_of_plain_english_is_whole(world: Seeds) -> None:
    assert list(prose.report(world)) == [
        "Summaries: 8, of grade 4.9 on average (at most 8).",
        "Above grade 12: 0.",
        "Longest sentence of a summary: 17 words (at most 30).",
        "All our words: 89 sentences, 9.0 words on average, 19 at most.",
        "Summaries that name an outlet or say “by one account”, publications apart: 2.",
        "  events/vienna-summit.yaml: Moon Letter",
        "  events/space-stations.yaml: Moon Letter",
    ]


def test_what_is_hard_to_read_is_listed_hardest_first_and_a_publication_may_name_its_outlet(copied: Path) -> None:
    hard = "International organisations systematically underestimate denuclearisation difficulties."
    spoil(copied, SPUTNIK, "text: A satellite", f"text: {hard} A satellite")
    spoil(copied, SPUTNIK, "kind: flight", "kind: publication")
    spoil(copied, LANDING, "text: Armstrong", f"text: By one account this is so. {hard * 2} Armstrong")
    seeds, _ = curation.check(copied)
    measured = prose.measure(seeds)
    assert [summary.grade for summary in measured] == sorted((s.grade for s in measured), reverse=True)
    lines = list(prose.report(seeds))
    above = lines.index(next(line for line in lines if line.startswith("Above grade 12: ")))
    assert lines[above + 1].startswith(f"  {LANDING}: ")
    assert f"  {LANDING}: By one account" in lines
