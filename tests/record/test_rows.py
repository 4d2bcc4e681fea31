"""What the tables hold beyond the seeds: order, bounds, years, eras, offices, counts, what search finds."""

from datetime import date

import pytest
from sqlalchemy import Connection, text

from app import curation
from app.curation.order import ordered_events, ordered_quotes, ordered_sources
from app.dates import stretch
from app.record import records, story_tables, story_values
from app.record.make import era_of, office, terms
from app.record.rows import row
from app.record.story import Story

ORDER = [
    "sputnik", "rocket-studies", "gagarin-flight", "apollo-programme", "vienna-summit", "secret-moon-order",
    "moon-landing", "space-stations",
]  # fmt: skip


def test_events_stand_in_the_order_of_time_with_year_only_dates_last(world: curation.Seeds) -> None:
    assert ordered_events(world) == ORDER


def test_after_moves_an_event_behind_another_and_no_further(world: curation.Seeds) -> None:
    """Apollo began some time in 1961, so it would stand before the flight of April that it answers."""
    apollo, gagarin = (world.events[slug].date.parsed() for slug in ("apollo-programme", "gagarin-flight"))
    assert apollo.order(world.horizon) < gagarin.order(world.horizon)
    assert ORDER.index("apollo-programme") == ORDER.index("gagarin-flight") + 1


def test_quotations_and_sources_stand_in_the_order_of_time(world: curation.Seeds) -> None:
    assert ordered_quotes(world) == ["chief-designer", "lets-go", "we-choose-the-moon", "one-small-step"]
    assert ordered_sources(world) == ["orbit-review", "moon-letter"]


def test_an_open_end_stops_at_the_horizon(connection: Connection) -> None:
    rows = connection.execute(text("SELECT edtf, first, last FROM event WHERE slug = 'space-stations'"))
    assert rows.one() == ("1971~/..", "1971-01-01", "1979-11-30")


def test_an_event_touches_every_year_of_its_bounds(connection: Connection) -> None:
    def years(slug: str) -> list[int]:
        query = text("SELECT year FROM event_year WHERE event = :slug ORDER BY year")
        return list(connection.execute(query, {"slug": slug}).scalars())

    assert years("rocket-studies") == list(range(1950, 1960))
    assert years("apollo-programme") == list(range(1961, 1973))
    assert years("space-stations") == list(range(1971, 1980))
    assert years("secret-moon-order") == [1964]


def test_an_event_belongs_to_the_era_in_which_it_begins(story: Story, world: curation.Seeds) -> None:
    eras = {slug: era_of(story.eras, event.date.parsed()) for slug, event in world.events.items()}
    assert (eras["rocket-studies"], eras["sputnik"]) == ("machines", "machines")
    assert (eras["apollo-programme"], eras["vienna-summit"]) == ("people", "people")
    assert (eras["moon-landing"], eras["space-stations"]) == ("moon", "moon")


def test_an_office_is_the_one_held_for_the_whole_of_a_date(world: curation.Seeds) -> None:
    held = terms(world.actors["john-f-kennedy"], world.horizon)
    assert office(held, *stretch("1961-06")) == "President of the United States"
    assert office(held, *stretch("1961")) is None
    assert office(held, *stretch("1963-11-23")) is None


def test_on_the_day_of_taking_office_it_is_the_new_one(world: curation.Seeds) -> None:
    kennedy = world.actors["john-f-kennedy"]
    before = kennedy.roles[0].model_copy(update={"title": "President-elect", "edtf": "1960-11-09/1961-01-20"})
    held = terms(kennedy.model_copy(update={"roles": [before, *kennedy.roles]}), world.horizon)
    assert office(held, *stretch("1961-01-19")) == "President-elect"
    assert office(held, *stretch("1961-01-20")) == "President of the United States"


def test_a_participant_has_the_title_given_or_the_office_then(connection: Connection) -> None:
    rows = connection.execute(text("SELECT actor, title FROM event_actor WHERE event = 'vienna-summit'"))
    assert dict(rows.all()) == {
        "john-f-kennedy": "President of the United States",
        "nikita-khrushchev": "First Secretary",
    }


def test_counts_of_an_actor_are_those_of_the_record(connection: Connection) -> None:
    rows = connection.execute(text("SELECT event_count, quote_count, about_count FROM actor WHERE slug = 'nasa'"))
    assert rows.one() == (3, 0, 1)


def test_a_quotation_of_two_passages_is_joined_and_the_same_words_stand_once(connection: Connection) -> None:
    texts = {str(slug): str(said) for slug, said in connection.execute(text("SELECT slug, text FROM quote"))}
    assert texts["we-choose-the-moon"] == (
        "We choose to go to the Moon […] not because they are easy, but because they are hard"
    )
    assert texts["one-small-step"] == "That’s one small step for man, one giant leap for mankind"


def test_the_eras_lie_end_to_end_up_to_the_horizon(connection: Connection) -> None:
    rows = connection.execute(text("SELECT first, last FROM era ORDER BY position"))
    assert [tuple(row) for row in rows] == [
        ("1900-01-01", "1960-12-31"),
        ("1961-01-01", "1968-12-31"),
        ("1969-01-01", "1979-11-30"),
    ]


def test_every_paragraph_has_a_row_and_what_may_be_cited_a_locator(connection: Connection) -> None:
    rows = connection.execute(text("SELECT source, number, locator, furniture, left_out FROM paragraph")).all()
    assert len(rows) == 10 + 7
    assert all(bool(row.locator) != bool(row.furniture) for row in rows)
    assert {(row.source, row.number) for row in rows if row.left_out} == {
        ("orbit-review", 2),
        ("moon-letter", 1),
        ("moon-letter", 7),
    }


def test_a_date_rests_on_what_it_cites_and_on_citations_that_support_it(story: Story) -> None:
    def rests(dated: records.Date) -> list[tuple[str, int]]:
        return [(place.source, place.paragraph) for place in dated.citations]

    sputnik, landing = story.load(records.Event, ["sputnik", "moon-landing"])
    [lets_go] = story.load(records.Quote, ["lets-go"])
    assert ("orbit-review", 5) in rests(sputnik.date)
    assert ("moon-letter", 6) in rests(story.sources["moon-letter"].published)
    assert ("moon-letter", 3) in rests(lets_go.said)
    assert rests(landing.date) == []


def test_every_date_of_the_real_record_has_bounds_in_order(real_connection: Connection) -> None:
    for table in ("event", "quote", "source", "actor_role"):
        for one in real_connection.execute(text(f"SELECT first, last FROM {table}")):
            assert date.fromisoformat(one.first) <= date.fromisoformat(one.last)


def test_a_column_that_nothing_fills_is_named() -> None:
    topic = story_values.Topic("moon", "The Moon", "All about it.")
    statement, values = row(story_tables.Topic, topic, position=3)
    assert statement == 'INSERT INTO topic ("slug", "position", "name", "definition") VALUES (?, ?, ?, ?)'
    assert values == ("moon", 3, "The Moon", "All about it.")
    with pytest.raises(AttributeError, match="nothing fills the column 'position' of the table 'topic'"):
        row(story_tables.Topic, topic)


def test_a_field_of_a_record_that_nothing_gives_is_named() -> None:
    form = records.Named("moon", "The Moon")
    assert records.fill(story_values.Topic, form, definition="All about it.").definition == "All about it."
    with pytest.raises(AttributeError, match="definition"):
        records.fill(story_values.Topic, form)
