"""What search finds each record of the tiny record by, to the letter."""

from dataclasses import astuple, fields
from pathlib import Path

from sqlalchemy import Connection

from app.record.search import Row, every_row
from tests.golden import hold


def test_each_record_is_found_by_all_its_words_each_in_its_place(connection: Connection) -> None:
    names = [field.name for field in fields(Row)]
    rows = [dict(zip(names, astuple(row), strict=True)) for row in every_row(connection)]
    text = "\n".join("".join(f"{name}: {said!r}\n" for name, said in row.items()) for row in rows)
    hold(Path(__file__).with_name("golden") / "entries.txt", text)
