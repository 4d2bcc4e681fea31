"""The words of this record: what the handbook's measures ask of them, beyond what `check` refuses."""

import re
from statistics import mean

from app.curation import Seeds, prose
from app.lists import KINDS

NAMING_AN_OUTLET = 15
"""So many summaries of events that are no publications may name one, or say "by one account"."""
LEAD = 24
"""So many words tell the whole arc, in one sentence."""


def test_the_summaries_are_easy_to_read_and_seldom_name_an_outlet(seeds: Seeds) -> None:
    summaries = prose.measure(seeds)
    assert round(mean(summary.grade for summary in summaries), 1) <= prose.GRADE
    assert sum(summary.outlet is not None and not summary.publication for summary in summaries) <= NAMING_AN_OUTLET


def test_the_lead_is_one_short_sentence(seeds: Seeds) -> None:
    assert seeds.site
    assert len(prose.sentences(seeds.site.lead)) == 1
    assert len(prose.words(seeds.site.lead)) <= LEAD


def test_a_note_is_two_sentences_at_most(seeds: Seeds) -> None:
    notes = [
        (slug, note.text) for kind in KINDS.values() for slug, record in seeds.of(kind).items() for note in record.notes
    ]
    assert len(notes) > 100
    assert [(slug, text) for slug, text in notes if len(prose.sentences(re.sub("“[^”]*”", "quoted", text))) > 2] == []
