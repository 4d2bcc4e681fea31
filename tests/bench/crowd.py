"""A record of a thousand events, made of the real ones: what the picture and the list must still carry."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from app.config import ROOT
from app.curation import Seeds, check

YEARS = 8


def crowd(number: int, seed: int = 0) -> Seeds:
    """The real record with copies of its events on random days of its last years until there are `number`."""
    real, problems = check(ROOT / "seeds")
    assert not problems, "\n".join(map(str, problems))
    chance = Random(seed)
    events, originals = dict(real.events), list(real.events.items())
    while len(events) < number:
        slug, original = chance.choice(originals)
        day = real.horizon - timedelta(days=chance.randrange(YEARS * 365))
        dated = original.date.model_copy(update={"edtf": str(day), "span": None})
        copy = {"date": dated, "related": [], "former_slugs": [], "after": None}
        events[f"{slug}-{len(events)}"] = original.model_copy(update=copy)
    return replace(real, events=events)
