"""Where an event is drawn as a dot, by the days that it may have been on."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from app import dates
from app.record.indexing import _drawn


@pytest.mark.parametrize(
    ("edtf", "span", "day"),
    [
        ("2019-05-01", None, date(2019, 5, 1)),
        ("2019-05-01/2019-05-11", "window", date(2019, 5, 6)),
        ("2019-05-01/2019-06-11", "period", date(2019, 5, 1)),
        ("2019", None, None),
    ],
)
def test_an_event_is_drawn_in_the_middle_of_the_days_that_it_may_have_been_on(
    edtf: str, span: dates.Span | None, day: date | None
) -> None:
    parsed = dates.parse(edtf, span)
    event: Any = SimpleNamespace(
        date=SimpleNamespace(edtf=parsed, first=parsed.first, last=parsed.last(date(2025, 1, 1)))
    )
    assert _drawn(event) == day
