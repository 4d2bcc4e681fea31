"""Owns the cards of links as files: each drawn once, PNG of 1200 × 630, kept under the digest of what it draws.

A card that is not kept is drawn when somebody asks for it (`drawn`), so that no page waits for `write`.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from html import escape
from pathlib import Path
from shutil import rmtree

from app.colours import token
from app.exports.cards import Card, cards
from app.exports.typefaces import SANS, SERIF, faces, pixels, wrapped
from app.record.database import Database
from app.record.holding import BrokenGeneration
from app.text import fitted

WIDTH, HEIGHT, EDGE = 1200, 630, 72
LINE = WIDTH - 2 * EDGE
TITLE_SIZES, TITLE_ROOM, LEADING = (64, 54, 46, 40), 290, 1.18
AXIS = 572
"""Where the line of time stands."""
FEW, PART = 40, 8
"""So many cards this process draws by itself, since starting others takes longer; so many another takes at a time."""


def folder(data: Path) -> Path:
    """Where the cards lie in the data folder."""
    return data / "previews"


def drawn(card: Card, data: Path) -> bytes:
    """The card as PNG bytes: as it is kept, or drawn now."""
    drawing = draw(card)
    path = _kept(drawing, folder(data))
    return path.read_bytes() if path.is_file() else pixels(drawing)


def write(shown: Iterable[Card], data: Path, *, alone: bool = False) -> Iterator[Path]:
    """Draws the cards that are not kept yet and drops those that no card says any more; gives the path of each when it
    is there. Where there are many, each processor draws, unless this process is to draw `alone`. Raises OSError where
    the folder cannot be written."""
    target = folder(data)
    target.mkdir(parents=True, exist_ok=True)
    drawings = {_kept(drawing, target): drawing for drawing in map(draw, shown)}
    for path in set(target.iterdir()) - drawings.keys():
        rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    lacking = {path: drawing for path, drawing in drawings.items() if not path.exists()}
    if alone or len(lacking) <= FEW:
        yield from map(_write, lacking, lacking.values())
        return
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(_write, lacking, lacking.values(), chunksize=PART)


def write_behind(data: Path) -> None:
    """Draws the cards of the published build while another process serves it: gently, and without a word where the
    folder may only be read, for what is not kept is drawn when it is asked for; or where the build is broken by now,
    which the database says."""
    os.nice(10)
    with suppress(OSError, BrokenGeneration):
        for _ in write(cards(Database(data).current()).values(), data, alone=True):
            pass


def _kept(drawing: str, target: Path) -> Path:
    return target / f"{hashlib.sha256(drawing.encode()).hexdigest()[:20]}.png"


def _write(path: Path, drawing: str) -> Path:
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_bytes(pixels(drawing))
    draft.replace(path)
    return path


def _whole_parts(line: str, fits: Callable[[str], bool]) -> str:
    """As many of the parts of a line ("a · b") as fit; of the first, where even that does not, as many words."""
    return fitted(line, fits, end="", at=" · ") or fitted(line, fits)


def draw(card: Card) -> str:
    """The card as SVG."""
    sans, bold = faces()[SANS, 400], faces()[SANS, 600]
    over = _whole_parts(card.over, lambda text: bold.width(text, 34) <= LINE)
    under = fitted(card.under, lambda text: sans.width(text, 28) <= LINE)
    size, lines = _title(card.title)
    parts = [
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{token("paper")}"/>',
        f'<rect width="18" height="{HEIGHT}" fill="{card.colour}"/>',
        _text(card.brand.replace("→", "–"), 82, 30, SERIF, 600, token("ink-soft")),
        _text(over, 170, 34, SANS, 600, card.colour),
        *(
            _text(line, 190 + round(number * size * LEADING), size, SERIF, 600, token("ink"))
            for number, line in enumerate(lines, 1)
        ),
        _text(under, 524, 28, SANS, 400, token("ink-soft")),
        *_axis(card),
    ]
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">{"".join(parts)}</svg>'


def _title(title: str) -> tuple[int, list[str]]:
    """The title in lines as large as finds room; of one that finds none, the beginning."""
    serif = faces()[SERIF, 600]
    for size in TITLE_SIZES:
        lines, most = wrapped(title, serif, size, LINE), int(TITLE_ROOM // (size * LEADING))
        if len(lines) <= most:
            return size, lines
    last = fitted(" ".join(lines[most - 1 : most + 1]), lambda text: serif.width(text, size) <= LINE)
    return size, [*lines[: most - 1], last]


def _text(text: str, y: float, size: int, family: str, weight: int, colour: str) -> str:
    face = f'font-family="\'{family}\'" font-size="{size}" font-weight="{weight}"'
    return f'<text x="{EDGE}" y="{y}" {face} fill="{colour}">{escape(text)}</text>'


def _axis(card: Card) -> Iterator[str]:
    """The line of time with its dots, the large ones last."""
    yield f'<path d="M{EDGE} {AXIS}H{WIDTH - EDGE}" stroke="{token("line-strong")}" stroke-width="2"/>'
    for share, colour, large in sorted(card.marks, key=lambda mark: mark[2]):
        x, radius = round(EDGE + share * LINE, 1), 13 if large else 6
        ring = f'stroke="{token("paper")}" stroke-width="3"'
        yield f'<circle cx="{x}" cy="{AXIS}" r="{radius}" fill="{colour}" {ring}/>'
