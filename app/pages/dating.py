"""Owns how pages say dates: in a line with what the date stands on, and at a glance."""

from dataclasses import dataclass

from app import dates
from app.lists import BASES
from app.pages.citing import CitationLink, citation
from app.record import shapes
from app.record.story import Story


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date for reading: words, machine-readable text (or None), its basis in words, note and citations."""

    text: str
    datetime: str | None
    edtf: str
    precision: str
    basis: str
    general: bool
    note: str | None
    citations: list[CitationLink]


@dataclass(frozen=True, slots=True)
class DateFace:
    """A date at a glance: "12" over "June 2018"."""

    big: str
    small: str


def date_line(dated: shapes.Date, story: Story) -> DateLine:
    """A record's date as its page says it."""
    edtf = dated.edtf
    plain = dated.precision in ("day", "month", "year") and not edtf.is_interval and edtf.start
    exact = plain and not plain.unspecified
    return shapes.fill(
        DateLine, dated,
        datetime=edtf.text.rstrip("~?%") if exact else None,
        edtf=edtf.text,
        precision=_precision(dated),
        basis=BASES[dated.basis],
        general=dated.basis == "general",
        citations=[citation(place, story) for place in dated.citations],
    )  # fmt: skip


def _precision(dated: shapes.Date) -> str:
    """How exact a date is: "exact to the day", "one day, somewhere in this stretch"."""
    if dated.span == "window":
        return "one day, somewhere in this stretch"
    if dated.span == "period":
        return "a period" + (", its end open" if dated.edtf.end is None else "")
    return f"exact to the {dated.precision}"


def face(edtf: dates.Edtf) -> DateFace:
    """The date in two short lines."""
    start, end = edtf.start, edtf.end
    if edtf.is_interval or start is None:
        return _interval_face(start, end, ", one day" if edtf.span == "window" else "")
    about = "c. " if start.approximate else ""
    doubt = "?" if start.uncertain else ""
    if start.precision == "day" and not start.unspecified:
        day, month = dates.day_words(start.first).split(" ", 1)
        return DateFace(f"{about}{day}{doubt}", month)
    head, _, year = dates.plain_words(start).removeprefix("the ").rpartition(" ")
    small = "day not known" if start.unspecified else ""
    return DateFace(f"{about}{head or year}{doubt}", year if head else small)


def _interval_face(start: dates.Point | None, end: dates.Point | None, sort: str) -> DateFace:
    """ "12–15" over "November 2020", "Jan–Apr" over "2018", "2018–20": as short as both ends allow."""
    if start and end and start.first.year == end.first.year:
        first, last = start.first, end.last
        months = [dates.MONTHS[month - 1][:3] for month in (first.month, last.month)]
        if {start.precision, end.precision} == {"day"} and first.month == last.month:
            return DateFace(f"{first.day}–{last.day}", f"{dates.MONTHS[first.month - 1]} {first.year}{sort}")
        if {start.precision, end.precision} <= {"day", "month"}:
            return DateFace("–".join(dict.fromkeys(months)), f"{first.year}{sort}")
    first_year, last_year = (str(p.first.year) if p else "" for p in (start, end))
    if first_year == last_year:
        return DateFace(first_year, "one day within" if sort else "a period")
    short = last_year[2:] if last_year[:2] == first_year[:2] else last_year
    return DateFace(f"{first_year}–{short}", "one day within" if sort else "a period")
