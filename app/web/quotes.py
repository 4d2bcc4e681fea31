"""Owns `/quotes` and `/quotes/{slug}`."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.filters import QuoteFilter, link
from app.pages.quotes import quote_page, quotes_page
from app.web.reading import elsewhere, html, moved, plain_page, reading, wanted

router = APIRouter(include_in_schema=False)


@router.get("/quotes")
def quotes(request: Request) -> Response:
    with reading(request) as found:
        asked = wanted(request, QuoteFilter, found.vocabulary)
        if away := elsewhere(request, link("/quotes", asked.pairs())):
            return away
        view = quotes_page(found.connection, asked, found.vocabulary)
        return html(request, "quotes.html", view, found.meta)


@router.get("/quotes/{slug}")
def quote(request: Request, slug: str) -> Response:
    with reading(request) as found:
        if slug not in found.vocabulary.quotes:
            return moved(request, found, "quote", slug)
        return plain_page(request, found, "quote.html", lambda: quote_page(found.connection, slug, found.vocabulary))
