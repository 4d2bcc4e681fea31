"""Every table of a generation, as `app/record/tables.py` has them: no database is older than its models."""

from alembic import op
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from app.record import tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    for table in SQLModel.metadata.sorted_tables:
        links = len(table.primary_key.columns) > 1  # such a table is little but its key, and would stand there twice
        table.dialect_options["sqlite"]["with_rowid"] = not links
        op.execute(CreateTable(table))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            op.execute(CreateIndex(index))
    columns = (f"{name} UNINDEXED" if name in tables.UNINDEXED else name for name in tables.FTS_COLUMNS)
    folding = "tokenize = 'unicode61 remove_diacritics 2'"
    op.execute(f"CREATE VIRTUAL TABLE {tables.FTS} USING fts5({', '.join(columns)}, {folding})")
