"""Actors with their offices, aliases and mouthpieces; sources with what was taken from each paragraph."""

from app.filters import LISTS, find
from app.record import linked, records, taken
from app.record.story import Story
from tests.record.by_hand import Record
from tests.record.paging import walked


def test_actors_stand_by_name_however_they_are_paged(story: Story, tiny: Record) -> None:
    names = [actor.name for actor in story.find(records.Actor)]
    assert names == sorted((a.name for a in tiny.seeds.actors.values()), key=str.casefold)
    assert [story.names.actors[slug] for slug in walked(story, LISTS["actor"](limit=3))] == names
    assert find.count(story, LISTS["actor"]()) == 8


def test_an_actor_has_offices_aliases_and_counts(story: Story) -> None:
    khrushchev, korolev = story.load(records.Actor, ["nikita-khrushchev", "sergei-korolev"])
    assert [(r.title, r.date.edtf.text, r.date.basis, r.citation) for r in khrushchev.roles] == [
        ("First Secretary", "1953-09-14/1964-10-14", "general", None)
    ]
    assert [alias.name for alias in khrushchev.aliases] == ["Nikita Chruščov"]
    assert khrushchev.former_slugs == ["khrushchev"]
    cited = korolev.roles[0].citation
    assert cited
    assert (cited.source, cited.paragraph, cited.locator) == ("orbit-review", 6, "In April 1961 Yuri")
    assert (korolev.event_count, korolev.quote_count, korolev.about_count) == (1, 0, 1)


def test_counts_of_every_actor_are_those_of_the_record(real_story: Story, real: Record) -> None:
    events, said = real.seeds.events.values(), real.seeds.quotes.values()
    for actor in real_story.find(records.Actor):
        assert (actor.event_count, actor.quote_count, actor.about_count) == (
            sum(any(p.actor == actor.slug for p in event.actors) for event in events),
            sum(quote.speaker == actor.slug for quote in said),
            sum(actor.slug in quote.about for quote in said),
        ), actor.slug


def test_who_speaks_for_whom_is_known_from_both_ends(story: Story) -> None:
    [tass] = story.load(records.Actor, ["tass"])
    assert tass.speaks_for
    assert tass.speaks_for.name == "Soviet government"
    assert [named.slug for named in linked.speaking_for(story, "soviet-government", 9)] == ["tass"]


def test_sources_stand_by_the_day_they_appeared(story: Story) -> None:
    assert list(story.sources) == ["orbit-review", "moon-letter"]
    page, after = find.page(story, LISTS["source"](limit=1))
    assert ([source.slug for source in page], after) == (["orbit-review"], "orbit-review")
    page, after = find.page(story, LISTS["source"](limit=1, after="orbit-review"))
    assert ([source.slug for source in page], after) == (["moon-letter"], None)
    assert find.count(story, LISTS["source"]()) == 2


def test_a_source_says_what_it_is_and_what_was_left_out(story: Story) -> None:
    review, letter = story.load(records.Source, ["orbit-review", "moon-letter"])
    assert (review.authors, review.outlet) == (["Ada Byron", "Jules Verne"], "The Orbit Review")
    assert (review.furniture, [left.paragraph for left in review.left_out]) == ([1, 3, 10], [2])
    assert review.address == "https://orbit-review.example/long-way-up"
    assert (letter.authors, letter.outlet, letter.address, letter.address_basis) == ([], None, None, None)
    assert (letter.published.start, letter.published.text) == ("1979-09-01", "autumn 1979")
    assert letter.notes[0].field == "authors"


def test_every_paragraph_lists_what_was_taken_from_it(story: Story) -> None:
    used = taken.uses(story, "orbit-review", (1, 10), 9)
    assert (used[6].events, used[6].quotes, used[6].offices) == (
        ["gagarin-flight"],
        ["chief-designer"],
        ["sergei-korolev"],
    )
    assert (used[6].questions, used[6].bears_on) == (["what-was-kept-secret"], [])
    assert (used[9].questions, used[9].bears_on) == ([], ["who-would-reach-the-moon"])
    assert used[8].quotes == ["we-choose-the-moon"]


def test_every_paragraph_that_nothing_cites_says_why(story: Story) -> None:
    rows = {row.number: row for row in taken.paragraphs(story, "orbit-review")}
    assert list(rows) == list(range(1, 11))
    assert (rows[2].left_out, bool(rows[10].furniture)) == ("Headline; it states nothing of its own.", True)
    used = {number for number, use in taken.uses(story, "orbit-review", (1, 10), 9).items() if use != taken.Use()}
    assert used.isdisjoint(number for number, row in rows.items() if row.furniture or row.left_out)
    assert {number for number, row in rows.items() if not (row.furniture or row.left_out)} <= used


def test_every_paragraph_of_the_real_sources_can_be_found_by_its_first_words(real_story: Story) -> None:
    for source in real_story.sources.values():
        rows = taken.paragraphs(real_story, source.slug)
        assert [row.number for row in rows] == list(range(1, source.paragraph_count + 1))
        assert all(row.locator or row.furniture for row in rows)


def test_eras_and_topics_stand_in_the_order_of_their_files(story: Story) -> None:
    assert [(era.slug, str(era.first)) for era in story.eras] == [
        ("machines", "1900-01-01"),
        ("people", "1961-01-01"),
        ("moon", "1969-01-01"),
    ]
    assert [topic.slug for topic in story.topics] == ["moon", "rockets", "secrecy", "people-in-space"]
