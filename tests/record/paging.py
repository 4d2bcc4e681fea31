"""Walking through the pages of a list."""

from dataclasses import replace

from app.filters import ListFilter, find
from app.record.story import Story


def walked(story: Story, wanted: ListFilter) -> list[str]:
    """The slugs of all pages, one after the other."""
    found: list[str] = []
    after: str | None = None
    while True:
        page, after = find.page(story, replace(wanted, after=after))
        assert len(page) == wanted.limit or after is None
        found += [record.slug for record in page]
        if after is None:
            return found
        assert after == found[-1]
