"""Owns the page of what can be taken away: every file with its size and digest, and how to read them."""

from dataclasses import dataclass

from app import urls
from app.filters import ListFilter
from app.lists import BASES
from app.pages.citing import Link
from app.record.story import Story


@dataclass(frozen=True, slots=True)
class File:
    """A file as readers know it: what it holds, and the form it has; `of_views` where a view can be had in it too."""

    holds: str
    form: str
    of_views: bool = True


FILES: dict[str, File] = {
    urls.RECORD_JSON: File("Everything: every kind of record, lists, eras, topics, changes, the story", "JSON", False),
    urls.SQLITE: File("The same as tables that refer to each other, with a table “readme”", "SQLite 3", False),
    urls.csv("events"): File("Events, one a row", "CSV"),
    urls.csv("quotes"): File("Quotations, one a row", "CSV"),
    urls.csv("questions"): File("Questions, one a row", "CSV"),
    urls.csv("claims"): File("Positions on the questions and their outcomes, one a row", "CSV"),
    urls.CALENDAR: File("Events whose day is known, for a calendar", "iCalendar"),
    urls.TIMELINEJS: File("Events as slides", "JSON for TimelineJS"),
    urls.GEOJSON: File("Places, with what happened there", "GeoJSON", False),
    urls.FEED: File("Additions and corrections, to be followed in a feed reader", "Atom", False),
}
"""Every file, by its address."""
OF_VIEWS: dict[str, list[Link]] = {
    "event": [
        Link("CSV", urls.csv("events")), Link("Calendar", urls.CALENDAR), Link("TimelineJS", urls.TIMELINEJS),
    ],
    "quote": [Link("CSV", urls.csv("quotes"))],
    "question": [Link("CSV of questions", urls.csv("questions")), Link("CSV of positions", urls.csv("claims"))],
}  # fmt: skip
"""The files that a view can be had in, by the kind of its records."""


@dataclass(frozen=True, slots=True)
class FileFact:
    """A file as it is now; of a very large record size and digest are not known before it is asked for."""

    url: str
    size: int | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file and what it is."""

    name: str
    url: str
    holds: str
    form: str
    of_views: bool
    size: str
    digest: str


@dataclass(frozen=True, slots=True)
class Example:
    """A few lines of a language that count in a file."""

    language: str
    id: str
    code: str


@dataclass(frozen=True, slots=True)
class DataPage:
    title: str
    description: str
    path: str
    files: list[FileLine]
    bases: list[tuple[str, str]]
    examples: list[Example]
    rights: str


def downloads(list_filter: ListFilter) -> list[Link]:
    """The files of all that a filter finds, in its order."""
    pairs = [(name, value) for name, value in list_filter.pairs() if name not in ("limit", "after")]
    files = [Link(form.text, urls.link(form.url, pairs)) for form in OF_VIEWS.get(list_filter.KIND, [])]
    forms = ("svg", "png") if list_filter.PATH == urls.TIMELINE else ()
    return files + [Link(f"Picture ({form.upper()})", urls.picture(form, list_filter.filters())) for form in forms]


def data_page(story: Story, facts: list[FileFact]) -> DataPage:
    """The page of these files."""
    return DataPage(
        title="Take the data away",
        description="Every file of the record, with its size, digest, version and licence, and how to read it.",
        path=urls.DATA,
        files=[_line(fact) for fact in facts],
        bases=list(BASES.items()),
        examples=EXAMPLES,
        rights=story.site.licence,
    )


def _line(fact: FileFact) -> FileLine:
    file = FILES[fact.url]
    name = fact.url.removeprefix("/")
    size = "" if fact.size is None else _size(fact.size)
    return FileLine(name, fact.url, file.holds, file.form, file.of_views, size, fact.sha256)


def _size(size: int) -> str:
    """ "812 bytes", "41 kB", "2.3 MB", as disks count them."""
    if size < KILO:
        return f"{size} bytes"
    return f"{size / KILO:.0f} kB" if size < KILO**2 else f"{size / KILO**2:.1f} MB"


KILO = 1000
EXAMPLES = [
    Example("Python, with pandas", "pandas", '''import pandas

events = pandas.read_csv("events.csv")
exact = events[(events["precision"] == "day") & (events["span"] == "day")]
print(exact["start"].str[:4].value_counts().sort_index())

actors = events["actor_names"].str.split("; ").explode()
print(actors.value_counts())'''),
    Example("R", "r", '''events <- read.csv("events.csv", fileEncoding = "UTF-8-BOM")
exact <- events[events$precision == "day" & events$span == "day", ]
print(table(substr(exact$start, 1, 4)))

actors <- unlist(strsplit(events$actor_names, "; ", fixed = TRUE))
print(sort(table(actors), decreasing = TRUE))'''),
    Example("SQL, for timeline.sqlite", "sql", '''SELECT actor.name, count(*) AS events
FROM event_actor JOIN actor ON actor.slug = event_actor.actor
GROUP BY actor.name ORDER BY events DESC, actor.name;'''),
]  # fmt: skip
"""The events of each year whose day is known, and how many events each actor takes part in."""
