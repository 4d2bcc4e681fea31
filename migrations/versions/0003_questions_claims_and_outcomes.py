"""questions, claims and outcomes

Revision: 0003
Revises: 0002
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "question",
        sa.Column("slug", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("intro", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("event", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["event"],
            ["event.slug"],
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("question", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_question_event"), ["event"], unique=False)
        batch_op.create_index(batch_op.f("ix_question_position"), ["position"], unique=True)

    op.create_table(
        "claim",
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
        sa.Column("question", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("who", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("who_printed", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("paragraph", sa.Integer(), nullable=False),
        sa.Column("quote", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("condition", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.ForeignKeyConstraint(
            ["question"],
            ["question.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["quote"],
            ["quote.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["source", "paragraph"],
            ["paragraph.source", "paragraph.number"],
        ),
        sa.ForeignKeyConstraint(
            ["who"],
            ["actor.slug"],
        ),
        sa.PrimaryKeyConstraint("slug"),
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_first"), ["first"], unique=False)
        batch_op.create_index(batch_op.f("ix_claim_kind"), ["kind"], unique=False)
        batch_op.create_index(batch_op.f("ix_claim_last"), ["last"], unique=False)
        batch_op.create_index(batch_op.f("ix_claim_position"), ["position"], unique=True)
        batch_op.create_index(batch_op.f("ix_claim_question"), ["question"], unique=False)
        batch_op.create_index(batch_op.f("ix_claim_quote"), ["quote"], unique=False)
        batch_op.create_index(batch_op.f("ix_claim_source"), ["source"], unique=False)
        batch_op.create_index(batch_op.f("ix_claim_who"), ["who"], unique=False)

    op.create_table(
        "question_topic",
        sa.Column("question", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("topic", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question"],
            ["question.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["topic"],
            ["topic.slug"],
        ),
        sa.PrimaryKeyConstraint("question", "topic"),
    )
    with op.batch_alter_table("question_topic", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_question_topic_topic"), ["topic"], unique=False)

    op.create_table(
        "outcome",
        sa.Column("claim", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("relation", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("paragraph", sa.Integer(), nullable=True),
        sa.Column("event", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("judged_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claim"],
            ["claim.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["event"],
            ["event.slug"],
        ),
        sa.ForeignKeyConstraint(
            ["source", "paragraph"],
            ["paragraph.source", "paragraph.number"],
        ),
        sa.PrimaryKeyConstraint("claim", "position"),
    )
    with op.batch_alter_table("outcome", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outcome_event"), ["event"], unique=False)
        batch_op.create_index(batch_op.f("ix_outcome_relation"), ["relation"], unique=False)
