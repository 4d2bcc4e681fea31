"""Owns what a view asks for: query string ⇄ values, adding and dropping one, and the sentence that says it. Pure."""

from app.filters.events import EventFilter
from app.filters.listing import ActorFilter, ListFilter, SearchFilter, SourceFilter
from app.filters.questions import QuestionFilter
from app.filters.quotes import QuoteFilter
from app.filters.values import (
    MAX_LENGTH,
    MAX_LIMIT,
    MAX_VALUES,
    MAX_WORDS,
    PAGE,
    BadValue,
    FilterError,
    Pair,
    Vocabulary,
    encode,
    link,
    split_words,
)

__all__ = [
    "MAX_LENGTH",
    "MAX_LIMIT",
    "MAX_VALUES",
    "MAX_WORDS",
    "PAGE",
    "ActorFilter",
    "BadValue",
    "EventFilter",
    "FilterError",
    "ListFilter",
    "Pair",
    "QuestionFilter",
    "QuoteFilter",
    "SearchFilter",
    "SourceFilter",
    "Vocabulary",
    "encode",
    "link",
    "split_words",
]
