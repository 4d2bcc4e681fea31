"""Random events and windows for the picture, and the boxes that what it draws covers."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from app.lists import SHAPES
from app.picture.draw import Picture, draw
from app.picture.marks import Item, Mark

Window = tuple[date, date]
FIRST, LAST = date(1990, 1, 1), date(2030, 12, 31)
LANES = {"face-to-face": "Face to face", "pyongyang": "Pyongyang", "seoul": "Seoul", "others": "UN & others"}
LABELS = ["Hanoi", "Singapore", "Panmunjom meeting", "The birthday letter", "“thug”", "First ICBM (Hwasong-15) test"]


@dataclass(frozen=True)
class Box:
    """A rectangle; two touch where they share more than an edge."""

    left: float
    right: float
    top: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.2 and down > 0.2


def item(slug: str, first: date, last: date | None = None, **given: object) -> Item:
    """An event to draw; a headline point in the lane of meetings unless said otherwise."""
    plain = Item(
        slug=slug, url=f"/events/{slug}", label=None, name=slug, lane="face-to-face", shape="dot",
        importance="headline", first=first, last=last or first, period=False, strong=True,
    )  # fmt: skip
    return replace(plain, **given)  # type: ignore[arg-type]


def windows() -> st.SearchStrategy[Window]:
    """From one day to forty years."""
    days = st.sampled_from([0, 1, 6, 30, 61, 62, 364, 400, 800, 3000, 14000])
    return st.builds(lambda first, more: (first, first + timedelta(days=more)), st.dates(FIRST, LAST), days)


def items_of(window: Window, lanes: tuple[str, ...], *, count: int, seed: int) -> list[Item]:
    """Events that touch the window: days, loose dates and periods, labelled or not, of every importance."""
    (first, last), chance = window, Random(seed)
    labelled, periods = chance.random(), chance.random()
    items = []
    for number in range(count):
        start = first + timedelta(days=chance.randint(-40, (last - first).days))
        end = max(start + timedelta(days=chance.choice([0, 0, 0, 1, 29, 364, 1500])), first)
        given = {
            "lane": chance.choice(lanes),
            "shape": chance.choice(sorted(SHAPES)),
            "importance": chance.choice(["headline", "major", "minor"]),
            "label": chance.choice(LABELS) if chance.random() < labelled else None,
            "period": chance.random() < periods,
            "strong": chance.random() < 0.5,
            "sub": "12 June 2018 · no agreement" if chance.random() < 0.5 else "1 May",
        }
        items.append(item(f"event-{number:02d}", start, end, **given))
    return items


def pictures(lanes: tuple[str, ...] = ("face-to-face", "pyongyang"), most: int = 40) -> st.SearchStrategy["Sample"]:
    """Pictures of random events in random windows, with what went into them."""
    return st.builds(
        lambda window, count, seed: sample(window, items_of(window, lanes, count=count, seed=seed)),
        windows(),
        st.integers(0, most),
        st.integers(0, 2**32),
    )


@dataclass(frozen=True)
class Sample:
    window: Window
    items: list[Item]
    picture: Picture

    @property
    def marks(self) -> list[Mark]:
        return [mark for lane in self.picture.lanes for mark in lane.marks]


def sample(window: Window, items: list[Item]) -> Sample:
    return Sample(window, items, drawn(items, window))


def drawn(items: list[Item], window: Window, **given: Any) -> Picture:
    """The picture as the page draws it, with one era."""
    eras = [("2018–19 · three meetings", *window)]
    return draw(items, window, lanes=LANES, eras=eras, **given)


def mark_box(mark: Mark) -> Box:
    """What the template paints for a mark within the window: its shape, and the bar of a long one."""
    if mark.long:
        high = mark.height / 2 if mark.quiet else max(mark.height / 2, mark.radius if mark.shape != "none" else 0)
        return Box(mark.start, mark.end, mark.y - high, mark.y + high)
    r = mark.radius
    across = {"letter": 1.15, "triangle": 1.1, "diamond": 1.25, "square": 0.95, "bar": 0.5}.get(mark.shape, 1.0) * r
    down = {"letter": 0.85, "triangle": 1.15, "diamond": 1.25, "square": 0.95, "bar": 1.2}.get(mark.shape, 1.0) * r
    return Box(mark.middle - across, mark.middle + across, mark.y - down, mark.y + down)


def label_box(mark: Mark) -> Box | None:
    """What the label of a mark and the line below it cover, from ascenders to descenders."""
    if not mark.label:
        return None
    left = mark.label_x if mark.anchor == "start" else mark.label_x - mark.label_width
    bottom = mark.sub_y + 3 if mark.sub else mark.label_y + mark.label_size * 0.22
    return Box(left, left + mark.label_width, mark.label_y - mark.label_size * 0.75, bottom)
