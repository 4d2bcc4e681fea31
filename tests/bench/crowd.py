"""A crowd made of a record: enough events for clusters, folds and long pages, and people who share their names."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from app.curation import Seeds
from app.curation.field_types import Dated
from app.curation.forms import Actor

GIVEN = ("Ada", "Boris", "Clara")
"""What the namesakes of each person are called."""


def crowd(record: Seeds, number: int, seed: int = 0) -> Seeds:
    """A record with namesakes of its people, and with copies of its events, in which they take part, until there are
    `number`. The copies fall denser toward the end, and none is a headline event; the record's own stay as they are."""
    chance = Random(seed)
    events, originals = dict(record.events), list(record.events.items())
    namesakes = {slug: _namesakes(slug, actor) for slug, actor in record.actors.items()}
    while len(events) < number:
        slug, original = chance.choice(originals)
        took_part = [
            one.model_copy(update={"actor": chance.choice([one.actor, *namesakes[one.actor]])})
            for one in original.actors
        ]
        copy = {
            "title": f"{original.title} ({len(events)})", "date": redated(record, original.date, chance),
            "importance": chance.choice(("major", "minor", "minor")), "actors": took_part,
            "related": [], "former_slugs": [], "after": None,
        }  # fmt: skip
        events[f"{slug}-{len(events)}"] = original.model_copy(update=copy)
    actors = dict(record.actors)
    for people in namesakes.values():
        actors.update(people)
    return replace(record, events=events, actors=actors)


def redated(record: Seeds, dated: Dated, chance: Random) -> Dated:
    """Some day, month, year or two years while the story is told."""
    assert record.site, "a record without a site is no story"
    opens = date.fromisoformat(record.site.opens)
    day = opens + timedelta(days=int((record.horizon - opens).days * chance.random() ** (1 / 3)))
    edtf = chance.choice([str(day)] * 7 + [f"{day:%Y-%m}"] * 2 + [f"{day:%Y}", f"{day:%Y}/{day.year + 1}"])
    return dated.model_copy(update={"edtf": edtf, "span": "period" if "/" in edtf else None})


def _namesakes(slug: str, actor: Actor) -> dict[str, Actor]:
    """Others of the same family name, by slug; none of what is no person."""
    family = actor.name.split()[-1]
    copies = {} if actor.kind != "person" else {f"{given.lower()}-{slug}": f"{given} {family}" for given in GIVEN}
    return {
        other: actor.model_copy(update={"name": name, "aliases": [], "former_slugs": []})
        for other, name in copies.items()
    }
