"""Writes the one revision anew from the models (`make revision`): every database starts empty, so none follows it."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Boolean, Column, ForeignKeyConstraint, Integer, Table
from sqlmodel import AutoString, SQLModel

from app.record import tables

REVISION = Path(__file__).parent / "versions" / "0001_the_record.py"
TYPES = {AutoString: "sa.String()", Integer: "sa.Integer()", Boolean: "sa.Boolean()"}
HEAD = '''"""Every table of a generation, as `app/record/tables.py` has them. Written by `make revision`."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
'''
FULL_TEXT = f"""    op.execute(
        "CREATE VIRTUAL TABLE {tables.FTS} USING fts5("
        "kind UNINDEXED, slug UNINDEXED, title, body, names, tokenize = 'unicode61 remove_diacritics 2')"
    )
"""


def revision() -> str:
    """The text of the revision that makes the models' tables in an empty database."""
    return HEAD + "".join(line for table in SQLModel.metadata.sorted_tables for line in _table(table)) + FULL_TEXT


def _table(table: Table) -> Iterator[str]:
    yield f'    op.create_table(\n        "{table.name}",\n'
    yield from (f"        {_column(column)},\n" for column in table.columns)
    for key in sorted(table.foreign_key_constraints, key=lambda key: list(key.column_keys)):
        if len(key.columns) > 1:
            yield f"        {_key(key)},\n"
    yield "    )\n"
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        names = ", ".join(f'"{column.name}"' for column in index.columns)
        yield f'    op.create_index("{index.name}", "{table.name}", [{names}], unique={index.unique})\n'


def _column(column: Column[object]) -> str:
    parts = [f'"{column.name}"', TYPES[type(column.type)]]
    single = (key for key in column.foreign_keys if key.constraint and len(key.constraint.columns) == 1)
    parts += [f'sa.ForeignKey("{key.target_fullname}")' for key in single]
    parts += ["primary_key=True"] if column.primary_key else []
    return f"sa.Column({', '.join([*parts, f'nullable={column.nullable}'])})"


def _key(key: ForeignKeyConstraint) -> str:
    here, there = (", ".join(f'"{name}"' for name in names) for names in (key.column_keys, _targets(key)))
    return f"sa.ForeignKeyConstraint([{here}], [{there}])"


def _targets(key: ForeignKeyConstraint) -> list[str]:
    return [element.target_fullname for element in key.elements]


if __name__ == "__main__":
    REVISION.write_text(revision(), encoding="utf-8")
