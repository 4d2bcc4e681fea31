"""Runs the one revision on the connection that `app.record.store` hands over."""

from alembic import context
from sqlmodel import SQLModel

from app.record import tables

assert tables.Event.__tablename__  # the tables are registered by importing their module
context.configure(connection=context.config.attributes["connection"], target_metadata=SQLModel.metadata)
with context.begin_transaction():
    context.run_migrations()
