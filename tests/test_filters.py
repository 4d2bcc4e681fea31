"""Filters: query string ⇄ values, the canonical order, adding and dropping one, and the sentence."""

from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.filters import MAX_VALUES, PAGE, EventFilter, FilterError, QuoteFilter, SearchFilter
from app.lists import IMPORTANCE
from app.record.asking import MAX_WORDS
from app.record.vocabulary import Vocabulary
from app.urls import Pair, encode, link
from tests.examples import examples

VOCABULARY = Vocabulary(
    actors={"kim": "Kim Jong Un", "moon": "Moon Jae-in", "trump": "Donald Trump"},
    topics={"letters": "Letters", "summits": "Meetings of leaders"},
    sources={"vice": "VICE", "b-17": "B-17"},
    events={"hanoi-summit": "The Hanoi summit", "singapore-summit": "The Singapore summit"},
    quotes={"chemistry": "We had chemistry", "thug": "A thug"},
    lanes={"washington": "Washington", "face-to-face": "Face to face", "pyongyang": "Pyongyang"},
    event_kinds={"summit": "Summit", "letter": "Letter", "test": "Test"},
    quote_kinds={"speech": "Speech", "letter": "Letter"},
    years=range(1900, 2101),
    former={("actor", "kim-jong"): "kim", ("event", "hanoi"): "hanoi-summit"},
)


def filter_of(query: str) -> EventFilter:
    return EventFilter.parse(parse_qsl(query, keep_blank_values=True), VOCABULARY)


def refused(query: str) -> FilterError:
    """The error that a query string of `/` raises."""
    with pytest.raises(FilterError) as refusal:
        filter_of(query)
    return refusal.value


def test_a_query_string_becomes_values() -> None:
    event_filter = filter_of("actor=kim&actor=trump&year=2018&from=2018-06&to=2019&q=love+letters&importance=headline")
    assert event_filter == EventFilter(
        actor=("kim", "trump"), year=(2018,), from_="2018-06", to="2019", q="love letters", importance="headline"
    )
    assert event_filter.window == (date(2018, 6, 1), date(2019, 12, 31))


def test_a_former_slug_becomes_the_one_that_the_record_has_now() -> None:
    event_filter = filter_of("actor=kim-jong&actor=trump&after=hanoi")
    assert (event_filter.actor, event_filter.after) == (("kim", "trump"), "hanoi-summit")
    assert link("/", filter_of("actor=kim-jong&actor=kim").pairs()) == "/?actor=kim"


def test_more_words_than_a_search_takes_are_refused() -> None:
    assert filter_of(f"q={'kim-' * MAX_WORDS}").q
    assert refused(f"q={'kim-' * (MAX_WORDS + 1)}").bad[0].message == "has more than 12 words: leave some out"


def test_values_become_the_one_query_string() -> None:
    event_filter = filter_of("year=2019&q=%E2%80%9Cthug%E2%80%9D+%26+co&actor=trump&year=2018&actor=kim&order=newest")
    assert encode(event_filter.pairs()) == (
        "actor=kim&actor=trump&order=newest&q=%E2%80%9Cthug%E2%80%9D%20%26%20co&year=2018&year=2019"
    )
    assert link("/", event_filter.pairs()).startswith("/?actor=kim")
    assert link("/", EventFilter().pairs()) == "/"


def test_defaults_are_dropped() -> None:
    assert filter_of(f"order=oldest&limit={PAGE}").pairs() == []


def test_blank_values_and_unknown_names_are_dropped() -> None:
    assert filter_of("actor=&q=+++&utm_source=mail&year=&fbclid=x") == EventFilter()


def test_a_value_given_twice_counts_once() -> None:
    assert filter_of("actor=kim&actor=kim&q=a&q=a&year=2018&year=+2018+").pairs() == [
        ("actor", "kim"),
        ("q", "a"),
        ("year", "2018"),
    ]


def test_white_space_in_words_is_folded() -> None:
    assert filter_of("q=++love+++letters++").q == "love letters"
    assert filter_of("q=love%C2%A0letters").q == "love letters"


@pytest.mark.parametrize(
    "query", ["from=2018&to=2019", "from=2019&to=2018", "from=2018-01&to=2019-12", "from=2018-01-01&to=2019-12-31"]
)
def test_a_window_of_the_same_days_is_the_same_view(query: str) -> None:
    assert filter_of(query).pairs() == [("from", "2018"), ("to", "2019")]


def test_dropping_takes_one_value_or_all_of_a_name() -> None:
    event_filter = filter_of("actor=trump&actor=kim&year=2018&q=x&from=2018&after=hanoi-summit")
    assert event_filter.without("actor", "kim").actor == ("trump",)
    assert event_filter.without("actor").actor == ()
    assert event_filter.without("year", 2018).year == ()
    assert event_filter.without("q").q == ""
    assert event_filter.without("from", "2018").from_ is None
    assert event_filter.without("q").after is None


def test_order_page_size_and_cursor_do_not_narrow_the_view() -> None:
    event_filter = filter_of("order=newest&limit=10&after=hanoi-summit&actor=kim")
    assert event_filter.filters() == [("actor", "kim")]


def test_a_view_of_the_time_before_the_opening_says_so() -> None:
    opening = date(2018, 1, 1)
    for query in ("year=2017", "from=2017", "to=2017-12-31"):
        assert filter_of(query).opens_before(opening), query
    for query in ("", "year=2018", "from=2018", "to=2018", "actor=kim"):
        assert not filter_of(query).opens_before(opening), query


SENTENCES = [
    ("", ""),
    ("year=2018", "in 2018"),
    ("year=2018&year=2019&year=2020", "in 2018, 2019 or 2020"),
    ("actor=kim&actor=trump", "with Kim Jong Un and Donald Trump"),
    ("topic=letters&kind=letter&lane=pyongyang", "about Letters of the kind letter in the lane Pyongyang"),
    ("source=vice&source=b-17", "told by B-17 or VICE"),
    ("from=2018-06&to=2018-06", "within June 2018"),
    ("from=2018-06-12&to=2019", "from 12 June 2018 to 2019"),
    ("from=2018-06", "from June 2018 on"),
    ("to=2018", "until 2018"),
    ("importance=headline&q=thug", "of headline importance matching “thug”"),
]


@pytest.mark.parametrize(("query", "sentence"), SENTENCES)
def test_a_sentence_says_what_narrows_the_view(query: str, sentence: str) -> None:
    assert filter_of(query).sentence(VOCABULARY) == sentence


def test_quotations_have_a_sentence_of_their_own() -> None:
    pairs = parse_qsl("actor=kim&actor=moon&about=trump&year=2018&kind=letter&topic=letters&source=vice&q=x")
    assert QuoteFilter.parse(pairs, VOCABULARY).sentence(VOCABULARY) == (
        "by Kim Jong Un or Moon Jae-in about Donald Trump on Letters said in 2018 of the kind letter "
        "printed by VICE matching “x”"
    )


REFUSALS = [
    ("year=abc", "year", "must be a year from 1900 to 2100"),
    ("year=1899", "year", "must be a year from 1900 to 2100"),
    ("year=99999999999999999999", "year", "must be a year"),
    ("year=-2018", "year", "must be a year"),
    ("year=%D9%A2%D9%A0%D9%A1%D9%A8", "year", "must be a year"),
    ("limit=0", "limit", "must be a number from 1 to 200"),
    ("limit=201", "limit", "must be a number from 1 to 200"),
    ("limit=99999999999999999999", "limit", "must be a number from 1 to 200"),
    ("limit=1e2", "limit", "must be a number from 1 to 200"),
    ("actor=nobody", "actor", "names no actor of this record"),
    ("actor=Kim", "actor", "names no actor of this record"),
    ("topic=love", "topic", "names no topic of this record"),
    ("source=cnn", "source", "names no source of this record"),
    ("after=nothing", "after", "names no event of this record"),
    ("kind=party", "kind", "must be one of summit, letter, test"),
    ("lane=moon", "lane", "must be one of washington, face-to-face"),
    ("importance=huge", "importance", "must be one of headline, major, minor"),
    ("order=random", "order", "must be one of oldest, newest"),
    ("from=yesterday", "from", "must be a date like 2018, 2018-06 or 2018-06-12"),
    ("from=2018-6", "from", "must be a date like"),
    ("from=2018~", "from", "must be a date like"),
    ("from=2018-02-30", "from", "must be a date that exists"),
    ("to=2018-13", "to", "must be a date that exists"),
    ("to=2018-21", "to", "must be a date"),
    ("q=" + "x" * 201, "q", "is too long: 200 characters are the most"),
    ("q=a%00b", "q", "holds a character that is no text"),
    ("q=%FF", "q", "holds a character that is no text"),
    ("actor=%00", "actor", "holds a character that is no text"),
    ("q=a&q=b", "q", "is given twice, and can have one value only"),
    ("from=2018&from=2019", "from", "is given twice, and can have one value only"),
]


@pytest.mark.parametrize(("query", "name", "message"), REFUSALS)
def test_a_value_that_no_filter_can_take_is_named_and_explained(query: str, name: str, message: str) -> None:
    error = refused(query)
    assert [one.name for one in error.bad] == [name]
    assert error.bad[0].message.startswith(message)
    assert message in str(error)


def test_every_bad_value_is_reported_and_the_rest_is_kept() -> None:
    error = refused("year=abc&actor=kim&actor=nobody&q=thug&utm_source=x")
    assert [(one.name, one.value) for one in error.bad] == [("year", "abc"), ("actor", "nobody")]
    assert error.rest == [("actor", "kim"), ("q", "thug")]


def test_what_is_left_of_a_refused_view_is_a_view() -> None:
    for query, *_ in REFUSALS:
        rest = refused(query).rest
        assert EventFilter.parse(rest, VOCABULARY).pairs() == sorted(rest)


def test_a_view_takes_so_many_values_and_no_more() -> None:
    years = [("year", str(1950 + n)) for n in range(MAX_VALUES + 1)]
    assert len(EventFilter.parse(years[:-1], VOCABULARY).year) == MAX_VALUES
    error = refused(encode(years))
    assert error.bad[0].message == f"is one value too many: a view takes {MAX_VALUES}"
    assert error.rest == years[:-1]


def test_of_however_many_bad_values_as_many_are_told_as_a_view_takes() -> None:
    wrong, right = [("actor", f"nobody-{n}") for n in range(99)], [("year", str(1900 + n)) for n in range(99)]
    error = refused(encode([*wrong, *right]))
    assert [(one.name, one.value) for one in error.bad] == sorted(wrong)[:MAX_VALUES]
    assert error.rest == right[:MAX_VALUES]


@pytest.mark.parametrize("kind", [EventFilter, QuoteFilter, SearchFilter])
def test_paging_comes_after_what_narrows(kind: Any) -> None:
    assert [name in ("limit", "after") for name in kind.PARAMETERS] == sorted(
        name in ("limit", "after") for name in kind.PARAMETERS
    )


def test_a_long_value_is_cut_in_the_message() -> None:
    assert len(refused("q=" + "x" * 100_000).bad[0].value) == 200


def test_search_takes_words_only() -> None:
    pairs = [("q", " a  b "), ("limit", "3"), ("after", "hanoi-summit")]
    assert SearchFilter.parse(pairs, VOCABULARY) == SearchFilter(q="a b")


LENGTHS = st.sampled_from([4, 7, 10])
DAYS = st.builds(lambda day, length: str(day)[:length], st.dates(date(1900, 1, 1), date(2100, 12, 31)), LENGTHS)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\ufffd\x7f", exclude_categories=["Cc"]), max_size=60)
CHOICES: dict[str, st.SearchStrategy[str]] = {
    "actor": st.sampled_from(sorted(VOCABULARY.actors)),
    "topic": st.sampled_from(sorted(VOCABULARY.topics)),
    "source": st.sampled_from(sorted(VOCABULARY.sources)),
    "year": st.integers(1900, 2100).map(str),
    "kind": st.sampled_from(sorted(VOCABULARY.event_kinds)),
    "lane": st.sampled_from(sorted(VOCABULARY.lanes)),
}
SINGLE: dict[str, st.SearchStrategy[str]] = {
    "q": WORDS,
    "importance": st.sampled_from(sorted(IMPORTANCE)),
    "order": st.sampled_from(["oldest", "newest"]),
    "limit": st.integers(1, 200).map(str),
    "after": st.sampled_from(sorted(VOCABULARY.events)),
}


@st.composite
def queries(draw: st.DrawFn) -> list[Pair]:
    """The pairs of a query string that `/` can take, in any order, with noise."""
    pairs = [(name, value) for name, values in CHOICES.items() for value in draw(st.lists(values, max_size=3))]
    pairs += [(name, draw(values)) for name, values in SINGLE.items() if draw(st.booleans())]
    window = sorted((draw(DAYS), draw(DAYS)), key=lambda text: text.ljust(10, "0"))
    pairs += [pair for pair in zip(("from", "to"), window, strict=True) if draw(st.booleans())]
    return draw(st.permutations([*pairs, ("utm_source", "x"), ("actor", "")]))


@given(queries())
@examples(150)
def test_reading_what_was_written_gives_the_same_filter(pairs: list[Pair]) -> None:
    event_filter = EventFilter.parse(pairs, VOCABULARY)
    written = encode(event_filter.pairs())
    again = EventFilter.parse(parse_qsl(written, keep_blank_values=True), VOCABULARY)
    assert again == event_filter
    assert encode(again.pairs()) == written
    assert event_filter.pairs() == sorted(event_filter.pairs())


@given(queries())
@examples(200)
def test_what_is_added_can_be_dropped_again(pairs: list[Pair]) -> None:
    event_filter = EventFilter.parse(pairs, VOCABULARY)
    for name, value in (("actor", "kim"), ("topic", "letters"), ("year", 2018), ("kind", "speech")):
        changed: dict[str, Any] = {name: tuple(sorted({*event_filter.values(name), value})), "after": None}
        more = replace(event_filter, **changed)
        assert value in more.values(name)
        assert value not in more.without(name, value).values(name)
        assert more.without(name, value).without(name) == event_filter.without(name)


@given(st.lists(st.tuples(st.sampled_from([*CHOICES, *SINGLE, "from", "to", "x"]), WORDS), max_size=8))
@examples(150)
def test_any_query_string_is_a_view_or_a_refusal_with_a_view_left(pairs: list[Pair]) -> None:
    try:
        EventFilter.parse(pairs, VOCABULARY)
    except FilterError as error:
        EventFilter.parse(error.rest, VOCABULARY)
