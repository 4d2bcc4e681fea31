"""The page of what can be taken away: every file, as it is; the files of a view; examples that run."""

import sqlite3
import subprocess
from collections import Counter
from contextlib import closing, redirect_stdout
from io import StringIO
from pathlib import Path
from shutil import which

import pytest

from app.filters import EventFilter, QuestionFilter, QuoteFilter, find
from app.pages.data import EXAMPLES, FILES, OF_VIEWS, FileFact, data_page, downloads
from app.record.story import Story
from tests.checking import CheckingClient

CODE = {example.id: example.code for example in EXAMPLES}


@pytest.fixture(scope="module")
def saved(client: CheckingClient, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of the record in `seeds/` that the examples read."""
    folder = tmp_path_factory.mktemp("saved")
    for name in ("events.csv", "timeline.sqlite"):
        (folder / name).write_bytes(client.get(f"/{name}").content)
    return folder


@pytest.fixture(scope="module")
def counted(real_story: Story) -> Counter[str]:
    """In how many events each actor takes part."""
    events = find.every(real_story, EventFilter())
    return Counter(actor.name for event in events for actor in event.actors)


def test_every_file_is_told_with_its_size_and_digest(story: Story) -> None:
    page = data_page(story, [FileFact(path, 1000 * 1000 * 2 + 340_000, "abc") for path in FILES])
    assert [line.url for line in page.files] == [*FILES]
    assert {(line.size, line.digest) for line in page.files} == {("2.3 MB", "abc")}


@pytest.mark.parametrize(
    ("size", "said"), [(0, "0 bytes"), (999, "999 bytes"), (41_400, "41 kB"), (2_300_000, "2.3 MB")]
)
def test_a_size_is_said_as_disks_count(story: Story, size: int, said: str) -> None:
    assert data_page(story, [FileFact("/events.csv", size, "")]).files[0].size == said


def test_the_files_of_a_view_keep_its_filters_and_order_and_not_its_page() -> None:
    view = EventFilter(year=(1961,), order="newest", limit=5, after="sputnik")
    assert [link.url for link in downloads(view)] == [
        "/events.csv?order=newest&year=1961", "/events.ics?order=newest&year=1961",
        "/timelinejs.json?order=newest&year=1961", "/picture.svg?year=1961", "/picture.png?year=1961",
    ]  # fmt: skip
    assert [link.url for link in downloads(QuoteFilter())] == ["/quotes.csv"]
    assert [link.url for link in downloads(QuestionFilter(claim=("forecast",)))] == [
        "/questions.csv?claim=forecast", "/claims.csv?claim=forecast",
    ]  # fmt: skip
    assert {link.url for links in OF_VIEWS.values() for link in links} == {
        p for p, file in FILES.items() if file.of_views
    }


def test_the_example_in_pandas_counts_what_the_record_holds(
    saved: Path, counted: Counter[str], real_story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(saved)
    names: dict[str, object] = {}
    with redirect_stdout(StringIO()) as printed:
        exec(CODE["pandas"], names)
    actors: dict[str, int] = names["actors"].value_counts().to_dict()  # type: ignore[attr-defined]
    assert actors == counted
    exact = [e for e in find.every(real_story, EventFilter()) if (e.date.precision, e.date.span) == ("day", "day")]
    assert len(names["exact"]) == len(exact)  # type: ignore[arg-type]
    assert str(counted.most_common(1)[0][1]) in printed.getvalue()


def test_the_example_in_sql_counts_the_same(saved: Path, counted: Counter[str]) -> None:
    with closing(sqlite3.connect(saved / "timeline.sqlite")) as connection:
        assert dict(connection.execute(CODE["sql"])) == counted


def test_the_example_in_r_counts_the_same_where_there_is_r_and_is_closed_where_not(
    saved: Path, counted: Counter[str]
) -> None:
    code = CODE["r"]
    for opening, closing_ in ("()", "[]"):
        assert code.count(opening) == code.count(closing_) > 0
    assert code.count('"') % 2 == 0
    if rscript := which("Rscript"):
        told = f"{code}\ncat('\\n#', max(table(actors)), nrow(events), sep = ' ')"
        run = subprocess.run([rscript, "-e", told], cwd=saved, capture_output=True, text=True, check=True)
        rows = (saved / "events.csv").read_text("utf-8-sig").count("\n") - 1
        assert run.stdout.splitlines()[-1].split() == ["#", str(max(counted.values())), str(rows)]
