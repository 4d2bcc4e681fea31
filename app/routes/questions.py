"""Owns `/questions` and `/questions/{slug}`."""

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.filters import QuestionFilter
from app.pages.questions import question_page, questions_page
from app.routes.reading import elsewhere, html, moved, plain_page, reading, wanted

router = APIRouter(include_in_schema=False)


@router.get("/questions")
def questions(request: Request) -> Response:
    with reading(request) as found:
        view = questions_page(found.connection, wanted(request, QuestionFilter, found.vocabulary), found.vocabulary)
        return elsewhere(request, view.summary.path) or html(request, "questions.html", view, found.meta)


@router.get("/questions/{slug}")
def question(request: Request, slug: str) -> Response:
    with reading(request) as found:
        if slug not in found.vocabulary.questions:
            return moved(request, found, "question", slug)
        horizon = date.fromisoformat(found.meta["horizon"])
        view = question_page(found.connection, slug, found.vocabulary, horizon)
        return plain_page(request, found, "question.html", view)
