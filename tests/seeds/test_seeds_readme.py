"""The generated half of `seeds/README.md` says what the forms and the sources say now."""

from app import curation
from app.config import ROOT
from app.curation import seeds_readme


def test_the_seeds_readme_is_up_to_date(seeds: curation.Seeds) -> None:
    said = (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")
    assert seeds_readme.written(said, seeds) == said, "run `timeline readme`"
