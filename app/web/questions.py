"""Owns `/questions` and `/questions/{slug}`."""

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.filters import QuestionFilter, link
from app.pages.questions import question_page, questions_page
from app.web.reading import elsewhere, html, moved, plain_page, reading, wanted

router = APIRouter(include_in_schema=False)


@router.get("/questions")
def questions(request: Request) -> Response:
    with reading(request) as found:
        asked = wanted(request, QuestionFilter, found.vocabulary)
        if away := elsewhere(request, link("/questions", asked.pairs())):
            return away
        view = questions_page(found.connection, asked, found.vocabulary)
        return html(request, "questions.html", view, found.meta)


@router.get("/questions/{slug}")
def question(request: Request, slug: str) -> Response:
    with reading(request) as found:
        if slug not in found.vocabulary.questions:
            return moved(request, found, "question", slug)
        horizon = date.fromisoformat(found.meta["horizon"])
        return plain_page(
            request, found, "question.html", lambda: question_page(found.connection, slug, found.vocabulary, horizon)
        )
