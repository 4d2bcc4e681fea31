"""Owns what a page says to programs in schema.org's words (JSON-LD): nothing that the page does not show its readers.

A date is as precise as it is known (EDTF level 0): one that is about right, unsure or somewhere within is left out.
"""

import re
from collections.abc import Iterable
from functools import singledispatch
from typing import Any

from app import urls
from app.dates import Edtf, Point
from app.lists import SINGULARS
from app.pages.actors import ActorPage
from app.pages.events import EventPage
from app.pages.places import PlacePage
from app.pages.questions import QuestionPage
from app.pages.quotes import QuotePage
from app.pages.record_page import RecordPage
from app.pages.sources import SourcePage
from app.pages.timeline import TimelinePage
from app.record import records
from app.record.story import Outline
from app.text import quoted

Thing = dict[str, Any]
ACTOR_TYPES = {
    "person": "Person", "government": "GovernmentOrganization", "organisation": "Organization",
    "media": "NewsMediaOrganization", "group": "Organization",
}  # fmt: skip
SOURCE_TYPES = {"news": "NewsArticle", "analysis": "AnalysisNewsArticle", "commentary": "OpinionNewsArticle"}


def linked_data(view: Any, story: Outline, origin: str) -> Thing | None:
    """The page's graph; None where there is nothing to say. Without an origin its addresses are relative."""
    things = [_shown(thing) for thing in _things(view, story, origin)]
    return {"@context": "https://schema.org", "@graph": things} if things else None


def _shown(thing: Thing) -> Thing:
    """What is known of a thing."""
    return {name: value for name, value in thing.items() if value not in (None, "", [])}


@singledispatch
def _things(_: Any, __: Outline, ___: str) -> list[Thing]:
    return []


@_things.register
def _(view: TimelinePage, story: Outline, origin: str) -> list[Thing]:
    """The whole record; a view of some of it is no data set of its own."""
    if view.summary.filtered:
        return []
    data = _shown(
        {"@type": "DataDownload", "encodingFormat": "application/json", "contentUrl": origin + view.summary.api}
    )
    sources = [
        _shown({"@type": SOURCE_TYPES[source.kind], "headline": source.title, "url": source.address})
        for source in story.sources.values()
    ]
    home = origin + urls.TIMELINE
    return [
        {"@type": "WebSite", "name": story.site.brand, "url": home, "inLanguage": "en"},
        {
            "@type": "Dataset",
            "name": story.site.title,
            "description": story.site.lead,
            "url": home,
            "version": story.generation,
            "license": licence_address(story.site.licence),
            "isAccessibleForFree": True,
            "isBasedOn": sources,
            "distribution": [data],
        },
    ]


@_things.register
def _(view: EventPage, story: Outline, origin: str) -> list[Thing]:
    event, edtf = view.event, view.event.date.edtf
    period = edtf.span == "period"
    happening: Thing = {
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "url": origin + event.url,
        "startDate": exact_date(edtf.start) if period else said_date(edtf),
        "endDate": exact_date(edtf.end) if period else None,
        "location": [_place(place, origin) for place in event.places]
        or ({"@type": "Place", "name": event.place} if event.place else None),
        "about": [{"@type": "Thing", "name": one.name, "url": origin + one.url} for one in event.actors],
        "superEvent": [
            {"@type": "Event", "name": whole.title, "url": origin + urls.record("event", whole.slug)}
            for whole in event.related
            if whole.relation == "part-of"
        ],
        "subjectOf": [_article(slug, story, origin) for slug in dict.fromkeys(p.source for p in event.pinpoints)],
    }
    return [happening, _crumbs(view, origin)]


@_things.register
def _(view: QuotePage, story: Outline, origin: str) -> list[Thing]:
    quote = view.quote
    said: Thing = {
        "@type": "Quotation",
        "text": quote.text,
        "url": origin + quote.url,
        "description": quote.context,
        "creator": {
            "@type": ACTOR_TYPES[view.speaker_kind],
            "name": quote.speaker.name,
            "url": origin + quote.speaker.url,
        },
        "dateCreated": said_date(quote.said.edtf),
        "about": [{"@type": "Thing", "name": one.name, "url": origin + one.url} for one in quote.about],
        "isPartOf": [_article(slug, story, origin) for slug in dict.fromkeys(p.source for p in quote.passages)],
    }
    return [said, _crumbs(view, origin, quoted(quote.text))]


@_things.register
def _(view: ActorPage, _: Outline, origin: str) -> list[Thing]:
    actor = view.actor
    someone: Thing = {
        "@type": ACTOR_TYPES[actor.kind],
        "name": actor.name,
        "alternateName": [alias.name for alias in actor.aliases],
        "description": actor.summary,
        "url": origin + actor.url,
    }
    return [someone, _crumbs(view, origin)]


@_things.register
def _(view: PlacePage, _: Outline, origin: str) -> list[Thing]:
    place, point = view.place, view.place.coordinates
    somewhere: Thing = {
        "@type": "Place",
        "name": place.name,
        "alternateName": [alias.name for alias in place.aliases],
        "description": place.summary,
        "url": origin + place.url,
        "geo": {"@type": "GeoCoordinates", "latitude": point.latitude, "longitude": point.longitude} if point else None,
        "containedInPlace": [_place(around, origin) for around in place.part_of[:1]],
    }
    return [somewhere, _crumbs(view, origin)]


def _place(place: records.Located, origin: str) -> Thing:
    """A place as another page names it."""
    return {"@type": "Place", "name": place.name, "url": origin + place.url}


@_things.register
def _(view: SourcePage, _: Outline, origin: str) -> list[Thing]:
    source = view.source
    article: Thing = {
        "@type": SOURCE_TYPES[source.kind],
        "headline": source.title,
        "description": source.summary,
        "author": [{"@type": "Person", "name": name} for name in source.authors],
        "publisher": {"@type": "NewsMediaOrganization", "name": source.outlet} if source.outlet else None,
        "datePublished": said_date(source.published.edtf),
        "url": source.address,
        "subjectOf": {"@type": "WebPage", "url": origin + source.url},
    }
    return [article, _crumbs(view, origin)]


@_things.register
def _(view: QuestionPage, _: Outline, origin: str) -> list[Thing]:
    """Only where it stands: schema.org's questions have accepted answers, and the site rules between none."""
    return [_crumbs(view, origin)]


def _crumbs(view: RecordPage, origin: str, title: str = "") -> Thing:
    name, path = SINGULARS[view.record_kind].heading, urls.all_of(view.record_kind)
    steps: Iterable[tuple[int, tuple[str, str]]] = enumerate([(name, path), (title or view.title, view.path)], 1)
    items = [
        {"@type": "ListItem", "position": n, "name": name, "item": {"@id": origin + path}} for n, (name, path) in steps
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _article(slug: str, story: Outline, origin: str) -> Thing:
    """A source as another page names it."""
    source: records.Source = story.sources[slug]
    return {"@type": SOURCE_TYPES[source.kind], "headline": source.title, "url": origin + source.url}


def said_date(edtf: Edtf) -> str | None:
    """One day, month or year that is sure; None for a stretch and for any doubt."""
    return exact_date(edtf.start) if edtf.start is not None and edtf.start == edtf.end else None


def exact_date(point: Point | None) -> str | None:
    """A point as EDTF level 0 has it, which is ISO 8601; None where it has no form for it."""
    length = {"day": 10, "month": 7, "year": 4}.get(point.precision) if point else None
    if point is None or length is None or point.approximate or point.uncertain or point.unspecified:
        return None
    return str(point.first)[:length]


def licence_address(licence: str) -> str | None:
    """Where the text of a Creative Commons licence stands, by its short name; None for any other."""
    named = re.fullmatch(r"CC (BY(?:-NC)?(?:-SA|-ND)?) (\d\.\d)", licence)
    return f"https://creativecommons.org/licenses/{named[1].lower()}/{named[2]}/" if named else None
