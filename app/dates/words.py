"""Owns dates in English words, the same in every locale the process may run under. Pure."""

from datetime import date

from app.dates.edtf import MONTHS, SEASONS, Edtf, Point, Span, month_end


def words(edtf: Edtf) -> str:
    """The date as a reader says it: "12 June 2018", "about June 2018", "some day in October 2019"."""
    if not edtf.is_interval and edtf.start:
        return point_words(edtf.start, edtf.span)
    start = point_words(edtf.start) if edtf.start else None
    end = point_words(edtf.end) if edtf.end else None
    if start and end and edtf.start and edtf.end:
        start = _shortened(start, end, edtf.start, edtf.end)
    if edtf.span == "window":
        return f"one day between {start} and {end}"
    if start is None:
        return f"until {end}"
    return f"{start} to {end}" if end else f"from {start} on"


def _shortened(start: str, end: str, first: Point, last: Point) -> str:
    """The words of an interval's start, less the year (and month) that its end says again."""
    if first.unspecified or last.unspecified or {first.precision, last.precision} - {"day", "month"}:
        return start
    if first.first.year != last.first.year:
        return start
    same_month = first.precision == last.precision == "day" and first.first.month == last.first.month
    said_again = end.split(" ")[-2:] if same_month else end.split(" ")[-1:]
    return start.removesuffix(" " + " ".join(said_again))


def point_words(point: Point, span: Span = "day") -> str:
    """One date in words, with its doubts: "probably about 2018"."""
    said = plain_words(point)
    if point.unspecified:
        said = f"some {point.precision} in {said}"
    elif span == "window":
        said = f"one day in {said}"
    said = f"about {said}" if point.approximate else said
    return f"probably {said}" if point.uncertain else said


def plain_words(point: Point) -> str:
    """One date in words, without its doubts."""
    first, last = point.first, point.last
    if point.precision == "decade":
        return f"the {first.year}s"
    if point.precision == "season":
        name = SEASONS[{3: 21, 6: 22, 9: 23, 12: 24}[first.month]][0]
        return f"{name} {first.year}" if name != "winter" else f"winter {first.year}–{last.year % 100:02d}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    return day_words(first) if first == last else f"{MONTHS[first.month - 1]} {first.year}"


def month_words(first: date, last: date) -> str:
    """The bounds of a date as months, for a short mention: "November 2024", "November or December 2024", "2025"."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if first.year != last.year:
        return f"{first.year} to {last.year}"
    if last.month == first.month + 1:
        return f"{MONTHS[first.month - 1]} or {MONTHS[last.month - 1]} {first.year}"
    return str(first.year)


def months_words(first: date, last: date) -> str:
    """The months from one to another: "December 2022 to October 2023", "March to May 2020"."""
    start, end = (Point(day.replace(day=1), month_end(day), "month") for day in (first, last))
    return words(Edtf("/", start, end, "period"))


def day_words(day: date) -> str:
    """ "12 June 2018", the same in every locale the process may run under."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
