"""The units of systemd as `deploy/` has them, and the update that one of them runs."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.exceptions import TyperException
from typer.main import get_command

from app.cli import cli
from app.config import ROOT, Settings
from app.record.pointer import read_pointer
from tests.conftest import WORLD
from tests.contracts.tree import none

DEPLOY = ROOT / "deploy"
SERVING, UPDATING = "timeline@.service", "timeline-update.service"
KNOWN = {name.upper() for name in Settings.model_fields}
PYTHONS = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PATH"}
"""Settings that are not the program's own."""
SHUT = {
    "ProtectSystem": "strict", "ProtectHome": "yes", "PrivateTmp": "yes", "PrivateDevices": "yes",
    "NoNewPrivileges": "yes", "CapabilityBoundingSet": "", "MemoryDenyWriteExecute": "yes", "RestrictNamespaces": "yes",
    "ProtectKernelModules": "yes", "ProtectKernelTunables": "yes", "ProtectControlGroups": "yes",
    "LockPersonality": "yes", "RestrictSUIDSGID": "yes", "SystemCallArchitectures": "native",
}  # fmt: skip
"""What shuts both units in, whatever else does."""
DRAIN = 10.0
"""Seconds that a copy which was asked to leave may take, and more."""


def unit(name: str) -> dict[str, list[str]]:
    """What the section [Service] of a unit says, by key; a key may stand more than once, unlike elsewhere."""
    said: dict[str, list[str]] = {}
    text = (DEPLOY / name).read_text(encoding="utf-8").partition("[Service]\n")[2]
    for line in text.partition("\n[")[0].splitlines():
        if line and not line.startswith("#"):
            key, _, value = line.partition("=")
            said.setdefault(key, []).append(value)
    return said


def unknown_settings(name: str, said: str) -> Iterator[str]:
    """The settings of an environment that no program here reads."""
    for setting in re.findall(r"(?:^|(?<=\s))([A-Z_]+)=", said, re.MULTILINE):
        if setting not in KNOWN | PYTHONS:
            yield f"{name} sets {setting}"


def unknown_options(said: str) -> Iterator[str]:
    """What of a line that starts `timeline` is no command of it, or no option of that command."""
    program, command, *words = shlex.split(said.replace("%i", "8001"))
    commands = get_command(cli).commands  # type: ignore[attr-defined]
    if command not in commands:
        yield f"{program} has no command {command}"
        return
    try:
        commands[command].make_context(command, words)
    except TyperException as error:
        yield f"timeline {command}: {error}"


@pytest.mark.parametrize("name", [SERVING, UPDATING])
def test_a_unit_is_shut_in(name: str) -> None:
    said = unit(name)
    none(f"{name}: {key} is {said.get(key)}" for key, value in SHUT.items() if said.get(key) != [value])
    assert said["User"] == ["timeline"]
    assert said["SystemCallFilter"] == ["@system-service", "~@privileged"]
    assert int(said["MemoryMax"][0].rstrip("MG")) > 0
    assert re.search(r"^u timeline ", (DEPLOY / "timeline.sysusers").read_text(encoding="utf-8"), re.MULTILINE)


def test_a_copy_leaves_in_its_own_time_and_comes_back_where_it_fell() -> None:
    said = unit(SERVING)
    assert (said["KillSignal"], said["KillMode"]) == (["SIGTERM"], ["mixed"])
    assert float(said["TimeoutStopSec"][0].rstrip("s")) >= 2 * DRAIN
    assert said["Restart"] == ["on-failure"]
    assert int(said["LimitNOFILE"][0]) >= 4096


def test_a_copy_can_be_reached_from_this_machine_alone() -> None:
    said = unit(SERVING)
    assert (said["IPAddressDeny"], said["IPAddressAllow"]) == (["any"], ["localhost"])
    assert "--host 127.0.0.1" in said["ExecStart"][0]
    assert unit(UPDATING)["PrivateNetwork"] == ["yes"]


def test_a_copy_listens_where_nginx_asks() -> None:
    asked = re.findall(r"server 127\.0\.0\.1:(\d+)", (DEPLOY / "nginx" / "upstreams.conf").read_text(encoding="utf-8"))
    told = re.findall(r"timeline@(\d+)", (DEPLOY / SERVING).read_text(encoding="utf-8"))
    assert asked == told == ["8001", "8002"]


def test_what_a_unit_starts_is_there_and_takes_those_options() -> None:
    none(unknown_options(unit(SERVING)["ExecStart"][0]))
    script = Path(shlex.split(unit(UPDATING)["ExecStart"][0])[0])
    here = ROOT / script.relative_to("/opt/timeline")
    assert os.access(here, os.X_OK)
    started = re.findall(r"(?<=\" )timeline .+$", here.read_text(encoding="utf-8"), re.MULTILINE)
    assert started == ["timeline build"]
    none(offender for line in started for offender in unknown_options(line))


def test_an_option_that_there_is_not_is_seen() -> None:
    assert len(list(unknown_options("timeline serve --port 8001 --speed 9"))) == 1
    assert len(list(unknown_options("timeline serve --port many"))) == 1
    assert len(list(unknown_options("timeline fly"))) == 1


def test_the_program_knows_every_setting() -> None:
    for name in (SERVING, UPDATING):
        none(unknown_settings(name, "\n".join(unit(name)["Environment"])))
    none(unknown_settings("timeline.env", (DEPLOY / "timeline.env").read_text(encoding="utf-8")))
    assert list(unknown_settings("a", "BASE_URL=x\nSPEED=9")) == ["a sets SPEED"]


@pytest.fixture
def machine(tmp_path: Path) -> dict[str, str]:
    """The environment in which the unit runs the update, with the command as it is here."""
    command = tmp_path / "bin" / "timeline"
    command.parent.mkdir()
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\nfrom app.cli import run; run()\n"
    command.write_text(f"#!{sys.executable}\n{code}", encoding="utf-8")
    command.chmod(0o755)
    paths = {"SEEDS_DIR": str(tmp_path / "seeds"), "DATA_DIR": str(tmp_path / "data")}
    return {**os.environ, "PATH": f"{command.parent}:/usr/bin:/bin", **paths}


def update(machine: dict[str, str], seeds: Path) -> subprocess.CompletedProcess[str]:
    """What the update says of a folder of seeds."""
    return subprocess.run([DEPLOY / "update", seeds], env=machine, capture_output=True, text=True, check=False)


def published(machine: dict[str, str]) -> str:
    """The generation that is published; an empty text where none is."""
    pointer = read_pointer(Path(machine["DATA_DIR"]))
    return pointer.generation if pointer else ""


def test_an_update_publishes_seeds_that_are_whole_and_leaves_the_rest_as_it_was(
    machine: dict[str, str], tmp_path: Path
) -> None:
    written = Path(shutil.copytree(WORLD, tmp_path / "written"))
    about, served = written / "about.md", Path(machine["SEEDS_DIR"])
    assert update(machine, written).returncode == 0
    first = published(machine)
    assert first

    about.write_text(f"{about.read_text()}\nA word more.\n")
    assert update(machine, written).returncode == 0
    second = published(machine)
    assert second not in ("", first)

    (written / "site.yaml").write_text("brand: [\n")
    refused = update(machine, written)
    assert refused.returncode == 1
    assert "site.yaml" in refused.stdout + refused.stderr
    assert published(machine) == second
    assert "A word more." in (served / "about.md").read_text()
    assert "[" not in (served / "site.yaml").read_text().splitlines()[0]
    assert len(list(tmp_path.glob("seeds.*"))) == 1, "nothing is left over"
    assert served.is_symlink()
