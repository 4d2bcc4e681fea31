"""Owns the ways to narrow a view: facets with true counts, chips to take values away, ways out of an empty view."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.filters import EventFilter, ListFilter, Pair, link
from app.lists import counted, joined
from app.pages.pieces import Link
from app.picture.bars import CountBar, year_bars
from app.record import shapes
from app.record.search import match_expression


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet: `url` toggles it, and is None where nothing would be left."""

    id: str
    label: str
    count: int
    selected: bool
    url: str | None


@dataclass(frozen=True, slots=True)
class YearOption:
    option: Option
    bar: CountBar


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter's values: those shown at once, and those under "more"."""

    name: str
    title: str
    options: list[Option]
    more: list[Option]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, and the link that takes it away."""

    id: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a filtered view shows, in one sentence; the ways to take filters away; its address and its data."""

    path: str
    count: str
    sentence: str
    full: str
    filtered: bool
    chips: list[Chip]
    clear: str
    empty: list[Link]
    no_words: bool
    words: str
    hidden: list[Pair]
    next: str | None
    api: str


SHOWN = 8
"""So many values of a facet stand in the open; the rest is folded."""


def toggled(wanted: ListFilter, path: str, name: str, value: str | int) -> str:
    """The link that adds a value to the filter, or takes it away."""
    there = value in wanted.values(name)
    return link(path, (wanted.without(name, value) if there else wanted.with_value(name, value)).pairs())


def facet(
    wanted: ListFilter, path: str, name: str, title: str, *, labels: Mapping[str, str], counts: list[shapes.Count],
    ranked: bool = False, url_value: Callable[[str], str | int] = str,
) -> Facet:  # fmt: skip
    """One filter's values with their counts; `ranked` puts the most frequent first and folds the rest."""
    found = {count.value: count.count for count in counts}
    chosen = {str(value) for value in wanted.values(name)}
    options = [
        Option(
            id=f"{name}-{value}",
            label=label,
            count=found.get(value, 0),
            selected=value in chosen,
            url=toggled(wanted, path, name, url_value(value)) if found.get(value) or value in chosen else None,
        )
        for value, label in labels.items()
    ]
    if not ranked:
        return Facet(name, title, options, [])
    options.sort(key=lambda option: (not option.selected, -option.count, option.label))
    return Facet(name, title, options[:SHOWN], options[SHOWN:])


def years(wanted: EventFilter, counts: list[shapes.Count], opens: date, horizon: date) -> list[YearOption]:
    """Each year from `opens` to `horizon`, and each chosen one, with a bar as high as it has events."""
    found = {int(count.value): count.count for count in counts}
    shown = sorted({*range(opens.year, horizon.year + 1), *wanted.year})
    options = []
    for year in shown:
        number, selected = found.get(year, 0), year in wanted.year
        url = toggled(wanted, "/", "year", year) if number or selected else None
        options.append(Option(f"year-{year}", str(year), number, selected, url))
    bars = year_bars([option.count for option in options])
    return [YearOption(option, bar) for option, bar in zip(options, bars, strict=True)]


def chips(wanted: ListFilter, path: str, labels: Callable[[str, str], str]) -> list[Chip]:
    """A chip for each value in force; a window of two bounds has one."""
    found = {name: value for name, value in wanted.filters() if name in ("from", "to")}
    bounded = len(found) == 2
    return [
        Chip("drop-window", _window(found, labels), link(path, wanted.without("from").without("to").pairs()))
        if bounded and name == "from"
        else Chip(
            f"drop-{name}-{value}" if name != "q" else "drop-q",
            labels(name, value),
            link(path, _less(wanted, name, value)),
        )
        for name, value in wanted.filters()
        if not (bounded and name == "to")
    ]


def _window(bounds: Mapping[str, str], labels: Callable[[str, str], str]) -> str:
    """ "June 2018 to January 2019", or "June 2018"."""
    first, last = labels("from", bounds["from"]).removeprefix("from "), labels("to", bounds["to"])
    return first if last == f"to {first}" else f"{first} {last}"


def _less(wanted: ListFilter, name: str, value: str) -> list[Pair]:
    kept = next((v for v in wanted.values(name) if str(v) == value), value)
    return wanted.without(name, kept if wanted.several(name) else None).pairs()


def without_each(wanted: ListFilter, path: str, labels: Callable[[str, str], str]) -> list[Link]:
    """For an empty view: one link a filter that leaves it out."""
    names = dict.fromkeys(name for name, _ in wanted.filters())
    return [
        Link(
            joined([labels(n, v) for n, v in wanted.filters() if n == name]),
            link(path, wanted.without(name).pairs()),
        )
        for name in names
    ]


def summary(
    wanted: ListFilter, path: str, label: Callable[[str, str], str], *, total: int, sentence: str, after: str | None,
    noun: str = "",
) -> Summary:  # fmt: skip
    """The summary of a view of `total` records; `after` is the cursor of its next page."""
    count = counted(total, noun or wanted.NOUN)
    return Summary(
        path=link(path, wanted.pairs()),
        count=count,
        sentence=sentence,
        full=f"{count}{'' if sentence.startswith(',') else ' '}{sentence}".strip(),
        filtered=bool(wanted.filters()),
        chips=chips(wanted, path, label),
        clear=link(path, [pair for pair in wanted.pairs() if pair[0] in ("order", "limit")]),
        empty=[] if total else without_each(wanted, path, label),
        no_words=any(match_expression(words) is None for words in wanted.values("q")),
        words=next(iter(wanted.values("q")), ""),
        hidden=[pair for pair in wanted.pairs() if pair[0] not in ("q", "after")],
        next=link(path, replace(wanted, after=after).pairs()) if after else None,
        api=link(f"/api{'/events' if path == '/' else path}", wanted.pairs()),
    )
