"""Every table of a generation, as `app/record/tables.py` has them: no database is older than its models."""

from alembic import op
from sqlmodel import SQLModel

from app.record import index_tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    SQLModel.metadata.create_all(op.get_bind())
    columns = (f"{name} UNINDEXED" if name in index_tables.UNINDEXED else name for name in index_tables.FTS_COLUMNS)
    folding = "tokenize = 'unicode61 remove_diacritics 2'"
    op.execute(f"CREATE VIRTUAL TABLE {index_tables.FTS} USING fts5({', '.join(columns)}, {folding})")
