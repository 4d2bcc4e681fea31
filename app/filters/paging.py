"""Owns which page of a long list is asked for, where the list takes no filter, and which year of a comparison."""

import re

from app import urls
from app.filters.listing import Filter, filter_class
from app.filters.parameters import paging, silent, takes
from app.filters.values import BadValue, FilterError, read_year
from app.record.vocabulary import Vocabulary


def read_page(text: str, _: Vocabulary) -> int:
    if not re.fullmatch(r"[1-9]\d{0,4}", text, re.ASCII):
        raise ValueError("must be a number from 1 on")
    return int(text)


@filter_class
class PageFilter(Filter):
    """What a long list without a filter takes: which of its pages."""

    page: int = takes(
        read_page, default=1, description="The page of a list, from 1 on.", narrows=paging, words=None, says=silent,
        facet=None,
    )  # fmt: skip

    def within(self, pages: int) -> int:
        """The page that is asked for, of so many; raises FilterError where there is none of that number."""
        if self.page > pages:
            only = "must be 1: there is one page" if pages == 1 else f"must be a number from 1 to {pages}"
            raise FilterError([BadValue("page", str(self.page), only)], [])
        return self.page


@filter_class
class CompareFilter(Filter):
    """What the page of two actors takes: one year, where they have too much for one page."""

    PATH = urls.COMPARE

    year: int | None = takes(
        read_year, default=None, description="The year of a comparison.", narrows=paging, words=None, says=silent,
        facet=None,
    )  # fmt: skip
