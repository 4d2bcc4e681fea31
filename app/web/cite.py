"""Owns the files of citations: `/events/{slug}.bib`, `.ris` and `.csl.json`, likewise of quotations, questions and
sources. Its routes come before those of the pages, which would take the ending for a part of the slug."""

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app import urls
from app.exports.cite import CITED, FORMATS, items
from app.filters import Filter
from app.record.documents import SHAPES
from app.web.request import filter_of, moved, open_story, state

router = APIRouter(include_in_schema=False)


def _file(kind: str, ending: str) -> Callable[[Request, str], Response]:
    _, media_type, write = FORMATS[ending]

    def cited(request: Request, slug: str) -> Response:
        with open_story(request) as story:
            filter_of(request, Filter, story)
            if slug not in story.names.of(kind):
                return moved(request, story, kind, slug, f".{ending}")
            record = story.load(SHAPES[kind], [slug])[0]
            body = write(items(story, record, state(request).settings.origin))
            named = {"content-disposition": f'attachment; filename="{slug}.{ending}"'}
            return Response(body, media_type=media_type, headers=named)

    return cited


for _kind in CITED:
    for _ending in FORMATS:
        _path = urls.record_file(urls.record(_kind, "{slug}"), _ending)
        router.add_api_route(_path, _file(_kind, _ending), name=f"{_kind}_{_ending}")
