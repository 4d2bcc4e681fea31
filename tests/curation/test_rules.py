"""The rules across records: each refused once, with its file, line, field and remedy."""

from pathlib import Path

import pytest

from app import curation
from app.config import ROOT
from tests.conftest import WORLD
from tests.curation.spoiling import line_of, only, problems, spoil

STATIONS, GAGARIN, LANDING = "events/space-stations.yaml", "events/gagarin-flight.yaml", "events/moon-landing.yaml"
APOLLO = "events/apollo-programme.yaml"
SPUTNIK, VIENNA, ORDER = "events/sputnik.yaml", "events/vienna-summit.yaml", "events/secret-moon-order.yaml"
SMALL_STEP, LETS_GO, CHOOSE = "quotes/one-small-step.yaml", "quotes/lets-go.yaml", "quotes/we-choose-the-moon.yaml"
REVIEW, LETTER = "sources/orbit-review.yaml", "sources/moon-letter.yaml"


def test_the_tiny_record_is_right() -> None:
    seeds, reported = curation.check(WORLD)
    assert reported == []
    assert (len(seeds.events), len(seeds.actors), len(seeds.quotes), len(seeds.sources)) == (8, 8, 4, 2)
    assert str(seeds.horizon) == "1979-11-30"


def test_the_real_record_is_right() -> None:
    assert curation.check(ROOT / "seeds")[1] == []


RULES = [
    # file, what stands there, what it becomes, the field, the message, the remedy, the line that it names
    (SPUTNIK, "supports: [date, place", "supports: [place", "date",
     "no citation supports the date", "Cite its paragraph", "date:"),
    (LANDING, "supports: [place", "supports: [date, place", "date.basis",
     "the date is general, yet a citation supports it", "Set basis", "basis:"),
    (SPUTNIK, "[date, place, participants", "[date, participants", "place",
     "no citation supports the place", "note with field: place", "place:"),
    (SPUTNIK, "place, participants]", "place]", "participants",
     "no citation supports the participants", "note with field: participants", "title:"),
    (SPUTNIK, "place: Kazakhstan\n", "", "citations",
     "a citation supports a place, but there is none", "Add place.", "citations:"),
    (SPUTNIK, "title: The Soviet Union launches Sputnik 1", "title: The Apollo programme", "title",
     "'The Apollo programme' is entered 2 times", "Keep one.", "title:"),
    (SPUTNIK, "\ncitations:\n- ", "\ncitations:\n- source: orbit-review\n  paragraph: 5\n  supports: [date]\n- ",
     "citations",
     "'orbit-review 5' is entered 2 times", "Keep one.", "citations:"),
    (STATIONS, "- actor: nasa", "- actor: soviet-government", "actors",
     "'soviet-government' is entered 2 times", "Keep one.", "actors:"),
    (LANDING, "former_slugs: [apollo-11]", "former_slugs: [sputnik]", "former_slugs.0",
     "'sputnik' is the slug of another record too", "Remove it from one of them.", "former_slugs:"),
    (LANDING, "former_slugs: [apollo-11]", "former_slugs: [moon-landing]", "former_slugs.0",
     "'moon-landing' is the slug of another record too", "Remove it from one of them.", "former_slugs:"),
    (CHOOSE, "edtf: '1962'", "edtf: 1975-07-18", "said.edtf",
     "the words are said after the article that prints them", "Correct the date", "edtf:"),
    (SPUTNIK, "  supports: [date, place, participants]\n", "  supports: [date, place, participants]\nrelated:\n"
     "- event: moon-landing\n  relation: follows\n  source: orbit-review\n  paragraph: 5\n", "related.0.event",
     "'moon-landing' begins after this event", "Draw the link from the later event.", "- event:"),
    (APOLLO, "after: gagarin-flight\n", "", "related.0.event",
     "the event stands before 'gagarin-flight', which it links to as 'responds-to'", "Add `after: gagarin-flight`",
     "- event:"),
    (APOLLO, "after: gagarin-flight", "after: apollo-programme", "after",
     "the event stands after itself", "Remove it.", "after:"),
    (GAGARIN, "  field: date\n", "  field: datum\n", "notes.0.field",
     "the record has no field 'datum'", "Use one of actors", "field:"),
    (REVIEW, "Byron, Ada", "Ada Byron", "authors_sorted",
     "not those of the authors, each with one comma", "as in: Byron, Ada", "authors_sorted:"),
    (REVIEW, "Byron, Ada", "Lovelace, Ada", "authors_sorted",
     "not those of the authors, each with one comma", "as in: Byron, Ada", "authors_sorted:"),
    (LETTER, "- paragraph: 7\n  reason: A doubt of unnamed historians; no event of the record.\n", "", "left_out",
     "nothing cites paragraph 7", "add it to left_out with the reason", "left_out:"),
    (LETTER, "- paragraph: 7", "- paragraph: 6", "left_out",
     "paragraph 6 is cited, yet listed as left out", "Remove it from left_out.", "left_out:"),
    ("eras.yaml", "start: 1961-01-01", "start: 1961-31-01", "1.start",
     "there is no month 31", "Write a day like 2018-01-31.", "1961-31-01"),
    ("eras.yaml", "start: 1969-01-01", "start: 1959-01-01", "",
     "the eras are not in the order of their starts", "Sort them.", "machines"),
    ("topics.yaml", "slug: moon\n", "slug: moon\n  name: The Sun\n  definition: A star.\n- slug: sun\n", "1.slug",
     "nothing is about the topic 'sun'", "Use it, or remove it.", "slug: sun"),
    ("changes.yaml", "record: events/apollo-programme", "record: events/apollo-program", "0.record",
     "there is no record 'events/apollo-program'", "Did you mean 'apollo-programme'?", "record:"),
    ("changes.yaml", "date: 2026-01-31", "date: 2026-02-31", "0.date",
     "February 2026 has no day 31", "Write a day like 2018-01-31.", "date:"),
    ("changes.yaml", "- date: 2026-01-31", "- date: 2026-01-30\n  what: One.\n  why: So.\n- date: 2026-01-31", "",
     "the changes are not in order", "Put the newest first.", "- date:"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "field", "message", "remedy", "line"), RULES)
def test_a_broken_rule_is_reported_where_it_is_broken(
    copied: Path, file: str, old: str, new: str, field: str, message: str, remedy: str, line: str
) -> None:
    spoil(copied, file, old, new)
    reported = [p for p in problems(copied) if (p.file, p.field) == (file, field) and message in p.message]
    assert reported, "\n".join(map(str, problems(copied)))
    assert remedy in reported[0].remedy
    assert reported[0].line == line_of(copied, file, line)


def test_an_actor_that_nothing_names_is_an_orphan(copied: Path) -> None:
    (copied / "actors" / "laika.yaml").write_text(
        "name: Laika\nkind: person\nside: soviet-union\nsummary: A dog.\n", encoding="utf-8"
    )
    problem = only(problems(copied))
    assert (problem.file, problem.line, problem.message) == ("actors/laika.yaml", 1, "nothing refers to this actor")


def test_two_actors_of_one_name_are_both_named(copied: Path) -> None:
    spoil(copied, "actors/yuri-gagarin.yaml", "name: Yuri Gagarin", "name: Neil Armstrong")
    assert [p.file for p in problems(copied)] == ["actors/neil-armstrong.yaml", "actors/yuri-gagarin.yaml"]


def test_two_sources_of_one_label_are_both_named(copied: Path) -> None:
    spoil(copied, LETTER, "label: Moon Letter", "label: Orbit Review")
    assert [(p.file, p.field) for p in problems(copied)] == [(LETTER, "label"), (REVIEW, "label")]


def test_one_passage_in_two_quotations_is_entered_twice(copied: Path) -> None:
    text = (copied / LETS_GO).read_text(encoding="utf-8")
    (copied / "quotes" / "poyekhali.yaml").write_text(text, encoding="utf-8")
    assert [p.file for p in problems(copied)] == [LETS_GO, "quotes/poyekhali.yaml"]


def test_two_eras_or_topics_of_one_slug_are_refused(copied: Path) -> None:
    spoil(copied, "eras.yaml", "slug: people", "slug: machines")
    spoil(copied, "topics.yaml", "slug: people-in-space", "slug: rockets")
    spoil(copied, GAGARIN, "people-in-space, ", "")
    for file in ("events/apollo-programme.yaml", LANDING, STATIONS, LETS_GO):
        spoil(copied, file, "people-in-space", "rockets")
    assert {p.file for p in problems(copied)} == {"eras.yaml", "topics.yaml"}


def test_an_event_before_the_first_era_is_refused(copied: Path) -> None:
    spoil(copied, "eras.yaml", "start: 1900-01-01", "start: 1955-01-01")
    problem = only(problems(copied))
    assert (problem.file, problem.field) == ("events/rocket-studies.yaml", "date.edtf")
    assert problem.message == "the event lies before the first era"


def test_a_record_without_eras_is_refused(copied: Path) -> None:
    (copied / "eras.yaml").write_text("[]\n", encoding="utf-8")
    assert [p.file for p in problems(copied)] == ["eras.yaml"]


def test_a_link_of_an_event_to_itself_is_refused(copied: Path) -> None:
    spoil(copied, APOLLO, "- event: gagarin-flight", "- event: apollo-programme")
    assert only(problems(copied)).field == "related.0.event"


@pytest.mark.parametrize("listed", ["furniture: [1, 3, 10, 11]", "furniture: [1, 2, 3, 10]"])
def test_a_paragraph_is_furniture_or_left_out_and_exists(copied: Path, listed: str) -> None:
    spoil(copied, REVIEW, "furniture: [1, 3, 10]", listed)
    assert REVIEW in {p.file for p in problems(copied)}


def test_a_paragraph_that_is_left_out_exists(copied: Path) -> None:
    spoil(copied, REVIEW, "- paragraph: 2", "- paragraph: 11\n  reason: Not there.\n- paragraph: 2")
    assert {p.file for p in problems(copied)} == {REVIEW}
