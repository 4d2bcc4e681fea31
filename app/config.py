"""Owns the settings: the only reader of the environment."""

from functools import cache
from pathlib import Path

from pydantic import Field, HttpUrl
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


SEEDS = ROOT / "seeds"


def data_of(seeds: Path) -> Path:
    """Where the builds of some seeds are published unless said otherwise: those of two stories lie apart."""
    return ROOT / "data" if seeds.resolve() == SEEDS else ROOT / "data" / seeds.resolve().name


class Settings(BaseSettings):
    """Configuration by environment variables; each has a default that serves a fresh clone."""

    model_config = SettingsConfigDict(env_ignore_empty=True)

    base_url: HttpUrl | None = Field(None, description="public address of the site, used in absolute links")
    allowed_hosts: str = Field(
        "", description="host names to answer, separated by commas; any while BASE_URL is unset too"
    )
    seeds_dir: Path = Field(SEEDS, description="folder of the record's seed files")
    data_dir: Path = Field(
        default_factory=lambda given: data_of(given.get("seeds_dir", SEEDS)),
        description="folder in which builds are published; of other seeds, `data/` and the name of their folder",
    )
    cache_mb: int = Field(64, ge=0, le=4096, description="memory for rendered pages, in MiB; 0 turns the cache off")
    log_level: str = Field("info", pattern="^(critical|error|warning|info|debug)$", description="what uvicorn logs")

    @property
    def hosts(self) -> frozenset[str]:
        """Host names to answer; empty for any."""
        named = {host.strip().lower() for host in self.allowed_hosts.split(",") if host.strip()}
        if self.base_url and self.base_url.host:
            named.add(self.base_url.host.lower())
        return frozenset(named)

    @property
    def origin(self) -> str:
        """`BASE_URL` without its final slash, or an empty text."""
        return str(self.base_url).rstrip("/") if self.base_url else ""


@cache
def settings() -> Settings:
    """The settings of this process, read once; raises pydantic's ValidationError."""
    return Settings()
