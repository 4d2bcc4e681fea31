"""Owns making the record: checked seeds and their lock → frozen records, everything worked out that can be. Pure.

What a record has under the same name as its form is taken over by name (`fill`), so that a field added to both is
carried along without a word here.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from app import dates, urls
from app.curation import Lock, Seeds, field_types, forms, story_forms
from app.curation.order import ordered_events, ordered_quotes, ordered_sources
from app.lists import KINDS, SUPPORTS
from app.record import records, story_values
from app.record.filling import from_form
from app.record.placing import Paragraph, Places
from app.record.records import Citation, Named, Place, fill
from app.text import BREAK

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Record:
    """The whole record, each kind in its order; an actor's other names are what search finds them by."""

    site: story_values.Site
    narrative: story_values.Narrative
    horizon: date
    lanes: list[story_values.Lane]
    event_kinds: list[story_values.EventKind]
    quote_kinds: list[story_values.Listed]
    sides: list[story_values.Listed]
    eras: list[story_values.Era]
    topics: list[story_values.Topic]
    synonyms: list[story_values.Synonyms]
    changes: list[story_values.Change]
    sources: list[records.Source]
    paragraphs: list[Paragraph]
    actors: list[records.Actor]
    events: list[records.Event]
    quotes: list[records.Quote]
    questions: list[records.Question]

    @property
    def documents(self) -> dict[str, list[Any]]:
        """The records of each kind that has pages of its own."""
        return {
            "source": self.sources, "actor": self.actors, "event": self.events, "quote": self.quotes,
            "question": self.questions,
        }  # fmt: skip

    @property
    def claims(self) -> list[records.Claim]:
        """All claims by the day they were made, those of one day as their source has them."""
        return sorted((claim for question in self.questions for claim in question.claims), key=_turn)


def make(seeds: Seeds, lock: Lock) -> Record:
    """The record of checked seeds; `lock` has the first words of their paragraphs."""
    assert seeds.site, "checked seeds have a site.yaml"
    assert seeds.lists, "checked seeds have a lists.yaml"
    assert seeds.story, "checked seeds have a story.yaml"
    return _Maker(seeds, seeds.site, seeds.lists, seeds.story, lock).record()


def office(actor: forms.Actor, when: dates.Edtf, horizon: date) -> str | None:
    """The office that the actor's roles give for the whole of `when`: the first that covers it, and on the day on which
    one office passes into the next, the next."""
    terms = [(role, role.parsed()) for role in actor.roles]
    held = [pair for pair in terms if pair[1].first <= when.first and when.last(horizon) <= pair[1].last(horizon)]
    begun = [role for role, term in held if term.first == when.first == when.last(horizon)]
    return next((role.title for role in begun + [role for role, _ in held]), None)


def era_of(eras: Iterable[story_values.Era], when: dates.Edtf) -> str:
    """The era in which `when` begins."""
    return [era.slug for era in eras if era.first <= when.first][-1]


def whole_text(quote: forms.Quote) -> str:
    """The passages as one text; words that a second article prints too, whole or in part, stand once."""
    texts = list(dict.fromkeys(passage.text for passage in quote.passages))
    return BREAK.join(text for text in texts if not any(text != other and text in other for other in texts))


def _turn(claim: records.Claim) -> tuple[Any, ...]:
    return claim.made.order, claim.place.source, claim.place.paragraph, claim.slug


class _Maker:
    """The seeds with what many records need of them worked out once."""

    def __init__(
        self, seeds: Seeds, site: story_forms.Site, lists: story_forms.Lists, story: story_forms.Narrative, lock: Lock
    ) -> None:
        self.seeds, self.site, self.lists, self.story, self.horizon = seeds, site, lists, story, seeds.horizon
        self.places = Places(seeds, lock)
        self.closes = date.fromisoformat(site.closes) if site.closes else seeds.horizon
        self.eras = self._eras()
        self.order = {slug: position for position, slug in enumerate(ordered_events(seeds))}
        self.event_count = Counter(slug for e in seeds.events.values() for slug in {p.actor for p in e.actors})
        self.quote_count = Counter(quote.speaker for quote in seeds.quotes.values())
        self.about_count = Counter(slug for quote in seeds.quotes.values() for slug in quote.about)
        self.quotes: dict[str | None, list[str]] = {}
        for slug in ordered_quotes(seeds):
            self.quotes.setdefault(seeds.quotes[slug].event, []).append(slug)

    def record(self) -> Record:
        seeds, lists = self.seeds, self.lists
        return Record(
            site=self._site(),
            narrative=self._narrative(self.story),
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
            sources=[self._source(slug) for slug in ordered_sources(seeds)],
            paragraphs=[paragraph for slug in ordered_sources(seeds) for paragraph in self.places.paragraphs(slug)],
            actors=[self._actor(slug) for slug in sorted(seeds.actors, key=self._name_order)],
            events=[self._event(slug) for slug in self.order],
            quotes=[self._quote(slug) for slug in ordered_quotes(seeds)],
            questions=[self._question(slug) for slug in sorted(seeds.questions, key=self._title_order)],
        )

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
        opening, end = ([self.places.sentence(s) for s in sentences] for sentences in (form.opening, form.end))
        steps = [
            from_form(story_values.Step, step, sentences=[self.places.sentence(s) for s in step.sentences])
            for step in form.steps
        ]
        return from_form(story_values.Narrative, form, opening=opening, steps=steps, end=end)

    def _name_order(self, slug: str) -> tuple[str, str]:
        name = self.seeds.actors[slug].name
        return name.casefold(), name

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
            speaks_for=self._named(form.speaks_for) if form.speaks_for else None,
            event_count=self.event_count[slug],
            quote_count=self.quote_count[slug],
            about_count=self.about_count[slug],
        )  # fmt: skip

    def _role(self, role: forms.Role) -> records.Role:
        term = role.parsed()
        when = fill(records.Date, role, edtf=term, **self._bounds(term), citations=[])
        return from_form(records.Role, role, date=when, citation=self.places.cited(role))

    def _event(self, slug: str) -> records.Event:
        form = self.seeds.events[slug]
        when = form.date.parsed()
        dated = [citation for citation in form.citations if "date" in citation.supports]
        return self._record_of(
            records.Event, "event", slug, form,
            summary=" ".join(sentence.text for sentence in form.summary),
            sentences=[self.places.sentence(sentence) for sentence in form.summary],
            date=self._date(form.date, [*form.date.citations, *dated]),
            era=era_of(self.eras, when),
            topics=sorted(form.topics),
            actors=[self._participant(participant, when) for participant in form.actors],
            citations=[self._citation(citation) for citation in form.citations],
            quotes=self.quotes.get(slug, []),
            related=[self._related(r) for r in sorted(form.related, key=lambda r: self.order[r.event])],
        )  # fmt: skip

    def _participant(self, form: forms.Participant, when: dates.Edtf) -> records.Participant:
        actor = self.seeds.actors[form.actor]
        title = form.title or office(actor, when, self.horizon)
        return from_form(records.Participant, form, slug=form.actor, name=actor.name, title=title)

    def _citation(self, form: forms.Citation) -> Citation:
        supports = sorted(form.supports, key=list(SUPPORTS).index)
        return self.places.placed(Citation, form, supports=supports)

    def _related(self, form: forms.Related) -> records.Related:
        title = self.seeds.events[form.event].title
        return from_form(records.Related, form, slug=form.event, title=title, citation=self.places.placed(Place, form))

    def _quote(self, slug: str) -> records.Quote:
        form = self.seeds.quotes[slug]
        first = form.passages[0]
        return self._record_of(
            records.Quote, "quote", slug, form,
            text=whole_text(form),
            passages=[self.places.placed(records.Passage, passage) for passage in form.passages],
            speaker=self._named(form.speaker),
            about=[self._named(actor) for actor in form.about],
            said=self._date(form.said, form.said.citations or ([] if form.said.basis == "general" else [first])),
            via=[from_form(records.Via, step, who=self._named(step.who)) for step in form.via],
            topics=sorted(form.topics),
        )  # fmt: skip

    def _question(self, slug: str) -> records.Question:
        form = self.seeds.questions[slug]
        claims = sorted((self._claim(slug, form, claim) for claim in form.claims), key=_turn)
        return self._record_of(records.Question, "question", slug, form, claims=claims)

    def _claim(self, question: str, asked: forms.Question, form: forms.Claim) -> records.Claim:
        who = form.who and self.seeds.actors[form.who].name
        return from_form(
            records.Claim, form,
            url=urls.claim(question, form.slug),
            question=question,
            who=records.Holder(form.who, who or form.who_printed or ""),
            made=self._date(form.made),
            place=self.places.placed(Place, form),
            events=list(dict.fromkeys([*([asked.event] if asked.event else []), *form.events])),
            outcomes=[self._outcome(outcome) for outcome in form.outcomes],
        )  # fmt: skip

    def _outcome(self, form: forms.Outcome) -> records.Outcome:
        return from_form(records.Outcome, form, place=self.places.cited(form))

    def _record_of(self, shape: type[T], kind: str, slug: str, form: Any, **computed: Any) -> T:
        """A record with what all kinds have: slug, address, notes and former slugs."""
        notes = [from_form(records.Note, note, place=self.places.cited(note)) for note in form.notes]
        url, former = urls.record(kind, slug), sorted(form.former_slugs)
        return from_form(shape, form, slug=slug, url=url, notes=notes, former_slugs=former, **computed)

    def _date(self, dated: field_types.Dated, cited: Iterable[field_types.Place] | None = None) -> records.Date:
        edtf = dated.parsed()
        places = {(p.source, p.paragraph): p for p in (dated.citations if cited is None else cited)}
        citations = [self.places.placed(Place, place) for place in places.values()]
        return from_form(records.Date, dated, edtf=edtf, **self._bounds(edtf), citations=citations)

    def _bounds(self, edtf: dates.Edtf) -> dict[str, date]:
        """The first and last day that a date may touch: an open end stops where the story does."""
        first = edtf.first if edtf.start else date(self.site.years.first, 1, 1)
        return {"first": first, "last": edtf.last(self.horizon)}

    def _named(self, slug: str) -> Named:
        return Named(slug, self.seeds.actors[slug].name)
