"""`/healthz` says that the process answers, `/readyz` that a whole generation does."""

from pathlib import Path

from app.config import Settings
from app.record.database import read_pointer
from app.web.application import create_app
from tests.checking import CheckingClient


def test_a_served_record_is_healthy_and_ready(world_client: CheckingClient, world_data: Path) -> None:
    pointer = read_pointer(world_data)
    assert pointer
    assert world_client.json("/healthz") == {"status": "ok"}
    assert world_client.json("/readyz") == {"status": "ready", "generation": pointer.generation}


def test_without_a_build_it_is_healthy_and_not_ready(tmp_path: Path) -> None:
    client = CheckingClient(create_app(Settings(data_dir=tmp_path)))
    assert client.json("/healthz") == {"status": "ok"}
    client.page("/readyz", 503)


def test_any_host_may_ask(world_data: Path) -> None:
    client = CheckingClient(create_app(Settings(data_dir=world_data, allowed_hosts="timeline.example")))
    for url in ("/healthz", "/readyz"):
        client.get(url, host="10.0.0.7:8000")
        client.head(url, host="10.0.0.7:8000")
