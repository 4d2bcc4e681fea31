"""Owns writing a static copy: asks for each address, follows where its pages lead, checks that every link holds."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from app.exports.static_copy import folder as folders
from app.exports.static_copy import search_index
from app.exports.static_copy.asking import Answer, Ask
from app.exports.static_copy.kept import NOT_KEPT, SEARCH_INDEX, Kept, file_of
from app.exports.static_copy.links import CHANGES, Links
from app.record.search import Row
from app.trouble import WrongData

Progress = Callable[[int, int], None]
"""Is told how many addresses are written, and of how many that are known."""
NO_JEKYLL = ".nojekyll"
"""Tells GitHub Pages to serve the files as they are."""


class BrokenLinks(WrongData):
    """Links of a copy that lead nowhere."""

    def __init__(self, broken: list[str]) -> None:
        super().__init__("\n".join([*broken[:20], f"{len(broken)} links lead nowhere; nothing was written."]))


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: `pages` are those that are read, `size` counts the bytes of all files."""

    pages: int
    files: int
    size: int


@dataclass(slots=True)
class Copying:
    """A copy while it is written: the places of each file, and the links (page, address) that were seen."""

    ask: Ask
    kept: Kept
    origin: str
    folder: Path
    places: dict[str, set[str]] = field(default_factory=dict)
    seen: list[tuple[str, str]] = field(default_factory=list)

    async def all(self, addresses: Iterable[str], progress: Progress) -> int:
        """Writes these addresses and what they lead to; the number of pages."""
        waiting = deque(addresses)
        known, pages = {file_of(address) for address in waiting}, 0
        while waiting:
            address = waiting.popleft()
            if answer := await self.ask(address):
                pages += answer.media_type == "text/html"
                for there in self._write(address, answer):
                    if self._is_new(there, known):
                        known.add(file_of(there))
                        waiting.append(there.partition("#")[0])
            progress(len(known) - len(waiting), len(known))
        return pages

    @staticmethod
    def _is_new(address: str, known: set[str]) -> bool:
        return file_of(address) not in known and not address.startswith(SEARCH_INDEX)

    def _write(self, address: str, answer: Answer) -> list[str]:
        links = Links(self.kept, address, self.origin)
        change = CHANGES.get(answer.media_type)
        if answer.location:
            body = links.moved(answer.location).encode()
        else:
            body = change(links, answer.body.decode()).encode() if change else answer.body
        name = file_of(address)
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
        self.places[name] = links.ids
        self.seen += [(address, there) for there in links.led]
        return links.led

    def broken(self) -> list[str]:
        """The links that lead to no file, or to no place in it."""
        return sorted({f"{page} leads to {there}" for page, there in self.seen if not self._holds(there)})

    def _holds(self, address: str) -> bool:
        parts, name = urlsplit(address), file_of(address)
        if not (self.folder / name).is_file():
            return False
        bound = parts.fragment and parts.path != NOT_KEPT and name.endswith(".html")
        return not bound or unquote(parts.fragment) in self.places.get(name, ())


async def write(
    folder: Path, ask: Ask, kept: Kept, *, addresses: list[str], rows: Iterable[Row], origin: str, progress: Progress
) -> Made:
    """Writes the copy into `folder`; `origin` is where it will stand, or "". Raises ForeignFolder, MissingPagefind,
    Refused, BrokenLinks: then the folder is as it was."""
    search_index.pagefind()
    with folders.replaced(folder) as new:
        copying = Copying(ask, kept, origin, new)
        await search_index.index(rows, new)
        pages = await copying.all(addresses, progress)
        if broken := copying.broken():
            raise BrokenLinks(broken)
        (new / NO_JEKYLL).touch()
        sizes = [path.stat().st_size for path in new.rglob("*") if path.is_file()]
    return Made(pages, len(sizes), sum(sizes))
