"""Owns the list of events under the picture: which heading each stands under, and where an era begins."""

from dataclasses import dataclass, replace
from datetime import date

from app import dates
from app.filters import EventFilter, Vocabulary
from app.names import counted
from app.pages import pieces
from app.pages.pieces import EventCard
from app.queries import shapes


@dataclass(frozen=True, slots=True)
class Group:
    """Events under one heading of the list."""

    id: str
    heading: str
    cards: list[EventCard]


def listed(
    found: list[shapes.Event], wanted: EventFilter, vocabulary: Vocabulary, *, opens: date, eras: list[shapes.Era]
) -> tuple[Group | None, list[Group]]:
    """The list under its headings, with the eras' introductions where nothing but a window narrows the view. The time
    before `opens` stands apart, unless the view asks for it or holds nothing else."""
    groups: dict[str, Group] = {}
    early: list[EventCard] = []
    fold = not wanted.opens_before(opens) and any(_first(event) >= opens for event in found)
    for event in found:
        id_, heading, tag = _heading(event, wanted)
        card = pieces.event_card(event, vocabulary, wanted.filters(), tag)
        if fold and _first(event) < opens and not tag:
            early.append(card)
        else:
            groups.setdefault(id_, Group(id_, heading, [])).cards.append(card)
    if "under-way" in groups:
        groups["under-way"] = _named(groups["under-way"])
    name = f"Before {opens.year}"
    prologue = Group("before", f"{name} · {counted(len(early), 'event')}", early) if early else None
    if {name for name, _ in wanted.filters()} <= {"from", "to"} and wanted.order == "oldest":
        return prologue, _with_eras(list(groups.values()), found, eras)
    return prologue, list(groups.values())


def _with_eras(groups: list[Group], found: list[shapes.Event], eras: list[shapes.Era]) -> list[Group]:
    """The groups, with each era's introduction before its first event."""
    era_of = {event.slug: event.era for event in found}
    left = {era.slug: era for era in eras}

    def opened(card: EventCard) -> EventCard:
        return card if card.tag else replace(card, opens=left.pop(era_of[card.slug], None))

    return [replace(group, cards=[opened(card) for card in group.cards]) for group in groups]


def _named(group: Group) -> Group:
    """The group of what began before the view, headed by what it holds."""
    tags = {card.tag for card in group.cards}
    heading = "Already under way, or perhaps in this time" if len(tags) > 1 else tags.pop().capitalize()
    return replace(group, heading=heading)


def _first(event: shapes.Event) -> date:
    return dates.parse(event.date.edtf, _span(event)).first


def _span(event: shapes.Event) -> dates.Span | None:
    return "period" if event.date.span == "period" else "window" if "/" in event.date.edtf else None


def _heading(event: shapes.Event, wanted: EventFilter) -> tuple[str, str, str]:
    """(id, heading, tag) under which an event stands: its year, "Some time in 2020", or begun before the view."""
    edtf = dates.parse(event.date.edtf, _span(event))
    first, _ = wanted.window
    before = (bool(wanted.year) and edtf.first.year not in wanted.year) or bool(first and edtf.first < first)
    if before:
        tag = "already under way" if edtf.span == "period" else "may fall in this time"
        return "under-way", "", tag
    if (year := edtf.loose_year) is not None:
        return f"some-time-{year}", f"Some time in {dates.words(edtf)}", ""
    return f"y{edtf.first.year}", str(edtf.first.year), ""
