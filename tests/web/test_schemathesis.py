"""Requests made at random from the OpenAPI document, right and wrong ones: every answer is as the document says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.record.story import Story
from tests.checking import CheckingClient
from tests.examples import TIMES
from tests.serving import serving
from tests.web import routes

TOOL = Path(sys.executable).parent / "schemathesis"
UNSAYABLE = "positive_data_acceptance"
"""The one check that is left out: a slug that names no record is refused, and the document does not list all slugs."""


def found(data: Path, document: Path, *options: str) -> str:
    """What is found wrong with a server of the record in `data` by a document; "" where nothing is."""
    with serving(data) as address:
        command = [
            str(TOOL), "run", str(document), "--url", address, "--exclude-checks", UNSAYABLE, "--seed", "1",
            "--continue-on-failure", "--warnings", "off", "--no-color", *options,
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, cwd=document.parent, check=False)
    assert " generated, " in done.stdout, done.stdout + done.stderr
    return "" if done.returncode == 0 else done.stdout


@pytest.fixture
def document(tmp_path: Path, world_client: CheckingClient) -> Path:
    """The document as a file; its closed lists are those of the tiny record."""
    path = tmp_path / "openapi.json"
    path.write_bytes(world_client.get("/api/openapi.json").content)
    return path


def test_what_is_asked_at_random_is_answered_as_the_document_says(world_data: Path, document: Path) -> None:
    assert found(world_data, document, "--phases", "coverage,fuzzing", "--max-examples", "2") == ""


def test_what_departs_from_the_document_is_found(world_data: Path, document: Path) -> None:
    told = json.loads(document.read_bytes())
    told["components"]["schemas"]["Topic"]["properties"]["name"]["type"] = "integer"
    document.write_text(json.dumps(told), encoding="utf-8")
    said = found(world_data, document, "--include-operation-id", "list_topics", "--phases", "coverage,fuzzing")
    assert "Response violates schema" in said


@pytest.fixture
def addresses(tmp_path: Path, story: Story) -> Path:
    """A document of every page and file, made of the table of routes."""
    path = tmp_path / "addresses.json"
    path.write_text(json.dumps(routes.document(story.names)), encoding="utf-8")
    return path


def asked_of_all(data: Path, addresses: Path, examples: int, *options: str) -> str:
    """What is wrong with any page or file: an answer that is none of those that may be, a crash, a status or a header
    that HTTP does not know."""
    checks = "not_a_server_error,status_code_conformance,unsupported_method"
    return found(data, addresses, "--max-examples", str(examples), "--checks", checks, *options)


def test_no_page_or_file_crashes_whatever_is_asked(world_data: Path, addresses: Path) -> None:
    assert asked_of_all(world_data, addresses, TIMES, "--phases", "fuzzing") == ""


def test_an_answer_that_may_not_be_is_found(world_data: Path, addresses: Path) -> None:
    told = json.loads(addresses.read_bytes())
    del told["paths"]["/about"]["get"]["responses"]["302"]
    addresses.write_text(json.dumps(told), encoding="utf-8")
    said = asked_of_all(world_data, addresses, 5, "--include-path", "/about", "--phases", "fuzzing")
    assert "Undocumented status code" in said


@pytest.mark.soak
def test_much_that_is_asked_at_random_is(world_data: Path, document: Path) -> None:
    assert found(world_data, document, "--max-examples", "300") == ""


@pytest.mark.soak
def test_much_that_is_asked_of_the_real_record_is(real_data: Path, client: CheckingClient, document: Path) -> None:
    document.write_bytes(client.get("/api/openapi.json").content)
    assert found(real_data, document, "--max-examples", "100") == ""
