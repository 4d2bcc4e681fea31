"""Owns dates at a glance, in two short lines."""

from dataclasses import dataclass
from functools import lru_cache

from app import dates

PERIOD, WITHIN, ONE_DAY = "a period", "one day within", ", one day"


@dataclass(frozen=True, slots=True)
class DateFace:
    """A date at a glance: "12" over "June 2018"."""

    big: str
    small: str

    @property
    def line(self) -> str:
        """In one line: "12 June 2018", "2018–20", "some day in 2018–20"."""
        bare = f"{self.big} {self.small}".removesuffix(PERIOD).removesuffix(WITHIN).removesuffix(ONE_DAY).strip()
        return f"some day in {bare}" if self.small.endswith((WITHIN, ONE_DAY)) else bare


@lru_cache(maxsize=2**12)  # list and picture show each date, and so does the next page
def face(edtf: dates.Edtf) -> DateFace:
    """The date in two short lines."""
    start, end = edtf.start, edtf.end
    if edtf.is_interval or start is None:
        return _interval_face(start, end, ONE_DAY if edtf.span == "window" else "")
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
        return DateFace(first_year, WITHIN if sort else PERIOD)
    short = last_year[2:] if last_year[:2] == first_year[:2] else last_year
    return DateFace(f"{first_year}–{short}", WITHIN if sort else PERIOD)
