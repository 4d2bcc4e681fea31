"""Another story: what `timeline init` writes is whole, and the commands of docs/your-own-story.md do what it says."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from typer.testing import CliRunner

from app import curation
from app.cli import cli
from app.config import ROOT, Settings, settings
from app.curation import blanks
from app.exports import previews
from app.exports.cards import cards
from app.lists import SHAPES
from app.record.database import Database
from app.web.application import create_app
from tests.checking import CheckingClient
from tests.conftest import built
from tests.serving import serving

GUIDE = ROOT / "docs" / "your-own-story.md"
BLOCK = re.compile(r"```sh ?([^\n]*)\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that `timeline init` has filled."""
    folder = tmp_path_factory.mktemp("begun") / "my-story"
    blanks.begin(folder)
    return folder


@pytest.fixture(scope="module")
def data(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(begun, tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def site(data: Path) -> Iterator[CheckingClient]:
    """A client of the story that inspects every page it opens."""
    with CheckingClient(create_app(Settings(data_dir=data))) as client:
        yield client


def test_it_is_proved_by_its_own_articles_and_every_kind_of_record_is_there(begun: Path) -> None:
    before = (begun / "verified.lock").read_text()
    seeds, problems = curation.check(begun, begun / "articles")
    assert problems == []
    assert all((seeds.events, seeds.actors, seeds.quotes, seeds.questions, seeds.sources, seeds.eras, seeds.topics))
    assert (begun / "verified.lock").read_text() == before


def test_nothing_is_written_over(begun: Path, tmp_path: Path) -> None:
    with pytest.raises(blanks.BlankError, match="is not empty"):
        blanks.begin(begun)
    (tmp_path / "file").write_text("mine")
    with pytest.raises(blanks.BlankError, match="is not empty"):
        blanks.begin(tmp_path / "file")
    blanks.begin(tmp_path / "new" / "folder")
    assert (tmp_path / "new" / "folder" / "site.yaml").is_file()


def test_every_page_of_it_is_whole(site: CheckingClient, begun: Path) -> None:
    seeds, _ = curation.check(begun)
    pages = ["/", "/story", "/actors", "/quotes", "/questions", "/sources", "/about", "/about/changes", "/how-to-read"]
    pages += ["/teach", "/teach/order", "/teach/who-said-it", "/teach/forecasts", "/handout?event=bridge-opens"]
    pages += ["/search?q=ferry", "/compare/ines-holm/otto-brandt"]
    pages += [f"/{path.removesuffix('.yaml')}" for path, at, _ in seeds.entries() if not at and "/" in path]
    for path in pages:
        site.page(path)


def parted(css: str) -> tuple[str, str]:
    """The rules within the media blocks for dark screens, and all others."""
    block = re.compile(r"@media screen and \(prefers-color-scheme: ?dark\) ?\{((?:[^{}]|\{[^{}]*\})*)\}")
    return "".join(block.findall(css)), block.sub("", css)


def test_rules_for_dark_screens_are_told_from_those_before_and_behind_them() -> None:
    css = "a{b:1}@media screen and (prefers-color-scheme:dark){a{b:2}c{d:3}}c{d:4}"
    assert parted(css) == ("a{b:2}c{d:3}", "a{b:1}c{d:4}")


def test_its_lanes_colours_legend_and_about_are_its_own(site: CheckingClient) -> None:
    page = site.page("/")
    css = site.get("/static/site.css").text
    dark, rest = parted(css)
    for slug, on_light, on_dark in (("northbank", "#1d4f91", "#8fb8f2"), ("river", "#1f6659", "#6fc7b4")):
        assert re.findall(rf"\.by-{slug}{{--lane:(.*?)}}", rest) == [on_light]
        assert re.findall(rf"\.by-{slug}{{--lane:(.*?)}}", dark) == [on_dark]
    assert page.texts("li", "of-kind") == [
        "accident",
        "letter",
        "vote",
        "works",
        "opening",
        "lasted",
        "some day within",
        "date not sure",
    ]
    assert page.texts("li", "of-lane") == page.texts("text", "lane-name")
    assert "In the lane “Both towns” stands only what the two towns did together." in site.page("/about").text


def test_its_previews_are_drawn_in_the_colours_of_its_lanes(data: Path) -> None:
    shown = cards(Database(data).current())
    events = [card for url, card in shown.items() if url.count("/") == 2]
    assert {card.colour for card in events} == {"#1d4f91", "#6b3a8c", "#a32a22", "#1f6659"}
    assert previews.drawn(events[0], data).startswith(b"\x89PNG")


def test_the_commands_of_the_guide_do_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    settings.cache_clear()
    blocks = BLOCK.findall(GUIDE.read_text(encoding="utf-8").replace("../", f"{tmp_path}/"))
    assert len(blocks) > 8
    for info, text in blocks:
        if info == "sets":
            assert f"SEEDS_DIR={tmp_path}/my-story" in text
            monkeypatch.setenv("SEEDS_DIR", str(tmp_path / "my-story"))
            settings.cache_clear()
        elif info == "serves":  # what `make run` does once the environment is there
            assert text == "make run\n"
            with serving(built(tmp_path / "my-story", tmp_path / "data")) as address:
                assert "<title>The bridge" in urlopen(address, timeout=20).read().decode()
        else:
            for line in text.splitlines():
                run_as_told(line, 1 if info == "exits 1" else 0)
    settings.cache_clear()


def run_as_told(line: str, code: int) -> None:
    """Runs one line of the guide, `timeline` in this process; it leaves with `code`."""
    program, *arguments = shlex.split(line)
    if program in ("rm", "cp"):
        subprocess.run([program, *arguments], check=True)
    else:
        assert program in ("timeline", ".venv/bin/timeline"), line
        result = CliRunner().invoke(cli, arguments)
        assert result.exit_code == code, f"{line}\n{result.output}"


def test_the_guide_and_the_sample_name_every_shape() -> None:
    guide, sample = GUIDE.read_text(encoding="utf-8"), (blanks.STARTER / "lists.yaml").read_text(encoding="utf-8")
    assert [shape for shape in SHAPES if f"`{shape}`" not in guide or shape not in sample] == []
