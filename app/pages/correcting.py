"""Owns how a reader suggests a correction: words that name the record and its version, and the ways to send them."""

from dataclasses import dataclass

from app import urls
from app.pages.citing import Link
from app.record.story import Outline


@dataclass(frozen=True, slots=True)
class Correction:
    """The words to send, and where to: a letter and an issue that begin with them, where the story has addresses."""

    words: str
    ways: list[Link]


def correction(story: Outline, path: str, title: str) -> Correction:
    """How to correct what stands at `path` under `title`."""
    words = (
        f"Page: {path} ({title})\nRecord: {story.generation}\n\n"
        "What is wrong:\n\n\nThe paragraph or public document that shows it:\n"
    )
    subject, ways = f"Correction: {title}", []
    site = story.site
    if site.contact:
        ways.append(Link(f"Write to {site.contact}", urls.letter(site.contact, subject, words)))
    if site.repository:
        ways.append(Link("Open an issue", urls.issue(site.repository, subject, words)))
    return Correction(words, ways)
