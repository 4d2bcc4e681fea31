"""Cards of links: one for each record and one for the site, drawn once as long as they say the same."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app import curation, urls
from app.exports import previews
from app.exports.cards import Card, cards
from app.lists import KINDS
from app.record.database import Database
from app.record.pointer import POINTER

LONG = Card("#136b60", "1962", "Word " * 80, "Somebody, " * 40, "A → B", [(0.5, "#136b60", True)])


@pytest.fixture(scope="module")
def shown(world_data: Path) -> dict[str, Card]:
    """The cards of the tiny record by their addresses."""
    return cards(Database(world_data).current())


@pytest.fixture(scope="module")
def data(shown: dict[str, Card], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the cards of the tiny record."""
    folder = tmp_path_factory.mktemp("previews")
    assert len(list(previews.write(shown.values(), folder))) == len(shown)
    return folder


def test_every_record_and_the_site_have_a_card(shown: dict[str, Card], world: curation.Seeds) -> None:
    records = {urls.preview(kind.singular, slug) for kind in KINDS.values() for slug in world.of(kind)}
    assert shown.keys() == {*records, urls.SITE_PREVIEW}


def test_what_is_drawn_is_not_drawn_again(shown: dict[str, Card], data: Path) -> None:
    assert list(previews.write(shown.values(), data)) == []


def test_only_a_card_that_says_something_else_is_drawn_anew(shown: dict[str, Card], data: Path) -> None:
    kept = set(previews.folder(data).iterdir())
    changed = {**shown, "/previews/sputnik.png": replace(shown["/previews/sputnik.png"], title="Otherwise")}
    assert len(list(previews.write(changed.values(), data))) == 1
    assert len(set(previews.folder(data).iterdir()) - kept) == len(kept - set(previews.folder(data).iterdir())) == 1
    assert len(list(previews.write(shown.values(), data))) == 1


def test_what_an_older_version_left_behind_is_dropped(shown: dict[str, Card], data: Path) -> None:
    (previews.folder(data) / "0123456789abcdef").mkdir()
    (previews.folder(data) / "stray.draft").touch()
    list(previews.write(shown.values(), data))
    assert {path.suffix for path in previews.folder(data).iterdir()} == {".png"}


def test_many_cards_are_drawn_by_several_processes(tmp_path: Path) -> None:
    many = [replace(LONG, title=str(number)) for number in range(previews.FEW + 1)]
    assert len(set(previews.write(many, tmp_path))) == len(many)


def test_a_card_that_is_not_kept_is_drawn_when_it_is_asked_for(data: Path, tmp_path: Path) -> None:
    assert previews.drawn(LONG, tmp_path).startswith(b"\x89PNG")
    assert not list(tmp_path.iterdir())


def test_the_cards_of_a_build_are_drawn_behind_it(copied_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.nice", lambda _: 0)
    previews.write_behind(copied_data)
    assert len(list(previews.folder(copied_data).iterdir())) > 20


def test_a_folder_that_only_may_be_read_stops_nothing(copied_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.nice", lambda _: 0)
    previews.folder(copied_data).write_text("in the way", encoding="utf-8")
    previews.write_behind(copied_data)


def test_a_card_is_a_png_of_the_size_that_previews_take(data: Path) -> None:
    for path in previews.folder(data).iterdir():
        with Image.open(path) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630)), path.name


def test_cards_of_different_records_differ(shown: dict[str, Card]) -> None:
    assert len({previews.draw(card) for card in shown.values()}) == len(shown)


def test_a_title_of_any_length_stays_on_the_card() -> None:
    with Image.open(BytesIO(previews.drawn(LONG, Path("nowhere")))) as image:
        edge = image.convert("L").crop((previews.WIDTH - 40, 0, previews.WIDTH, previews.HEIGHT))
        assert min(edge.tobytes()) > 200
    assert "Word …</text>" in previews.draw(LONG)


def test_words_that_look_like_markup_are_words() -> None:
    drawing = previews.draw(replace(LONG, title="<b> & more"))
    assert "&lt;b&gt; &amp; more" in drawing


def test_a_card_says_when_what_and_who(shown: dict[str, Card]) -> None:
    landing = shown["/previews/moon-landing.png"]
    assert landing.over == "20 July 1969 · The Moon"
    assert "Neil Armstrong" in landing.under
    assert [large for *_, large in landing.marks].count(True) == 1
    assert shown["/previews/quotes/lets-go.png"].under.startswith("Yuri Gagarin, as printed in")
    assert shown["/previews/actors/nasa.png"].title == "NASA"
    assert "two articles" in shown[urls.SITE_PREVIEW].over


def test_the_line_over_a_title_is_cut_between_its_parts() -> None:
    drawing = previews.draw(replace(LONG, over=f"one day between 5 November and 3 December 2024 · {'Told ' * 20}"))
    assert ">one day between 5 November and 3 December 2024</text>" in drawing


def test_a_build_that_is_broken_by_now_is_no_crash_of_what_draws_behind(
    copied_data: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("os.nice", lambda _: 0)
    (copied_data / POINTER).write_text("[", encoding="utf-8")
    previews.write_behind(copied_data)
    assert "is not readable as a pointer" in caplog.text
