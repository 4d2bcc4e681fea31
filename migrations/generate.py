"""Writes the one revision anew from the models (`make revision`): every database starts empty, so none follows it."""

from pathlib import Path
from typing import Any

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlmodel import AutoString, SQLModel

from app.record import tables

REVISION = Path(__file__).parent / "versions" / "0001_the_record.py"
HEAD = '''"""Every table of a generation, as `app/record/tables.py` has them. Written by `make revision`."""
# fmt: off

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
'''
FULL_TEXT = f"""
    op.execute(
        "CREATE VIRTUAL TABLE {tables.FTS} USING fts5("
        "kind UNINDEXED, slug UNINDEXED, title, body, names, tokenize = 'unicode61 remove_diacritics 2')"
    )
"""


def plain(kind: str, thing: Any, _: object) -> str | bool:
    """SQLModel's text type in SQLAlchemy's words; everything else as Alembic renders it."""
    return "sa.String()" if kind == "type" and isinstance(thing, AutoString) else False


def revision() -> str:
    """The text of the revision that makes the models' tables in an empty database."""
    with create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(connection, opts={"render_item": plain})
        upgrade = produce_migrations(context, SQLModel.metadata).upgrade_ops
        assert upgrade
        body = render_python_code(upgrade, render_item=plain)
    lines = (line for line in body.splitlines() if not line.lstrip().startswith("#"))
    return HEAD + "\n".join(lines).replace(", )", ")") + FULL_TEXT


if __name__ == "__main__":
    REVISION.write_text(revision(), encoding="utf-8")
