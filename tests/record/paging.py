"""Walking through the pages of a list."""

from dataclasses import replace

from app.filters import ListFilter, find
from app.record.story import Story


def walked(story: Story, list_filter: ListFilter) -> list[str]:
    """The slugs of all pages, one after the other."""
    slugs: list[str] = []
    after: str | None = None
    while True:
        assert find.before(story, replace(list_filter, after=after)) == len(slugs)
        page, after = find.page(story, replace(list_filter, after=after))
        assert len(page) == list_filter.limit or after is None
        slugs += [record.slug for record in page]
        if after is None:
            return slugs
        assert after == slugs[-1]
