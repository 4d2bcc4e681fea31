"""Actors with their offices, aliases and mouthpieces; sources with what was taken from each paragraph."""

from dataclasses import replace

from sqlalchemy import Connection

from app.filters import ActorFilter, SourceFilter
from app.record import q_actors as actors
from app.record import q_common as common
from app.record import q_sources as sources
from tests.record.by_hand import Record


def test_actors_stand_by_name_however_they_are_paged(connection: Connection, tiny: Record) -> None:
    names = [actor.name for actor in actors.every(connection)]
    assert names == sorted((a.name for a in tiny.seeds.actors.values()), key=str.casefold)
    found: list[str] = []
    after: str | None = None
    while True:
        page, after = actors.page(connection, replace(ActorFilter(limit=3), after=after))
        found += [actor.name for actor in page]
        if after is None:
            break
    assert found == names
    assert actors.count(connection, ActorFilter()) == 8


def test_an_actor_has_offices_aliases_and_counts(connection: Connection) -> None:
    khrushchev, korolev = actors.load(connection, ["nikita-khrushchev", "sergei-korolev"])
    assert [(r.title, r.edtf, r.basis, r.citation) for r in khrushchev.roles] == [
        ("First Secretary", "1953-09-14/1964-10-14", "general", None)
    ]
    assert [alias.name for alias in khrushchev.aliases] == ["Nikita Chruščov"]
    assert khrushchev.former_slugs == ["khrushchev"]
    cited = korolev.roles[0].citation
    assert cited
    assert (cited.source, cited.paragraph, cited.locator) == ("orbit-review", 6, "In April 1961 Yuri")
    assert (korolev.event_count, korolev.quote_count, korolev.about_count) == (1, 0, 1)


def test_counts_of_every_actor_are_those_of_the_record(real_connection: Connection, real: Record) -> None:
    events, said = real.seeds.events.values(), real.seeds.quotes.values()
    for actor in actors.every(real_connection):
        assert (actor.event_count, actor.quote_count, actor.about_count) == (
            sum(any(p.actor == actor.slug for p in event.actors) for event in events),
            sum(quote.speaker == actor.slug for quote in said),
            sum(actor.slug in quote.about for quote in said),
        ), actor.slug


def test_who_speaks_for_whom_is_known_from_both_ends(connection: Connection) -> None:
    [tass] = actors.load(connection, ["tass"])
    assert tass.speaks_for
    assert tass.speaks_for.name == "Soviet government"
    assert [named.slug for named in actors.speaking_for(connection, "soviet-government")] == ["tass"]


def test_sources_stand_by_the_day_they_appeared(connection: Connection) -> None:
    assert [source.slug for source in sources.every(connection)] == ["orbit-review", "moon-letter"]
    page, after = sources.page(connection, SourceFilter(limit=1))
    assert ([source.slug for source in page], after) == (["orbit-review"], "orbit-review")
    page, after = sources.page(connection, SourceFilter(limit=1, after="orbit-review"))
    assert ([source.slug for source in page], after) == (["moon-letter"], None)
    assert sources.count(connection, SourceFilter()) == 2


def test_a_source_says_what_it_is_and_what_was_left_out(connection: Connection) -> None:
    review, letter = sources.load(connection, ["orbit-review", "moon-letter"])
    assert (review.authors, review.outlet) == (["Ada Byron", "Jules Verne"], "The Orbit Review")
    assert (review.furniture, [left.paragraph for left in review.left_out]) == ([1, 3, 10], [2])
    assert review.address == "https://orbit-review.example/long-way-up"
    assert (letter.authors, letter.outlet, letter.address, letter.address_basis) == ([], None, None, None)
    assert (letter.published.start, letter.published.text) == ("1979-09-01", "autumn 1979")
    assert letter.notes[0].field == "authors"


def test_every_paragraph_lists_what_was_taken_from_it(connection: Connection) -> None:
    used = {use.number: use for use in sources.paragraphs(connection, "orbit-review")}
    assert sorted(used) == list(range(1, 11))
    assert (used[6].events, used[6].quotes, used[6].roles) == (
        ["gagarin-flight"],
        ["chief-designer"],
        ["sergei-korolev"],
    )
    assert (used[6].claims, used[6].outcomes) == (["what-was-kept-secret"], [])
    assert (used[9].claims, used[9].outcomes) == ([], ["who-would-reach-the-moon"])
    assert used[8].quotes == ["we-choose-the-moon"]
    assert (used[2].left_out, used[10].furniture) == ("Headline; it states nothing of its own.", True)


def test_every_paragraph_of_the_real_sources_can_be_found_by_its_first_words(real_connection: Connection) -> None:
    for source in sources.every(real_connection):
        uses = sources.paragraphs(real_connection, source.slug)
        assert [use.number for use in uses] == list(range(1, source.paragraph_count + 1))
        assert all(use.locator or use.furniture for use in uses)


def test_eras_and_topics_stand_in_the_order_of_their_files(connection: Connection) -> None:
    assert [(era.slug, era.start) for era in common.eras(connection)] == [
        ("machines", "1900-01-01"),
        ("people", "1961-01-01"),
        ("moon", "1969-01-01"),
    ]
    assert [topic.slug for topic in common.topics(connection)] == ["moon", "rockets", "secrecy", "people-in-space"]
