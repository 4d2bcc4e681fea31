"""Owns the settings: the only reader of the environment."""

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, HttpUrl, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
VERSION = str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])
"""Of the project; that of a record is its generation."""


class Settings(BaseSettings):
    """Configuration by environment variables; each has a default that serves a fresh clone."""

    model_config = SettingsConfigDict(env_ignore_empty=True)

    base_url: HttpUrl | None = Field(None, description="public address of the site, used in absolute links")
    allowed_hosts: str = Field(
        "", description="host names to answer, separated by commas; any while BASE_URL is unset too"
    )
    local_url: str | None = Field(
        None, description="set by `timeline serve` to its own address, which stands in for BASE_URL"
    )
    seeds_dir: Path = Field(SEEDS, description="folder of the record's seed files")
    data_dir: Path = Field(
        ROOT / "data", description="folder in which builds are published; another story's in `data/` and its name"
    )
    cache_mb: int = Field(64, ge=0, le=4096, description="memory for rendered pages, in MiB; 0 turns the cache off")
    memory_mb: int = Field(
        64,
        ge=0,
        le=2**20,
        description="a record of up to so many MiB is held in memory, a larger one copied to TMPDIR",
    )
    keep_generations: int = Field(3, ge=1, le=1000, description="how many generations stay in the data folder")
    drain_seconds: float = Field(
        6,
        ge=0,
        le=600,
        description="how long a server that was asked to stop (SIGTERM) goes on answering; /readyz says meanwhile "
        "that it is leaving. Connections that are kept open need five",
    )
    log_level: str = Field(
        "info", pattern="^(critical|error|warning|info|debug)$", description="what is logged besides requests"
    )
    access_log: Literal["auto", "on", "off"] = Field(
        "auto", description="a line of JSON for each request: `on`, `off`, or on unless standard output is a terminal"
    )
    metrics_port: int = Field(0, ge=0, le=65535, description="port of the metrics for Prometheus; 0 is none")
    metrics_host: str = Field("127.0.0.1", description="address on which the metrics are served")

    @model_validator(mode="after")
    def _apart(self) -> Self:
        """The builds of two stories lie apart."""
        if "data_dir" not in self.model_fields_set and self.seeds_dir.resolve() != SEEDS:
            self.data_dir = self.data_dir / self.seeds_dir.resolve().name
        return self

    @property
    def hosts(self) -> frozenset[str]:
        """Host names to answer; empty for any."""
        named = {host.strip().lower() for host in self.allowed_hosts.split(",") if host.strip()}
        if self.base_url and self.base_url.host:
            named.add(self.base_url.host.lower())
        return frozenset(named)

    @property
    def origin(self) -> str:
        """`BASE_URL` without its final slash; else the address that `timeline serve` listens on, or an empty text."""
        return str(self.base_url).rstrip("/") if self.base_url else self.local_url or ""


@cache
def settings() -> Settings:
    """The settings of this process, read once; raises pydantic's ValidationError."""
    return Settings()


def measure_into(folder: Path) -> None:
    """Lets this process and its workers know where metrics are kept; before `prometheus_client` is imported."""
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def listen_locally(host: str, port: int) -> None:
    """Lets this process and its workers know the address that only this machine's readers can ask at: links in
    citations and previews are whole there before anybody has set `BASE_URL`."""
    if host in ("127.0.0.1", "localhost", "::1"):
        os.environ["LOCAL_URL"] = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
        settings.cache_clear()
