"""the first schema

Revision: 0001
Revises:
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "actor",
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("side", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("summary", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("speaks_for", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("event_count", sa.Integer(), nullable=False),
        sa.Column("quote_count", sa.Integer(), nullable=False),
        sa.Column("about_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["speaks_for"],
            ["actor.slug"],
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("actor", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_actor_speaks_for"), ["speaks_for"], unique=False)

    op.create_table(
        "era",
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("first", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("last", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("intro", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("slug"),
    )
    op.create_table(
        "former_slug",
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("old", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "old"),
    )
    op.create_table(
        "meta",
        sa.Column("key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("value", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "source",
        sa.Column("edtf", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("first", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("last", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("open_start", sa.Boolean(), nullable=False),
        sa.Column("open_end", sa.Boolean(), nullable=False),
        sa.Column("precision", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("span", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("uncertain", sa.Boolean(), nullable=False),
        sa.Column("basis", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("date_note", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("date_text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("label", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("outlet", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("summary", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("address", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("address_basis", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("paragraph_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_source_first"), ["first"], unique=False)
        batch_op.create_index(batch_op.f("ix_source_last"), ["last"], unique=False)

    op.create_table(
        "topic",
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("definition", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("slug"),
    )
    op.create_table(
        "actor_alias",
        sa.Column("actor", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["actor"],
            ["actor.slug"],
        ),
        sa.PrimaryKeyConstraint("actor", "position"),
    )
    op.create_table(
        "event",
        sa.Column("edtf", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("first", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("last", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("open_start", sa.Boolean(), nullable=False),
        sa.Column("open_end", sa.Boolean(), nullable=False),
        sa.Column("precision", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("span", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("uncertain", sa.Boolean(), nullable=False),
        sa.Column("basis", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("date_note", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("date_text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("short", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("lane", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("importance", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("era", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("summary", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("loose_year", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["era"],
            ["era.slug"],
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_era"), ["era"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_first"), ["first"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_last"), ["last"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_position"), ["position"], unique=True)

    op.create_table(
        "paragraph",
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("locator", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("furniture", sa.Boolean(), nullable=False),
        sa.Column("left_out", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["source"],
            ["source.slug"],
        ),
        sa.PrimaryKeyConstraint("source", "number"),
    )
    op.create_table(
        "source_author",
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source"],
            ["source.slug"],
        ),
        sa.PrimaryKeyConstraint("source", "position"),
    )
    op.create_table(
        "actor_role",
        sa.Column("edtf", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("first", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("last", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("open_start", sa.Boolean(), nullable=False),
        sa.Column("open_end", sa.Boolean(), nullable=False),
        sa.Column("precision", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("span", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("uncertain", sa.Boolean(), nullable=False),
        sa.Column("basis", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("date_note", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("date_text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("actor", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("paragraph", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["actor"],
            ["actor.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["source", "paragraph"],
            ["paragraph.source", "paragraph.number"],
        ),
        sa.PrimaryKeyConstraint("actor", "position"),
    )
    with op.batch_alter_table("actor_role", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_actor_role_first"), ["first"], unique=False)
        batch_op.create_index(batch_op.f("ix_actor_role_last"), ["last"], unique=False)

    op.create_table(
        "date_citation",
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source", "paragraph"],
            ["paragraph.source", "paragraph.number"],
        ),
        sa.PrimaryKeyConstraint("kind", "slug", "position"),
    )
    op.create_table(
        "event_actor",
        sa.Column("event", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("actor", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("part", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor"],
            ["actor.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["event"],
            ["event.slug"],
        ),
        sa.PrimaryKeyConstraint("event", "actor"),
    )
    with op.batch_alter_table("event_actor", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_actor_actor"), ["actor"], unique=False)

    op.create_table(
        "event_citation",
        sa.Column("event", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("supports", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event"],
            ["event.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["source", "paragraph"],
            ["paragraph.source", "paragraph.number"],
        ),
        sa.PrimaryKeyConstraint("event", "position"),
    )
    with op.batch_alter_table("event_citation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_citation_source"), ["source"], unique=False)

    op.create_table(
        "event_relation",
        sa.Column("event", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("other", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("relation", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event"],
            ["event.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["other"],
            ["event.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["source", "paragraph"],
            ["paragraph.source", "paragraph.number"],
        ),
        sa.PrimaryKeyConstraint("event", "position"),
    )
    with op.batch_alter_table("event_relation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_relation_other"), ["other"], unique=False)

    op.create_table(
        "event_topic",
        sa.Column("event", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("topic", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event"],
            ["event.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["topic"],
            ["topic.slug"],
        ),
        sa.PrimaryKeyConstraint("event", "topic"),
    )
    with op.batch_alter_table("event_topic", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_topic_topic"), ["topic"], unique=False)

    op.create_table(
        "event_year",
        sa.Column("event", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event"],
            ["event.slug"],
        ),
        sa.PrimaryKeyConstraint("event", "year"),
    )
    with op.batch_alter_table("event_year", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_year_year"), ["year"], unique=False)

    op.create_table(
        "note",
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("field", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("paragraph", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["source", "paragraph"],
            ["paragraph.source", "paragraph.number"],
        ),
        sa.PrimaryKeyConstraint("kind", "slug", "position"),
    )
    op.create_table(
        "quote",
        sa.Column("edtf", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("first", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("last", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("open_start", sa.Boolean(), nullable=False),
        sa.Column("open_end", sa.Boolean(), nullable=False),
        sa.Column("precision", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("span", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("uncertain", sa.Boolean(), nullable=False),
        sa.Column("basis", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("date_note", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("date_text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("speaker", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("context", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("event", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["event"],
            ["event.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["speaker"],
            ["actor.slug"],
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("quote", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quote_event"), ["event"], unique=False)
        batch_op.create_index(batch_op.f("ix_quote_first"), ["first"], unique=False)
        batch_op.create_index(batch_op.f("ix_quote_last"), ["last"], unique=False)
        batch_op.create_index(batch_op.f("ix_quote_position"), ["position"], unique=True)
        batch_op.create_index(batch_op.f("ix_quote_speaker"), ["speaker"], unique=False)

    op.create_table(
        "quote_about",
        sa.Column("quote", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("actor", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor"],
            ["actor.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["quote"],
            ["quote.slug"],
        ),
        sa.PrimaryKeyConstraint("quote", "actor"),
    )
    with op.batch_alter_table("quote_about", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quote_about_actor"), ["actor"], unique=False)

    op.create_table(
        "quote_passage",
        sa.Column("quote", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["quote"],
            ["quote.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["source", "paragraph"],
            ["paragraph.source", "paragraph.number"],
        ),
        sa.PrimaryKeyConstraint("quote", "position"),
    )
    with op.batch_alter_table("quote_passage", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quote_passage_source"), ["source"], unique=False)

    op.create_table(
        "quote_topic",
        sa.Column("quote", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("topic", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["quote"],
            ["quote.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["topic"],
            ["topic.slug"],
        ),
        sa.PrimaryKeyConstraint("quote", "topic"),
    )
    with op.batch_alter_table("quote_topic", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quote_topic_topic"), ["topic"], unique=False)

    op.create_table(
        "quote_via",
        sa.Column("quote", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("who", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("how", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["quote"],
            ["quote.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["who"],
            ["actor.slug"],
        ),
        sa.PrimaryKeyConstraint("quote", "position"),
    )
    with op.batch_alter_table("quote_via", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quote_via_who"), ["who"], unique=False)

    op.create_table(
        "quote_year",
        sa.Column("quote", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["quote"],
            ["quote.slug"],
        ),
        sa.PrimaryKeyConstraint("quote", "year"),
    )
    with op.batch_alter_table("quote_year", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quote_year_year"), ["year"], unique=False)

    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5("
        "kind UNINDEXED, slug UNINDEXED, title, body, names, tokenize = 'unicode61 remove_diacritics 2')"
    )
