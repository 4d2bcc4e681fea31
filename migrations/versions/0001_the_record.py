"""Every table of a generation, as `app/record/tables.py` has them: no database is older than its models."""

from alembic import op
from sqlalchemy import LargeBinary
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from app.record import index_tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    for table in SQLModel.metadata.sorted_tables:
        key, blobs = table.primary_key.columns, [one for one in table.columns if isinstance(one.type, LargeBinary)]
        # a table of links is little but its key, and would stand there twice
        table.dialect_options["sqlite"]["with_rowid"] = len(key) == 1 or bool(blobs)
        op.execute(CreateTable(table))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            op.execute(CreateIndex(index))
    op.execute(index_tables.FTS_MADE)
