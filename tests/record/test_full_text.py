"""The rows of frequent words are kept at build: they find what FTS5 finds, without asking it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyroaring import BitMap
from sqlalchemy import create_engine, event

from app.record import full_text
from app.record.full_text import ANYWHERE, COLUMNS, Places, rows_with, within
from app.record.pointer import read_pointer
from app.record.search import Search
from app.record.story import Story, outline

FEW = 2
WORDS = (
    "soviet", "the", "moon", "gagarin", "flight", "sputnik", "vienna", "kennedy", "satellite", "artificial", "union",
    "zeppelin", "USSR", "1961", "s", "khr", "Chruščov", "programmes", "(7", "1",
)  # fmt: skip


@pytest.fixture(scope="module")
def frequent_story(crowd_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """The crowd, its build told that more than two rows are many."""
    pointer = read_pointer(crowd_data)
    assert pointer
    path = shutil.copy(crowd_data / pointer.file, tmp_path_factory.mktemp("frequent") / "crowd.sqlite")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        full_text.fill(connection, FEW)
    with engine.connect() as connection:
        yield outline(connection).at(connection)
    engine.dispose()


def kept(story: Story) -> dict[tuple[str, str], BitMap]:
    """By columns and word, the rows that the build kept."""
    rows = story.connection.exec_driver_sql("SELECT columns, word, found_in FROM frequent_word")
    return {(columns, word): BitMap.deserialize(found_in) for columns, word, found_in in rows}


def told(story: Story, words: str) -> tuple[Any, ...]:
    """All that a search tells of these words."""
    search = Search(story.connection, story.bitmaps, story.names.asked(words))
    best = search.best(5)
    return best, search.some(5, {hit.kind for hit in best[::2]}), search.unknown()


def test_a_small_record_keeps_none(crowd_story: Story) -> None:
    assert kept(crowd_story) == {}


def test_what_is_kept_of_a_word_is_what_full_text_finds(frequent_story: Story) -> None:
    rows = kept(frequent_story)
    assert {(ANYWHERE, word) for word in ('"gagarin"', '"gagarin"*', '"g"*')} <= set(rows)
    for columns, word in rows:
        assert rows_with(frequent_story.connection, [within(columns, word)]) == [rows[columns, word]], word
    for columns, word in {(columns, word) for columns in COLUMNS for _, word in rows} - set(rows):
        assert rows_with(frequent_story.connection, [within(columns, word)]) == [BitMap()], word


def test_every_word_and_beginning_that_many_rows_have_is_kept(frequent_story: Story) -> None:
    connection, rows = frequent_story.connection, kept(frequent_story)
    connection.exec_driver_sql("CREATE VIRTUAL TABLE temp.every_word USING fts5vocab(main, search, row)")
    terms = connection.exec_driver_sql("SELECT term FROM temp.every_word").scalars().all()
    beginnings = {f'"{term[:length]}"*' for term in terms for length in range(1, len(term) + 1)}
    words = [*(f'"{term}"' for term in terms), *beginnings]
    found = [len(rows_with(connection, [within(ANYWHERE, word)])[0]) for word in words]
    many = {word for word, number in zip(words, found, strict=True) if number > FEW}
    assert many == {word for columns, word in rows if columns == ANYWHERE and " " not in word} != set()


def test_a_phrase_that_search_treats_like_another_is_kept_where_its_words_are_frequent(frequent_story: Story) -> None:
    rows = kept(frequent_story)
    phrases = {word for columns, word in rows if columns == ANYWHERE and " " in word}
    assert '"soviet union"' in phrases
    for phrase in phrases:
        assert all((ANYWHERE, f'"{word}"') in rows for word in phrase.strip('"').split())


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), st.integers(0, 3))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_frequent_words_find_the_same_in_the_same_order_and_marked_alike(
    crowd_story: Story, frequent_story: Story, words: str, cut: int
) -> None:
    typed = words[: len(words) - cut]
    assert told(frequent_story, typed) == told(crowd_story, typed)


def test_full_text_is_not_asked_for_frequent_words(frequent_story: Story) -> None:
    asked: list[Any] = []
    engine, note = frequent_story.connection.engine, lambda *statement: asked.append(statement[2:4])
    event.listen(engine, "before_cursor_execute", note)
    best = told(frequent_story, "flight gagarin")[0]
    event.remove(engine, "before_cursor_execute", note)
    assert best
    assert any('"gagarin"' in values for _, values in asked)
    assert not [values for statement, values in asked if "MATCH" in statement and '"gagarin"' in str(values)]


def test_places_of_no_terms_are_none(story: Story) -> None:
    assert Places(story.connection, []).rows(ANYWHERE) == []
