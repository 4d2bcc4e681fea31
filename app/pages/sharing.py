"""Owns what other sites show of a link to a page: title, words, address and card."""

from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from app import urls
from app.pages.questions import QuestionsPage
from app.pages.quotes import QuotesPage
from app.pages.record_page import RecordPage
from app.pages.timeline import TimelinePage
from app.record.story import Outline


@dataclass(frozen=True, slots=True)
class Sharing:
    """`path` is the page's own address, `card` that of its picture, which says the same as `alt`."""

    title: str
    description: str
    path: str
    card: str
    alt: str
    kind: str = "website"


@singledispatch
def sharing(view: Any, story: Outline) -> Sharing | None:
    """What is shown of a page; nothing of what was looked for or is not there, which has no address to share."""
    path = getattr(view, "path", None)
    return _plain(story, view.title, view.description, path) if hasattr(view, "description") and path else None


@sharing.register
def _(view: RecordPage, _: Outline) -> Sharing:
    card = urls.preview(view.record_kind, view.path.rpartition("/")[2])
    return Sharing(view.title, view.description, view.path, card, f"{view.title}. {view.description}", "article")


@sharing.register(TimelinePage)
@sharing.register(QuotesPage)
@sharing.register(QuestionsPage)
def _(view: TimelinePage | QuotesPage | QuestionsPage, story: Outline) -> Sharing:
    return _plain(story, view.title, view.description, view.summary.path)


def _plain(story: Outline, title: str, description: str, path: str) -> Sharing:
    return Sharing(title, description, path, urls.SITE_PREVIEW, f"{story.site.title}. {story.site.tagline}")
