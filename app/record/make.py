"""Owns making the record: checked seeds and their lock → frozen records, everything worked out that can be. Pure.

What a record has under the same name as its form is taken over by name (`fill`), so that a field added to both is
carried along without a word here.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, TypeVar

from app import dates, urls
from app.curation import Lock, Seeds, field_types, forms, story_forms
from app.curation.order import ordered_events, ordered_quotes, ordered_sources
from app.lists import KINDS, SUPPORTS
from app.record import records, story_values
from app.record.filling import from_form, taking
from app.record.locating import Places, map_of
from app.record.pinpoints import Pinpoints
from app.record.records import Citation, Named, fill
from app.record.whole import Made, Record
from app.text import BREAK

T = TypeVar("T")
_PARTICIPANT = taking(records.Participant, forms.Participant, "slug", "name", "title")
_DATE = taking(records.Date, field_types.Dated, "edtf", "first", "last", "citations")
_SUPPORTS = list(SUPPORTS).index
Term = tuple[str, date, date]
"""The title of an office, and the first and last day on which it may have been held."""


def make(seeds: Seeds, lock: Lock) -> Record:
    """The record of checked seeds; `lock` has the first words of their paragraphs."""
    assert seeds.site, "checked seeds have a site.yaml"
    assert seeds.lists, "checked seeds have a lists.yaml"
    assert seeds.story, "checked seeds have a story.yaml"
    return _Maker(seeds, seeds.site, seeds.lists, seeds.story, lock).record()


def terms(actor: forms.Actor, horizon: date) -> list[Term]:
    """The offices of an actor, in the order of its roles."""
    parsed = ((role.title, role.parsed()) for role in actor.roles)
    return [(title, term.first, term.last(horizon)) for title, term in parsed]


def office(offices: Iterable[Term], first: date, last: date) -> str | None:
    """The office that is held from the first to the last day: the first that covers them, and on the day on which one
    office passes into the next, the next."""
    held = [term for term in offices if term[1] <= first and last <= term[2]]
    begun = [term for term in held if term[1] == first == last]
    return (begun or held)[0][0] if held else None


def era_of(eras: Iterable[story_values.Era], when: dates.Edtf) -> str:
    """The era in which `when` begins."""
    first = when.first
    return [era.slug for era in eras if era.first <= first][-1]


def whole_text(quote: forms.Quote) -> str:
    """The passages as one text; words that a second article prints too, whole or in part, stand once."""
    texts = list(dict.fromkeys(passage.text for passage in quote.passages))
    return BREAK.join(text for text in texts if not any(text != other and text in other for other in texts))


def _in_order(name: str) -> tuple[str, str]:
    return name.casefold(), name


class _Maker:
    """The seeds with what many records need of them worked out once."""

    def __init__(
        self, seeds: Seeds, site: story_forms.Site, lists: story_forms.Lists, story: story_forms.Narrative, lock: Lock
    ) -> None:
        self.seeds, self.site, self.lists, self.story, self.horizon = seeds, site, lists, story, seeds.horizon
        self.pinpoints = Pinpoints(seeds, lock)
        self.places = Places(seeds)
        self.closes = date.fromisoformat(site.closes) if site.closes else seeds.horizon
        self.eras = self._eras()
        self.order = {slug: position for position, slug in enumerate(ordered_events(seeds))}
        self.event_count = Counter(slug for e in seeds.events.values() for slug in {p.actor for p in e.actors})
        self.quote_count = Counter(quote.speaker for quote in seeds.quotes.values())
        self.about_count = Counter(slug for quote in seeds.quotes.values() for slug in quote.about)
        self.ordered_quotes = ordered_quotes(seeds)
        self.quotes: dict[str | None, list[str]] = {}
        for slug in self.ordered_quotes:
            self.quotes.setdefault(seeds.quotes[slug].event, []).append(slug)
        self.named = {slug: Named(slug, actor.name) for slug, actor in seeds.actors.items()}
        self.terms = {slug: terms(actor, seeds.horizon) for slug, actor in seeds.actors.items()}

    def record(self) -> Record:
        seeds, lists, sources = self.seeds, self.lists, ordered_sources(self.seeds)
        return Record(
            site=self._site(),
            narrative=self._narrative(self.story),
            map=map_of(seeds.map) if seeds.map else None,
            horizon=self.horizon,
            lanes=[
                from_form(story_values.Lane, value, light=value.colour.light, dark=value.colour.dark)
                for value in lists.lanes
            ],
            event_kinds=[from_form(story_values.EventKind, value) for value in lists.event_kinds],
            quote_kinds=[from_form(story_values.Listed, value) for value in lists.quote_kinds],
            sides=[from_form(story_values.Listed, value) for value in lists.sides],
            eras=self.eras,
            topics=[from_form(story_values.Topic, topic) for topic in seeds.topics],
            synonyms=[from_form(story_values.Synonyms, synonyms) for synonyms in seeds.synonyms],
            changes=[self._change(change) for change in seeds.changes],
            paragraphs=[paragraph for slug in sources for paragraph in self.pinpoints.paragraphs(slug)],
            names={slug: [one.name, *(alias.name for alias in one.aliases)] for slug, one in seeds.actors.items()},
            place_names=self.places.names,
            quoted={slug: [whole_text(seeds.quotes[q]) for q in quotes] for slug, quotes in self.quotes.items()},
            claim_order=self._claim_order(),
            sources=Made(sources, self._source),
            actors=Made(sorted(seeds.actors, key=lambda slug: _in_order(seeds.actors[slug].name)), self._actor),
            places=Made(sorted(seeds.places, key=lambda slug: _in_order(seeds.places[slug].name)), self._place),
            events=Made(list(self.order), self._event),
            quotes=Made(self.ordered_quotes, self._quote),
            questions=Made(sorted(seeds.questions, key=self._title_order), self._question),
        )

    def _claim_order(self) -> dict[str, int]:
        claims = (claim for question in self.seeds.questions.values() for claim in question.claims)
        return {claim.slug: position for position, claim in enumerate(sorted(claims, key=self._turn))}

    def _turn(self, claim: forms.Claim) -> tuple[Any, ...]:
        """By the day they were made, those of one day as their source has them."""
        return claim.made.parsed().order(self.horizon), claim.source, claim.paragraph, claim.slug

    def _site(self) -> story_values.Site:
        site = self.site
        return from_form(
            story_values.Site, site,
            opens=date.fromisoformat(site.opens),
            closes=self.closes,
            first_year=site.years.first,
            last_year=site.years.last,
            repository=str(site.repository) if site.repository else None,
            **{name.replace("-", "_"): text for name, text in self.seeds.texts.items()},
        )  # fmt: skip

    def _narrative(self, form: story_forms.Narrative) -> story_values.Narrative:
        opening, end = ([self.pinpoints.sentence(s) for s in sentences] for sentences in (form.opening, form.end))
        steps = [
            from_form(story_values.Step, step, sentences=[self.pinpoints.sentence(s) for s in step.sentences])
            for step in form.steps
        ]
        return from_form(story_values.Narrative, form, opening=opening, steps=steps, end=end)

    def _title_order(self, slug: str) -> str:
        return self.seeds.questions[slug].title

    def _eras(self) -> list[story_values.Era]:
        starts = [dates.parse(era.start).first for era in self.seeds.eras]
        lasts = [*(start - timedelta(days=1) for start in starts[1:]), self.closes]
        return [
            from_form(story_values.Era, era, first=first, last=last)
            for era, first, last in zip(self.seeds.eras, starts, lasts, strict=False)
        ]

    def _change(self, change: story_forms.Change) -> story_values.Change:
        kind, _, slug = (change.record or "").partition("/")
        return from_form(
            story_values.Change, change, day=change.date, kind=KINDS[kind].singular if kind else None, slug=slug or None
        )

    def _source(self, slug: str) -> records.Source:
        form = self.seeds.sources[slug]
        return self._record_of(
            records.Source, "source", slug, form,
            published=self._date(form.published),
            address=str(form.address) if form.address else None,
            furniture=sorted(form.furniture),
            left_out=[from_form(records.LeftOut, o) for o in sorted(form.left_out, key=lambda o: o.paragraph)],
        )  # fmt: skip

    def _actor(self, slug: str) -> records.Actor:
        form = self.seeds.actors[slug]
        return self._record_of(
            records.Actor, "actor", slug, form,
            roles=[self._role(role) for role in form.roles],
            aliases=[from_form(records.Alias, alias) for alias in form.aliases],
            speaks_for=self.named[form.speaks_for] if form.speaks_for else None,
            seat=self._seat(form.seat) if form.seat else None,
            event_count=self.event_count[slug],
            quote_count=self.quote_count[slug],
            about_count=self.about_count[slug],
        )  # fmt: skip

    def _seat(self, seat: forms.Seat) -> records.Seat:
        place = self.places.located[seat.place]
        return from_form(records.Seat, seat, slug=place.slug, name=place.name, within=place.within)

    def _role(self, role: forms.Role) -> records.Role:
        term = role.parsed()
        when = fill(records.Date, role, edtf=term, **self._bounds(term), citations=[])
        return from_form(records.Role, role, date=when, citation=self.pinpoints.cited(role))

    def _place(self, slug: str) -> records.Place:
        form, places = self.seeds.places[slug], self.places
        point = form.coordinates
        return self._record_of(
            records.Place, "place", slug, form,
            aliases=[from_form(records.Alias, alias) for alias in form.aliases],
            part_of=[places.located[one] for one in places.located[slug].within],
            coordinates=from_form(records.Coordinates, point) if point else None,
            summary=" ".join(sentence.text for sentence in form.summary),
            sentences=[self.pinpoints.sentence(sentence) for sentence in form.summary],
            event_count=places.event_count[slug],
            quote_count=places.quote_count[slug],
            seat_count=places.seat_count[slug],
        )  # fmt: skip

    def _event(self, slug: str) -> records.Event:
        form = self.seeds.events[slug]
        when = form.date.parsed()
        dated = [citation for citation in form.citations if "date" in citation.supports]
        return self._record_of(
            records.Event, "event", slug, form,
            summary=" ".join(sentence.text for sentence in form.summary),
            sentences=[self.pinpoints.sentence(sentence) for sentence in form.summary],
            date=self._date(form.date, [*form.date.citations, *dated]),
            places=[self.places.located[place] for place in form.places],
            era=era_of(self.eras, when),
            topics=sorted(form.topics),
            actors=self._participants(form.actors, when.first, when.last(self.horizon)),
            citations=[self._citation(citation) for citation in form.citations],
            quotes=self.quotes.get(slug, []),
            related=[self._related(r) for r in sorted(form.related, key=lambda r: self.order[r.event])],
        )  # fmt: skip

    def _participants(self, actors: list[forms.Participant], first: date, last: date) -> list[records.Participant]:
        made = []
        for form in actors:
            slug = form.actor
            title = form.title or office(self.terms[slug], first, last)
            made.append(_PARTICIPANT(form, slug=slug, name=self.named[slug].name, title=title))
        return made

    def _citation(self, form: forms.Citation) -> Citation:
        return self.pinpoints.placed(Citation, form, supports=sorted(form.supports, key=_SUPPORTS))

    def _related(self, form: forms.Related) -> records.Related:
        title = self.seeds.events[form.event].title
        return from_form(records.Related, form, slug=form.event, title=title, citation=self.pinpoints.pinpoint(form))

    def _quote(self, slug: str) -> records.Quote:
        form = self.seeds.quotes[slug]
        first = form.passages[0]
        return self._record_of(
            records.Quote, "quote", slug, form,
            text=whole_text(form),
            passages=[self.pinpoints.placed(records.Passage, passage) for passage in form.passages],
            speaker=self.named[form.speaker],
            about=[self.named[actor] for actor in form.about],
            said=self._date(form.said, form.said.citations or ([] if form.said.basis == "general" else [first])),
            place=self.places.located[form.place] if form.place else None,
            via=[from_form(records.Via, step, who=self.named[step.who]) for step in form.via],
            topics=sorted(form.topics),
        )  # fmt: skip

    def _question(self, slug: str) -> records.Question:
        form = self.seeds.questions[slug]
        claims = [self._claim(slug, form, claim) for claim in sorted(form.claims, key=self._turn)]
        return self._record_of(records.Question, "question", slug, form, claims=claims)

    def _claim(self, question: str, asked: forms.Question, form: forms.Claim) -> records.Claim:
        who = form.who and self.named[form.who].name
        return from_form(
            records.Claim, form,
            url=urls.claim(question, form.slug),
            question=question,
            who=records.Holder(form.who, who or form.who_printed or ""),
            made=self._date(form.made),
            pinpoint=self.pinpoints.pinpoint(form),
            events=list(dict.fromkeys([*([asked.event] if asked.event else []), *form.events])),
            outcomes=[self._outcome(outcome) for outcome in form.outcomes],
        )  # fmt: skip

    def _outcome(self, form: forms.Outcome) -> records.Outcome:
        return from_form(records.Outcome, form, pinpoint=self.pinpoints.cited(form))

    def _record_of(self, shape: type[T], kind: str, slug: str, form: Any, **computed: Any) -> T:
        """A record with what all kinds have: slug, address, notes and former slugs."""
        notes = [from_form(records.Note, note, pinpoint=self.pinpoints.cited(note)) for note in form.notes]
        url, former = urls.record(kind, slug), sorted(form.former_slugs)
        return from_form(shape, form, slug=slug, url=url, notes=notes, former_slugs=former, **computed)

    def _date(self, dated: field_types.Dated, cited: Iterable[field_types.Pinpoint] | None = None) -> records.Date:
        edtf = dated.parsed()
        pinpoints = {(p.source, p.paragraph): p for p in (dated.citations if cited is None else cited)}
        citations = [self.pinpoints.pinpoint(pinpoint) for pinpoint in pinpoints.values()]
        return _DATE(dated, edtf=edtf, citations=citations, **self._bounds(edtf))

    def _bounds(self, edtf: dates.Edtf) -> dict[str, date]:
        """The first and last day that a date may touch: an open end stops where the story does."""
        first = edtf.first if edtf.start else date(self.site.years.first, 1, 1)
        return {"first": first, "last": edtf.last(self.horizon)}
