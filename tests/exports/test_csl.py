"""CSL-JSON: what the record knows, no more; valid by the terms of the format."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app import dates
from app.exports.cite import articles, csl_json, items
from app.exports.csl import Issued, article_item, found_at, issued, page_item
from app.record import records
from app.record.story import Story
from tests.exports.items import WINDOW, item

NAME = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"family": {"type": "string"}, "given": {"type": "string"}, "literal": {"type": "string"}},
}
DATE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        },
        "circa": {"type": "boolean"},
        "literal": {"type": "string"},
    },
}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": ["article-newspaper", "document", "webpage"]},
            "author": {"type": "array", "items": NAME},
            "issued": DATE,
            **{
                name: {"type": "string"}
                for name in ("id", "title", "container-title", "URL", "version", "note", "language")
            },
        },
    },
}
"""What CSL 1.0.2 allows of data, as far as we say it: no field, type or part of a date that it does not know."""


def valid(said: Any) -> bool:
    """Whether data keeps to the schema."""
    return bool(jsonschema.Draft7Validator(SCHEMA).is_valid(said))


def dated(text: str, span: dates.Span | None = None) -> records.Date:
    """A date of a record."""
    edtf = dates.parse(text, span)
    last = edtf.end.last if edtf.end else edtf.first
    return records.Date(edtf, edtf.first, last, "stated", None, [])


@pytest.mark.parametrize(
    ("text", "span", "said"),
    [
        ("2020-01-13", None, Issued(((2020, 1, 13),))),
        ("2020-01", None, Issued(((2020, 1),))),
        ("2020", None, Issued(((2020,),))),
        ("2020~", None, Issued(((2020,),), True, "about 2020")),
        ("2020-01-13?", None, Issued(((2020, 1, 13),), True, "probably 13 January 2020")),
        ("2024-11-27/2024-12-03", "window", WINDOW),
        ("2020-10-XX", None, Issued(((2020, 10, 1), (2020, 10, 31)), True, "some day in October 2020")),
        ("2020-23", None, Issued(((2020, 9, 1), (2020, 11, 30)), True, "autumn 2020")),
        ("197X", None, Issued(((1970, 1, 1), (1979, 12, 31)), True, "the 1970s")),
        ("2020/..", "period", Issued((), True, "from 2020 on")),
    ],
)
def test_a_date_is_as_exact_as_the_record_knows_it(text: str, span: dates.Span | None, said: Issued) -> None:
    assert issued(dated(text, span)) == said
    assert valid([{"id": "a", "type": "webpage", "issued": said.json}])


def test_the_page_of_a_record_is_by_the_site_in_the_version_of_its_record(story: Story) -> None:
    event = story.load(records.Event, ["moon-landing"])[0]
    said = page_item(event, story, "https://a.example").json
    assert said["author"] == [{"literal": story.site.brand}]
    assert (said["title"], said["container-title"]) == (event.title, story.site.title)
    assert said["URL"] == "https://a.example/events/moon-landing"
    assert said["version"].endswith(f"+{story.generation}")
    assert "issued" not in said


def test_an_article_has_its_authors_as_they_sort_and_nobody_where_none_is_named(story: Story) -> None:
    review, letter = (article_item(story.sources[slug], []) for slug in ("orbit-review", "moon-letter"))
    assert review.json["author"] == [{"family": "Byron", "given": "Ada"}, {"family": "Verne", "given": "Jules"}]
    assert review.type == "article-newspaper"
    assert not {"author", "container-title", "URL"} & set(letter.json)
    assert letter.type == "webpage"


def test_an_author_without_a_sorted_name_stays_whole(story: Story) -> None:
    source = records.fill(records.Source, story.sources["orbit-review"], authors_sorted=[])
    assert article_item(source, []).json["author"] == [{"literal": "Ada Byron"}, {"literal": "Jules Verne"}]


def test_a_paragraph_is_found_by_its_first_words() -> None:
    pinpoints = [records.Pinpoint("a", "A", number, f"Words {number}") for number in (7, 3, 7, 5)]
    assert found_at(pinpoints[:1]) == "paragraph 7, which begins “Words 7 …”"
    assert found_at(pinpoints) == "paragraphs 3, 5 and 7"
    assert found_at([]) == ""


def test_a_page_is_cited_with_the_articles_behind_it_and_a_question_with_its_positions(story: Story) -> None:
    question = story.load(records.Question, ["who-would-reach-the-moon"])[0]
    ids = [one.id for one in items(story, question, "")]
    claims = [f"claim-{claim.slug}" for claim in question.claims]
    assert ids == ["question-who-would-reach-the-moon", *claims, "orbit-review", "moon-letter"]
    quote = story.load(records.Quote, ["lets-go"])[0]
    assert [source.slug for source, _ in articles(story, quote)] == ["moon-letter"]
    assert [source.slug for source, _ in articles(story, story.sources["orbit-review"])] == ["orbit-review"]


def test_every_item_of_the_record_is_valid_and_has_an_id_of_its_own(story: Story, real_story: Story) -> None:
    shapes: tuple[type[Any], ...] = (records.Event, records.Quote, records.Question, records.Source)
    for one in (story, real_story):
        for record in (record for shape in shapes for record in one.find(shape)):
            said = json.loads(csl_json(items(one, record, "https://a.example")))
            assert valid(said), record.slug
            assert len({entry["id"] for entry in said}) == len(said)


def test_what_is_not_valid_is_seen() -> None:
    good = item().json
    assert valid([good])
    wrong: list[dict[str, Any]] = [
        {"outlet": "x"}, {"type": "newspaper"}, {"author": [{"name": "x"}]}, {"issued": {"date-parts": []}},
    ]  # fmt: skip
    for bad in wrong:
        assert not valid([good | bad])
    assert not valid([{"title": "without an id"}])


def test_the_schema_of_citations_lies_beside_its_licence() -> None:
    folder = Path(__file__).parent / "schemas"
    licence = (folder / "LICENSE.txt").read_text(encoding="utf-8")
    assert [path.name for path in folder.glob("*.json") if path.name not in licence] == []
