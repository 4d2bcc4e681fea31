"""Owns the form of what a run prints: tables in Markdown, each figure beside its goal. It measures nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field

MET, MISSED, FAILED = "met", "**missed**", "**failed**"
NOT_MEASURED = "not measured"
Figure = float | None
"""None where it could not be measured."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound that a figure keeps, above or below; `unit` is "×" for a ratio."""

    bound: float
    unit: str = "×"
    least: bool = False

    def __str__(self) -> str:
        return f"{'≥' if self.least else '≤'} {shown(self.bound, self.unit)}"

    def verdict(self, figure: Figure) -> str:
        """Whether the figure keeps it."""
        if figure is None:
            return NOT_MEASURED
        return MET if (figure >= self.bound if self.least else figure <= self.bound) else MISSED


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title and what a reader must know of its figures."""

    title: str
    columns: tuple[str, ...]
    note: str = ""
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, *cells: str) -> None:
        """A row, with a cell for each column."""
        assert len(cells) == len(self.columns), f"{self.title}: {cells} for {self.columns}"
        self.rows.append(cells)

    def lines(self) -> Iterator[str]:
        """The table in Markdown, its columns in line."""
        yield from (f"### {self.title}", "")
        if self.note:
            yield from (self.note, "")
        whole = [self.columns, *self.rows]
        widths = [max(len(row[at]) for row in whole) for at in range(len(self.columns))]
        padded = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in whole]
        rule = " | ".join("-" * width for width in widths)
        yield from (f"| {line} |" for line in (padded[0], rule, *padded[1:]))
        yield ""


GOALS = ("what", "figure", "goal", "")
"""The columns of a table that holds figures to goals."""


def judge(table: Table, what: str, figure: Figure, goal: Goal | None = None, why: str = "") -> None:
    """A row of `GOALS`: the figure beside its goal; `why` says why there is none."""
    said = shown(figure, goal.unit if goal else "×") if figure is not None else f"{NOT_MEASURED}: {why}"
    table.add(what, said, str(goal or ""), goal.verdict(figure) if goal else "")


def shown(figure: Figure, unit: str = "×") -> str:
    """A figure to three digits, with its unit."""
    if figure is None:
        return "–"
    digits = 2 if abs(figure) < 10 else 1 if abs(figure) < 100 else 0
    return f"{figure:,.{digits}f} {unit}".rstrip()


def ratio(ours: Figure, theirs: Figure) -> Figure:
    """How many times theirs ours is; None where one of them was not measured."""
    return ours / theirs if ours is not None and theirs else None
