"""A table comes over by the names of its columns, ours or those of TimelineJS's spreadsheet."""

from pathlib import Path

import pytest

from app.curation.elsewhere.bring import bring
from app.curation.elsewhere.shapes import ImportTrouble
from tests.curation.elsewhere.bringing import EXAMPLES, brought, right


def test_timelinejs_own_spreadsheet_comes_over(tmp_path: Path) -> None:
    bring("csv", EXAMPLES / "women_in_computing.csv", tmp_path / "seeds")
    seeds = right(tmp_path / "seeds")
    assert seeds.site
    assert seeds.site.title == "Women in Computing"
    assert len(seeds.events) == 10
    assert seeds.events["ada-lovelace"].date.edtf == "1815-12-10/1852-11-27"


def test_a_plain_table_fills_each_field(tmp_path: Path) -> None:
    table = (
        "title;start;end;text;place;source;url;actors;colour\n"
        'Rain;3 May 2001;;"It rains. Much; indeed.";Oslo;The Post;https://post.example/1;Ada Byron; Ada Byron|Bo;blue\n'
    )
    table = table.replace("Ada Byron; Ada Byron|Bo", '"Ada Byron; Bo; Ada Byron"')
    _, seeds = brought(tmp_path, "csv", table)
    event = seeds.events["rain"]
    assert (event.date.edtf, event.place, len(event.summary)) == ("2001-05-03", "Oslo", 2)
    assert [actor.actor for actor in event.actors] == ["ada-byron", "bo"]
    assert "which names The Post, https://post.example/1" in str(event.summary[0].general)
    assert '"colour": "blue"' in (tmp_path / "seeds" / "events" / "rain.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_each_mark_and_encoding_is_understood(tmp_path: Path, mark: str, encoding: str) -> None:
    table = f"Title{mark}Date\r\nRózsa{mark}1951\r\n"
    _, seeds = brought(tmp_path, "csv", table.encode(encoding))
    assert [(event.title, event.date.edtf) for event in seeds.events.values()] == [("Rózsa", "1951")]


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2018", "2018"), ("2018-06", "2018-06"), ("2018-06~", "2018-06~"), ("2018/2019", "2018/2019"),
        ("2018-06-12T09:00:00Z", "2018-06-12"), ("12 June 2018", "2018-06-12"), ("June 12, 2018", "2018-06-12"),
        ("Sept 2018", "2018-09"), ("2018/6/12", "2018-06-12"), ("31/12/2018", "2018-12-31"),
        ("12/31/2018", "2018-12-31"), ("6/6/2018", "2018-06-06"), ("197X", "197X"),
    ],
)  # fmt: skip
def test_a_written_date_is_read(tmp_path: Path, written: str, edtf: str) -> None:
    _, seeds = brought(tmp_path, "csv", f'title,date\nRain,"{written}"\n')
    assert seeds.events["rain"].date.edtf == edtf


def test_the_first_row_stands_in_the_second_line(tmp_path: Path) -> None:
    made, _ = brought(tmp_path, "csv", "title,date\nRain,soon\nSun,2001\n")
    assert [left.origin for left in made.left_out] == ["line 2 (Rain)"]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("5/6/2018", "may begin with the day or with the month"), ("yesterday", "is no date that can be read"),
        ("2018-02-31", "has no day 31"), ("0044", "outside 1000"), ("Junk 2018", "there is no month"), ("", "no date"),
    ],
)  # fmt: skip
def test_a_date_that_is_unclear_is_left_out_and_named(tmp_path: Path, written: str, reason: str) -> None:
    made, _ = brought(tmp_path, "csv", f'title,date\nSun,2001\nRain,"{written}"\n')
    [left] = made.left_out
    assert left.origin == "line 3 (Rain)"
    assert reason in left.reason


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "must name the columns"),
        ("day,what\n1,2\n", "It names day, what"),
        ("title,text\na,b\n", "names no column for the date"),
        ('title,date\n"a,2001\n', "this is no CSV"),
        ("title,date\n", "holds no event that can be imported"),
    ],
)
def test_an_odd_table_is_refused_in_words(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "odd.csv").write_text(content, encoding="utf-8")
    with pytest.raises(ImportTrouble) as refused:
        bring("csv", tmp_path / "odd.csv", tmp_path / "seeds")
    assert message in str(refused.value)


def test_columns_without_a_name_or_with_one_twice_keep_all_they_hold(tmp_path: Path) -> None:
    brought(tmp_path, "csv", "title,date,,note,note\nRain,2001,alpha,beta,gamma,delta\n")
    kept = (tmp_path / "seeds" / "events" / "rain.yaml").read_text(encoding="utf-8")
    named = {"(column 3)": "alpha", "note": "beta", "note (column 5)": "gamma", "column 6": "delta"}
    assert [f'"{name}": "{word}"' for name, word in named.items() if f'"{name}": "{word}"' not in kept] == []
