"""A mistyped word is led to the nearest word of titles, names and places, and to none where none is near."""

from collections import Counter

import pytest

from app.record.spelling import meant, spelling
from app.record.story import Story


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("gagarn", "Gagarin"), ("Vienne", "Vienna"), ("SPUTNICK", "Sputnik"), ("Krushchev", "Khrushchev"),
     ("chruscow", "Chruščov"), ("Amrstrong", "Armstrong")],
)  # fmt: skip
def test_the_nearest_word_is_meant(story: Story, typed: str, printed: str) -> None:
    assert meant(typed, story.spelling) == printed


@pytest.mark.parametrize("typed", ["zeppelin", "xyz", "nas", "1957", "19577", "", "R7", "submarine"])
def test_nothing_is_meant_where_nothing_is_near(story: Story, typed: str) -> None:
    assert meant(typed, story.spelling) is None


@pytest.mark.parametrize(("bridles", "bridges", "known"), [(1, 2, ["bridge", "bridle"]), (2, 1, ["bridle", "bridge"])])
def test_of_two_that_are_as_near_the_more_frequent_is_meant(bridles: int, bridges: int, known: list[str]) -> None:
    words = spelling({"bridle": bridles, "bridge": bridges})
    assert list(words) == known
    assert meant("bridde", words) == known[0]


def test_the_words_are_those_of_titles_names_and_places_and_not_of_all_texts(story: Story) -> None:
    words = set(story.spelling.values())
    assert {"Sputnik", "Kazakhstan", "Gagarin", "Kennedy"} <= words
    assert "kilograms" not in words
    assert "1" not in words


def test_the_words_of_all_names_are_counted_at_build(crowd_story: Story) -> None:
    query = "SELECT CASE WHEN kind = 'quote' THEN '' ELSE title END, label, place, names FROM search"
    texts = [text for row in crowd_story.connection.exec_driver_sql(query) for text in row]
    assert list(crowd_story.spelling.items()) == list(spelling(Counter(texts)).items())
