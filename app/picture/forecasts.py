"""Owns the drawing of forecasts: each a line from the day it was made to the evidence that bears on it, by question.

A day known only within bounds is drawn as wide as these, as in `app.picture.arcs`; what is open runs on to the end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.picture.arcs import Bearing, Bounds, DayMark, axis, day_mark
from app.picture.lettering import fit, wrapped
from app.picture.offset import Offset
from app.picture.scale import Scale, Tick, with_room
from app.picture.signs import outcome_sign
from app.text import ELLIPSIS

LETTER, TITLE_LETTER, YEAR = 12, 12.5, 11
"""The size of the letters of a holder, of a question, and along the axis."""
LINE = 15.0
"""From one line of a title to the next."""
HEAD, GAP = 22.0, 10.0
"""Room for the years above all, and between two questions."""
APART = 12.0
"""So far apart signs on one line are at least, so that none covers another."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where things stand: the axis from `left` to `right`, a `row` high for each forecast; titles no wider than
    `title`. Names begin at `who_x`; if `stacked`, titles and names stand above what they name."""

    name: str
    width: float
    left: float
    right: float
    title: float
    who_x: float
    row: float
    stacked: bool

    @property
    def reach_x(self) -> float:
        """Where begins what can be touched of a forecast; it ends where the drawing does."""
        return 0.0 if self.stacked else self.left - 8

    @property
    def reach(self) -> float:
        return self.width - self.reach_x


WIDE = Frame("wide", 900.0, 270.0, 654.0, title=252.0, who_x=668.0, row=17.0, stacked=False)
NARROW = Frame("narrow", 288.0, 8.0, 280.0, title=264.0, who_x=2.0, row=29.0, stacked=True)
FRAMES = (WIDE, NARROW)


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast to draw: who makes it, its address, its `name` in words, when it was made, what bears on it."""

    who: str
    url: str
    name: str
    made: Bounds
    outcomes: list[Bearing]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the forecasts on it."""

    title: str
    url: str
    forecasts: list[Forecast]


@dataclass(frozen=True, slots=True)
class Sign:
    """What bears on a forecast: its outline, the days within which it was printed, and the line that leads to it."""

    relation: str
    path: str
    printed: DayMark
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class DrawnForecast:
    """A forecast on its line at `y`; `who` as far as there is room, at `who_y`; what can be touched begins at `top`."""

    forecast: Forecast
    who: str
    who_y: float
    made: DayMark
    y: float
    top: float
    signs: list[Sign]

    made_top = Offset("y", -4)
    made_foot = Offset("y", 4)


@dataclass(frozen=True, slots=True)
class TitleLine:
    text: str
    y: float


@dataclass(frozen=True, slots=True)
class DrawnQuestion:
    """A question with its title in lines, the rule above it, and its forecasts."""

    asked: Asked
    rule: float
    title: list[TitleLine]
    forecasts: list[DrawnForecast]


@dataclass(frozen=True, slots=True)
class Forecasts:
    """One drawing: questions between `top` and `bottom`, the years named above and below."""

    frame: Frame
    height: float
    top: float
    bottom: float
    questions: list[DrawnQuestion]
    ticks: list[Tick]

    head_y = Offset("top", -7)
    axis_y = Offset("bottom", 14)


def draw_forecasts(questions: Sequence[Asked], last: date, frame: Frame = WIDE) -> Forecasts:
    """The questions under each other in their order, each with at least one forecast; the axis runs to `last`."""
    made = (forecast.made for asked in questions for forecast in asked.forecasts)
    scale, y, drawn = axis(made, last, frame.left, frame.right), HEAD, []
    for asked in questions:
        question, y = _question(asked, y, scale, frame)
        drawn.append(question)
    return Forecasts(frame, y + HEAD, HEAD, y, drawn, _ticks(scale, frame))


def _ticks(scale: Scale, frame: Frame) -> list[Tick]:
    """Every year, named as often as there is room for: each, every second, every third."""
    ticks = scale.ticks()
    for step in range(1, len(ticks) + 1):
        named = [tick if number % step == 0 else replace(tick, label="") for number, tick in enumerate(ticks)]
        fitting = with_room(((tick, tick.text_x) for tick in named), YEAR, frame.width, apart=8)
        if fitting == named:
            break
    return fitting


def _question(asked: Asked, rule: float, scale: Scale, frame: Frame) -> tuple[DrawnQuestion, float]:
    """A question below its rule, and where it ends."""
    lines = wrapped(asked.title, TITLE_LETTER, frame.title)
    top = rule + GAP / 2
    title = [TitleLine(text, top + LINE * number + 12.5) for number, text in enumerate(lines)]
    begin = top + LINE * len(lines) + 2 if frame.stacked else top
    forecasts = [_forecast(f, begin + frame.row * number, scale, frame) for number, f in enumerate(asked.forecasts)]
    end = max(begin + frame.row * len(forecasts), top + LINE * len(lines))
    return DrawnQuestion(asked, rule, title, forecasts), end + GAP / 2


def _forecast(forecast: Forecast, top: float, scale: Scale, frame: Frame) -> DrawnForecast:
    y = top + (frame.row - 8 if frame.stacked else frame.row / 2)
    made = day_mark(forecast.made, scale)
    return DrawnForecast(
        forecast=forecast,
        who=fit(forecast.who, LETTER, frame.width - frame.who_x, ELLIPSIS, at=""),
        who_y=top + 12 if frame.stacked else y + 4,
        made=made,
        y=y,
        top=top,
        signs=_signs(forecast.outcomes, made.x, y, scale),
    )


def _signs(outcomes: Sequence[Bearing], made: float, y: float, scale: Scale) -> list[Sign]:
    """The outcomes as they appeared, what says the same at the same time once; the line leads from one to the next."""
    bearing = {(outcome.relation, outcome.printed): day_mark(outcome.printed, scale) for outcome in outcomes}
    in_time = sorted(((mark, relation) for (relation, _), mark in bearing.items()), key=lambda pair: pair[0].x)
    spread: list[Sign] = []
    free = scale.right
    for printed, relation in reversed(in_time):
        end = round(min(printed.x, free), 1)
        spread.insert(0, Sign(relation, outcome_sign(relation, end, y), printed, made, end))
        free = end - APART
    starts = [made, *(sign.end for sign in spread)]
    return [replace(sign, start=start) for sign, start in zip(spread, starts, strict=False)]
