"""The tables: RFC 4180, safe in a spreadsheet, a list in one cell, and columns that say what the record says."""

import csv
import io
from dataclasses import dataclass
from typing import Any

import pytest

from app.exports import tables
from app.exports.tables import cell, lines
from app.filters import EventFilter, QuestionFilter, QuoteFilter, find
from app.record.story import Story


@dataclass
class Entry:
    """What has an address and a value."""

    value: object
    url: str = "/x"


def written(*values: object) -> str:
    """A file of one column with these values."""
    columns: tables.Columns = {"value": lambda entry: entry.value}
    parts = lines(columns, map(Entry, values), origin="https://a.example", view="/?q=é", version="1")
    return b"".join(parts).decode()


def rows(columns: tables.Columns, entries: Any) -> list[dict[str, str]]:
    """The rows of a file, by their columns."""
    text = b"".join(lines(columns, entries, origin="", view="/", version="1")).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_file_is_as_rfc_4180_has_it_with_a_mark_for_excel() -> None:
    last = "https://a.example/x,https://a.example/?q=é,1"
    assert written('a "b", c', "d\ne") == (f'\ufeffvalue,url,view,version\r\n"a ""b"", c",{last}\r\n"d\ne",{last}\r\n')


def test_a_file_without_records_has_its_head() -> None:
    assert written() == "\ufeffvalue,url,view,version\r\n"


def test_every_row_is_written_once_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "ROWS", 3)
    numbers = [str(number) for number in range(10)]
    assert [line.split(",")[0] for line in written(*numbers).split("\r\n")[1:-1]] == numbers


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""), (True, "true"), (False, "false"), (0, "0"), ([], ""), (["a", "b"], "a; b"),
        *((f"{sign}1+1", f"'{sign}1+1") for sign in "=+-@\t\r\n＝＋－＠"), (["=a", "b"], "'=a; b"), ("a=b", "a=b"),
    ],
)  # fmt: skip
def test_a_cell_is_never_a_formula(value: object, said: str) -> None:
    assert cell(value) == said


def test_an_event_says_its_date_as_text_as_edtf_and_by_its_bounds(story: Story) -> None:
    by_slug = {row["slug"]: row for row in rows(tables.EVENTS, find.every(story, EventFilter()))}
    stations, order = by_slug["space-stations"], by_slug["secret-moon-order"]
    assert [stations[name] for name in ("edtf", "start", "end", "span")] == ["1971~/..", "1971-01-01", "", "period"]
    assert (stations["approximate"], stations["date_text"]) == ("true", "from about 1971 on")
    assert [order[name] for name in ("start", "end", "span")] == ["1964-08-01", "1964-10-31", "window"]


def test_tables_of_quotations_questions_and_claims_have_a_row_a_record(story: Story) -> None:
    quotes = rows(tables.QUOTES, find.every(story, QuoteFilter()))
    assert [row["slug"] for row in quotes] == [*story.names.quotes]
    questions = rows(tables.QUESTIONS, find.every(story, QuestionFilter()))
    assert [row["slug"] for row in questions] == [*story.names.questions]
    claims = rows(tables.CLAIMS, find.claims(story, QuestionFilter()))
    assert sum(int(row["claim_count"]) for row in questions) == len(claims) > 2
    assert {row["question"] for row in claims} == set(story.names.questions)
