"""Owns the citations of a record's page: its items, the box that shows them, the files that hold them."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

from app import urls
from app.exports import citation_styles
from app.exports.bibtex import bibtex
from app.exports.citation_styles import ADDRESS, DAY, STYLES, Style
from app.exports.csl import Item, article_item, claim_item, document_item, found_at, page_item
from app.exports.ris import ris
from app.lists import CLAIM_KINDS, unfinished
from app.pages.cite import CiteBox, Part, Styled, Work
from app.pages.citing import Link, pinpoints
from app.pages.claims import held_by
from app.record import records
from app.record.story import Story

CITED = ("event", "quote", "question", "source")
"""The kinds of record whose pages say how they are cited."""
UNKNOWN_DAY = "[day you read it]"
"""What a reader without scripts fills in: a page is the same bytes for everyone, so it cannot know."""


def csl_json(items: list[Item]) -> str:
    """The items as CSL-JSON."""
    return json.dumps([item.json for item in items], ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, tuple[str, str, Callable[[list[Item]], str]]] = {
    "bib": ("BibTeX", "application/x-bibtex", bibtex),
    "ris": ("RIS", "application/x-research-info-systems", ris),
    "csl.json": ("CSL-JSON", "application/vnd.citationstyles.csl+json", csl_json),
}
"""The files of citations by their ending: what it is called, its media type, and how it is written."""


def items(story: Story, record: records.AnyRecord, origin: str) -> list[Item]:
    """What a page can be cited by: itself, its positions, the articles behind it. Where no public address is known, a
    file has none either, and its note the path."""
    pages = [page_item(record, story, origin)]
    if isinstance(record, records.Question):
        pages += [claim_item(claim, record, story, origin) for claim in record.claims]
    if not origin:
        pages = [replace(page, url="", note=f"On the site at {page.url}") for page in pages]
    behind = [article_item(source, cited) for source, cited in articles(story, record)]
    return [*pages, *behind, *(document_item(text) for text in documents(record))]


def documents(record: records.AnyRecord) -> list[str]:
    """The public documents that the sentences of a record rest on where no article tells it, each once."""
    if not isinstance(record, records.Event):
        return []
    named = (sentence.general for sentence in record.sentences if sentence.general)
    return [text for text in dict.fromkeys(named) if not unfinished(text)]


def articles(story: Story, record: records.AnyRecord) -> list[tuple[records.Source, list[records.Pinpoint]]]:
    """The articles behind a record, in their order, each with the paragraphs that it rests on."""
    if isinstance(record, records.Source):
        return [(record, [])]
    cited: dict[str, list[records.Pinpoint]] = {}
    for pinpoint in _pinpoints(record):
        cited.setdefault(pinpoint.source, []).append(pinpoint)
    return [(source, cited[slug]) for slug, source in story.sources.items() if slug in cited]


def _pinpoints(record: records.AnyRecord) -> list[records.Pinpoint]:
    if not isinstance(record, records.Question):
        return list(pinpoints(record))
    outcomes = (outcome.pinpoint for claim in record.claims for outcome in claim.outcomes if outcome.pinpoint)
    return [*pinpoints(record.claims), *outcomes]


def cite_box(story: Story, record: records.AnyRecord, origin: str) -> CiteBox:
    """The citations of a record's page."""
    page, behind = page_item(record, story, origin), articles(story, record)
    claims = record.claims if isinstance(record, records.Question) else []
    return CiteBox(
        page=[_styled(style, citation_styles.page_text(page, style), page.url) for style in STYLES],
        articles=[_work(source, cited) for source, cited in behind],
        documents=documents(record),
        article_first=isinstance(record, records.Quote | records.Source),
        files=[Link(name, urls.record_file(record.url, ending)) for ending, (name, _, _) in FORMATS.items()],
        positions=[Link(f"{held_by(claim.who)}: {CLAIM_KINDS[claim.kind].lower()}", claim.url) for claim in claims],
        version=page.version,
        has_origin=bool(origin),
        meta=_meta(page, story, behind),
    )


def _styled(style: Style, text: str, address: str) -> Styled:
    pieces = [piece for piece in re.split(f"({ADDRESS}|{DAY})", text) if piece]
    known = {ADDRESS: Part(address, is_address=True), DAY: Part(UNKNOWN_DAY, locale=style.locale)}
    return Styled(style.name, [known.get(piece, Part(piece)) for piece in pieces])


def _work(source: records.Source, cited: list[records.Pinpoint]) -> Work:
    article = article_item(source, [])
    styled = [Styled(style.name, [Part(citation_styles.article_text(article, style))]) for style in STYLES]
    return Work(source.label, styled, found_at(cited))


def _meta(
    page: Item, story: Story, behind: list[tuple[records.Source, list[records.Pinpoint]]]
) -> list[tuple[str, str]]:
    """The page's citation as its head has it: Highwire's tags and Dublin Core. `z:itemType` keeps Zotero from taking a
    page with a `citation_title` for an article of a journal. Neither can say that a name is no person's, and programs
    split one into given and family names: so the site is the publisher, and nobody is the author."""
    address = [("citation_public_url", page.url), ("DC.identifier", page.url)] if "://" in page.url else []
    sources = [("DC.source", source.address or source.title) for source, _ in behind]
    return [
        ("citation_title", page.title),
        ("citation_publisher", page.container_title),
        ("citation_language", "en"),
        ("DC.title", page.title),
        ("DC.publisher", page.container_title),
        ("DC.language", "en"),
        ("DC.rights", story.site.licence),
        ("DC.hasVersion", page.version),
        *address,
        *sources,
        ("z:itemType", "webpage"),
    ]
