"""Owns what full-text search holds of each record: the words it is found by, its rank, the line above its title."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.lists import ACTOR_KIND, QUOTE
from app.record import records
from app.record.indexing import STANDING
from app.record.whole import Record
from app.text import counted, quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRow:
    """A row of the full-text table. Words count by their column: `title` and `label`, then `place`, `names`, `body`.
    `standing` decides between equals, the lower first; `first` and `last` are the days that its date may touch."""

    kind: str
    slug: str
    position: int
    line: str
    title: str
    body: str
    names: str
    standing: int = 0
    label: str = ""
    place: str = ""
    first: str | None = None
    last: str | None = None
    years: str = ""

    @property
    def naming(self) -> tuple[str, ...]:
        """What a mistyped word may have meant: the title, names, other names and places of a record."""
        return "" if self.kind == QUOTE.singular else self.title, self.label, self.place, self.names


class Entries:
    """What full-text search finds each record by. The name of a lane finds nothing: it is no word of the event's."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.kinds = {kind.slug: kind.name for kind in record.event_kinds}
        self.topics = {topic.slug: topic.name for topic in record.topics}
        self.by_kind: dict[str, Callable[[Any, int], SearchRow]] = {
            "event": self._event, "quote": self._quote, "actor": _actor, "question": self._question, "source": _source,
            "place": self._place,
        }  # fmt: skip

    def of(self, kind: str, entry: records.AnyRecord, position: int) -> SearchRow:
        """The row of a record of a kind ("event") at its place in the order of the kind."""
        return self.by_kind[kind](entry, position)

    def _event(self, event: records.Event, position: int) -> SearchRow:
        about = [self.kinds[event.kind], *(self.topics[topic] for topic in event.topics)]
        words = [quoted(text) for text in self.record.quoted.get(event.slug, ())]
        there = [name for place in event.places for name in self.record.place_names[place.slug]]
        return _event(event, position, words, there, [*about, *self._names(event.actors)])

    def _quote(self, quote: records.Quote, position: int) -> SearchRow:
        there = self.record.place_names[quote.place.slug] if quote.place else []
        return _quote(quote, position, there, self._names([quote.speaker, *quote.about]))

    def _place(self, place: records.Place, position: int) -> SearchRow:
        around = [name for one in place.part_of for name in self.record.place_names[one.slug]]
        return _place(place, position, list(dict.fromkeys(around)))

    def _question(self, question: records.Question, position: int) -> SearchRow:
        held = (claim.who for claim in question.claims)
        names = [name for who in held for name in self.record.names.get(who.slug or "", [who.name])]
        return _question(question, position, list(dict.fromkeys(names)))

    def _names(self, actors: Sequence[records.Named]) -> list[str]:
        return [name for actor in actors for name in self.record.names[actor.slug]]


def _lines(texts: list[str]) -> str:
    return "\n".join(texts)


def _dated(date: records.Date) -> dict[str, Any]:
    """The columns of a date."""
    return {"first": str(date.first), "last": str(date.last), "years": " ".join(map(str, date.years))}


def _event(event: records.Event, position: int, words: list[str], there: list[str], names: list[str]) -> SearchRow:
    return SearchRow(
        kind="event", slug=event.slug, position=position, standing=STANDING["event"](event),
        line=" · ".join(part for part in (event.date.text, event.place) if part),
        title=event.title, label=event.short or "", place=_lines([event.place or "", *there]), names=_lines(names),
        body=_lines([event.summary, *words]), **_dated(event.date),
    )  # fmt: skip


def _quote(quote: records.Quote, position: int, there: list[str], names: list[str]) -> SearchRow:
    return SearchRow(
        kind="quote", slug=quote.slug, position=position, line=f"{quote.speaker.name}, {quote.said.text}",
        title=quoted(quote.text), place=_lines(there), names=_lines(names), body=quote.context, **_dated(quote.said),
    )  # fmt: skip


def _actor(actor: records.Actor, position: int) -> SearchRow:
    return SearchRow(
        kind="actor", slug=actor.slug, position=position, line=ACTOR_KIND[actor.kind],
        standing=STANDING["actor"](actor),
        title=actor.name, label=_lines([alias.name for alias in actor.aliases]), names="",
        body=_lines([actor.summary, *(role.title for role in actor.roles)]),
    )  # fmt: skip


def _place(place: records.Place, position: int, around: list[str]) -> SearchRow:
    return SearchRow(
        kind="place", slug=place.slug, position=position, standing=STANDING["place"](place),
        line=", ".join(["Place", *(one.name for one in place.part_of)]),
        title=place.name, label=_lines([alias.name for alias in place.aliases]), place=_lines(around), names="",
        body=place.summary,
    )  # fmt: skip


def _question(question: records.Question, position: int, holders: list[str]) -> SearchRow:
    claims = [text for claim in question.claims for text in _words_of(claim)]
    return SearchRow(
        kind="question", slug=question.slug, position=position, line=counted(len(question.claims), "position"),
        title=question.title, names=_lines(holders), body=_lines([question.intro, *claims]),
    )  # fmt: skip


def _words_of(claim: records.Claim) -> list[str]:
    return [claim.text, *([claim.condition] if claim.condition else []), *(outcome.text for outcome in claim.outcomes)]


def _source(source: records.Source, position: int) -> SearchRow:
    return SearchRow(
        kind="source", slug=source.slug, position=position, line=f"{source.label}, {source.published.text}",
        title=source.title, label=source.label, names=_lines([source.outlet or "", *source.authors]),
        body=source.summary, **_dated(source.published),
    )  # fmt: skip
