"""The engine tells any story: no proper name of the one in `seeds/` stands in its code, templates or static files."""

import re
from collections.abc import Iterator
from pathlib import Path

from app import curation
from app.config import ROOT
from app.lists import LANE

READ = (".py", ".html", ".css", ".js", ".svg", ".yaml", ".md", ".txt")


def names(seeds: curation.Seeds) -> set[str]:
    """What the story calls its actors, places, outlets and lanes, and each word of a person's name."""
    actors = [name for actor in seeds.actors.values() for name in (actor.name, *(a.name for a in actor.aliases))]
    places = [event.place for event in seeds.events.values() if event.place]
    outlets = {name for source in seeds.sources.values() for name in (source.label, source.outlet, *source.authors)}
    lanes = [lane.name for lane in seeds.of(LANE).values()]
    whole = {name for name in (*actors, *places, *outlets, *lanes, *seeds.of(LANE)) if name}
    people = [actor.name for actor in seeds.actors.values() if actor.kind == "person"]
    return whole | {word for name in people for word in re.findall(r"[A-Z][\w’-]{3,}", name)}


def named(text: str, known: set[str]) -> Iterator[tuple[int, str]]:
    """The names in a text, each with its line."""
    longest_first = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    for number, line in enumerate(text.splitlines(), 1):
        yield from ((number, name) for name in re.findall(rf"(?<![\w-])(?:{longest_first})(?![\w-])", line))


def engine() -> Iterator[Path]:
    """The engine's own files."""
    for folder in ("app", "templates", "static"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in READ and not {"vendor", "fonts"} & set(path.parts):
                yield path


def test_no_name_of_the_story_stands_in_the_engine(seeds: curation.Seeds) -> None:
    known = names(seeds)
    assert len(known) > 20, "a check of nothing finds nothing"
    found = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in engine()
        for line, name in named(path.read_text(encoding="utf-8"), known)
    ]
    assert not found, "\n".join(found)


def test_a_name_is_found_where_it_stands(world: curation.Seeds) -> None:
    known = names(world)
    assert {"Yuri Gagarin", "Gagarin", "NASA", "Orbit Review", "At one table", "soviet-union", "Kazakhstan"} <= known
    text = "A page\nof Gagarin’s flight, told by NASA.\n.by-soviet-union { color: red }"
    assert sorted(named(text, known)) == [(2, "Gagarin"), (2, "NASA")]
