"""The map: every place is marked or told by a mark, nothing covers anything, and the journey leads over its stops."""

from dataclasses import replace
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.earth import Extent, Inset, Map, MapLine
from app.picture.beside import meet
from app.picture.maps import FAR, HERE, MIDDLE, NARROW, WIDE, DrawnMap, Frame, Journey, Spot, apart, draw_map
from app.picture.projection import Projection

PACIFIC = Extent(-12, 296, -11, 68)
SHOWN = Map(
    "equirectangular", PACIFIC, Inset("Korean Peninsula", Extent(121.2, 132.2, 33, 42.8), (158, 64), 72),
    [MapLine("Line", "A treaty.", [(126.7, 37.9), (128.3, 38.6)])], None,
)  # fmt: skip
PLACES = {
    "singapore": (103.85, 1.29), "hanoi": (105.84, 21.02), "panmunjom": (126.667, 37.958), "kaesong": (126.55, 37.97),
    "seoul": (126.98, 37.57), "pyongyang": (125.75, 39.03), "washington": (-77.04, 38.9), "geneva": (6.15, 46.2),
}  # fmt: skip
FRAMES = [WIDE, MIDDLE, NARROW]
POINTS = st.tuples(st.floats(-180, 180), st.floats(-11, 68))


def spots(*names: str, weight: int = 1) -> list[Spot]:
    """Some of these places."""
    return [Spot(name, name.title(), f"/places/{name}", PLACES[name], name, weight) for name in names or PLACES]


def is_whole(drawn: DrawnMap) -> None:
    """No mark covers another, no name a mark or a name, and all lies within its panel."""
    for panel in drawn.panels:
        for a, b in combinations(panel.marks, 2):
            assert hypot(a.x - b.x, a.y - b.y) >= a.r + b.r
        named = [mark for mark in panel.marks if mark.beside]
        for a in named:
            assert a.beside
            left, top, right, bottom = a.beside.box
            assert left >= 0
            assert top >= 0
            assert right <= panel.width
            assert bottom <= panel.height
            for b in panel.marks:
                assert not meet(a.beside.box, b.box) or b is a
                if b is not a and b.beside:
                    assert not meet(a.beside.box, b.beside.box)


def told(drawn: DrawnMap) -> set[str]:
    """The slugs of the places that its marks tell."""
    return {slug for panel in drawn.panels for mark in panel.marks for slug in mark.spot.slug.split()}


@pytest.mark.parametrize("frame", [WIDE, NARROW], ids=lambda frame: f"{frame.width:g}")
def test_every_place_is_marked_and_named_and_covers_no_other(frame: Frame) -> None:
    drawn = draw_map(SHOWN, spots(), frame)
    is_whole(drawn)
    assert told(drawn) == set(PLACES)
    assert [mark.spot.name for panel in drawn.panels for mark in panel.marks if not mark.beside] == []
    assert all(len(mark.spot.slug.split()) == 1 for panel in drawn.panels for mark in panel.marks)


def test_what_lies_in_the_inset_stands_there_and_not_on_the_map() -> None:
    main, inset = draw_map(SHOWN, spots()).panels
    assert {mark.spot.slug for mark in inset.marks} == {"panmunjom", "kaesong", "seoul", "pyongyang"}
    assert not {mark.spot.slug for mark in main.marks} & {mark.spot.slug for mark in inset.marks}
    assert inset.name == "Korean Peninsula"
    assert main.larger
    assert {name: path[0] for name, path in inset.lines.items()} == {"Line": "M"}
    assert main.lines == {}, "too short there to be seen"


def test_a_mark_that_has_to_give_way_is_tied_to_its_place() -> None:
    inset = draw_map(SHOWN, spots()).panels[1]
    tied = {mark.spot.slug: mark for mark in inset.marks if mark.tie}
    assert {"panmunjom", "kaesong"} <= set(tied)
    for mark in tied.values():
        x, y = map(float, mark.tie[1:].split("L")[0].split(","))
        assert 0 < hypot(mark.x - x, mark.y - y) <= FAR


def test_the_inset_stands_where_the_seeds_say_or_under_a_narrow_map() -> None:
    for frame in FRAMES:
        main, inset = draw_map(SHOWN, spots(), frame).panels
        if frame is NARROW:
            assert inset.top >= main.height
        else:
            left, top = Projection("equirectangular", PACIFIC, frame.width).at((158, 64))
            assert (inset.left, inset.top) == pytest.approx((left, top), abs=0.1)
            box = (inset.left, inset.top, inset.left + inset.width, inset.top + inset.height)
            assert not [mark for mark in main.marks if meet(mark.box, box)]


def test_without_a_place_in_it_there_is_no_inset() -> None:
    assert len(draw_map(SHOWN, spots("hanoi")).panels) == 1
    assert len(draw_map(replace(SHOWN, inset=None), spots()).panels) == 1
    assert len(draw_map(SHOWN, spots(), inset=False).panels) == 1


@settings(max_examples=40)
@given(st.lists(POINTS, min_size=1, max_size=30), st.sampled_from(FRAMES), st.data())
def test_whatever_the_places_nothing_covers_anything(
    points: list[tuple[float, float]], frame: Frame, data: st.DataObject
) -> None:
    weights = data.draw(st.lists(st.integers(0, 400), min_size=len(points), max_size=len(points)))
    given_ = [
        Spot(f"p{n}", f"Place {n}", "", point, f"p{n}", weight)
        for n, (point, weight) in enumerate(zip(points, weights, strict=True))
        if Projection("equirectangular", PACIFIC, 960).holds(point)
    ]
    drawn = draw_map(SHOWN, given_, frame)
    is_whole(drawn)
    assert told(drawn) == {spot.slug for spot in given_}


def test_many_at_one_point_are_one_mark_that_says_them_all() -> None:
    crowd = [Spot(f"p{n}", f"Place {n}", "", (20.0, 20.0), f"place {n}", n + 1, among="/all") for n in range(7)]
    [mark] = draw_map(SHOWN, crowd).panels[0].marks
    assert (mark.spot.name, mark.spot.url) == ("Place 6 and 6 more", "/all")
    assert mark.spot.said.count(";") == 6
    assert mark.spot.weight == 28


def test_the_page_s_own_place_speaks_for_a_mark_of_several() -> None:
    crowd = [Spot(f"p{n}", f"Place {n}", "", (20.0, 20.0), "", n + 1, role=HERE if not n else "") for n in range(6)]
    [mark] = apart(draw_map(SHOWN, crowd).panels[0].marks)
    assert (mark.spot.name, mark.spot.role) == ("Place 0 and 5 more", HERE)


@pytest.mark.parametrize("frame", [MIDDLE, NARROW], ids=["column", "narrow"])
def test_a_journey_leads_from_each_stop_to_the_next_and_on_to_what_is_not_known(frame: Frame) -> None:
    stops = ("singapore", "hanoi", "panmunjom")
    numbered = [replace(spot, number=str(n)) for n, spot in enumerate(spots(*stops), 1)]
    drawn = draw_map(SHOWN, numbered, frame, Journey(stops, "Nobody knows."), inset=False)
    is_whole(drawn)
    assert [arc.open for arc in drawn.arcs] == [False, False, True]
    assert drawn.unknown
    assert drawn.unknown.beside
    marks = {mark.spot.slug: mark for mark in drawn.panels[0].marks}
    order = [*(marks[stop] for stop in stops), drawn.unknown]
    for arc, start, end in zip(drawn.arcs, order, order[1:], strict=False):
        (x0, y0), (x1, y1) = arc.points[0], arc.points[-1]
        assert hypot(x0 - start.x, y0 - start.y) <= start.r + 2
        assert hypot(x1 - end.x, y1 - end.y) <= end.r + 4
    for mark in marks.values():
        assert not meet(mark.box, drawn.unknown.box)
        assert mark.beside
        assert not meet(mark.beside.box, drawn.unknown.beside.box)


def test_a_journey_that_is_over_has_no_mark_for_what_follows() -> None:
    drawn = draw_map(SHOWN, spots("singapore", "hanoi"), WIDE, Journey(("singapore", "hanoi")), inset=False)
    assert (len(drawn.arcs), drawn.unknown) == (1, None)


def test_stops_at_the_same_place_need_no_arc() -> None:
    drawn = draw_map(SHOWN, spots("hanoi"), WIDE, Journey(("hanoi", "hanoi")), inset=False)
    assert drawn.arcs == []


@pytest.mark.parametrize("kind", ["equirectangular", "mercator"])
def test_a_projection_goes_on_beyond_the_180th_meridian_and_keeps_north_above(kind: str) -> None:
    projection = Projection(kind, PACIFIC, 960)
    assert projection.at((-64, 68)) == pytest.approx((960, 0))
    assert projection.at((-12, 68)) == pytest.approx((0, 0))
    assert projection.at((170, 10))[0] < projection.at((-170, 10))[0]
    downs = [projection.at((0, latitude))[1] for latitude in range(68, -12, -4)]
    assert downs == sorted(downs)
    assert projection.holds((-77, 39))
    assert not projection.holds((-40, 39))


def test_a_mercator_s_angles_are_true() -> None:
    projection = Projection("mercator", Extent(0, 20, 50, 60), 400)
    (x0, y0), (x1, y1) = projection.at((10, 55)), projection.at((10.01, 55.01 - 0.01 + 0.0057358))
    assert (x1 - x0) == pytest.approx(y0 - y1, rel=0.01)


def test_the_land_of_an_inset_is_drawn_in_finer_steps() -> None:
    main, inset = draw_map(SHOWN, spots()).panels
    assert "." not in main.land
    assert "." in inset.land
