"""Owns the proof that words stand where the record says: against the articles, and by the lock without them.

The lock holds digests, paragraph counts and locators (a paragraph's first few words), never an article's text.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.characters import HIDDEN
from app.curation import forms
from app.curation.fields import KeyPath
from app.curation.problems import Finding, Problem, Seeds
from app.files import LARGEST, read_plain
from app.lists import QUOTE, SOURCE
from app.trouble import Trouble

LOCK = "verified.lock"
_HEADER = "# Written by `timeline check --articles DIR`. Do not edit: it proves each passage to be as printed."
_SOURCE = re.compile(r"source (\S+) (\d+) ([0-9a-f]{64})")
_LOCATOR = re.compile(r"locator (\S+) (\d+) (.+)")
_PASSAGE = re.compile(r"passage \S+ \S+ \d+ ([0-9a-f]{64})")
_SEAL = re.compile(r"seal ([0-9a-f]{64})")
COPIED_RUN = 12
"""So many words in a row that stand in an article count as a copied sentence."""


class ArticlesError(Trouble):
    """The folder of articles is not usable; the message names it and the remedy."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article's digest and its paragraphs, white space folded, the first at index 0."""

    digest: str
    paragraphs: tuple[str, ...]

    def locator(self, paragraph: int) -> str:
        """The paragraph's first 4 to 6 words: as many as tell it from the others, and stand nowhere before it, where a
        browser that looks for them would stop."""
        words = HIDDEN.sub("", self.paragraphs[paragraph - 1]).split()
        starts = [" ".join(words[:count]) for count in (4, 5, 6)]
        return next((start for start in starts if self._tells(start, paragraph)), starts[-1])

    def _tells(self, start: str, paragraph: int) -> bool:
        alike = sum(text.startswith(start) for text in self.paragraphs)
        before = "\n".join(self.paragraphs[: paragraph - 1]).casefold()
        return alike == 1 and not re.search(rf"\b{re.escape(start.casefold())}", before)


Articles = dict[str, Article]


@dataclass(slots=True)
class Lock:
    """What was verified: source digests and counts, locators, passage digests; the lines that say nothing; and whether
    the seal, a digest of all lines before it, is that of these lines."""

    sources: dict[str, tuple[str, int]] = field(default_factory=dict)
    locators: dict[tuple[str, int], str] = field(default_factory=dict)
    passages: set[str] = field(default_factory=set)
    damaged: list[int] = field(default_factory=list)
    sealed: bool = False


def fold(text: str) -> str:
    """Every run of Unicode white space, no-break space included, as one space."""
    return re.sub(r"\s+", " ", text).strip()


def split_paragraphs(text: str) -> tuple[str, ...]:
    """An article's blocks between blank lines: the first is paragraph 1."""
    return tuple(fold(block) for block in re.split(r"\n\s*\n", text) if block.strip())


def read_articles(folder: Path, seeds: Seeds) -> Articles:
    """The articles of the seeds' sources, by source slug; raises ArticlesError where one is not there."""
    remedy = "Name the folder with the texts, or correct `file` of the source"
    return {slug: read_article(folder / s.file, f"{remedy} {slug!r}.") for slug, s in seeds.sources.items()}


def read_article(path: Path, remedy: str) -> Article:
    """An article; raises ArticlesError, with the `remedy` where it is no plain file or cannot be read."""
    try:
        raw = read_plain(path, LARGEST, links=True)
        return Article(hashlib.sha256(raw).hexdigest(), split_paragraphs(raw.decode("utf-8")))
    except OSError as error:
        raise ArticlesError(f"{path}: {error.strerror}. {remedy}") from error
    except UnicodeDecodeError as error:
        raise ArticlesError(f"{path} is not UTF-8. Save the text as UTF-8.") from error


def passage_digest(text: str, source_digest: str, paragraph: int) -> str:
    """What the lock knows a passage by: SHA-256 of its folded words, its source's text and its paragraph."""
    return hashlib.sha256(f"{fold(text)}\0{source_digest}\0{paragraph}".encode()).hexdigest()


def read_lock(folder: Path) -> Lock:
    """The lock in `folder`; empty where there is none."""
    lock = Lock()
    path = folder / LOCK
    lines = _lock(path).decode("utf-8", "replace").removesuffix("\n").split("\n")
    for number, line in enumerate(lines, 1):
        if HIDDEN.search(line):
            lock.damaged.append(number)
        elif match := _SOURCE.fullmatch(line):
            lock.sources[match[1]] = (match[3], int(match[2]))
        elif match := _LOCATOR.fullmatch(line):
            lock.locators[match[1], int(match[2])] = match[3]
        elif match := _PASSAGE.fullmatch(line):
            lock.passages.add(match[1])
        elif match := _SEAL.fullmatch(line):
            lock.sealed = match[1] == _seal(lines[: number - 1]) and number == len(lines)
        elif line and not line.startswith("#"):
            lock.damaged.append(number)
    return lock


def _lock(path: Path) -> bytes:
    """The bytes of a lock, none where there is none; raises OSError where it is no plain file."""
    try:
        return read_plain(path, LARGEST)
    except FileNotFoundError:
        return b""


def write_lock(seeds: Seeds, articles: Articles) -> None:
    """Writes the lock of these seeds: one line a source, a citable paragraph and a passage."""
    lines = [_HEADER]
    lines += [f"source {slug} {len(a.paragraphs)} {a.digest}" for slug, a in sorted(articles.items())]
    for slug, article in sorted(articles.items()):
        numbers = range(1, len(article.paragraphs) + 1)
        lines += [f"locator {slug} {n} {article.locator(n)}" for n in numbers if n not in seeds.sources[slug].furniture]
    for slug, _, p in sorted(seeds.passages(), key=lambda passage: passage[0]):
        digest = passage_digest(p.text, articles[p.source].digest, p.paragraph)
        lines.append(f"passage {QUOTE.plural}/{slug} {p.source} {p.paragraph} {digest}")
    text = "\n".join([*lines, f"seal {_seal(lines)}"]) + "\n"
    path = seeds.folder / LOCK
    if _lock(path) != text.encode():
        path.write_text(text, encoding="utf-8")


def _seal(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def check_lock(seeds: Seeds, lock: Lock) -> Iterator[Problem]:
    """Every source and passage that is not as the lock knows it."""
    remedy = "Restore it, or prove the change: `timeline check --articles DIR`."
    if not lock.sources and not lock.damaged:
        yield from [Problem(LOCK, 1, "", "the lock is missing or empty", remedy)] if seeds.sources else []
        return
    yield from (Problem(LOCK, line, "", "this line is damaged", remedy) for line in lock.damaged)
    if not lock.sealed and not lock.damaged:
        yield Problem(LOCK, 1, "", "the lock was changed by hand: its seal does not hold", remedy)
    for slug, source in seeds.sources.items():
        if slug not in lock.sources:
            prove = "Prove it by its text: `timeline check --articles DIR`."
            yield seeds.problem(SOURCE.file(slug), (), "nothing of this source has been proved yet", prove)
        elif lock.sources[slug][1] != source.paragraph_count:
            message = "this source or its paragraph count is not the one that was verified"
            yield seeds.problem(SOURCE.file(slug), ("paragraph_count",), message, remedy)
    for slug, index, passage in seeds.passages():
        digest = lock.sources.get(passage.source, ("", 0))[0]
        if digest and passage_digest(passage.text, digest, passage.paragraph) not in lock.passages:
            message = "this passage is not the one that was verified against the article"
            yield seeds.problem(QUOTE.file(slug), ("passages", index, "text"), message, remedy)


def check_articles(seeds: Seeds, articles: Articles) -> Iterator[Finding]:
    """Every paragraph count, passage and prose that does not hold against the articles themselves."""
    for slug, article in articles.items():
        count = len(article.paragraphs)
        if seeds.sources[slug].paragraph_count != count:
            yield SOURCE.file(slug), ("paragraph_count",), f"the article has {count} paragraphs", f"Write {count}."
    for slug, index, passage in seeds.passages():
        paragraphs = articles[passage.source].paragraphs if passage.source in articles else ()
        standing = [number for number, text in enumerate(paragraphs, 1) if fold(passage.text) in text]
        if passage.paragraph <= len(paragraphs) and passage.paragraph not in standing:  # else the rules report it
            message = f"these words do not stand in paragraph {passage.paragraph}"
            remedy = f"It stands in paragraph {standing[0]}." if standing else "Copy the words exactly as printed."
            yield QUOTE.file(slug), ("passages", index, "text"), message, remedy
    yield from _copied(seeds, articles)


def _copied(seeds: Seeds, articles: Articles) -> Iterator[Finding]:
    """Prose that shares a run of words with an article outside quotation marks."""
    runs = {run for article in articles.values() for text in article.paragraphs for run in _runs(text)}
    for file, path, text in _prose(seeds):
        copied = next((run for run in _runs(re.sub(r"“[^”]*”", " \0 ", text)) if run in runs), None)
        if copied:
            message = f"these words stand in an article: {' '.join(copied)!r}"
            yield file, path, message, "Say it in words of your own."


def _runs(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\0|[^\W_]+", text.lower().replace("’", "").replace("'", ""))
    return [tuple(words[i : i + COPIED_RUN]) for i in range(len(words) - COPIED_RUN + 1)]


def _prose(seeds: Seeds) -> Iterator[tuple[str, KeyPath, str]]:
    """What records say in words that are the record’s own, the story, and the intros of the eras."""
    for file, (path, part, _, text) in seeds.values():
        printed = isinstance(part, forms.Passage) or (isinstance(part, forms.Source) and path == ("title",))
        if isinstance(text, str) and not printed and ("/" in file or file == "story.yaml" or path[-1] == "intro"):
            yield file, path, text
