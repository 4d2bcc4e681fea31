"""Settings: defaults that serve a fresh clone, the environment, and what is refused."""

import pytest
from pydantic import ValidationError

from app.config import ROOT, Settings, listen_locally, settings

NAMES = ("BASE_URL", "LOCAL_URL", "ALLOWED_HOSTS", "SEEDS_DIR", "DATA_DIR", "CACHE_MB", "LOG_LEVEL")


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_the_defaults_serve_a_fresh_clone() -> None:
    chosen = Settings()
    assert (chosen.seeds_dir, chosen.data_dir, chosen.log_level) == (ROOT / "seeds", ROOT / "data", "info")
    assert (chosen.hosts, chosen.origin) == (frozenset(), "")


def test_the_environment_is_read_and_an_empty_value_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", "/somewhere")
    monkeypatch.setenv("BASE_URL", "")
    monkeypatch.setenv("CACHE_MB", "0")
    chosen = Settings()
    assert (str(chosen.data_dir), chosen.base_url, chosen.cache_mb) == ("/somewhere", None, 0)


@pytest.mark.parametrize(
    ("hosts", "base", "expected"),
    [
        ("", None, set()),
        (" A.example, b.example ,", None, {"a.example", "b.example"}),
        ("", "https://Timeline.example:8443/", {"timeline.example"}),
        ("b.example", "https://a.example", {"a.example", "b.example"}),
    ],
)
def test_hosts_come_from_both_settings(
    monkeypatch: pytest.MonkeyPatch, hosts: str, base: str | None, expected: set[str]
) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", hosts)
    monkeypatch.setenv("BASE_URL", base or "")
    assert Settings().hosts == expected


def test_an_origin_has_no_final_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BASE_URL", "https://timeline.example/")
    assert Settings().origin == "https://timeline.example"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BASE_URL", "timeline.example"),
        ("BASE_URL", "javascript:alert(1)"),
        ("CACHE_MB", "-1"),
        ("CACHE_MB", "lots"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_value_that_cannot_be_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError) as refusal:
        Settings()
    assert refusal.value.errors()[0]["loc"] == (name.lower(),)


@pytest.mark.parametrize(
    ("host", "origin"),
    [("127.0.0.1", "http://127.0.0.1:8123"), ("::1", "http://[::1]:8123"), ("0.0.0.0", ""), ("10.0.0.7", "")],
)
def test_an_address_of_this_machine_stands_in_for_the_public_one(
    monkeypatch: pytest.MonkeyPatch, host: str, origin: str
) -> None:
    monkeypatch.setenv("LOCAL_URL", "")
    listen_locally(host, 8123)
    assert (Settings().origin, Settings().hosts) == (origin, frozenset())
    monkeypatch.setenv("BASE_URL", "https://a.example")
    assert Settings().origin == "https://a.example"
    settings.cache_clear()
