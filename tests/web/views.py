"""What the tests of filtered views share: filters to try, the view as a page tells it, and an oracle for events."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from app.config import ROOT
from tests.inspection import Page, text_of

Pair = tuple[str, str]
Questions = list[dict[str, Any]]
"""Questions as the API tells them."""
EVENT_VIEWS = (
    "actor=kim-jong-un&year=2018",
    "",
    "actor=donald-trump&actor=kim-jong-un",
    "year=2019&year=2020",
    "kind=letter",
    "source=vice&year=2020",
    "lane=pyongyang",
    "from=2018-06&to=2019-02",
    "to=2017",
    "q=panmunjom",
    "importance=headline&order=newest",
    "topic=letters",
    "actor=joe-biden&from=2020-11&kind=statement",
    "year=2021",
    "actor=kim-jong-un&year=1999",
)
QUOTE_VIEWS = (
    "",
    "actor=kim-jong-un",
    "about=donald-trump",
    "actor=donald-trump&actor=joe-biden",
    "year=2020",
    "kind=term",
    "source=hankyoreh",
    "q=beautiful",
    "topic=letters&year=2018",
    "actor=kim-jong-un&year=1999",
)
ALL_OF = ("actor", "topic")
"""Filters of events whose values must all hold; of the others, any."""


def slugs(kind: str) -> list[str]:
    """The slugs of the real record's files of one kind."""
    return sorted(path.stem for path in (ROOT / "seeds" / kind).glob("*.yaml"))


def query(pairs: Iterable[Pair]) -> str:
    """The canonical query string of pairs."""
    return urlencode(sorted(pairs), quote_via=quote, safe="")


def at(path: str, asked: str) -> str:
    """The address of a view."""
    return f"{path}?{asked}" if asked else path


@dataclass(frozen=True)
class Option:
    """A facet's value as the page shows it: which, how many, where it leads (None: nowhere), whether it is in force."""

    name: str
    value: str
    count: int
    url: str | None
    selected: bool


def options(page: Page) -> list[Option]:
    """All the facet values of a page."""
    found = []
    for element in [*page.all(class_="option"), *page.all(class_="year")]:
        name, _, value = element.attrib["id"].partition("-")
        count = int("".join(filter(str.isdigit, text_of(element).rpartition(":")[2])))
        selected = element.get("aria-current") == "true"
        found.append(Option(name, value, count, element.get("href"), selected))
    return found


def event_slugs(page: Page) -> list[str]:
    """The events of a page's list, in its order."""
    return [element.attrib["id"].removeprefix("event-") for element in page.all("article", "event")]


def quote_slugs(page: Page) -> list[str]:
    """The quotations of a page's list, in its order."""
    return [element.attrib["id"].removeprefix("quote-") for element in page.all("figure", "quote")]


def matches(event: dict[str, Any], asked: list[Pair], horizon: str) -> bool:
    """Whether an event of the API passes filters, by the rules as DESIGN words them; `q` is left to others."""
    start, end = event["date"]["start"] or "0000", event["date"]["end"] or horizon
    years = range(int(start[:4]), int(end[:4]) + 1)
    has: dict[str, set[str]] = {
        "actor": {actor["slug"] for actor in event["actors"]},
        "topic": set(event["topics"]),
        "year": {str(year) for year in years},
        "source": {citation["source"] for citation in event["citations"]},
        **{name: {event[name]} for name in ("kind", "lane", "importance")},
    }
    values: dict[str, set[str]] = {}
    for name, value in asked:
        values.setdefault(name, set()).add(value)
    for name, wanted in values.items():
        if name in has and not (wanted <= has[name] if name in ALL_OF else wanted & has[name]):
            return False
    after_start = all(end >= first for first in values.get("from", ()))
    return after_start and all(start[: len(last)] <= last for last in values.get("to", ()))


def pairs_of(asked: str) -> list[Pair]:
    """The pairs of a query string."""
    return parse_qsl(asked)


def claim_slugs(page: Page) -> list[str]:
    """The claims of a page, in its order."""
    return [element.attrib["id"] for element in page.all("article", "claim")]


def claims_of(questions: Questions, asked: str) -> list[dict[str, Any]]:
    """The claims of questions that pass the filters of claims, worked out one by one."""
    asked_for: dict[str, set[str]] = {}
    for name, value in pairs_of(asked):
        asked_for.setdefault(name, set()).add(value)

    def passes(claim: dict[str, Any]) -> bool:
        has = {
            "actor": {claim["who"]["slug"]},
            "claim": {claim["kind"]},
            "source": {claim["source"]},
            "outcome": {outcome["relation"] for outcome in claim["outcomes"]},
        }
        return all(values & has[name] for name, values in asked_for.items())

    return [claim for question in questions for claim in question["claims"] if passes(claim)]
