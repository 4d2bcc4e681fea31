"""The order of events, where some stand behind another: as if each were taken out and put behind it."""

from random import Random

import pytest

from app import curation
from app.curation.order import ordered_events, stands_behind
from tests.bench.crowd import crowd


def moved_one_by_one(seeds: curation.Seeds) -> list[str]:
    """The order of events by its rule: each that stands after another is taken out and put behind it."""
    ranked = sorted(seeds.events, key=lambda slug: (seeds.events[slug].date.parsed().order(seeds.horizon), slug))
    late = [slug for slug in ranked if seeds.events[slug].after]
    for slug in sorted(late, key=lambda slug: len(stands_behind(seeds, slug))):
        other = seeds.events[slug].after or ""
        if ranked.index(other) > ranked.index(slug):
            ranked.remove(slug)
            ranked.insert(ranked.index(other) + 1, slug)
    return ranked


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_events_is_that_of_moving_them_one_by_one(world: curation.Seeds, seed: int) -> None:
    chance, many = Random(seed), crowd(world, 40, seed)
    slugs = chance.sample(sorted(many.events), 40)
    for at, slug in enumerate(slugs):
        after = chance.choice(slugs[:at]) if at and chance.random() < 0.5 else None
        many.events[slug] = many.events[slug].model_copy(update={"after": after})
    assert ordered_events(many) == moved_one_by_one(many)


def test_events_that_stand_behind_each_other_are_all_in_the_order(world: curation.Seeds) -> None:
    many = crowd(world, 12)
    slugs = sorted(many.events)
    for slug, after in zip(slugs, [*slugs[1:6], slugs[0], *slugs[2:8]], strict=True):
        many.events[slug] = many.events[slug].model_copy(update={"after": after})
    assert sorted(ordered_events(many)) == slugs
