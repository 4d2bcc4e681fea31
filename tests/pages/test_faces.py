"""Dates of pages: at a glance, in words, how exact they are, and what they stand on."""

from datetime import date

import pytest

from app import dates
from app.pages.faces import DateFace, face
from app.record import records
from app.record.story import Story


def dated(edtf: str, span: str = "day") -> records.Date:
    """A stated date of a record."""
    parsed = dates.parse(edtf, None if span == "day" else span)
    return records.Date(
        parsed, first=parsed.first, last=parsed.last(date(2025, 2, 28)), basis="stated", note=None, citations=[]
    )


@pytest.mark.parametrize(
    ("edtf", "span", "big", "small"),
    [
        ("2018-06-12", "day", "12", "June 2018"),
        ("2018-06-12~", "day", "c. 12", "June 2018"),
        ("2018-06-12?", "day", "12?", "June 2018"),
        ("2018-06", "day", "June", "2018"),
        ("2018-06~", "day", "c. June", "2018"),
        ("2018", "day", "2018", ""),
        ("2018%", "day", "c. 2018?", ""),
        ("2018-22", "day", "summer", "2018"),
        ("197X", "day", "1970s", ""),
        ("2019-10-XX", "day", "October", "2019"),
        ("2019-XX-XX", "day", "2019", "day not known"),
        ("2020-11-12/2020-11-15", "window", "12–15", "November 2020, one day"),
        ("2018-01/2018-04", "period", "Jan–Apr", "2018"),
        ("2018-06-01/2018-06", "period", "Jun", "2018"),
        ("2018/2020", "period", "2018–20", "a period"),
        ("1998/2002", "period", "1998–2002", "a period"),
        ("2018/2020", "window", "2018–20", "one day within"),
        ("2018-06/..", "period", "2018–", "a period"),
        ("../2018", "period", "–2018", "a period"),
    ],
)
def test_a_date_at_a_glance(edtf: str, span: str, big: str, small: str) -> None:
    assert face(dated(edtf, span).edtf) == DateFace(big, small)


@pytest.mark.parametrize(
    ("edtf", "span", "line"),
    [
        ("2018-06-12", "day", "12 June 2018"),
        ("2018", "day", "2018"),
        ("2019-XX-XX", "day", "2019 day not known"),
        ("2018-01/2018-04", "period", "Jan–Apr 2018"),
        ("2018/2020", "period", "2018–20"),
        ("2020-11-12/2020-11-15", "window", "some day in 12–15 November 2020"),
        ("2018/2020", "window", "some day in 2018–20"),
    ],
)
def test_a_date_in_one_line(edtf: str, span: str, line: str) -> None:
    assert face(dated(edtf, span).edtf).line == line


@pytest.mark.parametrize(
    ("edtf", "span", "said"),
    [
        ("2018-06-12", "day", "exact to the day"),
        ("2018", "day", "exact to the year"),
        ("2018-06~", "day", "known only to about the month"),
        ("2018-06?", "day", "the month is not certain"),
        ("2018-06/2018-07", "window", "one day, somewhere in this stretch"),
        ("2018-06/2018-07", "period", "a period"),
        ("2018-06/..", "period", "a period, its end open"),
    ],
)
def test_how_exact_a_date_is_stands_in_words(edtf: str, span: str, said: str) -> None:
    assert dated(edtf, span).exactness == said


@pytest.mark.parametrize(
    ("edtf", "span", "machine"),
    [
        ("2018-06-12", "day", "2018-06-12"),
        ("2018-06~", "day", "2018-06"),
        ("2018?", "day", "2018"),
        ("2018-22", "day", None),
        ("197X", "day", None),
        ("2019-10-XX", "day", None),
        ("2018-06/2018-07", "period", None),
    ],
)
def test_only_a_date_that_html_knows_is_machine_readable(edtf: str, span: str, machine: str | None) -> None:
    assert dated(edtf, span).datetime == machine


def test_a_date_of_general_knowledge_is_marked(story: Story) -> None:
    landing = story.load(records.Event, ["moon-landing"])[0]
    assert landing.date.stands_on == "from the public record, not from the articles"
    assert landing.date.note
    assert landing.date.note.startswith("NASA")
