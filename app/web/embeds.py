"""Owns the addresses of what other sites show of ours: the embeds, and `/oembed`, by which programs find them."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from app import urls
from app.exports import oembed
from app.filters import EventFilter
from app.pages.embeds import event_embed, picture_embed, quote_embed
from app.record.story import Story
from app.web.problem import refusal
from app.web.request import NotFound, elsewhere, filter_of, html, moved, open_story, pairs, state

router = APIRouter(include_in_schema=False)


@router.get(urls.EMBED)
def embedded_picture(request: Request) -> Response:
    with open_story(request) as story:
        event_filter = filter_of(request, EventFilter, story)
        away = elsewhere(request, urls.embed(urls.TIMELINE, event_filter.filters()))
        return away or html(request, "embed-picture.html", picture_embed(story, event_filter), story)


@router.get(urls.embed(urls.record("event", "{slug}")))
def embedded_event(request: Request, slug: str) -> Response:
    return _record(request, "event", slug, "embed-event.html", event_embed)


@router.get(urls.embed(urls.record("quote", "{slug}")))
def embedded_quote(request: Request, slug: str) -> Response:
    return _record(request, "quote", slug, "embed-quote.html", quote_embed)


def _record(request: Request, kind: str, slug: str, template: str, make: Callable[[Story, str], Any]) -> Response:
    with open_story(request) as story:
        if slug in story.names.of(kind):
            return elsewhere(request, request.url.path) or html(request, template, make(story, slug), story)
        if kind == "event" and slug in story.names.retired:  # the page of its claim may stand in no frame
            raise NotFound(kind, slug)
        return moved(request, story, kind, slug)


@router.get(urls.OEMBED)
def oembed_answer(request: Request) -> Response:
    asked, origin = oembed.asked(pairs(request)), state(request).settings.origin
    if asked.format not in oembed.FORMATS:
        return refusal(501, "There is no such format", f"Answers are {' or '.join(oembed.FORMATS)}.")
    if not origin:
        return refusal(404, "Nothing can be embedded", "This site does not know its own address: BASE_URL is not set.")
    with open_story(request) as story:
        snippet = oembed.snippet_at(story, origin, asked.url)
        if snippet is None:
            return refusal(
                404, "Nothing to embed there", "Events, quotations and views of the timeline can be embedded."
            )
        told = oembed.answer(story, origin, snippet, asked)
        return JSONResponse(told) if asked.format == "json" else Response(oembed.xml(told), media_type="text/xml")
