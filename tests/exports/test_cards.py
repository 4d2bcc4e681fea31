"""Link previews: a picture for each event, drawn once a generation, served under its own address."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.config import Settings
from app.exports import cards
from app.record.database import Database
from app.web.application import create_app
from tests.checking import CheckingClient
from tests.conftest import WORLD, built


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return built(WORLD, tmp_path / "data")


def drawn(data: Path) -> list[Path]:
    """The cards drawn by one run of the command."""
    generation = Database(data).current()
    return list(cards.write(cards.card_texts(generation), cards.folder(data, generation.id)))


def test_each_event_gets_a_card_once(data: Path) -> None:
    assert len(drawn(data)) == 8
    assert drawn(data) == []


def test_a_card_is_a_png_of_the_size_that_previews_take(data: Path) -> None:
    with Image.open(drawn(data)[0]) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))


def test_cards_of_different_events_differ(data: Path) -> None:
    assert len({path.read_bytes() for path in drawn(data)}) == 8


def test_a_title_of_any_length_stays_on_the_card() -> None:
    long = cards.Card("x", "#136b60", "1962", "Word " * 60, "Somebody, " * 40, "A → B", [(0.5, "#136b60", True)])
    with Image.open(BytesIO(cards.draw(long))) as image:
        edge = image.convert("L").crop((cards.WIDTH - 40, 0, cards.WIDTH, cards.HEIGHT))
        assert min(edge.tobytes()) > 200


def test_a_page_names_its_card_where_both_the_card_and_the_address_of_the_site_are_there(data: Path) -> None:
    settings = Settings(data_dir=data, base_url="https://timeline.example")
    origin = "https://timeline.example"
    headers = {"host": "timeline.example"}
    before = CheckingClient(create_app(settings), origin, headers).page("/events/sputnik")
    assert "og:title" in before.html
    assert "og:image" not in before.html
    drawn(data)
    after = CheckingClient(create_app(settings), origin, headers)
    assert 'content="https://timeline.example/cards/sputnik.png"' in after.page("/events/sputnik").html
    assert after.get("/cards/sputnik.png").headers["content-type"] == "image/png"


def test_without_an_address_no_page_names_a_card(data: Path) -> None:
    drawn(data)
    assert "og:" not in CheckingClient(create_app(Settings(data_dir=data))).page("/events/sputnik").html


def test_a_card_of_no_event_is_not_found(data: Path) -> None:
    client = CheckingClient(create_app(Settings(data_dir=data)))
    for slug in ("sputnik", "nothing", "..%2Fcurrent"):
        client.page(f"/cards/{slug}.png", 404)
