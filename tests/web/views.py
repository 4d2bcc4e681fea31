"""What the tests of filtered views share: filters to try, the view as a page tells it, and an oracle for events."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode
from xml.etree.ElementTree import Element

from app.config import ROOT
from tests.inspection import Page, text_of

Pair = tuple[str, str]
Records = list[dict[str, Any]]
"""Records of one kind as the API tells them."""
EVENT_VIEWS = (
    "actor={actor}&year={year}",
    "",
    "actor={actor}&actor={partner}",
    "year={year}&year={next_year}",
    "kind={kind}",
    "source={source}&year={year}",
    "lane={lane}",
    "from={month}&to={later_month}",
    "to={early_year}",
    "q={word}",
    "importance=headline&order=newest",
    "topic={topic}",
    "place={place}",
    "actor={partner}&from={month}&kind={kind}",
    "year={next_year}",
    "actor={actor}&year={quiet_year}",
)
"""Filters of events, to be filled in from the record (`filled`)."""
QUOTE_VIEWS = (
    "",
    "actor={speaker}",
    "about={spoken_of}",
    "actor={speaker}&actor={other_speaker}",
    "year={said_year}",
    "kind={quote_kind}",
    "source={quote_source}",
    "place={quote_place}",
    "q={quoted_word}",
    "topic={quote_topic}&year={said_year}",
    "actor={speaker}&year={quiet_year}",
)
"""Filters of quotations, to be filled in likewise."""
ALL_OF = ("actor", "topic")
"""Filters of events whose values must all hold; of the others, any."""


def filled(asked: str, usual: dict[str, str]) -> str:
    """The query string of a view with what is usual in the record, in the canonical form."""
    return query({*pairs_of(asked.format_map(usual))})


def slugs(kind: str) -> list[str]:
    """The slugs of the files of one kind in `seeds/`."""
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
    shown = []
    for element in [*page.all(class_="option"), *page.all(class_="year")]:
        name, _, value = element.attrib["id"].partition("-")
        count = int(
            "".join(
                filter(
                    str.isdigit,
                    text_of(element).rpartition(":" if "year" in element.get("class", "").split() else "(")[2],
                )
            )
        )
        selected = element.get("aria-current") == "true"
        shown.append(Option(name, value, count, element.get("href"), selected))
    return shown


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
        "place": places_of(event),
        "topic": set(event["topics"]),
        "year": {str(year) for year in years},
        "source": {citation["source"] for citation in event["citations"]},
        **{name: {event[name]} for name in ("kind", "lane", "importance")},
    }
    values: dict[str, set[str]] = {}
    for name, value in asked:
        values.setdefault(name, set()).add(value)
    for name, asked_for in values.items():
        if name in has and not (asked_for <= has[name] if name in ALL_OF else asked_for & has[name]):
            return False
    after_start = all(end >= first for first in values.get("from", ()))
    return after_start and all(start[: len(last)] <= last for last in values.get("to", ()))


def pairs_of(asked: str) -> list[Pair]:
    """The pairs of a query string."""
    return parse_qsl(asked)


def claim_slugs(page: Page) -> list[str]:
    """The claims of a page, in its order: those of a list, or the rows of a ledger."""
    return [element.attrib["id"] for element in claim_parts(page)]


def claim_parts(page: Page) -> list[Element]:
    """What holds each claim of a page."""
    return page.all("article", "claim") or page.all("tbody", "claim-row")


def claims_of(questions: Records, asked: str) -> list[dict[str, Any]]:
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


def most(*values: Iterable[str]) -> str:
    """What comes most often among the first of these that are not empty; the first of those that come as often."""
    return next(counts.most_common(1)[0][0] for counts in map(Counter, values) if counts)


def actors_of(event: dict[str, Any]) -> list[str]:
    """Who takes part in an event."""
    return [actor["slug"] for actor in event["actors"]]


def places_of(event: dict[str, Any]) -> set[str]:
    """The places of an event, and those that they lie in."""
    return {slug for place in event["places"] for slug in around(place)}


def around(place: dict[str, Any]) -> set[str]:
    """A place, and those that it lies in."""
    return {place["slug"], *place["within"]}


def longest_word(text: str) -> str:
    """The longest word of plain letters in a text."""
    words: list[str] = re.findall(r"[A-Za-z]+", text)
    return max(words, key=len)


def usual_events(events: Records) -> dict[str, str]:
    """Values for filters of events, and records to open, that say something in this record."""
    starts = sorted(event["date"]["start"] for event in events if event["date"]["start"])
    early, middle, later = (starts[len(starts) * eighth // 8] for eighth in (1, 2, 6))
    actor = most(slug for event in events for slug in actors_of(event))
    theirs = [event for event in events if actor in actors_of(event)]
    years = [[(event["date"]["start"] or "")[:4] for event in some] for some in (theirs, events)]
    year = most(*(filter(None, some) for some in years))
    return {
        "actor": actor,
        "partner": most(*([slug for e in some for slug in actors_of(e) if slug != actor] for some in (theirs, events))),
        "year": year,
        "next_year": next((start[:4] for start in starts if start[:4] > year), year),
        "early_year": early[:4],
        "day": middle,
        "day_year": middle[:4],
        "month": middle[:7],
        "later_day": later,
        "later_month": later[:7],
        "last_year": starts[-1][:4],
        "kind": most(event["kind"] for event in events),
        "lane": most(event["lane"] for event in events),
        "place": most(sorted(place for event in events for place in places_of(event))),
        "topic": most(topic for event in events for topic in event["topics"]),
        "source": most(citation["source"] for event in events for citation in event["citations"]),
        "word": longest_word(events[0]["title"]),
        "event": next(e["slug"] for e in theirs or events if (e["date"]["start"] or "").startswith(year)),
    }


def usual_quotes(quotes: Records) -> dict[str, str]:
    """Values for filters of quotations likewise."""
    speaker = most(said["speaker"]["slug"] for said in quotes)
    topic = most((topic for said in quotes for topic in said["topics"]), [""])
    on_topic = [said for said in quotes if topic in said["topics"]] or quotes
    return {
        "speaker": speaker,
        "other_speaker": most((s["speaker"]["slug"] for s in quotes if s["speaker"]["slug"] != speaker), [speaker]),
        "spoken_of": most((actor["slug"] for said in quotes for actor in said["about"]), [speaker]),
        "said_year": most(said["said"]["start"][:4] for said in on_topic if said["said"]["start"]),
        "quote_kind": most(said["kind"] for said in quotes),
        "quote_source": most(passage["source"] for said in quotes for passage in said["passages"]),
        "quote_place": most(place for said in quotes if said["place"] for place in sorted(around(said["place"]))),
        "quote_topic": topic,
        "quoted_word": longest_word(quotes[0]["text"]),
        "quote": quotes[0]["slug"],
    }


def usual_questions(questions: Records) -> dict[str, str]:
    """Values for filters of claims and questions likewise."""
    claims = claims_of(questions, "")
    holder = most(claim["who"]["slug"] for claim in claims if claim["who"]["slug"])
    return {
        "holder": holder,
        "claim_source": most(claim["source"] for claim in claims),
        "holders_source": most(claim["source"] for claim in claims if claim["who"]["slug"] == holder),
        "question_topic": most(topic for question in questions for topic in question["topics"]),
        "question_word": longest_word(questions[0]["title"]),
        "question": questions[0]["slug"],
    }
