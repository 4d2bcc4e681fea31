"""Full-text search: what readers type is never syntax, words are found however written, and hits are marked."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from app.record.search import MAX_WORDS, Hit, match_expression, search, segments


def records_with(connection: Connection, words: str) -> list[tuple[str, str]]:
    """Kind and slug of what the words find, in any order."""
    total, hits = search(connection, words, 50)
    assert total == len(hits)
    return sorted((hit.kind, hit.slug) for hit in hits)


def marked(hit: Hit) -> list[str]:
    """The stretches of a hit that are marked."""
    return [text for text, is_hit in (*hit.title, *hit.passage) if is_hit]


def test_a_word_finds_records_of_every_kind(connection: Connection) -> None:
    assert records_with(connection, "gagarin") == [
        ("actor", "sergei-korolev"),
        ("actor", "yuri-gagarin"),
        ("event", "apollo-programme"),
        ("event", "gagarin-flight"),
        ("quote", "lets-go"),
    ]
    assert ("source", "orbit-review") in records_with(connection, "verne")


def test_the_best_hit_stands_first(connection: Connection) -> None:
    _, hits = search(connection, "sputnik", 50)
    assert (hits[0].kind, hits[0].slug) == ("event", "sputnik")


def test_no_more_than_asked_for_are_given_and_all_are_counted(connection: Connection) -> None:
    total, hits = search(connection, "the", 2)
    assert len(hits) == 2 < total


def test_every_word_must_be_found(connection: Connection) -> None:
    assert ("event", "vienna-summit") in records_with(connection, "kennedy vienna")
    assert records_with(connection, "kennedy vienna armstrong") == []


def test_the_last_word_is_a_prefix_and_the_others_are_not(connection: Connection) -> None:
    assert ("event", "vienna-summit") in records_with(connection, "kennedy vien")
    assert records_with(connection, "kenn vienna") == []


@pytest.mark.parametrize("words", ["SPUTNIK", "sputnik", "SpUtNiK", " sputnik\t", "sputnik.", "‘Sputnik’", "(sputnik)"])
def test_case_and_punctuation_do_not_matter(connection: Connection, words: str) -> None:
    assert ("event", "sputnik") in records_with(connection, words)


@pytest.mark.parametrize("words", ["chruščov", "chruscov", "CHRUŠČOV", "Chrusc", "nikita chruscov"])
def test_accents_do_not_matter(connection: Connection, words: str) -> None:
    assert ("actor", "nikita-khrushchev") in records_with(connection, words)


def test_accents_do_not_matter_however_they_are_typed(connection: Connection) -> None:
    """Some keyboards and pasted texts write an accent as a character of its own."""
    apart = unicodedata.normalize("NFD", "chruščov")
    assert len(apart) > len("chruščov")
    assert records_with(connection, apart) == records_with(connection, "chruščov") != []


def test_an_alias_finds_the_actor_and_the_events_with_them(connection: Connection) -> None:
    assert records_with(connection, "gagárin jurij") == [
        ("actor", "yuri-gagarin"),
        ("event", "gagarin-flight"),
        ("quote", "lets-go"),
    ]


def test_an_event_is_found_by_the_words_said_at_it(connection: Connection) -> None:
    assert ("event", "moon-landing") in records_with(connection, "giant leap")


@pytest.mark.parametrize("words", ["", " ", "“”", "*", '"', "...", "🚀", "_", "-", "\x00", "()"])
def test_nothing_is_found_for_no_words(connection: Connection, words: str) -> None:
    assert match_expression(words) is None
    assert search(connection, words, 50) == (0, [])


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
def test_what_a_reader_types_is_words_and_never_syntax(connection: Connection, words: str, slug: str | None) -> None:
    hits = records_with(connection, words)
    assert (("event", slug) in hits) if slug else hits == []


def test_a_very_long_text_is_cut_to_its_first_words(connection: Connection) -> None:
    expression = match_expression("sputnik " * 10_000)
    assert expression
    assert expression.count('"') == 2 * MAX_WORDS
    assert ("event", "sputnik") in records_with(connection, "sputnik " * 10_000)
    assert records_with(connection, "x" * 100_000) == []


@given(st.text(max_size=80))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_finds_something_or_nothing_and_never_fails(connection: Connection, words: str) -> None:
    total, hits = search(connection, words, 5)
    assert total >= len(hits)


def test_the_words_are_marked_where_they_stand(connection: Connection) -> None:
    _, hits = search(connection, "small step", 50)
    quote = next(hit for hit in hits if hit.slug == "one-small-step")
    assert marked(quote) == ["small", "step"]
    assert "".join(text for text, _ in quote.title) == "“That’s one small step for man, one giant leap for mankind”"


def test_a_word_found_through_its_accents_is_marked_as_printed(connection: Connection) -> None:
    _, hits = search(connection, "gagar", 50)
    assert {mark for hit in hits for mark in marked(hit)} <= {"Gagarin", "Gagárin"}


def test_marks_become_stretches_of_text() -> None:
    assert segments("a \x02b\x03 c\x02d\x03") == (("a ", False), ("b", True), (" c", False), ("d", True))
    assert segments("plain") == (("plain", False),)
    assert segments("") == ()
    assert segments("\x02<b>\x03&") == (("<b>", True), ("&", False))
