"""A draft: it builds and shows at once, says of everything what it lacks, and is no draft once all is found."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import curation
from app.config import Settings
from app.curation.drafts import lines, to_complete
from app.web.application import create_app
from tests.checking import CheckingClient
from tests.conftest import built
from tests.curation.elsewhere.bringing import EXAMPLES, brought, slide, slides
from tests.test_cli import timeline

LONG = "It rains " + "and rains " * 20 + "without an end."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds of an imported table."""
    seeds = tmp_path_factory.mktemp("brought") / "seeds"
    result = timeline("import", "csv", str(EXAMPLES / "women_in_computing.csv"), str(seeds))
    assert (result.returncode, result.stderr) == (0, "")
    assert f"timeline check {seeds}" in result.stdout
    return seeds


@pytest.fixture(scope="module")
def site(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CheckingClient]:
    """A client of the draft that inspects every page it opens."""
    with CheckingClient(create_app(Settings(data_dir=built(folder, tmp_path_factory.mktemp("data"))))) as client:
        yield client


def test_every_page_of_a_draft_is_whole(site: CheckingClient) -> None:
    for url in ("/", "/story", "/actors", "/actors/not-yet-named", "/quotes", "/questions", "/questions?claim=forecast",
                "/sources", "/about", "/how-to-read", "/teach", "/teach/order", "/teach/who-said-it", "/search?q=zzz",
                "/teach/forecasts", "/events/ada-lovelace", "/handout?event=ada-lovelace"):  # fmt: skip
        page = site.page(url)
        assert "no articles" not in page.text, url
    assert site.location("/compare") == "/actors"


def test_a_page_never_calls_the_imported_file_a_public_record(site: CheckingClient) -> None:
    page = site.page("/events/ada-lovelace")
    assert page.text.count("no source yet") >= 2
    assert "public record" not in page.text
    marks = [e.attrib["aria-label"] for e in page.all("a", "cite")]
    assert marks
    assert all("No source yet: Imported from women_in_computing.csv" in mark for mark in marks)
    assert "date from public record" not in site.page("/").text


def test_the_check_lists_file_by_file_what_is_to_be_completed(folder: Path) -> None:
    result = timeline("check", str(folder))
    assert result.returncode == 0
    assert (
        "  events/ada-lovelace.yaml: the source of the date; the source of 4 sentences; who took part\n"
        in result.stdout
    )
    assert "The record is a draft: 10 events" in result.stdout


def test_what_is_sourced_is_no_longer_listed(tmp_path: Path, folder: Path) -> None:
    listed = dict(to_complete(curation.check(folder)[0]))["events/ada-lovelace.yaml"]
    event = folder / "events" / "ada-lovelace.yaml"
    before = event.read_text(encoding="utf-8")
    mended = before.replace("; a source is to be found.", ".")
    try:
        event.write_text(mended, encoding="utf-8")
        assert "the source of the date" in listed
        assert dict(to_complete(curation.check(folder)[0]))["events/ada-lovelace.yaml"] == ["who took part"]
    finally:
        event.write_text(before, encoding="utf-8")


def test_a_record_that_is_whole_has_nothing_to_be_completed(world: curation.Seeds) -> None:
    assert list(lines(world)) == []


def test_a_long_sentence_waits_until_it_has_a_source(tmp_path: Path) -> None:
    _, seeds = brought(tmp_path, "timelinejs", slides(slide("Rain", text=LONG)))
    assert dict(to_complete(seeds))["events/rain.yaml"][1:3] == [
        "1 sentence of more than 30 words, to be said in shorter ones", "the source of 1 sentence",
    ]  # fmt: skip
    path = tmp_path / "seeds" / "events" / "rain.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("; a source is to be found.", "."), encoding="utf-8")
    [problem] = [p for p in curation.check(tmp_path / "seeds")[1] if p.file == "events/rain.yaml"]
    assert "has 45 words" in problem.message


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("excel", "{file}", "{new}"), 2, "There is no form 'excel' to import. Use timelinejs or csv."),
        (("csv", "{new}/none.csv", "{new}"), 2, "There is no file"),
        (("csv", "{file}", "{full}"), 2, "is not empty. Name a new folder"),
        (("timelinejs", "{file}", "{new}"), 1, "line 1, column 1: this is not JSON"),
    ],
)
def test_a_wrong_use_is_one_line(tmp_path: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    places = {"file": EXAMPLES / "women_in_computing.csv", "new": tmp_path / "new", "full": EXAMPLES}
    result = timeline("import", *(argument.format_map(places) for argument in arguments))
    assert result.returncode == code
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "new").exists()
