"""The words of this record: what the handbook's measures ask of them, beyond what `check` refuses."""

from statistics import mean

from app.curation import Seeds, prose

NAMING_AN_OUTLET = 15
"""So many summaries of events that are no publications may name one, or say "by one account"."""


def test_the_summaries_are_easy_to_read_and_seldom_name_an_outlet(seeds: Seeds) -> None:
    summaries = prose.measure(seeds)
    assert round(mean(summary.grade for summary in summaries), 1) <= prose.GRADE
    assert sum(summary.outlet is not None and not summary.publication for summary in summaries) <= NAMING_AN_OUTLET
