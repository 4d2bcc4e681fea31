"""The audit of packages: it says what is known to be vulnerable, and never calls sound what nobody has looked at."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.config import ROOT

SOUND: dict[str, Any] = {"name": "a", "version": "1", "vulns": []}
BAD: dict[str, Any] = {"name": "b", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["3"]}]}
SKIPPED: dict[str, Any] = {"name": "c", "skip_reason": "not found"}
NEVER = "none is known"


def audit(auditor: Path | str, *options: str) -> subprocess.CompletedProcess[str]:
    """What the script says with this program in place of pip-audit."""
    given = {**os.environ, "PIP_AUDIT": str(auditor)}
    return subprocess.run(
        [sys.executable, ROOT / "scripts" / "audit", *options], env=given, capture_output=True, text=True, check=False
    )


def answering(room: Path, said: str, code: int = 0) -> Path:
    """A program that says this, as pip-audit would."""
    program = room / "auditor"
    program.write_text(f"#!{sys.executable}\nprint({said!r})\nraise SystemExit({code})\n", encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.mark.parametrize(("packages", "code", "words"), [
    ([SOUND, SOUND], 0, "2 packages of requirements.lock were audited"),
    ([SOUND, BAD], 1, "b 2: CVE-1, mended in 3"),
    ([SOUND, SKIPPED], 3, "NOT audited as a whole: the service knows nothing of 1 of its 2 packages"),
    ([BAD, SKIPPED], 1, "NOT audited as a whole"),
    ([], 3, "NOT audited"),
])  # fmt: skip
def test_what_is_known_of_each_package_decides(
    tmp_path: Path, packages: list[dict[str, Any]], code: int, words: str
) -> None:
    said = audit(answering(tmp_path, json.dumps({"dependencies": packages, "fixes": []}), min(code, 1)))
    assert said.returncode == code
    assert words in said.stdout + said.stderr
    assert (NEVER in said.stdout) is (code == 0)


def test_it_is_there_to_be_run_by_itself() -> None:
    assert (ROOT / ".ci" / "audit").read_text(encoding="utf-8").splitlines()[-1] == "exec scripts/audit"


def test_an_answer_that_is_none_is_said_to_be_none(tmp_path: Path) -> None:
    for auditor in (answering(tmp_path, "<html>", 1), tmp_path / "nowhere"):
        said = audit(auditor)
        assert said.returncode == 3
        assert said.stderr.startswith("requirements.lock was NOT audited")
        assert len(said.stderr.splitlines()) == 1
        assert not said.stdout


def test_where_the_service_cannot_be_reached_nothing_is_called_sound() -> None:
    auditor = Path(sys.executable).parent / "pip-audit"
    said = audit(auditor, "--vulnerability-service", "osv", "--osv-url", "http://127.0.0.1:9/")
    assert said.returncode == 3, said.stdout + said.stderr
    assert "NOT audited" in said.stderr
    assert NEVER not in said.stdout
