"""Full-text search: what readers type is never syntax, words are found however written, and hits are marked."""

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.record.search import Hit, Search, segments
from app.record.story import Story


def hits_of(story: Story, words: str, most: int = 50) -> list[Hit]:
    """What the words find, by kind, the best first."""
    return Search(story.connection, story.bitmaps, story.names.asked(words)).best(most)


def records_with(story: Story, words: str) -> list[tuple[str, str]]:
    """Kind and slug of what the words find, in any order."""
    return sorted((hit.kind, hit.slug) for hit in hits_of(story, words))


def events_with(story: Story, words: str) -> list[str]:
    """The slugs of the events that the words find, the best first."""
    return [hit.slug for hit in hits_of(story, words) if hit.kind == "event"]


def marked(hit: Hit) -> list[str]:
    """The stretches of a hit that are marked."""
    return [text for text, is_hit in (*hit.title, *hit.passage) if is_hit]


def test_a_word_finds_records_of_every_kind(story: Story) -> None:
    assert records_with(story, "gagarin") == [
        ("actor", "sergei-korolev"),
        ("actor", "yuri-gagarin"),
        ("event", "apollo-programme"),
        ("event", "gagarin-flight"),
        ("quote", "lets-go"),
    ]
    assert ("source", "orbit-review") in records_with(story, "verne")


def test_a_word_in_the_title_stands_before_one_in_the_text(story: Story) -> None:
    assert events_with(story, "sputnik")[0] == "sputnik"
    assert events_with(story, "moon")[0] == "moon-landing"
    assert events_with(story, "apollo")[:2] == ["moon-landing", "apollo-programme"], "a headline event comes first"


def test_a_word_of_the_short_name_counts_as_one_of_the_title(story: Story) -> None:
    short = {hit.slug for hit in hits_of(story, "landing") if hit.kind == "event"}
    assert events_with(story, "landing")[0] == "moon-landing" in short


def test_the_name_of_a_lane_finds_nothing(story: Story) -> None:
    lanes = {lane.name for lane in story.lanes.values()}
    assert "At one table" in lanes
    assert hits_of(story, "at one table") == []


def test_of_each_kind_no_more_than_asked_for_are_given_and_all_are_counted(story: Story) -> None:
    hits = hits_of(story, "the", 2)
    by_kind = {kind: [hit for hit in hits if hit.kind == kind] for kind in ("event", "actor")}
    assert all(len(several) == 2 < several[0].total for several in by_kind.values())
    assert by_kind["event"][0].total == len(events_with(story, "the"))


def test_every_word_must_be_found(story: Story) -> None:
    assert ("event", "vienna-summit") in records_with(story, "kennedy vienna")
    assert records_with(story, "kennedy vienna armstrong") == []


def test_the_last_word_is_a_prefix_and_the_others_are_not(story: Story) -> None:
    assert ("event", "vienna-summit") in records_with(story, "kennedy vien")
    assert records_with(story, "kenn vienna") == []


@pytest.mark.parametrize("words", ["SPUTNIK", "sputnik", "SpUtNiK", " sputnik\t", "sputnik.", "‘Sputnik’", "(sputnik)"])
def test_case_and_punctuation_do_not_matter(story: Story, words: str) -> None:
    assert ("event", "sputnik") in records_with(story, words)


@pytest.mark.parametrize("words", ["chruščov", "chruscov", "CHRUŠČOV", "Chrusc", "nikita chruscov"])
def test_accents_do_not_matter(story: Story, words: str) -> None:
    assert ("actor", "nikita-khrushchev") in records_with(story, words)


def test_accents_do_not_matter_however_they_are_typed(story: Story) -> None:
    """Some keyboards and pasted texts write an accent as a character of its own."""
    apart = unicodedata.normalize("NFD", "chruščov")
    assert len(apart) > len("chruščov")
    assert records_with(story, apart) == records_with(story, "chruščov") != []


def test_an_alias_finds_the_actor_and_the_events_with_them(story: Story) -> None:
    assert records_with(story, "gagárin jurij") == [
        ("actor", "yuri-gagarin"),
        ("event", "gagarin-flight"),
        ("quote", "lets-go"),
    ]


def test_an_event_is_found_by_the_words_said_at_it(story: Story) -> None:
    assert ("event", "moon-landing") in records_with(story, "giant leap")


@pytest.mark.parametrize("words", ["", " ", "“”", "*", '"', "...", "🚀", "_", "-", "\x00", "()"])
def test_nothing_is_found_for_no_words(story: Story, words: str) -> None:
    assert hits_of(story, words) == []


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ('"sputnik', "sputnik"),
        ('sputnik"', "sputnik"),
        ('"sputnik" OR "vienna"', None),
        ("sputnik*", "sputnik"),
        ("^sputnik", "sputnik"),
        ("title:sputnik", None),
        ("NEAR(sputnik launches)", None),
        ("NEAR(sputnik launches, 5)", None),
        ("sputnik NOT launches", None),
        ("sputnik OR zzz", None),
        ("sputnik; DROP TABLE event", None),
        ("sputnik' --", "sputnik"),
        ("{title body}: sputnik", None),
        ("+sputnik", "sputnik"),
        ("Sputnik-1", "sputnik"),
        ("sputnik:1", "sputnik"),
        ("sputnik 🚀", "sputnik"),
        ("sputnik\x00", "sputnik"),
        ("sputnik \\", "sputnik"),
        ("%sputnik_", "sputnik"),
    ],
)
def test_what_a_reader_types_is_words_and_never_syntax(story: Story, words: str, slug: str | None) -> None:
    hits = records_with(story, words)
    assert (("event", slug) in hits) if slug else hits == []


def test_a_very_long_text_is_cut_to_its_first_words(story: Story) -> None:
    assert ("event", "sputnik") in records_with(story, "sputnik " * 10_000)
    assert records_with(story, "x" * 100_000) == []


def test_both_numbers_of_a_word_are_found(story: Story) -> None:
    assert records_with(story, "satellites") == records_with(story, "satellite") != []


def test_what_is_treated_alike_finds_the_same(story: Story) -> None:
    assert records_with(story, "artificial moon") == records_with(story, "satellite") != []
    assert set(records_with(story, "soviet union")) <= set(records_with(story, "USSR"))


def test_a_time_finds_what_falls_in_it_what_begins_in_it_first(story: Story) -> None:
    assert events_with(story, "1961")[0] in ("gagarin-flight", "vienna-summit")
    assert events_with(story, "1961")[-1] != "gagarin-flight"
    assert events_with(story, "october 1957") == ["sputnik", "rocket-studies"]
    assert events_with(story, "4 October 1957")[0] == "sputnik"
    assert {hit.kind for hit in hits_of(story, "1961")} <= {"event", "quote", "source"}


def test_words_with_a_time_find_what_falls_in_it_and_what_has_no_date(story: Story) -> None:
    assert events_with(story, "apollo 1969") == ["moon-landing", "apollo-programme"]
    assert events_with(story, "moon 1969") == ["moon-landing", "apollo-programme"], "its topic names the Moon"
    assert ("question", "who-would-reach-the-moon") in records_with(story, "moon 1969")
    assert events_with(story, "sputnik 1969") == []


def some_of(story: Story, words: str, without: list[str]) -> list[Hit]:
    return Search(story.connection, story.bitmaps, story.names.asked(words)).some(5, without)


def test_some_of_the_words_are_found_those_with_the_most_first(story: Story) -> None:
    events = [hit.slug for hit in some_of(story, "zeppelin kennedy vienna", []) if hit.kind == "event"]
    assert events[0] == "vienna-summit"
    assert "apollo-programme" in events
    others = {hit.kind for hit in some_of(story, "zeppelin kennedy vienna", ["event", "actor"])}
    assert others <= {"place", "quote", "question"}


def test_one_word_has_no_part(story: Story) -> None:
    assert some_of(story, "kennedy", []) == []
    assert some_of(story, "1961", []) == []


def test_words_that_stand_nowhere_are_known(story: Story) -> None:
    search = Search(story.connection, story.bitmaps, story.names.asked("zeppelin kennedy warp"))
    assert [term.typed for term in search.unknown()] == ["zeppelin", "warp"]
    assert Search(story.connection, story.bitmaps, story.names.asked("")).unknown() == []


@given(st.text(max_size=80))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_finds_something_or_nothing_and_never_fails(story: Story, words: str) -> None:
    search = Search(story.connection, story.bitmaps, story.names.asked(words))
    assert all(hit.total >= 1 for hit in search.best(5))
    search.some(5, ["actor"])
    search.unknown()


def test_the_words_are_marked_where_they_stand(story: Story) -> None:
    quote = next(hit for hit in hits_of(story, "small step") if hit.slug == "one-small-step")
    assert marked(quote) == ["small", "step"]
    assert "".join(text for text, _ in quote.title) == "“That’s one small step for man, one giant leap for mankind”"


def test_a_word_found_through_its_accents_is_marked_as_printed(story: Story) -> None:
    assert {mark for hit in hits_of(story, "gagar") for mark in marked(hit)} <= {"Gagarin", "Gagárin"}


def test_marks_become_stretches_of_text() -> None:
    assert segments("a \x02b\x03 c\x02d\x03") == (("a ", False), ("b", True), (" c", False), ("d", True))
    assert segments("plain") == (("plain", False),)
    assert segments("") == ()
    assert segments("\x02<b>\x03&") == (("<b>", True), ("&", False))


def test_a_passage_shows_so_many_words_and_no_more(story: Story) -> None:
    passages = ["".join(text for text, _ in hit.passage) for hit in hits_of(story, "the")]
    assert max(len(re.findall(r"\w+", passage.replace("’", ""))) for passage in passages) == 32
