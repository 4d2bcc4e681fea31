"""TimelineJS's own published examples come over whole, and odd files are refused in words."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.curation.blanks import BlankError
from app.curation.elsewhere.bring import bring
from app.curation.elsewhere.shapes import ImportTrouble
from tests.curation.elsewhere.bringing import EXAMPLES, brought, right, slide, slides


def comment(path: Path) -> Any:
    """What the comment at the end of a seed holds."""
    lines = [line.removeprefix("# ") for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    return json.loads("\n".join(lines[1:]))


def test_a_published_example_comes_over_with_every_event_whole(tmp_path: Path) -> None:
    given_file = EXAMPLES / "all-media-types.json"
    made = bring("timelinejs", given_file, tmp_path / "seeds")
    seeds = right(tmp_path / "seeds")
    events = json.loads(given_file.read_text(encoding="utf-8"))["events"]
    assert len(seeds.events) == len(events) == 41
    kept = [comment(path) for path in (tmp_path / "seeds" / "events").iterdir()]
    assert sorted(map(json.dumps, kept)) == sorted(map(json.dumps, events))
    assert not made.left_out


def test_what_lies_before_our_era_is_named_and_kept(tmp_path: Path) -> None:
    made = bring("timelinejs", EXAMPLES / "cosmo-mixed.json", tmp_path / "seeds")
    assert len(right(tmp_path / "seeds").events) == 5
    assert made.left_out[0].origin == "event 1 (The Big Bang)"
    assert made.left_out[0].reason.startswith("the year -13800000000 is before our era")
    assert "-13800000000" in (tmp_path / "seeds" / "README.md").read_text(encoding="utf-8")


def test_a_file_of_which_nothing_can_be_kept_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ImportTrouble, match=r"holds no event that can be imported\. The first: .* the year 602"):
        bring("timelinejs", EXAMPLES / "eras.json", tmp_path / "seeds")
    assert not (tmp_path / "seeds").exists()


def test_dates_are_as_sharp_as_they_were_and_an_end_makes_a_period(tmp_path: Path) -> None:
    def dated(headline: str, start: dict[str, Any], end: dict[str, Any] | None = None) -> dict[str, Any]:
        return {"text": {"headline": headline}, "start_date": start, **({"end_date": end} if end else {})}

    made, seeds = brought(
        tmp_path, "timelinejs",
        slides(
            dated("year", {"year": "1990"}), dated("month", {"year": 1990, "month": 5}),
            dated("day", {"year": "1990", "month": "5", "day": "7", "hour": "12"}),
            dated("lasts", {"year": 1990}, {"year": 1992, "month": 2}),
            dated("turned", {"year": 1990}, {"year": 1980}), dated("bad", {"year": 1990, "month": 2, "day": 31}),
            dated("none", {}),
        ),
    )  # fmt: skip
    said = {slug: event.date.edtf for slug, event in seeds.events.items()}
    assert said == {
        "year": "1990", "month": "1990-05", "day": "1990-05-07", "lasts": "1990/1992-02", "turned": "1990",
    }  # fmt: skip
    assert [(left.origin, left.reason) for left in made.left_out] == [
        ("event 6 (bad)", "'1990-02-31': February 1990 has no day 31"),
        ("event 7 (none)", "it has no date"),
    ]
    assert made.times == 1


def test_html_becomes_plain_words_and_its_links_say_where_to_look(tmp_path: Path) -> None:
    text = (
        '<p>It <b>rains</b> &amp; pours.</p><script>x()</script><p>See <a href="https://rain.example/a">this</a>.</p>'
    )
    _, seeds = brought(tmp_path, "timelinejs", slides(slide("Rain", text=text)))
    sentences = seeds.events["rain"].summary
    assert [sentence.text for sentence in sentences] == ["It rains & pours.", "See this."]
    assert "links to https://rain.example/a" in str(sentences[0].general)


def test_a_headline_that_comes_again_has_a_number(tmp_path: Path) -> None:
    _, seeds = brought(tmp_path, "timelinejs", slides(slide("Rain"), slide("Rain", 2000), slide("雨", 2001)))
    assert {slug: event.title for slug, event in seeds.events.items()} == {
        "rain": "Rain", "rain-2": "Rain (2)", "event-3": "雨",
    }  # fmt: skip


def test_groups_become_lanes_and_more_than_seven_share_one(tmp_path: Path) -> None:
    events = [slide(f"e{n}", group=f"A group with a long name {n}") for n in range(9)]
    _, seeds = brought(tmp_path, "timelinejs", slides(*events))
    assert seeds.lists
    assert len(seeds.lists.lanes) == 7
    assert seeds.lists.lanes[-1].name == "More groups"


def test_eras_begin_where_they_did_and_the_first_holds_the_first_event(tmp_path: Path) -> None:
    eras = [{"start_date": {"year": y}, "text": {"headline": f"Era {y}"}} for y in (1950, 1900, 2500)]
    _, seeds = brought(tmp_path, "timelinejs", slides(slide("a", 1890), slide("b", 1960), eras=eras))
    assert [(era.name, era.start) for era in seeds.eras] == [
        ("From 1890 on", "1890-01-01"), ("Era 1900", "1900-01-01"), ("Era 1950", "1950-01-01"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "line 1, column 1: this is not JSON"),
        (b'{"events": [,]}', "line 1, column 13: this is not JSON"),
        (b"[]", "has no list `events`"),
        (b'{"events": {}}', "has no list `events`"),
        (b'{"events": []}', "holds no event that can be imported"),
        (b'{"events": [1, null, "x", []]}', "it has neither a headline nor a text"),
        (b'{"events": [{"text": {"headline": "x"}, "start_date": 3}]}', "it has no date"),
        (b"\xff\x00\x81", "this is not UTF-8"),
        (b"[" * 100_000, "is not JSON of a timeline"),
    ],
)
def test_an_odd_file_is_refused_in_words(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "odd.json").write_bytes(content)
    with pytest.raises(ImportTrouble) as refused:
        bring("timelinejs", tmp_path / "odd.json", tmp_path / "seeds")
    assert message in str(refused.value)
    assert not (tmp_path / "seeds").exists()


def test_what_belongs_to_no_event_is_kept_with_the_site(tmp_path: Path) -> None:
    brought(tmp_path, "timelinejs", slides(slide("Rain"), scale="human", eras={"odd": "alpha"}, title="beta"))
    kept = comment(tmp_path / "seeds" / "site.yaml")
    assert kept == {"scale": "human", "eras": {"odd": "alpha"}, "title": "beta"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_understood(tmp_path: Path, encoding: str) -> None:
    _, seeds = brought(tmp_path, "timelinejs", slides(slide("Rózsa")).encode(encoding))
    assert list(seeds.events) == ["rozsa"]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BlankError, match="is not empty"):
        bring("timelinejs", EXAMPLES / "all-media-types.json", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def _anything() -> Iterator[st.SearchStrategy[Any]]:
    text = st.text(max_size=40)
    yield st.none() | st.booleans() | st.integers(-3000, 4000) | text
    yield st.lists(text, max_size=2) | st.dictionaries(text, text, max_size=2)


ODD = st.one_of(*_anything())
DATE = st.fixed_dictionaries({"year": st.integers(990, 3010)}, optional={"month": st.integers(0, 13) | ODD, "day": ODD})
EVENT = st.fixed_dictionaries(
    {"text": st.fixed_dictionaries({}, optional={"headline": ODD, "text": ODD}) | ODD},
    optional={"start_date": DATE | ODD, "end_date": DATE | ODD, "group": ODD, "media": ODD},
)


@settings(max_examples=25)
@given(st.lists(EVENT, min_size=1, max_size=4), st.lists(EVENT, max_size=2), ODD)
def test_whatever_stands_in_a_file_it_is_right_seeds_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, events: list[Any], eras: list[Any], title: Any
) -> None:
    folder = tmp_path_factory.mktemp("any")
    safe = slide("The one that is sound", 2001)
    brought(folder, "timelinejs", json.dumps({"events": [safe, *events], "eras": eras, "title": title}))


def test_a_file_may_be_a_link_to_one(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text(slides(slide("Rain")), encoding="utf-8")
    (tmp_path / "linked.json").symlink_to("real.json")
    bring("timelinejs", tmp_path / "linked.json", tmp_path / "seeds")
    assert list(right(tmp_path / "seeds").events) == ["rain"]
