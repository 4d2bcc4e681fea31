"""The `timeline` command as a user runs it: exit codes, one line for what is wrong, never a traceback."""

import os
import re
import shlex
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest

from app.cli import run
from app.config import ROOT, VERSION, settings
from app.lists import SINGULARS
from app.record.pointer import POINTER
from tests.conftest import WORLD
from tests.curation.spoiling import spoil
from tests.record.damage import damage

COMMAND = str(Path(sys.executable).with_name("timeline"))
Result = subprocess.CompletedProcess[str]


def timeline(*arguments: str, **environment: str) -> Result:
    """Runs the console script's function in this process, which spares a second of imports each time."""
    out, err, code = StringIO(), StringIO(), 0
    given = {**os.environ, "COLUMNS": "200", **environment}
    settings.cache_clear()
    with (
        patch.dict(os.environ, given),
        patch.object(sys, "argv", ["timeline", *arguments]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            run()
        except SystemExit as left:
            code = int(left.code or 0)
    settings.cache_clear()
    return Result(["timeline", *arguments], code, out.getvalue(), err.getvalue())


def in_a_process(*words: str) -> Result:
    """Runs a command as a shell would, over this tree wherever the package is installed from."""
    tree = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(words, capture_output=True, text=True, timeout=120, env=tree)


def one_line(result: Result) -> str:
    """The one line in which a command says what is wrong with its environment."""
    assert result.returncode == 3, result
    assert "Traceback" not in result.stderr
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, result.stderr
    return lines[0]


@contextmanager
def taken_port() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


def test_check_counts_a_record_that_is_right() -> None:
    for result in (timeline("check", str(WORLD)), in_a_process(COMMAND, "check", str(WORLD))):
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout == "The record is right: 8 events, 8 actors, 5 places, 4 quotes, 2 questions, 2 sources.\n"


def test_check_proves_a_record_by_its_articles(copied: Path) -> None:
    (copied / "verified.lock").unlink()
    assert timeline("check", str(copied)).returncode == 1
    assert timeline("check", str(copied), "--articles", str(copied / "articles")).returncode == 0
    assert timeline("check", str(copied)).returncode == 0


def test_check_groups_problems_by_file_and_leaves_with_one(copied: Path) -> None:
    spoil(copied, "events/sputnik.yaml", "kind: flight", "kind: launch")
    spoil(copied, "events/sputnik.yaml", "topics: [rockets]", "topics: [rocket]")
    result = timeline("check", str(copied))
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    start = lines.index("events/sputnik.yaml")
    assert lines[start + 1].startswith(
        "  line 9, kind: there is no kind of event 'launch'. Use one of flight, landing, "
    )
    assert lines[start + 2].startswith("  line 11, topics.0: there is no topic 'rocket'. Did you mean 'rockets'?")
    assert result.stdout.count("events/sputnik.yaml\n") == 1
    assert result.stderr.endswith("nothing was loaded.\n")


def test_check_names_a_folder_that_is_not_there(tmp_path: Path) -> None:
    result = timeline("check", str(tmp_path / "nowhere"))
    assert result.returncode == 1
    assert "there is no such folder" in result.stdout


def test_check_puts_keys_in_order(copied: Path) -> None:
    path = copied / "actors" / "tass.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(reversed(lines)), encoding="utf-8")
    result = timeline("check", str(copied), "--fix")
    assert result.returncode == 0
    assert result.stdout.startswith("actors/tass.yaml: keys put in order\n")
    assert path.read_text(encoding="utf-8") == "".join(lines)


def test_check_says_how_the_articles_are_covered() -> None:
    result = timeline("check", str(WORLD), "--coverage")
    assert result.returncode == 0
    assert "moon-letter: Two flags, one Moon" in result.stdout
    assert "  ¶7   left out: A doubt of unnamed historians; no event of the record.\n" in result.stdout


def test_check_says_how_hard_the_summaries_are_to_read_even_of_a_record_that_is_wrong(copied: Path) -> None:
    (copied / "changes.yaml").write_text("- date: 2026-02-31\n", encoding="utf-8")
    result = timeline("check", str(copied), "--prose")
    assert result.returncode == 1
    assert "Summaries: 8, of grade " in result.stdout


def test_check_draws_records_to_be_read_beside_their_paragraphs(copied: Path) -> None:
    result = timeline("check", str(copied), "--sample", "50", "--articles", str(copied / "articles"))
    assert result.returncode == 0
    assert result.stdout.count("\n== ") + result.stdout.startswith("== ") == 8 + 4
    assert "-- orbit-review ¶5: On 4 October 1957 the Soviet Union put Sputnik 1 into orbit" in result.stdout


def test_a_sample_of_less_than_nothing_is_a_wrong_use() -> None:
    result = timeline("check", str(WORLD), "--sample", "-1")
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_articles_that_are_not_there_are_one_line(tmp_path: Path) -> None:
    result = timeline("check", str(WORLD), "--articles", str(tmp_path))
    assert one_line(result).endswith("Name the folder with the texts, or correct `file` of the source 'moon-letter'.")


def test_build_publishes_and_verify_finds_it_whole(tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    result = timeline("build", "--seeds", str(WORLD), "--data", data)
    assert (result.returncode, result.stderr) == (0, "")
    [file] = (tmp_path / "data").glob("*.sqlite")
    assert file.name in result.stdout
    assert timeline("verify", "--data", data).stdout.startswith(f"{file.name} is whole: sha256 ")


def test_build_takes_its_folders_from_the_environment(tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    assert timeline("build", SEEDS_DIR=str(WORLD), DATA_DIR=data).returncode == 0
    assert timeline("verify", DATA_DIR=data).returncode == 0


def test_verify_names_what_is_missing_or_damaged(copied: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert one_line(timeline("verify", "--data", str(data))).endswith("Run `timeline build`.")
    timeline("build", "--seeds", str(copied), "--data", str(data))
    [file] = data.glob("*.sqlite")
    damage(file)
    assert "is damaged" in one_line(timeline("verify", "--data", str(data)))
    file.unlink()
    assert "No such file" in one_line(timeline("verify", "--data", str(data)))
    (data / POINTER).write_text("{", encoding="utf-8")
    assert "is not readable as a pointer" in one_line(timeline("verify", "--data", str(data)))


def test_rollback_publishes_the_previous_generation_again_until_the_next_build(copied: Path, tmp_path: Path) -> None:
    places = {"SEEDS_DIR": str(copied), "DATA_DIR": str(tmp_path / "data")}
    assert "no earlier generation" in one_line(timeline("rollback", **places))
    timeline("build", **places)
    first = timeline("verify", **places).stdout
    assert "no earlier generation" in one_line(timeline("rollback", **places))
    spoil(copied, "events/sputnik.yaml", "title: ", "title: At night, ")
    timeline("build", **places)
    second = timeline("verify", **places).stdout
    said = timeline("rollback", **places)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.endswith("is published again, and held until the next `timeline build`.\n")
    assert timeline("verify", **places).stdout == first
    timeline("build", **places)
    assert timeline("verify", **places).stdout == second != first


def test_a_data_folder_that_cannot_be_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    result = timeline("build", "--seeds", str(WORLD), DATA_DIR=str(file / "data"))
    assert one_line(result) == f"{file / 'data'}: Not a directory. Check the path, its rights and the disk."
    assert timeline("build", "--seeds", str(WORLD), DATA_DIR=str(file)).returncode == 3
    assert timeline("verify", DATA_DIR=str(file / "data")).returncode == 3


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    build = shlex.join([COMMAND, "build", "--seeds", str(WORLD), "--data", str(tmp_path / "data")])
    unmeasured = "unset ${!COVERAGE_@}"  # a measurement could not write what it found either
    result = in_a_process("/bin/bash", "-c", f"ulimit -f 40; {unmeasured}; exec {build}")
    one_line(result)
    assert not list((tmp_path / "data").glob("*.sqlite"))


def test_a_taken_port_is_one_line_with_another_to_use() -> None:
    with taken_port() as port:
        result = timeline("serve", "--port", str(port))
    line = one_line(result)
    assert line.startswith(f"Port {port} on 127.0.0.1 cannot be used: Address already in use.")
    assert line.endswith(f"make run PORT={port + 1}")


def test_serve_refuses_a_record_that_is_wrong(copied: Path, tmp_path: Path) -> None:
    spoil(copied, "events/sputnik.yaml", "kind: flight", "kind: launch")
    with taken_port() as taken:
        free = str(taken)
    result = timeline("serve", "--port", free, SEEDS_DIR=str(copied), DATA_DIR=str(tmp_path / "data"))
    assert result.returncode == 1
    assert "there is no kind of event 'launch'" in result.stdout


@pytest.mark.parametrize(
    ("name", "value"), [("BASE_URL", "nonsense"), ("CACHE_MB", "-1"), ("CACHE_MB", "lots"), ("LOG_LEVEL", "loud")]
)
def test_a_setting_that_cannot_be_is_one_line_that_names_it(name: str, value: str) -> None:
    assert one_line(timeline("verify", **{name: value})).startswith(f"{name} is set to a value that cannot be used")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["check", "--nonsense"],
        ["serve", "--port", "0"],
        ["serve", "--port", "99999999999999999999"],
        ["serve", "--workers", "none"],
        ["new", "event"],
        ["new", "letter", "a-slug"],
        ["new", "event", "No Slug"],
        ["new", "event", "../escape"],
    ],
)
def test_a_wrong_use_leaves_with_two(arguments: list[str]) -> None:
    result = timeline(*arguments)
    assert result.returncode == 2
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_the_command_alone_shows_what_it_can_do() -> None:
    result = timeline()
    listed = re.findall(r"^│ (\w+) +[A-Z]", result.stdout + result.stderr, re.MULTILINE)
    assert listed == [
        "check", "build", "verify", "rollback", "serve", "routes", "new", "init", "import", "paragraphs", "previews",
        "release", "export", "readme",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["event", "actor", "quote", "source"])
def test_new_writes_a_blank_and_never_over_another(tmp_path: Path, kind: str) -> None:
    result = timeline("new", kind, "brand-new", "--seeds", str(tmp_path))
    path = tmp_path / SINGULARS[kind].file("brand-new")
    assert (result.returncode, str(path) in result.stdout) == (0, True)
    path.write_text("mine\n", encoding="utf-8")
    again = timeline("new", kind, "brand-new", "--seeds", str(tmp_path))
    assert (again.returncode, path.read_text(encoding="utf-8")) == (2, "mine\n")
    assert "is there already" in again.stderr


def test_readme_writes_its_half_of_the_readme_and_leaves_the_other(copied: Path) -> None:
    assert one_line(timeline("readme", "--seeds", str(copied))).endswith("Check the path, its rights and the disk.")
    (copied / "README.md").write_text("# By hand\n\n", encoding="utf-8")
    for _ in range(2):
        assert timeline("readme", "--seeds", str(copied)).returncode == 0
        written = (copied / "README.md").read_text(encoding="utf-8")
        assert written.startswith("# By hand\n")
        assert written.count("### `seeds/events/`") == 1
        assert "A doubt of unnamed historians" in written


def test_release_says_the_one_version() -> None:
    said = f"Version {VERSION} is told alike everywhere. Tag it: git tag v{VERSION}"
    result = timeline("release")
    assert (result.returncode, result.stdout.strip()) == (0, said)


def test_routes_lists_addresses_with_places_in_the_code() -> None:
    lines = timeline("routes").stdout.splitlines()
    event = next(line.split() for line in lines if line.startswith("/events/{slug} "))
    file, _, number = event[2].partition(":")
    assert f"def {event[1]}(" in "".join(
        (ROOT / file).read_text(encoding="utf-8").splitlines(True)[int(number) - 1 :][:4]
    )
    for address in ("/", "/actors/{slug}", "/quotes/{slug}", "/sources/{slug}", "/search", "/api/events", "/healthz"):
        assert any(line.split()[0] == address for line in lines), address
