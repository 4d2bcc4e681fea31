"""The seeds that are made of a file from elsewhere: names that fit, and that differ."""

from pathlib import Path

from app.curation.elsewhere.seeds import LANE_NAME
from tests.curation.elsewhere.bringing import brought, slide, slides


def test_two_groups_whose_short_names_are_the_same_have_lanes_of_two_names(tmp_path: Path) -> None:
    same = "of the long name " * 9
    _, seeds = brought(
        tmp_path, "timelinejs", slides(slide("Rain", group=f"{same} one"), slide("Snow", group=f"{same} two"))
    )
    assert seeds.lists
    first, second = (lane.name for lane in seeds.lists.lanes if lane.name != "More groups")
    assert second.endswith(" 2")
    assert len(first) <= LANE_NAME
    assert len(second) <= LANE_NAME


def test_a_long_title_is_cut_where_a_title_ends(tmp_path: Path) -> None:
    _, seeds = brought(tmp_path, "timelinejs", slides(slide("Rain"), title={"text": {"headline": "x" * 400}}))
    assert seeds.site
    assert len(seeds.site.title) == 150
