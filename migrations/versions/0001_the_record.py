"""Every table of a generation, as `app/record/tables.py` has them. Written by `make revision`."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("position", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("slug", sa.String(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
    )
    op.create_table(
        "era",
        sa.Column("slug", sa.String(), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("intro", sa.String(), nullable=False),
    )
    op.create_table(
        "event_kind",
        sa.Column("slug", sa.String(), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("shape", sa.String(), nullable=False),
    )
    op.create_table(
        "former_slug",
        sa.Column("kind", sa.String(), primary_key=True, nullable=False),
        sa.Column("old", sa.String(), primary_key=True, nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
    )
    op.create_table(
        "lane",
        sa.Column("slug", sa.String(), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("light", sa.String(), nullable=False),
        sa.Column("dark", sa.String(), nullable=False),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), primary_key=True, nullable=False),
        sa.Column("value", sa.String(), nullable=False),
    )
    op.create_table(
        "quote_kind",
        sa.Column("slug", sa.String(), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
    )
    op.create_table(
        "readme",
        sa.Column("name", sa.String(), primary_key=True, nullable=False),
        sa.Column("holds", sa.String(), nullable=False),
        sa.Column("columns", sa.String(), nullable=False),
    )
    op.create_table(
        "side",
        sa.Column("slug", sa.String(), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
    )
    op.create_table(
        "source",
        sa.Column("edtf", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("span", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("date_text", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("address_basis", sa.String(), nullable=True),
        sa.Column("paragraph_count", sa.Integer(), nullable=False),
    )
    op.create_index("ix_source_position", "source", ["position"], unique=True)
    op.create_table(
        "topic",
        sa.Column("slug", sa.String(), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("definition", sa.String(), nullable=False),
    )
    op.create_table(
        "actor",
        sa.Column("slug", sa.String(), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("side", sa.String(), sa.ForeignKey("side.slug"), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("speaks_for", sa.String(), sa.ForeignKey("actor.slug"), nullable=True),
        sa.Column("event_count", sa.Integer(), nullable=False),
        sa.Column("quote_count", sa.Integer(), nullable=False),
        sa.Column("about_count", sa.Integer(), nullable=False),
    )
    op.create_index("ix_actor_position", "actor", ["position"], unique=True)
    op.create_index("ix_actor_speaks_for", "actor", ["speaks_for"], unique=False)
    op.create_table(
        "event",
        sa.Column("edtf", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("span", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("date_text", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("short", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("lane", sa.String(), sa.ForeignKey("lane.slug"), nullable=False),
        sa.Column("kind", sa.String(), sa.ForeignKey("event_kind.slug"), nullable=False),
        sa.Column("importance", sa.String(), nullable=False),
        sa.Column("era", sa.String(), sa.ForeignKey("era.slug"), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("loose_year", sa.Integer(), nullable=True),
        sa.Column("begins_known", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_event_first", "event", ["first"], unique=False)
    op.create_index("ix_event_last", "event", ["last"], unique=False)
    op.create_index("ix_event_position", "event", ["position"], unique=True)
    op.create_table(
        "paragraph",
        sa.Column("source", sa.String(), sa.ForeignKey("source.slug"), primary_key=True, nullable=False),
        sa.Column("number", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("locator", sa.String(), nullable=False),
        sa.Column("furniture", sa.Boolean(), nullable=False),
        sa.Column("left_out", sa.String(), nullable=True),
    )
    op.create_table(
        "actor_role",
        sa.Column("edtf", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("span", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("date_text", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), sa.ForeignKey("actor.slug"), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("paragraph", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["source", "paragraph"], ["paragraph.source", "paragraph.number"]),
    )
    op.create_table(
        "event_actor",
        sa.Column("event", sa.String(), sa.ForeignKey("event.slug"), primary_key=True, nullable=False),
        sa.Column("actor", sa.String(), sa.ForeignKey("actor.slug"), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("part", sa.String(), nullable=False),
    )
    op.create_index("ix_event_actor_actor", "event_actor", ["actor"], unique=False)
    op.create_table(
        "event_citation",
        sa.Column("event", sa.String(), sa.ForeignKey("event.slug"), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("supports", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["source", "paragraph"], ["paragraph.source", "paragraph.number"]),
    )
    op.create_index("ix_event_citation_source", "event_citation", ["source"], unique=False)
    op.create_table(
        "event_relation",
        sa.Column("event", sa.String(), sa.ForeignKey("event.slug"), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("other", sa.String(), sa.ForeignKey("event.slug"), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["source", "paragraph"], ["paragraph.source", "paragraph.number"]),
    )
    op.create_index("ix_event_relation_other", "event_relation", ["other"], unique=False)
    op.create_table(
        "event_topic",
        sa.Column("event", sa.String(), sa.ForeignKey("event.slug"), primary_key=True, nullable=False),
        sa.Column("topic", sa.String(), sa.ForeignKey("topic.slug"), primary_key=True, nullable=False),
    )
    op.create_index("ix_event_topic_topic", "event_topic", ["topic"], unique=False)
    op.create_table(
        "event_year",
        sa.Column("event", sa.String(), sa.ForeignKey("event.slug"), primary_key=True, nullable=False),
        sa.Column("year", sa.Integer(), primary_key=True, nullable=False),
    )
    op.create_index("ix_event_year_year", "event_year", ["year"], unique=False)
    op.create_table(
        "question",
        sa.Column("slug", sa.String(), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("intro", sa.String(), nullable=False),
        sa.Column("event", sa.String(), sa.ForeignKey("event.slug"), nullable=True),
    )
    op.create_index("ix_question_event", "question", ["event"], unique=False)
    op.create_index("ix_question_position", "question", ["position"], unique=True)
    op.create_table(
        "quote",
        sa.Column("edtf", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("span", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("date_text", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("speaker", sa.String(), sa.ForeignKey("actor.slug"), nullable=False),
        sa.Column("context", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), sa.ForeignKey("quote_kind.slug"), nullable=False),
        sa.Column("event", sa.String(), sa.ForeignKey("event.slug"), nullable=True),
    )
    op.create_index("ix_quote_event", "quote", ["event"], unique=False)
    op.create_index("ix_quote_position", "quote", ["position"], unique=True)
    op.create_index("ix_quote_speaker", "quote", ["speaker"], unique=False)
    op.create_table(
        "claim",
        sa.Column("edtf", sa.String(), nullable=False),
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=False),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("span", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("date_text", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), primary_key=True, nullable=False),
        sa.Column("question", sa.String(), sa.ForeignKey("question.slug"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("who", sa.String(), sa.ForeignKey("actor.slug"), nullable=True),
        sa.Column("who_printed", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("quote", sa.String(), sa.ForeignKey("quote.slug"), nullable=True),
        sa.Column("condition", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["source", "paragraph"], ["paragraph.source", "paragraph.number"]),
    )
    op.create_index("ix_claim_position", "claim", ["position"], unique=True)
    op.create_index("ix_claim_question", "claim", ["question"], unique=False)
    op.create_index("ix_claim_source", "claim", ["source"], unique=False)
    op.create_index("ix_claim_who", "claim", ["who"], unique=False)
    op.create_table(
        "question_topic",
        sa.Column("question", sa.String(), sa.ForeignKey("question.slug"), primary_key=True, nullable=False),
        sa.Column("topic", sa.String(), sa.ForeignKey("topic.slug"), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    op.create_index("ix_question_topic_topic", "question_topic", ["topic"], unique=False)
    op.create_table(
        "quote_about",
        sa.Column("quote", sa.String(), sa.ForeignKey("quote.slug"), primary_key=True, nullable=False),
        sa.Column("actor", sa.String(), sa.ForeignKey("actor.slug"), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    op.create_index("ix_quote_about_actor", "quote_about", ["actor"], unique=False)
    op.create_table(
        "quote_passage",
        sa.Column("quote", sa.String(), sa.ForeignKey("quote.slug"), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["source", "paragraph"], ["paragraph.source", "paragraph.number"]),
    )
    op.create_index("ix_quote_passage_source", "quote_passage", ["source"], unique=False)
    op.create_table(
        "quote_topic",
        sa.Column("quote", sa.String(), sa.ForeignKey("quote.slug"), primary_key=True, nullable=False),
        sa.Column("topic", sa.String(), sa.ForeignKey("topic.slug"), primary_key=True, nullable=False),
    )
    op.create_index("ix_quote_topic_topic", "quote_topic", ["topic"], unique=False)
    op.create_table(
        "quote_via",
        sa.Column("quote", sa.String(), sa.ForeignKey("quote.slug"), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("who", sa.String(), sa.ForeignKey("actor.slug"), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
    )
    op.create_table(
        "quote_year",
        sa.Column("quote", sa.String(), sa.ForeignKey("quote.slug"), primary_key=True, nullable=False),
        sa.Column("year", sa.Integer(), primary_key=True, nullable=False),
    )
    op.create_index("ix_quote_year_year", "quote_year", ["year"], unique=False)
    op.create_table(
        "outcome",
        sa.Column("claim", sa.String(), sa.ForeignKey("claim.slug"), primary_key=True, nullable=False),
        sa.Column("position", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("paragraph", sa.Integer(), nullable=True),
        sa.Column("event", sa.String(), sa.ForeignKey("event.slug"), nullable=True),
        sa.Column("judged_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["source", "paragraph"], ["paragraph.source", "paragraph.number"]),
    )
    op.create_index("ix_outcome_event", "outcome", ["event"], unique=False)
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5("
        "kind UNINDEXED, slug UNINDEXED, title, body, names, tokenize = 'unicode61 remove_diacritics 2')"
    )
