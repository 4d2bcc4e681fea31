"""The compose file of `deploy/`: it keeps to the specification, and its containers are shut in and know one another."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from app.cli import cli
from app.config import ROOT, Settings
from tests.contracts.tree import none

DEPLOY = ROOT / "deploy"
SCHEMA = json.loads((Path(__file__).parent / "schemas" / "compose_spec.json").read_text(encoding="utf-8"))
SAID: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = SAID["services"]
COPIES = ("one", "two")


def faults(said: dict[str, Any]) -> list[str]:
    """Where a compose file departs from the specification, whose schema of 1.29 knows no `name` yet."""
    known = {key: value for key, value in said.items() if key != "name"}
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message}" for e in Draft7Validator(SCHEMA).iter_errors(known)]


def test_it_keeps_to_the_specification() -> None:
    none(faults(SAID))


def test_a_word_that_the_specification_lacks_is_seen() -> None:
    one = SERVICES["one"] | {"readonly": True}
    assert len(faults(SAID | {"services": SERVICES | {"one": one}})) == 1


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_every_container_is_shut_in(name: str) -> None:
    said = SERVICES[name]
    assert said["read_only"] is True
    assert said["cap_drop"] == ["ALL"]
    assert said["security_opt"] == ["no-new-privileges:true"]
    assert said["mem_limit"]
    assert said["pids_limit"] > 0
    assert not said.get("privileged")
    assert any(room.startswith("/tmp") for room in said["tmpfs"])


def test_a_copy_only_reads_the_record_and_reaches_nobody_but_nginx() -> None:
    for name in COPIES:
        said = SERVICES[name]
        assert said["volumes"] == ["record:/srv/timeline/data:ro"]
        assert said["networks"] == ["inside"]
        assert "ports" not in said
        assert "cap_add" not in said
    assert SAID["networks"]["inside"] == {"internal": True}
    assert SERVICES["update"]["network_mode"] == "none"
    assert SERVICES["update"]["volumes"] == ["record:/srv/timeline/data"]


def test_a_copy_says_how_it_is_and_has_time_to_leave() -> None:
    for name in COPIES:
        assert "/readyz" in " ".join(SERVICES[name]["healthcheck"]["test"])
        assert SERVICES[name]["stop_signal"] == "SIGTERM"
        assert float(SERVICES[name]["stop_grace_period"].rstrip("s")) >= 20


def test_nginx_asks_the_copies_by_their_names() -> None:
    said = (DEPLOY / "nginx" / "upstreams-compose.conf").read_text(encoding="utf-8")
    assert re.findall(r"^  server (\w+):8000 (.+);$", said, re.MULTILINE) == [
        (name, limits)
        for name, limits in zip(
            COPIES,
            re.findall(r"^  server \S+ (.+);$", (DEPLOY / "nginx" / "upstreams.conf").read_text("utf-8"), re.MULTILINE),
            strict=True,
        )
    ]
    assert set(SERVICES["nginx"]["networks"]) == {"inside", "outside"}


def test_what_is_mounted_lies_beside_it_where_nginx_looks() -> None:
    mounted = [volume.split(":") for volume in SERVICES["nginx"]["volumes"] if volume.startswith("./")]
    assert all(mode == "ro" and (DEPLOY / source).exists() for source, _, mode in mounted)
    assert {target for _, target, _ in mounted} == {
        "/etc/nginx/nginx.conf", "/etc/nginx/timeline", "/etc/nginx/timeline/upstreams.conf",
    }  # fmt: skip


def test_what_it_sets_and_runs_is_known_to_the_program() -> None:
    known = {name.upper() for name in Settings.model_fields}
    none(
        f"{name} is no setting" for one in SERVICES.values() for name in one.get("environment", {}) if name not in known
    )
    program, command = SERVICES["update"]["command"]
    assert program == "timeline"
    assert command in {one.name or getattr(one.callback, "__name__", "") for one in cli.registered_commands}
