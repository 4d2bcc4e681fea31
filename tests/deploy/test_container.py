"""The container as its file describes it: what goes in, who runs it, and the list of what is inside."""

import json
import re
import shlex
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from app.cli import cli
from app.config import ROOT, VERSION
from app.web.application import route_paths
from tests.contracts.test_repository import entries
from tests.contracts.tree import none

TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8")
STEPS = re.sub(r"^#.*\n", "", TEXT, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
"""Its instructions, each in one line, without comments."""
SERVED = STEPS[max(number for number, step in enumerate(STEPS) if step.startswith("FROM")) :]
"""The stage that becomes the image."""


def commands(start: str) -> list[list[str]]:
    """The words of every command that begins so, in whichever step of the file."""
    parts = [part for step in STEPS if step.startswith("RUN ") for part in step[4:].split("&&")]
    return [words for words in map(shlex.split, parts) if " ".join(words).partition(" ")[0].endswith(start)]


def test_both_stages_stand_on_one_base_that_keeps_its_tag() -> None:
    assert re.findall(r"^ARG BASE=(\S+)$", TEXT, re.MULTILINE) == ["python:3.11-slim-bookworm"]
    assert [step.split()[1] for step in STEPS if step.startswith("FROM")] == ["${BASE}", "${BASE}"]


def test_every_package_is_installed_by_its_hash() -> None:
    installed = [words for words in commands("pip") if "install" in words]
    locks = {words[words.index("-r") + 1] for words in installed if "--require-hashes" in words}
    assert locks == {"requirements.lock", "requirements-inventory.lock"}
    others = [words for words in installed if "--require-hashes" not in words]
    assert all({"--no-deps", "--no-build-isolation", "--editable", "."} <= set(words) for words in others)
    assert len(others) == 1


def test_what_is_copied_is_there_and_is_let_through() -> None:
    let = [line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").split() if line.startswith("!")]
    copied = [
        name for step in STEPS if step.startswith("COPY ") and "--from" not in step for name in step.split()[1:-1]
    ]
    none(f"{name} is not there" for name in copied if not (ROOT / name).exists())
    none(f"{name} is left out by .dockerignore" for name in copied if not any(fnmatch(name, one) for one in let))
    none(f"{name} is let through, and nothing copies it" for name in let if name not in copied)


def test_the_image_has_the_licence_and_says_which_version_it_is() -> None:
    assert any(step.startswith("COPY ") and "LICENSE" in step.split() for step in STEPS)
    labels = dict(re.findall(r'(org\.opencontainers\.image\.\w+)="([^"]+)"', " ".join(SERVED)))
    assert labels["org.opencontainers.image.version"] == VERSION
    assert labels["org.opencontainers.image.licenses"] == "MIT AND CC-BY-4.0"
    assert "org.opencontainers.image.title" in labels
    assert "org.opencontainers.image.source" not in labels  # whoever publishes it knows


def test_it_runs_as_a_user_of_its_own_and_starts_a_command_that_there_is() -> None:
    (user,) = [step.split()[1] for step in SERVED if step.startswith("USER")]
    assert any(words[-1] == user and "--uid" in words for words in commands("useradd"))
    (started,) = [json.loads(step[4:]) for step in SERVED if step.startswith("CMD")]
    there = {command.name or getattr(command.callback, "__name__", "") for command in cli.registered_commands}
    assert started[0] == "timeline"
    assert started[1] in there


def test_its_health_is_whether_a_record_is_served() -> None:
    (check,) = [step for step in SERVED if step.startswith("HEALTHCHECK")]
    (path,) = re.findall(r"http://127\.0\.0\.1:8000(/\w+)", check)
    assert path == "/readyz"
    assert path in route_paths()


def canonical(name: str) -> str:
    """A package's name as any writing of it compares (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_list_of_what_is_inside_is_whole_and_valid(tmp_path: Path) -> None:
    (words,) = commands("cyclonedx-py")
    made = tmp_path / "sbom.cdx.json"
    here = {"sbom.cdx.json": str(made), ".venv": sys.executable, "--validate": "--no-validate"}
    subprocess.run(
        [sys.executable, "-m", "cyclonedx_py", *(here.get(word, word) for word in words[1:])],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    told = json.loads(made.read_text(encoding="utf-8"))
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    served = [entry.split()[0].split("==") for entry in entries(locked) if " ; " not in entry.splitlines()[0]]
    listed = {(canonical(one["name"]), one["version"]): one for one in told["components"]}
    none(f"{name} {version} is not listed" for name, version in served if (canonical(name), version) not in listed)
    assert told["metadata"]["component"]["name"] == "trump-kim-timeline"

    inside = [listed[canonical(name), version] for name, version in served]
    assert sum("licenses" in one for one in inside) > 0.9 * len(inside)
    few = told | {"components": inside[:5], "dependencies": []}  # the build itself looks at all of them
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(few)) is None
    broken = json.dumps(few | {"components": [{"type": "library"}]})
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(broken) is not None
