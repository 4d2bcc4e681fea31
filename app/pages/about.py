"""Owns the about page: method, scope, how to correct, and the version of the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from app import dates
from app.filters import Vocabulary
from app.lists import BASES, LANES, counted, joined
from app.pages import pieces
from app.pages.pieces import ChangeLine
from app.record import q_common as common
from app.record import q_questions as questions
from app.record import shapes


@dataclass(frozen=True, slots=True)
class AboutPage:
    title: str
    description: str
    path: str
    counts: str
    horizon: str
    generation: str
    bases: list[str]
    evidence: str
    lanes: list[str]
    eras: list[shapes.Era]
    topics: list[shapes.Topic]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    title: str
    description: str
    path: str
    changes: list[ChangeLine]


def changes_page(connection: Connection) -> ChangesPage:
    """Every change of the record, newest first."""
    found = common.changes(connection)
    names = {f"/{c.kind}s/{c.slug}": common.name_of(connection, c.kind, c.slug) for c in found if c.kind and c.slug}
    description = "What changed in the record, when and why."
    return ChangesPage("Changes of the record", description, "/about/changes", pieces.changes(found, names))


def about_page(connection: Connection, vocabulary: Vocabulary, meta: Mapping[str, str]) -> AboutPage:
    """What the record is and how it is made."""
    numbers = (
        counted(len(vocabulary.events), "event"), counted(len(vocabulary.actors), "actor"),
        counted(len(vocabulary.quotes), "quotation"), counted(len(vocabulary.questions), "question"),
        counted(len(vocabulary.sources), "source"),
    )  # fmt: skip
    return AboutPage(
        title="About this timeline",
        description="How the record was made, what is not in it, and how to correct it.",
        path="/about",
        counts=", ".join(numbers),
        horizon=dates.day_words(date.fromisoformat(meta["horizon"])),
        generation=meta["generation"],
        bases=list(BASES.values()),
        evidence=_evidence(connection, vocabulary),
        lanes=list(LANES.values()),
        eras=common.eras(connection),
        topics=common.topics(connection),
    )


def _evidence(connection: Connection, vocabulary: Vocabulary) -> str:
    """From which sources the outcomes come, most first: "28 of the 34 are from St Andrews Review, 4 from B-17"."""
    bearing = questions.bearing(connection)
    total = sum(count.count for count in bearing)
    first = f"{bearing[0].count} of the {total} are from {vocabulary.sources[bearing[0].value]}" if bearing else "none"
    return joined([first, *(f"{count.count} from {vocabulary.sources[count.value]}" for count in bearing[1:])])
