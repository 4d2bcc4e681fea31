"""A drawing that leaves the site: it needs no page, no script, no variable and no other file."""

import re

from app.colours import token
from app.exports.standalone import standalone
from app.exports.styles import style_sheet
from app.record.story import Story

DRAWING = """<svg class="picture-file"><title>A</title><g class="lane by-moon" data-lane tabindex="-1">

<a class="mark quiet" href="/events/a?b=1&amp;c=2" data-x="1" aria-label="data-driven words"><circle class="shape"/></a>
<a href="#event-a"><text class="label">kept data-as it is</text></a></g></svg>
"""


def test_links_lead_to_the_site_or_nowhere(story: Story) -> None:
    known = standalone(DRAWING, story.lanes, origin="https://timeline.example")
    assert re.findall(r'href="([^"]*)"', known) == ["https://timeline.example/events/a?b=1&amp;c=2"]
    assert "href" not in standalone(DRAWING, story.lanes, origin="")


def test_what_is_for_scripts_is_gone_and_words_are_kept(story: Story) -> None:
    said = standalone(DRAWING, story.lanes, origin="")
    assert not re.search(r"<[^>]* (data-lane|data-x|tabindex)", said)
    assert 'aria-label="data-driven words"' in said
    assert ">kept data-as it is<" in said


def test_the_style_is_inside_and_resolved(story: Story) -> None:
    style = re.findall(r"<style>(.*?)</style>", standalone(DRAWING, story.lanes, origin=""), re.DOTALL)[0]
    assert "var(" not in style
    assert "color-mix" not in style
    assert "url(" not in style
    assert "@layer" not in style
    assert ".mark .label { font-size: 13px; }" in style


def test_a_lane_has_its_colour_in_both_schemes(story: Story) -> None:
    lane = next(iter(story.lanes.values()))
    drawing = '<g class="lane by-x"><path class="rule"/></g>'
    rule = f".lane.by-{lane.slug} .rule {{ stroke: "
    light, both = (style_sheet(drawing, story.lanes, dark=dark) for dark in (False, True))
    assert f"{rule}{lane.light};" in light
    assert "@media" not in light
    assert f"{rule}{lane.dark};" in both.partition("prefers-color-scheme: dark")[2]


def test_only_what_occurs_is_ruled(story: Story) -> None:
    said = style_sheet('<svg class="picture-file"><rect class="paper"/></svg>', story.lanes, dark=False)
    assert said == f".picture-file > .paper {{ fill: {token('sheet')} }}"


def test_a_mixed_colour_lies_between_its_two(story: Story) -> None:
    lane = next(iter(story.lanes.values()))
    rule = style_sheet('<a class="mark"><path class="arrow"/></a>', {lane.slug: lane}, dark=False)
    colour = re.findall(r"fill: (#\w{6})", rule)[0]
    for at in (1, 3, 5):
        one, other, mixed = (int(value[at : at + 2], 16) for value in (lane.light, token("sheet"), colour))
        assert abs(mixed - (0.7 * one + 0.3 * other)) <= 0.51
