"""Bars that count: in proportion, always to be seen, and their numbers beside them."""

from app.picture.bars import AIR, FULL, TALLEST, YEAR, CountBar, facing_bars, year_bars


def test_the_fullest_year_is_as_high_as_can_be_and_an_empty_one_can_be_seen() -> None:
    bars = year_bars([8, 4, 0])
    assert [bar.height for bar in bars] == [YEAR, YEAR / 2, 2]
    assert {bar.y + bar.height for bar in bars} == {YEAR + 2}
    assert [bar.height for bar in year_bars([0])] == [2]
    assert year_bars([]) == []


def test_bars_that_face_each_other_share_one_measure() -> None:
    (up, down), (nothing, more) = facing_bars([10, 0], [5, 1])
    assert (up.height, down.height, nothing.height) == (TALLEST, TALLEST / 2, 0)
    assert 0 < more.height < down.height
    assert {bar.room for bar in (up, nothing)} == {TALLEST + AIR}
    assert {bar.room for bar in (down, more)} == {down.height + AIR}


def test_few_make_no_high_bar() -> None:
    [(up, down)] = facing_bars([1], [0])
    assert (up.height, down.height) == (round(TALLEST / FULL), 0)


def test_a_number_stands_at_the_end_of_its_bar_within_the_drawing() -> None:
    for bar in (CountBar(3, 30, 50), CountBar(3, 30, 50, hangs=True)):
        beyond = bar.number_y > bar.y + bar.height if bar.hangs else bar.number_y < bar.y
        assert beyond
        assert 10 <= bar.number_y <= bar.room
