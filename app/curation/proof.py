"""Owns the proof that words stand where the record says: against the articles, and by the lock without them.

The lock holds digests, paragraph counts and locators (a paragraph's first few words), never an article's text.
"""

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from app.curation.forms import RECORDS
from app.curation.problems import Problem, Seeds

LOCK = "verified.lock"
_HEADER = "# Written by `timeline check --articles DIR`. Do not edit: it proves each passage to be as printed."
_SOURCE = re.compile(r"source (\S+) (\d+) ([0-9a-f]{64})")
_LOCATOR = re.compile(r"locator (\S+) (\d+) (.+)")
_PASSAGE = re.compile(r"passage \S+ \S+ \d+ ([0-9a-f]{64})")
_SEAL = re.compile(r"seal ([0-9a-f]{64})")
LOCATOR_WORDS = range(4, 7)
COPIED_RUN = 12
"""So many words in a row that stand in an article count as a copied sentence."""


class ArticlesError(Exception):
    """The folder of articles is not usable; the message names it and the remedy."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article's digest and its paragraphs, white space folded, the first at index 0."""

    digest: str
    paragraphs: tuple[str, ...]

    def locator(self, paragraph: int) -> str:
        """The paragraph's first 4 to 6 words: as many as tell it from the others."""
        words = self.paragraphs[paragraph - 1].split()
        for count in LOCATOR_WORDS:
            start = " ".join(words[:count])
            if sum(text.startswith(start) for text in self.paragraphs) == 1:
                return start
        return " ".join(words[: LOCATOR_WORDS[-1]])


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
    """An article's blocks between blank lines, as CURATION numbers them."""
    return tuple(fold(block) for block in re.split(r"\n\s*\n", text) if block.strip())


def read_articles(folder: Path, seeds: Seeds) -> Articles:
    """The articles of the seeds' sources, by source slug; raises ArticlesError where one is not there."""
    articles = {}
    for slug, source in seeds.sources.items():
        try:
            raw = (folder / source.file).read_bytes()
        except OSError as error:
            raise ArticlesError(
                f"{folder / source.file}: {error.strerror}. Name the folder with the article texts."
            ) from error
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise ArticlesError(f"{folder / source.file} is not UTF-8. Save the text as UTF-8.") from error
        articles[slug] = Article(hashlib.sha256(raw).hexdigest(), split_paragraphs(text))
    return articles


def passage_digest(text: str, source_digest: str, paragraph: int) -> str:
    """What the lock knows a passage by: SHA-256 of its folded words, its source's text and its paragraph."""
    return hashlib.sha256(f"{fold(text)}\0{source_digest}\0{paragraph}".encode()).hexdigest()


def read_lock(folder: Path) -> Lock:
    """The lock in `folder`; empty where there is none."""
    lock = Lock()
    path = folder / LOCK
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []
    for number, line in enumerate(lines, 1):
        if match := _SOURCE.fullmatch(line):
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


def write_lock(seeds: Seeds, articles: Articles) -> None:
    """Writes the lock of these seeds: one line a source, a citable paragraph and a passage."""
    lines = [f"source {slug} {len(a.paragraphs)} {a.digest}" for slug, a in sorted(articles.items())]
    for slug, article in sorted(articles.items()):
        numbers = range(1, len(article.paragraphs) + 1)
        lines += [f"locator {slug} {n} {article.locator(n)}" for n in numbers if n not in seeds.sources[slug].furniture]
    for slug, quote in sorted(seeds.quotes.items()):
        for p in quote.passages:
            digest = passage_digest(p.text, articles[p.source].digest, p.paragraph)
            lines.append(f"passage quotes/{slug} {p.source} {p.paragraph} {digest}")
    lines = [_HEADER, *lines]
    text = "\n".join([*lines, f"seal {_seal(lines)}"]) + "\n"
    path = seeds.folder / LOCK
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def _seal(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def check_lock(seeds: Seeds, lock: Lock) -> list[Problem]:
    """Every source and passage that is not as the lock knows it."""
    remedy = "Restore it, or prove the change: `timeline check --articles DIR`."
    if not lock.sources and not lock.damaged:
        return [Problem(LOCK, 1, "", "the lock is missing or empty", remedy)] if seeds.sources else []
    problems = [Problem(LOCK, line, "", "this line is damaged", remedy) for line in lock.damaged]
    if not lock.sealed and not lock.damaged:
        problems.append(Problem(LOCK, 1, "", "the lock was changed by hand: its seal does not hold", remedy))
    for slug, source in seeds.sources.items():
        if lock.sources.get(slug, ("", 0))[1] != source.paragraph_count:
            message = "this source or its paragraph count is not the one that was verified"
            problems.append(seeds.problem(f"sources/{slug}.yaml", ("paragraph_count",), message, remedy))
    for slug, quote in seeds.quotes.items():
        for index, passage in enumerate(quote.passages):
            digest = lock.sources.get(passage.source, ("", 0))[0]
            if passage_digest(passage.text, digest, passage.paragraph) not in lock.passages:
                message = "this passage is not the one that was verified against the article"
                problems.append(seeds.problem(f"quotes/{slug}.yaml", ("passages", index, "text"), message, remedy))
    return problems


def check_articles(seeds: Seeds, articles: Articles) -> list[Problem]:
    """Every paragraph count, passage and prose that does not hold against the articles themselves."""
    problems = []
    for slug, article in articles.items():
        count = len(article.paragraphs)
        if seeds.sources[slug].paragraph_count != count:
            file, message = f"sources/{slug}.yaml", f"the article has {count} paragraphs"
            problems.append(seeds.problem(file, ("paragraph_count",), message, f"Write {count}."))
    for slug, quote in seeds.quotes.items():
        for index, p in enumerate(quote.passages):
            path, file = ("passages", index, "text"), f"quotes/{slug}.yaml"
            problems += _check_passage(seeds, articles.get(p.source), file, path, p.text, p.paragraph)
    return problems + _check_copied(seeds, articles)


def _check_passage(
    seeds: Seeds, article: Article | None, file: str, path: tuple[str | int, ...], text: str, paragraph: int
) -> list[Problem]:
    if article is None or not 1 <= paragraph <= len(article.paragraphs):
        return []  # the rules report the unknown source or paragraph
    if fold(text) in article.paragraphs[paragraph - 1]:
        return []
    elsewhere = [n for n, block in enumerate(article.paragraphs, 1) if fold(text) in block]
    remedy = f"It stands in paragraph {elsewhere[0]}." if elsewhere else "Copy the words exactly as printed."
    return [seeds.problem(file, path, f"these words do not stand in paragraph {paragraph}", remedy)]


def _check_copied(seeds: Seeds, articles: Articles) -> list[Problem]:
    """Prose that shares a run of words with an article outside quotation marks."""
    runs = {run for a in articles.values() for text in a.paragraphs for run in _runs(text)}
    problems = []
    for file, path, text in _prose(seeds):
        found = next((run for run in _runs(re.sub(r"“[^”]*”", " \0 ", text)) if run in runs), None)
        if found:
            message = f"these words stand in an article: {' '.join(found)!r}"
            problems.append(seeds.problem(file, path, message, "Say it in words of your own."))
    return problems


def _runs(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\0|[^\W_]+", text.lower().replace("’", "").replace("'", ""))
    return [tuple(words[i : i + COPIED_RUN]) for i in range(len(words) - COPIED_RUN + 1)]


def _prose(seeds: Seeds) -> list[tuple[str, tuple[str | int, ...], str]]:
    found = []
    for kind in RECORDS:
        for slug, record in getattr(seeds, kind).items():
            for name, value in record.model_dump(exclude={"passages": True}).items():
                if (kind, name) != ("sources", "title"):
                    found += [(f"{kind}/{slug}.yaml", (name, *path), text) for path, text in _texts(value)]
    found += [("eras.yaml", (i, "intro"), era.intro) for i, era in enumerate(seeds.eras)]
    return found


def _texts(value: object) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        return [((), value)]
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [((key, *path), text) for key, child in items for path, text in _texts(child)]
