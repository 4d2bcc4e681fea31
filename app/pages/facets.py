"""Owns the ways to narrow a view: facets with true counts, chips to take values away, ways out of an empty view."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app import urls
from app.filters import EventFilter, ListFilter
from app.filters.find import Counts
from app.pages.citing import Link
from app.pages.data import downloads
from app.picture.bars import CountBar, year_bars
from app.record.vocabulary import Vocabulary
from app.text import counted, joined
from app.urls import Pair, link


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet, with its `bar` where it has one: `url` toggles it, and is None where nothing would be
    left."""

    id: str
    label: str
    count: int
    selected: bool
    url: str | None
    bar: CountBar | None = None


@dataclass(frozen=True, slots=True)
class OfferedFacet:
    """A filter's values: those shown at once, and those under "more"; `hint` says what having one means. Of very many
    values the rarest are left out, so many as `left_out`, and `names` leads to the list of all."""

    name: str
    title: str
    hint: str
    options: list[Option]
    more: list[Option]
    left_out: int = 0
    names: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, and the link that takes it away."""

    id: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a filtered view shows, in one sentence that says its order and page too; the ways to take filters away; its
    address, its data, and the files of all of it. `page` is "Page 2 of 3" where there are several; `first` leads from
    the others to the first."""

    path: str
    count: str
    sentence: str
    full: str
    filtered: bool
    chips: list[Chip]
    clear: str
    empty: list[Link]
    search: Link | None
    no_words: bool
    words: str
    hidden: list[Pair]
    page: str
    first: str | None
    next: str | None
    api: str
    downloads: list[Link]


SHOWN, MOST, OF_MANY, UNRANKED = 8, 80, 40, 30
"""So many values of a facet stand in the open, the rest is folded; so many are offered at all; of more, so many; and so
many in an order of their own."""
NAMES = {
    "actor": urls.ACTORS,
    "about": urls.ACTORS,
    "place": urls.PLACES,
    "source": urls.SOURCES,
    "topic": f"{urls.ABOUT}#topics",
}
"""Where all values of a facet are listed, by its name."""


def toggled(list_filter: ListFilter, name: str, value: str) -> str:
    """The link that adds a value to the filter, or takes it away."""
    return _toggled(list_filter, _first_page(list_filter), (name, value))


def _first_page(list_filter: ListFilter) -> list[Pair]:
    """The pairs of a filter where it begins: a view that changes starts there."""
    return [pair for pair in list_filter.given() if pair[0] != "after"]


def _toggled(list_filter: ListFilter, pairs: list[Pair], pair: Pair) -> str:
    """The link to these pairs of the filter with one more, or one less; a parameter of one value has it instead."""
    if pair in pairs:
        kept = [one for one in pairs if one != pair]
    else:
        several = list_filter.PARAMETERS[pair[0]].several
        kept = [*(pairs if several else [one for one in pairs if one[0] != pair[0]]), pair]
    return link(list_filter.PATH, list_filter.canonical(kept))


def facets(list_filter: ListFilter, vocabulary: Vocabulary, counts: dict[str, Counts]) -> list[OfferedFacet]:
    """The filters that a view offers, with their values and counts; those drawn as bars apart."""
    offered = [name for name, p in list_filter.PARAMETERS.items() if p.facet and not p.facet.bars]
    return [_facet(list_filter, name, vocabulary, counts[name]) for name in offered]


def _facet(list_filter: ListFilter, name: str, vocabulary: Vocabulary, counts: Counts) -> OfferedFacet:
    """One filter's values with their counts; a ranked one puts the most frequent first and folds the rest."""
    parameter = list_filter.PARAMETERS[name]
    offer = parameter.facet
    assert offer
    present = sorted({str(value) for value in list_filter.values(name)} | set(counts))
    labels = parameter.names(vocabulary) if parameter.words else {value: value for value in present}
    shown = {value: label for value, label in labels.items() if not offer.present or value in present}
    chosen = set(map(str, list_filter.values(name)))
    if offer.ranked or len(shown) > UNRANKED:
        most = UNRANKED if not offer.ranked else MOST if len(shown) <= MOST else OF_MANY
        ranked = sorted(shown.items(), key=lambda one: (one[0] not in chosen, -counts.get(one[0], 0), one[1]))
        options = _options(list_filter, name, ranked[:most], counts)
        left_out, names = len(ranked[most:]), NAMES.get(name, urls.DATA)
        return OfferedFacet(name, offer.title, parameter.hint, options[:SHOWN], options[SHOWN:], left_out, names)
    return OfferedFacet(name, offer.title, parameter.hint, _options(list_filter, name, shown.items(), counts), [])


def _options(list_filter: ListFilter, name: str, values: Iterable[Pair], counts: Counts) -> list[Option]:
    """Values with their labels as a facet offers them."""
    pairs, options = _first_page(list_filter), []
    for value, label in values:
        number, selected = counts.get(value, 0), (name, value) in pairs
        url = _toggled(list_filter, pairs, (name, value)) if number or selected else None
        options.append(Option(f"{name}-{value}", label, number, selected, url))
    return options


def years(event_filter: EventFilter, counts: Counts, opens: date, closes: date) -> list[Option]:
    """Each year from `opens` to `closes`, and each chosen one, with a bar as high as it has events."""
    shown = map(str, sorted({*range(opens.year, closes.year + 1), *event_filter.year}))
    options = _options(event_filter, "year", ((year, year) for year in shown), counts)
    bars = year_bars([option.count for option in options])
    return [replace(option, bar=bar) for option, bar in zip(options, bars, strict=True)]


def chips(list_filter: ListFilter, vocabulary: Vocabulary) -> list[Chip]:
    """A chip for each value in force; a window of two bounds has one."""
    narrowing = list_filter.filters()
    bounds = {name: list_filter.label(name, value, vocabulary) for name, value in narrowing if name in ("from", "to")}
    bounded = len(bounds) == 2
    return [
        Chip("drop-window", _window(bounds["from"], bounds["to"]), _less(list_filter, "from", "to"))
        if bounded and name == "from"
        else Chip(
            f"drop-{name}-{value}" if name != "q" else "drop-q",
            list_filter.label(name, value, vocabulary),
            toggled(list_filter, name, value) if list_filter.PARAMETERS[name].several else _less(list_filter, name),
        )
        for name, value in narrowing
        if not (bounded and name == "to")
    ]


def _window(first: str, last: str) -> str:
    """ "June 2018 to January 2019", or "June 2018"."""
    first = first.removeprefix("from ")
    return first if last == f"to {first}" else f"{first} {last}"


def _less(list_filter: ListFilter, *names: str) -> str:
    """The view without some parameters."""
    for name in names:
        list_filter = list_filter.without(name)
    return link(list_filter.PATH, list_filter.pairs())


def without_each(list_filter: ListFilter, vocabulary: Vocabulary) -> list[Link]:
    """For an empty view: one link a filter that leaves it out."""
    narrowing = list_filter.filters()
    names = dict.fromkeys(name for name, _ in narrowing)
    return [
        Link(joined([list_filter.label(n, v, vocabulary) for n, v in narrowing if n == name]), _less(list_filter, name))
        for name in names
    ]


def searched(list_filter: ListFilter) -> Link | None:
    """For an empty view with words: the search of the whole record, which also offers what is near."""
    words = next(iter(list_filter.values("q")), "")
    return Link(f"Search the whole record for “{words}”", link(urls.SEARCH, [("q", words)])) if words else None


def _page(list_filter: ListFilter, total: int, before: int) -> str:
    """ "Page 2 of 3"."""
    behind, to_come = (-(-number // list_filter.limit) for number in (before, total - before))
    return f"Page {behind + 1} of {behind + max(to_come, 1)}"


def summary(
    list_filter: ListFilter, vocabulary: Vocabulary, *, total: int, sentence: str, after: str | None, before: int = 0
) -> Summary:
    """The summary of a view of `total` records, `before` of them on the pages before; `after` is the cursor of its next
    page."""
    count, page = counted(total, list_filter.noun), _page(list_filter, total, before) if before or after else ""
    told = "".join(f", {part}" for part in (list_filter.order_said, page.lower()) if part)
    told = f"{'' if not sentence or sentence.startswith(',') else ' '}{sentence}{told}"
    return Summary(
        path=link(list_filter.PATH, list_filter.pairs()),
        count=count,
        sentence=told,
        full=f"{count}{told}",
        filtered=bool(list_filter.filters()),
        chips=chips(list_filter, vocabulary),
        clear=_less(list_filter, *dict.fromkeys(name for name, _ in list_filter.filters())),
        empty=[] if total else without_each(list_filter, vocabulary),
        search=None if total else searched(list_filter),
        no_words=any(vocabulary.asked(words).is_empty for words in list_filter.values("q")),
        words=next(iter(list_filter.values("q")), ""),
        hidden=[pair for pair in list_filter.pairs() if pair[0] not in ("q", "after")],
        page=page,
        first=link(list_filter.PATH, replace(list_filter, after=None).pairs()) if list_filter.after else None,
        next=link(list_filter.PATH, replace(list_filter, after=after).pairs()) if after else None,
        api=urls.api(list_filter.PATH, list_filter.pairs()),
        downloads=downloads(list_filter),
    )
