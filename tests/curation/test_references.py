"""Every slug and paragraph that a record names must exist, and may be named there."""

from pathlib import Path

import pytest

from tests.curation.spoiling import line_of, only, problems, spoil

UNKNOWN = [
    ("events/vienna-summit.yaml", "- actor: john-f-kennedy", "- actor: john-f-kenedy", "actors.0.actor",
     "there is no actor 'john-f-kenedy'", "Did you mean 'john-f-kennedy'?", "john-f-kenedy"),
    ("events/vienna-summit.yaml", "topics: [moon]", "topics: [mooon]", "topics.0",
     "there is no topic 'mooon'", "Did you mean 'moon'?", "topics:"),
    ("events/apollo-programme.yaml", "- event: gagarin-flight", "- event: gagarins-flight", "related.0.event",
     "there is no event 'gagarins-flight'", "Did you mean 'gagarin-flight'?", "- event"),
    ("events/apollo-programme.yaml", "after: gagarin-flight", "after: zzz", "after",
     "there is no event 'zzz'", "Correct it, or write the record 'zzz'", "after:"),
    ("events/sputnik.yaml", "  - source: orbit-review", "  - source: orbit-revue", "summary.0.citations.0.source",
     "there is no source 'orbit-revue'", "Did you mean 'orbit-review'?", "orbit-revue"),
    ("quotes/lets-go.yaml", "speaker: yuri-gagarin", "speaker: gagarin", "speaker",
     "there is no actor 'gagarin'", "Did you mean 'yuri-gagarin'?", "speaker:"),
    ("quotes/lets-go.yaml", "- who: tass", "- who: tas", "via.1.who",
     "there is no actor 'tas'", "Did you mean 'tass'?", "who: tas"),
    ("quotes/we-choose-the-moon.yaml", "about: [nasa]", "about: [nasaa]", "about.0",
     "there is no actor 'nasaa'", "Did you mean 'nasa'?", "about:"),
    ("quotes/lets-go.yaml", "event: gagarin-flight", "event: gagarins-flight", "event",
     "there is no event 'gagarins-flight'", "Did you mean 'gagarin-flight'?", "event: "),
    ("quotes/lets-go.yaml", "topics: [people-in-space]", "topics: [people]", "topics.0",
     "there is no topic 'people'", "", "topics:"),
    ("actors/tass.yaml", "speaks_for: soviet-government", "speaks_for: soviet", "speaks_for",
     "there is no actor 'soviet'", "", "speaks_for:"),
]  # fmt: skip

PLACES = [
    ("events/sputnik.yaml", "    paragraph: 5", "    paragraph: 12", "summary.0.citations.0.paragraph",
     "orbit-review has no paragraph 12", "It has 1 to 10.", "paragraph: 12"),
    ("events/sputnik.yaml", "    paragraph: 5", "    paragraph: 10", "summary.0.citations.0.paragraph",
     "paragraph 10 of orbit-review is page furniture", "Cite the paragraph that says it.", "paragraph: 10"),
    ("events/apollo-programme.yaml", "  paragraph: 7\nafter", "  paragraph: 99\nafter", "related.0.paragraph",
     "orbit-review has no paragraph 99", "It has 1 to 10.", "paragraph: 99"),
    ("quotes/lets-go.yaml", "  - source: moon-letter\n    paragraph: 3", "  - source: moon-letter\n    paragraph: 8",
     "said.citations.0.paragraph", "moon-letter has no paragraph 8", "It has 1 to 7.", "paragraph: 8"),
    ("actors/sergei-korolev.yaml", "  paragraph: 6", "  paragraph: 16", "roles.0.paragraph",
     "orbit-review has no paragraph 16", "It has 1 to 10.", "paragraph: 16"),
    ("sources/moon-letter.yaml", "    paragraph: 6", "    paragraph: 60", "published.citations.0.paragraph",
     "moon-letter has no paragraph 60", "It has 1 to 7.", "paragraph: 60"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "field", "message", "remedy", "line"), UNKNOWN + PLACES)
def test_what_is_not_there_cannot_be_named(
    copied: Path, file: str, old: str, new: str, field: str, message: str, remedy: str, line: str
) -> None:
    spoil(copied, file, old, new)
    problem = next(p for p in problems(copied) if (p.file, p.field) == (file, field))
    assert problem.message == message
    assert problem.remedy.startswith(remedy)
    assert problem.line == line_of(copied, file, line)


def test_a_remedy_is_a_sentence_with_one_mark_at_its_end(copied: Path) -> None:
    spoil(copied, "events/vienna-summit.yaml", "- actor: john-f-kennedy", "- actor: john-f-kenedy")
    spoil(copied, "actors/tass.yaml", "speaks_for: soviet-government", "speaks_for: zzz")
    assert [p.remedy for p in problems(copied)] == [
        "Correct it, or write the record 'zzz'.",
        "Did you mean 'john-f-kennedy'? Otherwise write the record 'john-f-kenedy'.",
    ]


def test_a_source_may_cite_its_own_furniture(copied: Path) -> None:
    """A byline or a posting date stands in the furniture; the tiny record's publication date does."""
    assert problems(copied) == []


@pytest.mark.parametrize(
    "note", ["source: nowhere\n", "source: nowhere\n  paragraph: 5\n", "source: orbit-review\n  paragraph: 55\n"]
)
def test_a_note_names_a_source_that_is_there(copied: Path, note: str) -> None:
    spoil(copied, "sources/moon-letter.yaml", "  field: authors\n", f"  field: authors\n  {note}")
    assert only(problems(copied)).file == "sources/moon-letter.yaml"


def test_a_role_of_general_knowledge_names_a_source_that_is_there(copied: Path) -> None:
    role = "  note: White House list of presidents.\n"
    spoil(copied, "actors/john-f-kennedy.yaml", role, f"{role}  source: nowhere\n")
    assert only(problems(copied)).file == "actors/john-f-kennedy.yaml"
