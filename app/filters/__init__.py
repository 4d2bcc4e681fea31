"""Owns what a view asks for: query string ⇄ values, adding and dropping one, the sentence that says it, its rows."""

from app.filters.events import EventFilter, PictureFilter
from app.filters.listing import ActorFilter, Filter, ListFilter, PlaceFilter, SearchFilter, SourceFilter
from app.filters.paging import CompareFilter, PageFilter
from app.filters.questions import QuestionFilter
from app.filters.quotes import QuoteFilter
from app.filters.teaching import HandoutFilter, SetFilter
from app.filters.values import MAX_LENGTH, MAX_LIMIT, MAX_VALUES, PAGE, BadValue, FilterError

__all__ = [
    "MAX_LENGTH", "MAX_LIMIT", "MAX_VALUES", "PAGE", "ActorFilter", "BadValue", "CompareFilter", "EventFilter",
    "Filter", "FilterError", "HandoutFilter", "ListFilter", "PageFilter", "PictureFilter", "PlaceFilter",
    "QuestionFilter", "QuoteFilter", "SearchFilter", "SetFilter", "SourceFilter",
]  # fmt: skip
