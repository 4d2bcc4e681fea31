"""What the editor of an import is told: how many events came, what had no place here, and what to do next."""

import sys
from pathlib import Path

import pytest

from app.curation.elsewhere.bring import told
from app.curation.elsewhere.plain import slug_of
from app.curation.elsewhere.seeds import seeds_of
from app.curation.elsewhere.shapes import ImportTrouble
from app.urls import SLUG_LENGTH
from tests.curation.elsewhere.bringing import brought, slide, slides


def test_an_import_that_lost_nothing_says_how_many_events_came_and_what_to_do_next(tmp_path: Path) -> None:
    made, _ = brought(tmp_path, "timelinejs", slides(slide("Rain"), slide("Snow")))
    seeds = tmp_path / "seeds"
    assert list(told(made, seeds)) == [
        f"{seeds} holds 2 events of given.json, as a draft that can be shown at once.",
        f"See what is to be completed: timeline check {seeds}",
        f"See it: SEEDS_DIR={seeds} make run",
    ]


def test_times_of_day_and_what_was_left_out_are_told_and_where_they_stand(tmp_path: Path) -> None:
    timed = slide("Rain")
    timed["start_date"] = {"year": 1999, "month": 5, "day": 1, "hour": 9}
    made, _ = brought(tmp_path, "timelinejs", slides(timed, slide("Snow", year="soon")))
    seeds = tmp_path / "seeds"
    assert list(told(made, seeds))[1:4] == [
        "1 time of day have no field here: they stand in the comments of their events.",
        "Left out: event 2 (Snow): 'soon' is no year.",
        f"What was left out stands whole in {seeds / 'README.md'}.",
    ]
    assert '"hour": 9' in (seeds / "events" / "rain.yaml").read_text(encoding="utf-8")
    assert '"soon"' in (seeds / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"year": 999}, "the year 999 is outside 1000 to 2999"),
        ({"year": 3000}, "the year 3000 is outside 1000 to 2999"),
        ({"year": -44}, "the year -44 is before our era, and dates here begin with 1000"),
        ({"year": 1999, "day": 3}, "it has a day but no month"), ({"year": 1999, "month": "May"}, "'May' is no month"),
        ({}, "it has no date"),
    ],
)  # fmt: skip
def test_a_slide_whose_date_cannot_be_kept_is_left_out_and_its_reason_told(
    tmp_path: Path, parts: dict[str, object], reason: str
) -> None:
    odd = {"start_date": parts, "text": {"headline": "Snow"}}
    made, seeds = brought(tmp_path, "timelinejs", slides(slide("Rain"), odd))
    assert [left.reason for left in made.left_out] == [reason]
    assert list(seeds.events) == ["rain"]


@pytest.mark.parametrize("year", [1000, 2999, "1,999", "1999.0"])
def test_the_first_and_the_last_year_and_years_as_tables_write_them_come_over(tmp_path: Path, year: object) -> None:
    _, seeds = brought(tmp_path, "timelinejs", slides(slide("Rain", year=year)))
    assert seeds.events["rain"].date.edtf == str(year).replace(",", "").removesuffix(".0")


def test_what_is_nested_too_deep_to_be_written_as_a_comment_is_refused_in_words(tmp_path: Path) -> None:
    made, _ = brought(tmp_path, "timelinejs", slides(slide("Rain")))
    deep: list[object] = []
    for _ in range(sys.getrecursionlimit()):
        deep = [deep]
    made.rest["scale"] = deep
    with pytest.raises(ImportTrouble, match="nested too deep"):
        seeds_of(made)


def test_an_empty_line_of_a_table_is_passed_over_and_later_lines_keep_their_numbers(tmp_path: Path) -> None:
    made, seeds = brought(tmp_path, "csv", "title,date\nSun,2001\n\n , \nRain,soon\n")
    assert list(seeds.events) == ["sun"]
    assert [left.origin for left in made.left_out] == ["line 5 (Rain)"]


def test_an_era_of_a_table_begins_with_the_first_day_of_its_written_date_or_of_its_parts(tmp_path: Path) -> None:
    table = (
        "title,date,end,year,type\nSun,2001-05,,,\nEarly days,2000~/2001,,,era\nLater days,,,2001,era\nNo day,,,,era\n"
    )
    made, seeds = brought(tmp_path, "csv", table)
    assert [(era.name, era.start) for era in made.stretches] == [
        ("Early days", "2000-01-01"),
        ("Later days", "2001-01-01"),
    ]
    assert [(left.origin, left.reason) for left in made.left_out] == [("line 5 (No day)", "it has no date")]
    assert [era.name for era in seeds.eras] == ["Early days", "Later days"]


def test_the_title_row_of_a_table_is_the_title_of_the_story_and_no_event(tmp_path: Path) -> None:
    made, seeds = brought(tmp_path, "csv", "headline,year,type,text\nWeather,,title,All of it.\nSun,2001,,\n")
    assert (made.title, made.text, list(seeds.events)) == ("Weather", "All of it.", ["sun"])
    assert seeds.site
    assert seeds.site.title == "Weather"


@pytest.mark.parametrize(
    ("head", "row", "times"),
    [
        ("title,date", "Sun,2001-05-01T09:00", 1), ("title,date", "Sun,2001-05-01 09:00", 1),
        ("title,date", "Sun,2001-05-01", 0),
        ("title,year,time", "Sun,2001,9:00", 1), ("title,year,time,end year,end time", "Sun,2001,,2002,10:00", 1),
        ("title,year,time,end time", "Sun,2001, ,", 0),
    ],
)  # fmt: skip
def test_times_of_day_in_a_table_are_counted(tmp_path: Path, head: str, row: str, times: int) -> None:
    made, _ = brought(tmp_path, "csv", f"{head}\n{row}\n")
    assert made.times == times


def test_a_slug_is_short_enough_for_a_number_of_four_digits() -> None:
    taken: set[str] = set()
    assert slug_of("Long " * 30, "other", taken) == ("long-" * 11).strip("-")
    word = "a" * 99
    assert slug_of(word, "other", taken) == "a" * 55
    taken |= {f"{'a' * 55}-{number}" for number in range(2, 9999)}
    assert slug_of(word, "other", taken) == f"{'a' * 55}-9999"
    assert len(f"{'a' * 55}-9999") == SLUG_LENGTH
    assert [slug_of("…", "other", taken), slug_of("…", "other", taken)] == ["other", "other-2"]
    assert slug_of("L’été d'Été", "other", taken) == "lete-dete"
