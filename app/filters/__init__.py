"""Owns what a view asks for: query string ⇄ values, adding and dropping one, the sentence that says it, its rows."""

from app.filters.events import EventFilter, PictureFilter
from app.filters.listing import Filter, ListFilter, SearchFilter, plain
from app.filters.paging import CompareFilter, PageFilter
from app.filters.questions import QuestionFilter
from app.filters.quotes import QuoteFilter
from app.filters.teaching import HandoutFilter, SetFilter
from app.filters.values import MAX_LENGTH, MAX_LIMIT, MAX_VALUES, PAGE, BadValue, FilterError
from app.lists import KINDS

__all__ = [
    "LISTS", "MAX_LENGTH", "MAX_LIMIT", "MAX_VALUES", "PAGE", "BadValue", "CompareFilter", "EventFilter", "Filter",
    "FilterError", "HandoutFilter", "ListFilter", "PageFilter", "PictureFilter", "QuestionFilter", "QuoteFilter",
    "SearchFilter", "SetFilter",
]  # fmt: skip
_NARROWED: dict[str, type[ListFilter]] = {made.KIND: made for made in (EventFilter, QuoteFilter, QuestionFilter)}
LISTS = {kind.singular: _NARROWED.get(kind.singular) or plain(kind) for kind in KINDS.values()}
"""What lists the records of each kind."""
