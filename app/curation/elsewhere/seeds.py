"""Owns the seeds that are made of an imported timeline: whole, so that they build and show at once, and a draft, in
which all that has no source says so. What has no field of its own stands in comments: nothing is lost."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml

from app import dates
from app.characters import HIDDEN, is_read
from app.curation.elsewhere import words
from app.curation.elsewhere.plain import fit, short, slug_of
from app.curation.elsewhere.shapes import Happening, Imported, ImportTrouble
from app.curation.prose import sentences
from app.lists import HEADLINE
from app.text import clipped

TURNING, LANES, LANE_NAME, LONGEST = 12, 7, 18, 1500
"""So many events are turning points at most; so many lanes; so many characters of a lane's name, of a sentence."""
COLOURS = (
    ("#1f5a9c", "#7ab0f0"), ("#b3242f", "#f58a8a"), ("#136b60", "#58c9b9"), ("#7a3d96", "#cf9be3"),
    ("#83550f", "#e0aa57"), ("#3b682b", "#97cc85"), ("#5b564d", "#aba396"),
)  # fmt: skip
"""Those of lanes, on light and on dark paper; the check measures whether they can be read."""
NOBODY = "not-yet-named"


def seeds_of(made: Imported) -> dict[str, str]:
    """The text of each seed file by its name; raises ImportTrouble where there is no event to begin with."""
    if not made.happenings:
        why = f" The first: {made.left_out[0].origin}: {made.left_out[0].reason}." if made.left_out else ""
        raise ImportTrouble(f"{made.file} holds no event that can be imported.{why}")
    return dict(_Writer(made).files())


class _Writer:
    """What many files need of an imported timeline, worked out once."""

    def __init__(self, made: Imported) -> None:
        self.made = made
        taken: set[str] = set()
        slugged = [(slug_of(h.title, f"event-{n}", taken), h) for n, h in enumerate(made.happenings, 1)]
        parsed = {slug: dates.parse(h.edtf, "period" if "/" in h.edtf else None) for slug, h in slugged}
        self.events = dict(sorted(slugged, key=lambda one: (parsed[one[0]].order(date(2000, 1, 1)), one[0])))
        self.first = min(when.first for when in parsed.values())
        self.last = max(when.last(when.first) for when in parsed.values())
        self.titles = self._titles()
        self.lanes = self._lanes()
        self.actors = self._actors()
        slugs = list(self.events)
        steps = min(TURNING, len(slugs))
        self.turning = [slugs[round(n * (len(slugs) - 1) / max(1, steps - 1))] for n in range(steps)]

    def _titles(self) -> dict[str, str]:
        """The title of each event; one that comes again has a number."""
        seen: Counter[str] = Counter()
        titles = {}
        for slug, happening in self.events.items():
            seen[happening.title] += 1
            again = f" ({seen[happening.title]})" if seen[happening.title] > 1 else ""
            titles[slug] = happening.title + again
        return titles

    def _lanes(self) -> dict[str, tuple[str, str]]:
        """For each group the slug and name of its lane: the groups with most events have one of their own."""
        groups = Counter(happening.group for happening in self.events.values())
        own = [group for group, _ in groups.most_common(LANES if len(groups) <= LANES else LANES - 1)]
        taken, names, lanes = set[str](), set[str](), dict[str, tuple[str, str]]()
        for number, group in enumerate(own, 1):
            name = short(group, LANE_NAME) or ("Other events" if len(groups) > 1 else "Events")
            if name in names:
                name = f"{clipped(name, LANE_NAME - 3)} {number}"
            names.add(name)
            lanes[group] = (slug_of(name, f"lane-{number}", taken), name)
        other = (slug_of("more-groups", "more-groups", taken), "More groups")
        return {group: lanes.get(group, other) for group in groups}

    def _actors(self) -> dict[str, str]:
        """The slug of each actor by name."""
        taken = {NOBODY}
        names = dict.fromkeys(name for happening in self.events.values() for name in happening.actors)
        return {name: slug_of(name, f"actor-{n}", taken) for n, name in enumerate(names, 1)}

    def files(self) -> Iterator[tuple[str, str]]:
        file = self.made.file
        yield "README.md", words.readme(self.made)
        yield from ((f"{name}.md", text) for name, text in words.texts(file).items())
        yield "site.yaml", _yaml(self._site()) + self._rest()
        yield "lists.yaml", _yaml(self._lists())
        yield "eras.yaml", _yaml(self._eras()) + _comment(f"Eras of {file}", [s.original for s in self.made.stretches])
        yield "story.yaml", _yaml(self._story())
        yield from ((f"{name}.yaml", "[]\n") for name in ("topics", "synonyms", "changes"))
        for slug, happening in self.events.items():
            yield (
                f"events/{slug}.yaml",
                _yaml(self._event(slug, happening))
                + _comment(f"{happening.origin} of {file}, whole", happening.original),
            )
        for name, slug in self.actors.items():
            yield f"actors/{slug}.yaml", words.KINDS_OF_ACTORS + _yaml(_actor(name, words.named(file)))
        if any(not happening.actors for happening in self.events.values()):
            yield f"actors/{NOBODY}.yaml", _yaml(_actor("Not yet named", words.nobody(file)))

    def _rest(self) -> str:
        return _comment(f"What else stands in {self.made.file}", self.made.rest) if self.made.rest else ""

    def _site(self) -> dict[str, Any]:
        title = short(self.made.title, 150) or f"A timeline from {self.made.file}"
        return {
            "brand": short(title, 30) or "Timeline", "title": title, "lead": words.lead(len(self.events)),
            "tagline": f"A draft, imported from {self.made.file}.",
            "opens": f"{self.first.year}-01-01", "closes": f"{self.last.year}-12-31",
            "years": {"first": self.first.year, "last": self.last.year}, "licence": "a licence to be named",
        }  # fmt: skip

    def _lists(self) -> dict[str, Any]:
        lanes = dict.fromkeys(self.lanes.values())
        return {
            "lanes": [
                {"slug": slug, "name": name, "colour": {"light": light, "dark": dark}}
                for (slug, name), (light, dark) in zip(lanes, COLOURS, strict=False)
            ],
            "event_kinds": [{"slug": "event", "name": "Event", "shape": "dot"}],
            "quote_kinds": [{"slug": "statement", "name": "Statement"}],
            "sides": [{"slug": "not-said", "name": "Not said"}],
        }

    def _eras(self) -> list[dict[str, Any]]:
        """The eras that begin while the events happen; one before them where these begin earlier."""
        starts = {s.start: s.name for s in reversed(self.made.stretches) if s.start <= str(self.last)}
        if not starts or min(starts) > str(self.first):
            starts[f"{self.first.year}-01-01"] = f"From {self.first.year} on"
        taken: set[str] = set()
        return [
            {"slug": slug_of(starts[s], "era", taken), "name": starts[s], "start": s, "intro": words.era()}
            for s in sorted(starts)
        ]

    def _story(self) -> dict[str, Any]:
        general = words.unsourced(self.made.file)
        opening = [{"text": text, "general": general} for text in _said(self.made.text)[:5]]
        steps = [{"event": slug, "sentences": _sentences(self.made, self.events[slug])[:1]} for slug in self.turning]
        end = [{"text": f"Here {self.made.file} ends.", "general": general}]
        return {"opening": opening or [{"text": words.opening(), "general": general}], "steps": steps, "end": end}

    def _event(self, slug: str, happening: Happening) -> dict[str, Any]:
        file, general = self.made.file, words.unsourced(self.made.file, happening)
        actors = [{"actor": self.actors[name], "part": "took part"} for name in happening.actors]
        place = short(happening.place, 150)
        on_place = [{"text": general, "field": "place"}] if place else []
        return {
            "title": self.titles[slug],
            "date": {
                "edtf": happening.edtf, **({"span": "period"} if "/" in happening.edtf else {}),
                "basis": "general", "note": general,
            },
            **({"place": place} if place else {}),
            "lane": self.lanes[happening.group][0],
            "kind": "event",
            "importance": HEADLINE if slug in self.turning else "major",
            "actors": actors or [{"actor": NOBODY, "part": "who took part is to be named"}],
            "summary": _sentences(self.made, happening),
            "notes": [*on_place, {"text": words.participants(file, bool(actors)), "field": "participants"}],
        }  # fmt: skip


def _actor(name: str, summary: str) -> dict[str, Any]:
    return {"name": short(name, 150) or "Not readable", "kind": "group", "side": "not-said", "summary": summary}


def _said(text: str) -> list[str]:
    """The sentences of a text, each block's its own, none longer than a field holds."""
    return [
        part
        for block in text.split("\n")
        for sentence in sentences(block)
        for part in (sentence[at : at + LONGEST].strip() for at in range(0, len(sentence), LONGEST))
        if is_read(part)
    ]


def _sentences(made: Imported, happening: Happening) -> list[dict[str, Any]]:
    general = words.unsourced(made.file, happening)
    return [{"text": text, "general": general} for text in _said(happening.text)]


def _yaml(content: Any) -> str:
    return fit(yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=100))


def _comment(heading: str, original: Any) -> str:
    """What the file itself says, as comments: JSON, in which no line break or unfit character is left."""
    try:
        said = json.dumps(original, ensure_ascii=False, indent=2)
    except RecursionError as error:
        raise ImportTrouble("The file is nested too deep to be a timeline.") from error
    safe = HIDDEN.sub(lambda hidden: json.dumps(hidden[0])[1:-1], said.replace("\x7f", "\\u007f"))
    return "".join(f"# {line}\n" for line in (f"{heading}:", *safe.split("\n")))
