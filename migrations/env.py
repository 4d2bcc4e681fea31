"""Runs the migrations on the one connection that `app.build` hands over."""

from typing import Any

from alembic import context
from sqlmodel import SQLModel

from app.record import tables


def include_object(_thing: Any, name: str | None, kind: str, _reflected: bool, _other: Any) -> bool:
    """Leaves out the full-text table and its shadow tables, which no model describes."""
    return not (kind == "table" and name is not None and name.split("_")[0] == tables.FTS)


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    include_object=include_object,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
