"""What is logged besides requests: words for people, one line of JSON each for programs."""

import json
import logging
import logging.config
from collections.abc import Iterator
from pathlib import Path
from select import PIPE_BUF
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.config import Settings
from app.web.application import create_app
from app.web.structured import Lines, line, logging_config
from tests.web.test_main import spoilt

NAMES = ("uvicorn", "timeline")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """The loggers are as they were for the next test."""
    loggers = [logging.getLogger(name) for name in NAMES]
    before = [(logger.handlers[:], logger.level, logger.propagate) for logger in loggers]
    yield
    for logger, (handlers, level, propagate) in zip(loggers, before, strict=True):
        logger.handlers[:], logger.propagate = handlers, propagate
        logger.setLevel(level)


def configure(**given: Any) -> None:
    """Logs as `timeline serve` does with these settings."""
    logging.config.dictConfig(logging_config(Settings(**given)))


def test_programs_get_one_line_of_json_for_each_saying(capsys: pytest.CaptureFixture[str]) -> None:
    configure()
    for name in ("uvicorn.error", "timeline"):
        logging.getLogger(name).warning("It %s\nand goes on “so”.", "begins")
    out, err = capsys.readouterr()
    said = [json.loads(text) for text in out.splitlines()]
    assert [list(one) for one in said] == [["time", "level", "message"]] * 2
    assert [one["message"] for one in said] == ["It begins\nand goes on “so”."] * 2
    assert {one["level"] for one in said} == {"warning"}
    assert err == ""


def test_people_get_words_on_standard_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    configure()
    logging.getLogger("timeline").error("It broke.")
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith(":    It broke.\n")
    assert "ERROR" in err


def test_what_is_below_the_level_is_not_said(capsys: pytest.CaptureFixture[str]) -> None:
    configure(log_level="error")
    logging.getLogger("timeline").warning("It may break.")
    assert capsys.readouterr().out == ""


def test_a_crash_is_one_line_with_its_traceback_and_without_the_address(
    world_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configure()
    data = spoilt(world_data, tmp_path / "copy", "ALTER TABLE event RENAME COLUMN document TO gone")
    TestClient(create_app(Settings(data_dir=data))).get("/events/sputnik?typed=1")
    [text] = capsys.readouterr().out.splitlines()
    said = json.loads(text)
    assert (said["level"], said["message"]) == ("error", "/events/{slug} crashed")
    assert said["traceback"].rstrip().splitlines()[-1].startswith("(Background on this error")
    assert "typed=1" not in text


@pytest.mark.parametrize("letter", ["x", "é", "🌍"])
def test_a_line_is_no_longer_than_a_pipe_takes_and_keeps_what_tells_most(letter: str) -> None:
    trace = "".join(f"{number} {letter * 50}\n" for number in range(500))
    text = line("error", "It broke.", f"{trace}The end.")
    assert len(text.encode()) <= PIPE_BUF
    assert json.loads(text)["message"] == "It broke."
    assert json.loads(text)["traceback"].endswith(f"{letter}\nThe end.")
    assert json.loads(line("error", f"It broke: {letter * 5000}"))["message"].startswith(f"It broke: {letter * 100}")
    assert len(line("error", letter * 5000).encode()) <= PIPE_BUF


def test_a_record_has_the_time_at_which_it_was_made() -> None:
    record = logging.makeLogRecord({"msg": "It is.", "levelname": "INFO", "created": 1528761600.25})
    assert json.loads(Lines().format(record))["time"] == "2018-06-12T00:00:00.250Z"
