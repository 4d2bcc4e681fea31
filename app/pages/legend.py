"""Owns the legend of the picture: which signs it explains, and in which words."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.picture.marks import corners
from app.record import story_values

COLUMNS = "how many begin in {}: four times as many, twice as high"


@dataclass(frozen=True, slots=True)
class LegendSign:
    """A sign with the corners that draw it, if it has any, in words; `of_kind` where only the wide picture has it."""

    form: str
    words: str
    points: str = ""
    of_kind: bool = True


def legend(
    kinds: Iterable[story_values.EventKind], *, several: bool, stretches: bool, beyond: bool, columns: str = ""
) -> list[LegendSign]:
    """The signs of a picture: `several` where a mark counts events, `stretches` where what lasted is drawn as such,
    `beyond` where one began before the window or ended after it, `columns` what a column counts ("a month")."""
    signs = [LegendSign("big", "turning point", of_kind=False), LegendSign("small", "event", of_kind=False)]
    signs += [LegendSign("several", "several", of_kind=False)] if several else []
    signs += [LegendSign("columns", COLUMNS.format(columns), of_kind=False)] if columns else []
    signs += _of_kinds(kinds)
    signs += [LegendSign("long", "lasted"), LegendSign("faint", "some day within")] if stretches else []
    signs += [LegendSign("beyond", "also before or after")] if beyond else []
    return [*signs, LegendSign("doubtful", "date not sure")]


def _of_kinds(kinds: Iterable[story_values.EventKind]) -> list[LegendSign]:
    """The shapes that tell kinds of event apart, in the order of the story's list."""
    shapes: dict[str, list[str]] = {}
    for kind in kinds:
        shapes.setdefault(kind.shape, []).append(kind.name.lower())
    return [
        LegendSign(shape, ", ".join(names), corners(shape, 9, 7, 5))
        for shape, names in shapes.items()
        if shape not in ("dot", "none")
    ]
