"""The schema: migrations and models agree, every reference of a build holds, and each table says what it is."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from app.record import index_tables
from app.record.documents import SHAPES
from app.record.store import migrate


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Connection]:
    """A connection to a file with the schema and no row."""
    engine = create_engine(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    with engine.connect() as connection:
        connection.execute(text("PRAGMA foreign_keys = ON"))
        connection.commit()
        migrate(connection)
        connection.commit()
        yield connection
    engine.dispose()


def described(_thing: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    """Whether a model should describe it: the full-text table and its shadow tables have none."""
    return not (kind == "table" and str(name).split("_")[0] == index_tables.FTS)


def test_the_migrations_make_every_table_from_nothing(empty: Connection) -> None:
    assert set(inspect(empty).get_table_names()) >= {*SQLModel.metadata.tables, index_tables.FTS, "alembic_version"}


def test_migrations_and_models_agree(empty: Connection) -> None:
    context = MigrationContext.configure(empty, opts={"include_object": described, "compare_type": True})
    assert compare_metadata(context, SQLModel.metadata) == []


def test_the_comparison_sees_a_column_that_no_model_has(empty: Connection) -> None:
    empty.execute(text("ALTER TABLE topic ADD COLUMN extra TEXT"))
    context = MigrationContext.configure(empty, opts={"include_object": described, "compare_type": True})
    assert compare_metadata(context, SQLModel.metadata)


def test_migrating_twice_changes_nothing(empty: Connection) -> None:
    before = empty.execute(text("SELECT sql FROM sqlite_master ORDER BY name")).all()
    migrate(empty)
    assert empty.execute(text("SELECT sql FROM sqlite_master ORDER BY name")).all() == before


def test_every_table_takes_and_gives_a_row(empty: Connection) -> None:
    for name in SQLModel.metadata.tables:
        assert empty.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() == 0
    empty.execute(
        text("INSERT INTO search (kind, slug, title, body, names) VALUES ('event', 'a', 'Panmunjŏm', '', '')")
    )
    assert empty.execute(text("SELECT slug FROM search WHERE search MATCH 'panmunjom'")).scalars().all() == ["a"]


def test_a_reference_to_nothing_is_refused(empty: Connection) -> None:
    with pytest.raises(IntegrityError):
        empty.execute(text("INSERT INTO event_year (event, year) VALUES ('nothing', 2018)"))


@pytest.mark.parametrize("record", ["connection", "real_connection"])
def test_every_reference_of_a_build_holds(record: str, request: pytest.FixtureRequest) -> None:
    connection = request.getfixturevalue(record)
    assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"


@pytest.mark.parametrize("record", ["connection", "real_connection"])
def test_former_slugs_belong_to_records_that_are_there(record: str, request: pytest.FixtureRequest) -> None:
    connection = request.getfixturevalue(record)
    for kind, slug in connection.execute(text("SELECT DISTINCT kind, slug FROM former_slug")):
        rows = connection.execute(text(f"SELECT count(*) FROM {kind} WHERE slug = :slug"), {"slug": slug})
        assert rows.scalar_one() == 1, (kind, slug)


def places(said: Any) -> Iterator[tuple[str, int]]:
    """The paragraphs that anything in a document names."""
    if isinstance(said, dict) and said.get("source") and said.get("paragraph"):
        yield said["source"], said["paragraph"]
    for part in said.values() if isinstance(said, dict) else said if isinstance(said, list) else ():
        yield from places(part)


@pytest.mark.parametrize("record", ["connection", "real_connection"])
def test_notes_and_dates_of_documents_rest_on_paragraphs_that_are_there(
    record: str, request: pytest.FixtureRequest
) -> None:
    connection = request.getfixturevalue(record)
    there = {tuple(row) for row in connection.execute(text("SELECT source, number FROM paragraph"))}
    for kind in SHAPES:
        documents = connection.execute(text(f"SELECT document FROM {kind}")).scalars().all()
        assert documents or record == "real_connection", "else this tests nothing"
        assert {place for document in documents for place in places(json.loads(document))} <= there, kind


def test_a_document_says_of_itself_what_its_row_says(connection: Connection) -> None:
    for kind in SHAPES:
        for row in connection.execute(text(f"SELECT * FROM {kind}")).mappings():
            document = json.loads(row["document"])
            same = {name for name, value in document.items() if name in row and not isinstance(value, dict | list)}
            assert len(same) > 3, "else this tests nothing"
            assert {name: row[name] for name in same} == {name: document[name] for name in same}


def test_the_readme_tells_what_every_table_holds_and_its_columns(connection: Connection) -> None:
    readme_rows = {row.name: row for row in connection.execute(text("SELECT name, holds, columns FROM readme"))}
    shadows = {f"{index_tables.FTS}_{part}" for part in ("data", "idx", "content", "docsize", "config")}
    there = inspect(connection)
    assert set(readme_rows) == set(there.get_table_names()) - shadows - {"alembic_version"}
    for name, row in readme_rows.items():
        assert row.holds.endswith("."), name
        assert set(row.columns.split(", ")) == {column["name"] for column in there.get_columns(name)} - {
            index_tables.FTS, "rank",
        }, name  # fmt: skip
