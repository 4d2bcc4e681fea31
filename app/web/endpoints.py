"""Owns what `/api` has: each address once, with its words, the parameters that it takes and the answer that it makes.

The routes, the OpenAPI document and the page for readers are made of this table.
"""

from collections.abc import Callable
from dataclasses import dataclass, make_dataclass, replace
from functools import cache
from typing import Annotated, Any

from app import urls
from app.filters import LISTS, Filter, ListFilter, find
from app.lists import ENGINE, LISTED, SINGULARS
from app.record.described import Count, Url
from app.record.story import Story
from app.record.story_values import Change, Era, EventKind, Lane, Listed, Topic
from app.urls import Pair

Generation = Annotated[str, "The version of the record that answers."]


@cache
def list_of(shape: Any) -> Any:
    """The dataclass of one page of records of a shape: `EventList`."""
    fields = [
        ("total", Annotated[Count, "How many records match, on all pages together."]),
        ("items", Annotated[list[shape], "The records of this page, in their order."]),
        ("next", Annotated[Url | None, "The next page, as a path from the root; null on the last."]),
        ("generation", Generation),
    ]
    made: Any = make_dataclass(f"{shape.__name__}List", fields, frozen=True, slots=True)
    made.__module__, made.__doc__ = __name__, "One page of a list."
    return made


def _listed(shape: Any) -> Any:
    return Annotated[list[shape], "A list of this story."]


def _lists_shape() -> Any:
    """The dataclass of all closed lists, each a field."""
    shaped: dict[str, Any] = {"lane": Lane, "event_kind": EventKind}
    shapes: dict[str, Any] = {kind.plural: shaped.get(kind.singular, Listed) for kind in LISTED}
    fields: list[tuple[str, Any]] = [(plural, _listed(shape)) for plural, shape in shapes.items()]
    fields += [(closed.plural, Annotated[list[Listed], "The same for every story."]) for closed in ENGINE.values()]
    made: Any = make_dataclass("Lists", [*fields, ("generation", Generation)], frozen=True, slots=True)
    made.__module__ = __name__
    made.__doc__ = "The closed lists: every value that such a field of the record may have, with its words."
    return made


Lists = _lists_shape()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a program asks an endpoint for: the parameters in the address, and the slug of one record or ""."""

    story: Story
    pairs: list[Pair]
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A record, a page of records or None where there is none; with the addresses of other pages by their relation."""

    content: Any
    links: dict[str, str]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address of the API: `name` is that of its operation, `answers` the shape of its answer, `kind` that of its
    record where it is one."""

    path: str
    name: str
    tag: str
    summary: str
    answers: Any
    filter: type[ListFilter] | None
    make: Callable[[Asked], Answer]
    kind: str = ""

    def answer(self, asked: Asked) -> Answer:
        """The answer; raises FilterError."""
        return self.make(asked)


def _page(path: str, kind: type[ListFilter]) -> Callable[[Asked], Answer]:
    def make(asked: Asked) -> Answer:
        story, list_filter = asked.story, kind.parse(asked.pairs, asked.story.names, strict=True)
        items, after = find.page(story, list_filter)
        pages = {"first": replace(list_filter, after=None)} if list_filter.after else {}
        pages |= {"prev": before} if (before := find.page_before(story, list_filter)) else {}
        pages |= {"next": replace(list_filter, after=after)} if after else {}
        links = {relation: urls.link(path, page.pairs()) for relation, page in pages.items()}
        total = find.count(story, list_filter)
        return Answer(list_of(kind.SHAPE)(total, items, links.get("next"), story.generation), links)

    return make


def _one(kind: type[ListFilter]) -> Callable[[Asked], Answer]:
    def make(asked: Asked) -> Answer:
        Filter.parse(asked.pairs, asked.story.names, strict=True)
        return Answer(next(iter(asked.story.load(kind.SHAPE, [asked.slug])), None), {})

    return make


def _whole(shape: Any, items: Callable[[Story], list[Any]]) -> Callable[[Asked], Answer]:
    def make(asked: Asked) -> Answer:
        Filter.parse(asked.pairs, asked.story.names, strict=True)
        held = items(asked.story)
        return Answer(list_of(shape)(len(held), held, None, asked.story.generation), {})

    return make


def _lists(asked: Asked) -> Answer:
    Filter.parse(asked.pairs, asked.story.names, strict=True)
    story = asked.story
    shaped: dict[str, list[Any]] = {"lanes": [*story.lanes.values()], "event_kinds": [*story.event_kinds.values()]}
    named = {kind.plural: story.names.of(kind.singular) for kind in LISTED if kind.plural not in shaped}
    named |= {closed.plural: closed.words for closed in ENGINE.values()}
    values = {plural: [Listed(slug, name) for slug, name in words.items()] for plural, words in named.items()}
    return Answer(Lists(**shaped, **values, generation=story.generation), {})


_LISTED = {
    "event": "Events that match every filter, in the order of the timeline.",
    "quote": "Quotations that match every filter, by the day said.",
    "source": "All sources, by the day they appeared.",
    "question": "Questions with a claim that matches every filter, by title, each with all its claims.",
}
"""What a list holds that is more than all of a kind by name."""
_WHOLE: dict[Any, tuple[str, str, Callable[[Story], list[Any]]]] = {
    Topic: ("topics", "All topics, with what belongs to each.", lambda story: story.topics),
    Era: ("eras", "The stretches of the story, in their order.", lambda story: story.eras),
    Change: ("changes", "What changed in the record, when and why, newest first.", lambda story: story.changes),
}
"""What is answered whole, without pages."""


def _endpoints() -> list[Endpoint]:
    made = []
    for singular, kind in LISTS.items():
        named = SINGULARS[singular]
        summary = _LISTED.get(singular, f"All {named.plural}, by name.")
        path, one = urls.api(f"/{named.plural}"), urls.api(urls.record(singular, "{slug}"))
        of_one = f"One {named.noun}, by its slug."
        made += [
            Endpoint(path, f"list_{named.plural}", named.plural, summary, list_of(kind.SHAPE), kind, _page(path, kind)),
            Endpoint(one, f"one_{singular}", named.plural, of_one, kind.SHAPE, None, _one(kind), singular),
        ]
    for shape, (name, summary, items) in _WHOLE.items():
        make = _whole(shape, items)
        made.append(Endpoint(urls.api(f"/{name}"), f"list_{name}", name, summary, list_of(shape), None, make))
    summary = "Every closed list: lanes, kinds, sides, and those that are the same for every story."
    return [*made, Endpoint(urls.api("/lists"), "closed_lists", "lists", summary, Lists, None, _lists)]


ENDPOINTS = _endpoints()
