"""Link previews: a picture for each event, drawn once a generation, served under its own address."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app import curation
from app.config import Settings
from app.exports import previews
from app.record.database import Database
from app.web.application import create_app
from tests.checking import CheckingClient


def draw(data: Path) -> list[Path]:
    """The previews drawn by one run of the command."""
    generation = Database(data).current()
    return list(previews.write(previews.preview_texts(generation), previews.folder(data, generation.id)))


@pytest.fixture(scope="module")
def data(world_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the tiny record and its previews."""
    copy = Path(shutil.copytree(world_data, tmp_path_factory.mktemp("previews") / "data"))
    draw(copy)
    return copy


@pytest.fixture(scope="module")
def drawn(data: Path) -> list[Path]:
    """The previews of the tiny record."""
    return sorted(data.glob("previews/*/*"))


def test_each_event_gets_a_card_once(data: Path, drawn: list[Path], world: curation.Seeds) -> None:
    assert [path.name for path in drawn] == [f"{slug}.png" for slug in sorted(world.events)]
    assert draw(data) == []


def test_a_card_that_is_missing_is_drawn_again_and_no_other(data: Path, drawn: list[Path]) -> None:
    before = drawn[0].read_bytes()
    drawn[0].unlink()
    assert draw(data) == drawn[:1]
    assert drawn[0].read_bytes() == before


def test_a_card_is_a_png_of_the_size_that_previews_take(drawn: list[Path]) -> None:
    for preview in drawn:
        with Image.open(preview) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630)), preview.name


def test_cards_of_different_events_differ(drawn: list[Path]) -> None:
    assert len({path.read_bytes() for path in drawn}) == len(drawn)


def test_a_title_of_any_length_stays_on_the_card() -> None:
    long = previews.Preview("x", "#136b60", "1962", "Word " * 60, "Somebody, " * 40, "A → B", [(0.5, "#136b60", True)])
    with Image.open(BytesIO(previews.draw(long))) as image:
        edge = image.convert("L").crop((previews.WIDTH - 40, 0, previews.WIDTH, previews.HEIGHT))
        assert min(edge.tobytes()) > 200


def test_a_page_names_its_card_where_both_the_card_and_the_address_of_the_site_are_there(
    data: Path, world_data: Path
) -> None:
    origin = "https://timeline.example"
    bare, illustrated = (
        CheckingClient(
            create_app(Settings(data_dir=folder, base_url=origin)), origin, {"host": "timeline.example"}, False
        )
        for folder in (world_data, data)
    )
    page = bare.page("/events/sputnik")
    assert "og:title" in page.html
    assert "og:image" not in page.html
    assert f'content="{origin}/previews/sputnik.png"' in illustrated.page("/events/sputnik").html
    assert illustrated.get("/previews/sputnik.png").headers["content-type"] == "image/png"


def test_without_an_address_no_page_names_a_card(data: Path) -> None:
    client = CheckingClient(create_app(Settings(data_dir=data)), follow=False)
    assert "og:" not in client.page("/events/sputnik").html


def test_a_card_of_no_event_is_not_found(world_client: CheckingClient) -> None:
    for slug in ("sputnik", "nothing", "..%2Fcurrent"):
        world_client.json(f"/previews/{slug}.png", 404)
