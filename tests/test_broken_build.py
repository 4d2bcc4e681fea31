"""A damaged build, as the `timeline` command tells of it."""

from pathlib import Path

import pytest

from app.record.pointer import read_pointer
from tests.record.damage import damage
from tests.test_cli import one_line, timeline


@pytest.mark.parametrize("command", ["verify", "previews"])
def test_a_damaged_build_is_told_in_one_line_and_in_no_log(
    command: str, copied_data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pointer = read_pointer(copied_data)
    assert pointer
    damage(copied_data / pointer.file)
    said = one_line(timeline(command, "--data", str(copied_data)))
    assert said == f"{copied_data / pointer.file} is damaged. Run `timeline build`."
    assert not caplog.records
