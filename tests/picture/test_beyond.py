"""Beyond the window: dots and dates stand where they will be once the window has moved there."""

import re
from datetime import date, timedelta

from hypothesis import given

from app.picture.beyond import across, down
from app.picture.scale import Scale, reach
from tests.examples import examples
from tests.picture.samples import Window, windows

YEAR = Scale(date(2018, 1, 1), date(2018, 12, 31), 100, 465)


def test_a_dot_lies_on_its_day_at_the_height_of_its_lane() -> None:
    drawn = across(
        {"seoul": [date(2017, 12, 31), date(2019, 1, 2)], "unknown": [date(2019, 1, 1)]}, YEAR, {"seoul": 50}, (26, 90)
    )
    assert drawn.dots == {"seoul": "M99.0,50.0h0M466.0,50.0h0"}
    assert down({"seoul": [date(2019, 1, 2)]}, YEAR, 54, 40).dots == {"seoul": "M54,466.0v0"}


def test_every_date_has_its_line() -> None:
    drawn = across({}, YEAR, {}, (26, 90))
    assert [(tick.label, tick.x) for tick in drawn.ticks][-2:] == [("Nov", 769.0), ("Dec", 799.0)]
    assert drawn.lines.count("M") == len(drawn.ticks) == 24
    assert re.fullmatch(r"(M0,-?[\d.]+H40)+", down({}, YEAR, 54, 40).lines)


@given(windows())
@examples(100)
def test_dates_beyond_are_those_that_the_window_has_when_it_is_moved_there(window: Window) -> None:
    scale = Scale(*window, 0, 1000)
    earliest, latest = reach(*window)
    assert (window[0] - earliest).days == (latest - window[1]).days == scale.days
    outside = scale.ticks_beyond()
    assert all(-1000.1 <= tick.x < 0 or 1000 <= tick.x <= 2000 for tick in outside)
    moved = Scale(earliest, window[0] - timedelta(days=1), -1000, 0)
    if scale.days > 62:
        near = {tick.label for tick in moved.ticks() if tick.x < -1}
        assert near <= {tick.label for tick in outside}
