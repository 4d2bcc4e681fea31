"""Owns the search of a static copy: an index for the browser, made by pagefind of what full-text search holds."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from app import urls
from app.exports.static_copy.kept import SEARCH_INDEX
from app.record.search import Row
from app.trouble import Trouble

UNUSED = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-component*", "*.d.ts")
"""What pagefind brings along for pages that have no look of their own."""


class MissingPagefind(Trouble):
    """The tools of the export are not there."""

    def __init__(self) -> None:
        super().__init__(
            "The export needs pagefind: .venv/bin/pip install --require-hashes -r requirements-export.lock"
        )


def pagefind() -> Any:
    """The module that makes indexes; raises MissingPagefind."""
    try:
        import pagefind_bin  # noqa: F401 - the program itself, which the module below only starts
        from pagefind import index
    except ImportError as error:
        raise MissingPagefind from error
    return index


async def index(rows: Iterable[Row], folder: Path) -> None:
    """Writes the index of these records into the folder of a copy."""
    tool, target = pagefind(), folder / SEARCH_INDEX.strip("/")
    config = tool.IndexConfig(force_language="en", output_path=str(target))
    async with tool.PagefindIndex(config=config) as made:
        for row in rows:
            await made.add_html_file(content=_document(row), url=f"{urls.record(row.kind, row.slug)}/")
        await made.write_files()
    for pattern in UNUSED:
        for path in target.glob(pattern):
            path.unlink()


def _document(row: Row) -> str:
    """A record as a page to be searched: words in its title and names count more, as in the search of the site."""
    weighed = "".join(
        f'<p data-pagefind-weight="{weight}">{escape(text)}</p>'
        for text, weight in ((row.body, 1), (row.label, 7), (row.place, 4), (row.names, 2))
        if text
    )
    return (
        f'<html lang="en"><body><h1>{escape(row.title)}</h1>{weighed}'
        f'<i data-pagefind-meta="kind:{row.kind}"></i><i data-pagefind-meta="line:{escape(row.line)}"></i>'
        "</body></html>"
    )
