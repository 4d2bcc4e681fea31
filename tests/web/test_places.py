"""Places over HTTP: the view, its data, its table and its map agree; what is no place is refused in words."""

import csv
import io
import json

import geojson
import pytest

from app.record import records
from app.record.story import Story
from tests.checking import CheckingClient


def slugs_of(client: CheckingClient, query: str) -> tuple[set[str], set[str], set[str]]:
    """The events of a view: on its page, by the API, in its table."""
    page = client.page(f"/?{query}")
    shown = {anchor.removeprefix("event-") for anchor in page.ids if anchor.startswith("event-")}
    told = {item["slug"] for item in client.get(f"/api/events?{query}").json()["items"]}
    table = client.get(f"/events.csv?{query}").text.removeprefix("\ufeff")
    return shown, told, {row["slug"] for row in csv.DictReader(io.StringIO(table)) if row["title"]}


@pytest.mark.parametrize("slug", ["vienna", "austria", "the-moon"])
def test_a_view_its_data_and_its_table_agree_with_the_place_s_page(world_client: CheckingClient, slug: str) -> None:
    shown, told, listed = slugs_of(world_client, f"place={slug}")
    assert shown == told == listed
    assert world_client.get(f"/api/places/{slug}").json()["event_count"] == len(told) > 0
    html = world_client.page(f"/places/{slug}").html
    assert all(f'href="/events/{event}' in html for event in told)


def test_every_place_of_the_real_record_agrees(client: CheckingClient, real_story: Story) -> None:
    for place in real_story.find(records.Place):
        told = client.get(f"/api/events?place={place.slug}").json()
        assert told["total"] == place.event_count, place.slug


def test_the_view_says_the_place_in_words(world_client: CheckingClient) -> None:
    page = world_client.page("/?place=vienna")
    assert "1 event in Vienna" in page.html
    assert page.html.count('aria-current="true"') >= 1


def test_a_place_that_is_none_is_refused_in_words(world_client: CheckingClient) -> None:
    page = world_client.page("/?place=atlantis", status=422)
    assert "atlantis" in page.html
    assert "All places" in page.html
    problem = world_client.get("/api/events?place=atlantis", status=422).json()
    assert "names no place of this record" in json.dumps(problem)


def test_an_old_address_of_a_place_leads_on(world_client: CheckingClient) -> None:
    assert world_client.location("/places/wien", status=301) == "/places/vienna"


def test_geojson_is_read_by_another_program_and_holds_every_place(world_client: CheckingClient, story: Story) -> None:
    answer = world_client.get("/places.geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    read = geojson.loads(answer.text)
    assert isinstance(read, geojson.FeatureCollection)
    assert read.is_valid, read.errors()
    features = {feature["id"]: feature for feature in read["features"]}
    for place in story.find(records.Place):
        feature = features.pop(place.slug)
        point = place.coordinates
        assert feature["geometry"] == (geojson.Point((point.longitude, point.latitude)) if point else None), place.slug
        assert feature["properties"]["event_count"] == place.event_count
    assert not features


def test_the_map_marks_what_the_geojson_has_a_point_for(client: CheckingClient) -> None:
    html = client.page("/places").html
    features = client.get("/places.geojson").json()["features"]
    for feature in features:
        if feature["geometry"] and feature["properties"]["event_count"]:
            assert f'href="/places/{feature["id"]}" class="spot' in html, feature["id"]
