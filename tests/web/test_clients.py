"""Clients that tools make of the OpenAPI document: made without a warning, and they read the record."""

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.checking import CheckingClient
from tests.serving import serving

TOOLS = Path(sys.executable).parent


def run(tool: str, *arguments: object) -> str:
    """What a tool says; fails where it does."""
    path = os.pathsep.join([str(TOOLS), os.environ["PATH"]])
    command = [str(TOOLS / tool), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PATH": path}, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    return said


@pytest.fixture(scope="module")
def document(client: CheckingClient, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The document of the record in `seeds/`, as a file."""
    path = tmp_path_factory.mktemp("clients") / "openapi.json"
    path.write_text(json.dumps(client.json("/api/openapi.json")), encoding="utf-8")
    return path


@pytest.fixture
def importing(document: Path) -> Iterator[None]:
    """Lets what was made beside the document be imported."""
    sys.path.insert(0, str(document.parent))
    yield
    sys.path.remove(str(document.parent))


@pytest.mark.filterwarnings("default")
def test_a_client_is_made_without_a_warning_and_reads_the_record(
    document: Path, importing: None, real_data: Path, client: CheckingClient
) -> None:
    target = document.parent / "timeline_client"
    said = run(
        "openapi-python-client", "generate", "--path", document, "--meta", "none", "--output-path", target,
        "--fail-on-warning",
    )  # fmt: skip
    assert "arning" not in said
    made: Any = importlib.import_module("timeline_client")
    listing: Any = importlib.import_module("timeline_client.api.events.list_events")
    one: Any = importlib.import_module("timeline_client.api.events.one_event")
    lists: Any = importlib.import_module("timeline_client.api.lists.closed_lists")
    whole = client.json("/api/events?limit=200")
    first = whole["items"][0]
    with serving(real_data) as address, made.Client(base_url=address) as reader:
        seen = listing.sync(client=reader, limit=200)
        assert [event.to_dict() for event in seen.items] == whole["items"]
        asked = listing.sync(client=reader, actor=[first["actors"][0]["slug"]], year=[int(first["date"]["end"][:4])])
        assert 0 < asked.total < seen.total
        assert one.sync(first["slug"], client=reader).to_dict() == first
        assert one.sync("nothing", client=reader).status == 404
        assert listing.sync(client=reader, actor=["nobody"]).errors[0].name == "actor"
        assert lists.sync(client=reader).to_dict() == client.json("/api/lists")


@pytest.mark.filterwarnings("default")
def test_models_are_made_without_a_warning_and_hold_the_record(
    document: Path, importing: None, client: CheckingClient
) -> None:
    target = document.parent / "timeline_models.py"
    said = run(
        "datamodel-codegen", "--input", document, "--input-file-type", "openapi", "--output", target,
        "--output-model-type", "pydantic_v2.BaseModel", "--formatters", "builtin", "--extra-fields", "forbid",
    )  # fmt: skip
    assert not said
    models: Any = importlib.import_module("timeline_models")
    for kind, model in (("events", "Event"), ("quotes", "Quote"), ("questions", "Question"), ("sources", "Source")):
        told = client.json(f"/api/{kind}?limit=200")
        held = getattr(models, f"{model}List").model_validate(told)
        assert json.loads(held.model_dump_json())["total"] == told["total"] == len(held.items)
    assert len(models.Lists.model_validate(client.json("/api/lists")).lanes) > 1
