"""Owns the addresses for teaching: the page, its exercises, and the handout."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from app import urls
from app.filters import HandoutFilter, SetFilter
from app.pages.exercises import forecasts_page, order_page, who_said_it_page
from app.pages.handout import handout_page
from app.pages.teach import teach_page
from app.record.story import Story
from app.web.request import elsewhere, filter_of, html, open_story

router = APIRouter(include_in_schema=False)
EXERCISES: tuple[tuple[str, Callable[[Story, SetFilter], Any]], ...] = (
    ("order", order_page),
    ("who-said-it", who_said_it_page),
    ("forecasts", forecasts_page),
)
"""The exercises by name, which names their template as well."""
CHOOSE = f"{urls.TEACH}#choose"
"""Where the events of a handout are chosen."""


@router.get(urls.TEACH)
def teach(request: Request) -> Response:
    with open_story(request) as story:
        asked = filter_of(request, HandoutFilter, story)
        away = elsewhere(request, urls.link(urls.TEACH, asked.pairs()))
        return away or html(request, "teach.html", teach_page(story, asked), story)


def _exercise(name: str, make: Callable[[Story, SetFilter], Any]) -> Callable[[Request], Response]:
    def page(request: Request) -> Response:
        with open_story(request) as story:
            asked = filter_of(request, SetFilter, story)
            away = elsewhere(request, urls.exercise(name, asked.pairs()))
            return away or html(request, f"exercise-{name}.html", make(story, asked), story)

    page.__dict__.update(shows=make, template=f"exercise-{name}.html")
    return page


for _name, _make in EXERCISES:
    router.add_api_route(urls.exercise(_name), _exercise(_name, _make), name=_make.__name__)


@router.get(urls.HANDOUT)
def handout(request: Request) -> Response:
    with open_story(request) as story:
        asked = filter_of(request, HandoutFilter, story)
        if not asked.event:
            return RedirectResponse(CHOOSE, 302)
        return elsewhere(request, urls.handout(asked.event)) or html(
            request, "handout.html", handout_page(story, asked), story
        )
