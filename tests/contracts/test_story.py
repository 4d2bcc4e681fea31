"""The engine tells any story: no proper name of the one in `seeds/` stands in its code, templates or static files."""

import re
from collections.abc import Iterator
from pathlib import Path

from app import curation
from app.config import ROOT
from app.lists import LANE
from tests.contracts.tree import none

STARTER = ROOT / "app" / "curation" / "starter"
"""An invented story that the engine holds to begin another with: it may use its own names."""
READ = (".py", ".html", ".css", ".js", ".svg", ".yaml", ".md", ".txt")


def names(seeds: curation.Seeds) -> set[str]:
    """What the story calls its actors, places, outlets and lanes, and each word of a person's name.

    A lane's slug of a single word may be a common one: it is a name where it stands in quotation marks.
    """
    actors = [name for actor in seeds.actors.values() for name in (actor.name, *(a.name for a in actor.aliases))]
    places = [event.place for event in seeds.events.values() if event.place]
    outlets = {name for source in seeds.sources.values() for name in (source.label, source.outlet, *source.authors)}
    lanes = [lane.name for lane in seeds.of(LANE).values()]
    slugs = [said for slug in seeds.of(LANE) for said in ([slug] if "-" in slug else [f'"{slug}"', f"'{slug}'"])]
    whole = {name for name in (*actors, *places, *outlets, *lanes, *slugs) if name}
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
    starter, problems = curation.check(STARTER)
    assert not problems
    known, its_own = names(seeds), names(starter)
    assert known, "a check of nothing finds nothing"
    none(
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in engine()
        for line, name in named(path.read_text(encoding="utf-8"), known)
        if name not in its_own or STARTER not in path.parents
    )


def test_a_name_is_found_where_it_stands(world: curation.Seeds) -> None:
    known = names(world)
    assert {"Yuri Gagarin", "Gagarin", "NASA", "Orbit Review", "At one table", "soviet-union", "Kazakhstan"} <= known
    text = "A page\nof Gagarin’s flight, told by NASA.\n.by-soviet-union { color: red }\nlane = 'together'  # together"
    assert sorted(named(text, known)) == [(2, "Gagarin"), (2, "NASA"), (4, "'together'")]
