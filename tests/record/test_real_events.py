"""Random filters over the real record: what they leave, and every figure of every facet, as counted by hand."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.filters import EventFilter, find
from app.lists import EVENT_KIND, IMPORTANCE, LANE
from app.record.story import Story
from tests.examples import examples
from tests.record.by_hand import Record
from tests.record.paging import walked


@st.composite
def chosen(draw: st.DrawFn, real: Record) -> EventFilter:
    """A filter over the real record that leaves something more often than not."""
    seeds = real.seeds
    event = seeds.events[draw(st.sampled_from(sorted(seeds.events)))]
    names = [p.actor for p in event.actors]
    days = sorted({one.date.parsed().first for one in seeds.events.values()})
    start, end = sorted(draw(st.tuples(st.sampled_from(days), st.sampled_from(days))))
    year = event.date.parsed().first.year
    parts: dict[str, object] = {
        "actor": tuple(sorted(draw(st.sets(st.sampled_from(names), max_size=2)))),
        "topic": tuple(sorted(draw(st.sets(st.sampled_from(event.topics), max_size=2)))) if event.topics else (),
        "year": tuple(sorted({year, draw(st.sampled_from([day.year for day in days]))})),
        "kind": tuple(sorted({event.kind, draw(st.sampled_from(sorted(seeds.of(EVENT_KIND))))})),
        "lane": tuple(sorted({event.lane, draw(st.sampled_from(sorted(seeds.of(LANE))))})),
        "source": (event.citations[0].source,),
        "importance": draw(st.sampled_from(sorted(IMPORTANCE))),
        "from_": str(start)[: draw(st.sampled_from([4, 7, 10]))],
        "to": str(end)[: draw(st.sampled_from([4, 7, 10]))],
    }
    kept = draw(st.sets(st.sampled_from(sorted(parts)), max_size=3))
    return EventFilter(**{name: parts[name] for name in kept}, order=draw(st.sampled_from(["oldest", "newest"])))  # type: ignore[arg-type]


@given(st.data())
@examples(60)
def test_the_real_record_is_filtered_and_counted_as_by_hand(
    real_story: Story, real: Record, data: st.DataObject
) -> None:
    event_filter = data.draw(chosen(real))
    paged = replace(event_filter, limit=data.draw(st.sampled_from([20, 200])))
    assert walked(real_story, paged) == real.events(event_filter)
    for facet, counts in find.facet_counts(real_story, event_filter).items():
        assert counts == real.event_facet(event_filter, facet), facet
