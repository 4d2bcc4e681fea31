"""Owns in which rows of the full-text table words stand, by where in them. FTS5 is asked for that, but for words that
very many records have: it reads a word from its first row to its last, so the build keeps the rows of these as bitmaps.
"""

import json
import sqlite3
from collections.abc import Generator, Iterator, Mapping, Sequence
from itertools import chain, groupby

from pyroaring import BitMap
from sqlalchemy import Connection

from app.record.asking import Part, Term, Way, any_word, phrases
from app.record.index_tables import FTS

TITLE, PLACE, NAMES = "title label", "place", "names"
ANYWHERE = f"{TITLE} {PLACE} {NAMES} body"
"""The columns of a record in which words are looked for: all but its years."""
COLUMNS = (ANYWHERE, TITLE, PLACE, NAMES)
"""Where words may stand, first wherever they do."""
MANY = 4096
"""A word in more rows than these is frequent. To read so many takes FTS5 half a millisecond."""
_NONE = BitMap()


def within(columns: str, expression: str) -> str:
    """An FTS5 expression that is looked for in some columns only."""
    return f"({{{columns}}} : {expression})"


def rows_with(connection: Connection, expressions: Sequence[str]) -> list[BitMap]:
    """What each FTS5 expression finds: row numbers alone, which are read off the index, and all at once as one text,
    for a row of the cursor for each takes three times as long."""
    one = f"SELECT group_concat(rowid) FROM {FTS} WHERE {FTS} MATCH ?"
    query = " UNION ALL ".join([one] * len(expressions))
    texts = connection.exec_driver_sql(query, tuple(expressions)).scalars() if expressions else ()
    return [BitMap(json.loads(f"[{text or ''}]")) for text in texts]


class Places:
    """Where the terms of a search stand."""

    def __init__(self, connection: Connection, terms: Sequence[Term]) -> None:
        self._connection = connection
        ways = [term.ways for term in terms]
        self._bitmaps = _frequent(connection, list(dict.fromkeys(chain.from_iterable(map(_words, ways)))))
        self._ways = [
            parts if any(map(self._is_frequent, _words(parts))) else [[[term.expression]]]
            for term, parts in zip(terms, ways, strict=True)
        ]
        rare = (self._rare(part) for parts in chain.from_iterable(self._ways) for part in parts)
        self._rest = list(dict.fromkeys(filter(None, rare)))
        self._read: dict[str, list[BitMap]] = {}

    @property
    def frequent(self) -> bool:
        """Whether FTS5 would have to read very much."""
        return bool(self._bitmaps)

    def rows(self, columns: str) -> list[BitMap]:
        """The rows of each term in some of the `COLUMNS`."""
        if columns not in self._read:
            self.read(columns)
        return self._read[columns]

    def read(self, *several: str) -> None:
        """Reads the rows in several of the `COLUMNS` at once."""
        asked = [(columns, rest) for columns in several for rest in self._rest]
        found = rows_with(self._connection, [within(columns, rest) for columns, rest in asked])
        known = self._bitmaps | dict(zip(asked, found, strict=True))
        for columns in several:
            of_words = {word: rows for (within_columns, word), rows in known.items() if within_columns == columns}
            self._read[columns] = [self._any_way(ways, of_words) for ways in self._ways]

    def _any_way(self, ways: list[Way], known: Mapping[str, BitMap]) -> BitMap:
        """The rows of a term, of those of its words."""

        def any_of(part: Part) -> BitMap:
            return BitMap.union(*(known.get(word, _NONE) for word in (*part, self._rare(part))))

        return BitMap.union(*(BitMap.intersection(*map(any_of, parts)) for parts in ways))

    def _is_frequent(self, word: str) -> bool:
        return (ANYWHERE, word) in self._bitmaps

    def _rare(self, part: Part) -> str:
        """The FTS5 expression of the words that no bitmap is kept of; "" where there are none."""
        rare = [word for word in part if not self._is_frequent(word)]
        return any_word(rare) if rare else ""


def _words(ways: list[Way]) -> Iterator[str]:
    """All words that any way asks for."""
    return (word for parts in ways for part in parts for word in part)


def _frequent(connection: Connection, words: list[str]) -> dict[tuple[str, str], BitMap]:
    """By columns and word, in FTS5's words, the rows of those that are kept."""
    query = f"SELECT columns, word, found_in FROM frequent_word WHERE word IN ({', '.join('?' * len(words))})"
    kept = connection.exec_driver_sql(query, tuple(words)) if words else ()
    return {(columns, word): BitMap.deserialize(rows) for columns, word, rows in kept}


_Kept = tuple[str, str, bytes]
_INSERTION = "INSERT INTO frequent_word (columns, word, found_in) VALUES (?, ?, ?)"


def fill(connection: Connection, many: int = MANY) -> None:
    """Writes the rows of each word, and of each beginning of words, that more than `many` rows have; and those of the
    phrases that search treats alike where all their words are such: FTS5 would read these words whole."""
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, {FTS}, row)")
    words = connection.exec_driver_sql("SELECT term, doc FROM temp.vocabulary ORDER BY term").all()
    connection.exec_driver_sql("DROP TABLE temp.vocabulary")
    cursor: sqlite3.Cursor = connection.connection.cursor()  # type: ignore[assignment]
    for letter, begun in groupby(words, key=lambda word: word[0][0]):
        cursor.executemany(_INSERTION, _begun(connection, letter, list(begun), many))  # written as they are made
    cursor.executemany(_INSERTION, _alike(connection))


def _begun(
    connection: Connection, start: str, words: list[tuple[str, int]], many: int
) -> Generator[_Kept, None, list[BitMap]]:
    """Yields what is kept of these words, all that begin so; returns their rows by `COLUMNS`. What few rows have is
    read as one."""
    if sum(number for _, number in words) <= many:
        return _by_columns(connection, f'"{start}"*')
    several = []
    for longer, begun in groupby(words, key=lambda word: word[0][: len(start) + 1]):
        if longer == start:
            several.append(rows := _by_columns(connection, f'"{start}"'))
            yield from _kept(f'"{start}"', rows) if len(rows[0]) > many else ()
        else:
            several.append((yield from _begun(connection, longer, list(begun), many)))
    rows = [BitMap.union(*parts) for parts in zip(*several, strict=True)]
    yield from _kept(f'"{start}"*', rows) if len(rows[0]) > many else ()
    return rows


def _alike(connection: Connection) -> Iterator[_Kept]:
    """What is kept of phrases."""
    frequent = set(connection.exec_driver_sql("SELECT word FROM frequent_word").scalars())
    texts = connection.exec_driver_sql("SELECT phrase FROM synonym ORDER BY phrase").scalars().all()
    for phrase in dict.fromkeys(chain.from_iterable(map(phrases, texts))):
        if phrase not in frequent and frequent.issuperset(f'"{word}"' for word in phrase.strip('"').split()):
            yield from _kept(phrase, _by_columns(connection, phrase))


def _by_columns(connection: Connection, word: str) -> list[BitMap]:
    return rows_with(connection, [within(columns, word) for columns in COLUMNS])


def _kept(word: str, by_columns: list[BitMap]) -> Iterator[_Kept]:
    """What is kept of a word: its rows in all columns that have it."""
    for columns, rows in zip(COLUMNS, by_columns, strict=True):
        if rows or columns == ANYWHERE:
            rows.run_optimize()
            yield columns, word, rows.serialize()
