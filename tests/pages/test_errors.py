"""Error pages: what went wrong in a reader's words, and where to go on."""

import pytest

from app.filters import BadValue
from app.pages.errors import Field, Mend, error_page, filter_error_page, missing_page, nowhere_page
from app.record.story import Story
from app.record.vocabulary import Vocabulary


@pytest.mark.parametrize("status", [400, 404, 405, 418, 500, 503])
def test_every_status_has_words_and_ways_on(status: int) -> None:
    page = error_page(status)
    assert page.status == status
    assert page.heading
    assert page.message.endswith(".")
    assert [link.url for link in page.links] == ["/", "/search"]


def test_a_missing_record_is_named_as_readers_call_it_with_what_looks_alike(story: Story) -> None:
    page = missing_page("quote", "/quotes/lets-goo", "lets-goo", story.names)
    assert page.message == "There is no quotation at “lets-goo”."
    assert [link.url for link in page.near] == ["/quotes/lets-go"]
    assert page.near[0].text == f"“{story.names.quotes['lets-go']}”"


def test_a_missing_page_offers_a_search_for_the_words_of_its_address(story: Story) -> None:
    page = nowhere_page("/moon/landing", story.names)
    assert (page.links[0].text, page.links[0].url) == ("Search the record for “landing”", "/search?q=landing")
    assert page.links[-1].url == "/"
    assert [link.url for link in nowhere_page("/%", Vocabulary()).links] == ["/search", "/"]


def test_a_missing_records_name_holds_nothing_that_is_no_text() -> None:
    page = missing_page("event", "/events/x", "a\x00b\x1f\u202e", Vocabulary())
    assert all(character.isprintable() for character in page.message)


def test_bad_values_are_named_and_shortened() -> None:
    bad = [BadValue("limit", "x" * 90, "must be a number from 1 to 200"), BadValue("year", "a\nb", "must be a year")]
    page = filter_error_page(bad, "/", [("actor", "nasa")])
    assert page.heading == f"The page size “{'x' * 40}…” must be a number from 1 to 200, and more"
    assert page.problems == [
        f"The page size “{'x' * 40}…” must be a number from 1 to 200.",
        "The year “a\ufffdb” must be a year.",
    ]
    assert (page.links[0].text, page.links[0].url) == ("Show the view without them", "/?actor=nasa")
    assert page.mend is None


def test_the_heading_says_what_is_wrong_and_no_two_ways_out_lead_to_one_place() -> None:
    page = filter_error_page([BadValue("year", "abc", "must be a year")], "/", [])
    assert (page.heading, page.title, page.problems) == (*["The year “abc” must be a year"] * 2, [])
    assert [link.url for link in page.links] == ["/", "/search"]


def test_what_was_typed_can_be_mended_and_the_rest_is_kept() -> None:
    bad = [BadValue("to", "2019-1\t3", "must be a date"), BadValue("lane", "x", "must be one of y")]
    page = filter_error_page(bad, "/", [("from", "2018")])
    assert page.mend == Mend("/", [Field("to", "The last day", "2019-1\ufffd3")], [("from", "2018")])
