"""The runbook, the threat model and the security policy: their commands run here, their files are there, and of the
standard they cite only what it has."""

import re
from collections.abc import Iterator
from importlib import import_module

from app.config import ROOT
from tests.contracts.test_documents import without_route, wrong_files, wrong_targets
from tests.contracts.tree import hold, name, none, text
from tests.deploy.test_units import unknown_options

DOCUMENTS = [ROOT / "docs" / "operating.md", ROOT / "docs" / "threat-model.md", ROOT / "SECURITY.md"]
RUNBOOK, THREATS, POLICY = map(text, DOCUMENTS)
LEVEL_1 = set(
    re.findall(
        r"\S+",
        """1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1 2.1.1 2.2.1 2.2.2 2.3.1 3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1
        3.5.2 3.5.3 4.1.1 4.4.1 5.2.1 5.2.2 5.3.1 5.3.2 11.3.1 11.3.2 11.4.1 12.1.1 12.2.1 12.2.2 13.4.1 14.2.1 14.3.1
        15.1.1 15.2.1 15.3.1""",
    )
)
"""OWASP ASVS 5.0.0, level 1, of every chapter but those of accounts, sessions, rights, tokens and OAuth (V6 to V10)."""
HIGHER = {"1.2.10", "1.5.2", "3.4.3", "4.1.3", "4.2.1", "15.1.2", "15.2.2", "16.5.3"}
"""What is cited of levels 2 and 3, in brackets or with its level."""


def wrong_commands(said: str) -> Iterator[str]:
    """The lines of a document's blocks that call `timeline` as it cannot be called."""
    for block in re.findall(r"^```\n(.*?)^```", said, re.MULTILINE | re.DOTALL):
        for call in re.findall(r"/(timeline [a-z]+[^\n]*)", block):
            yield from unknown_options(call)


def missing_parts(said: str) -> Iterator[str]:
    """The files of `deploy/` and `scripts/` that a document's blocks name and that are not there."""
    for path in re.findall(r"(?<![\w/.-])((?:deploy|scripts)/[\w@./-]+)", said):
        if not (ROOT / path).exists():
            yield f"{path} is not there"


def test_what_they_name_is_there() -> None:
    hold(lambda path, said: wrong_targets(path, said), DOCUMENTS)
    for path in DOCUMENTS:
        linked = re.findall(r"\]\(([^):#]+)\)", text(path))
        none(f"{name(path)} links {file}" for file in linked if not (path.parent / file).exists())
        none(wrong_files(name(path), re.sub(r"\]\([^)]*\)", "]", text(path))))
        none(missing_parts(text(path)))
    routes = ["/readyz", "/healthz", "/about", "/api", "/.well-known/security.txt"]
    none(without_route(re.sub(r"`/(?:etc|opt|var|srv)/[^`]*`", "", RUNBOOK + THREATS + POLICY), routes))


def test_its_commands_can_be_called() -> None:
    assert len(re.findall(r"/timeline (?:rollback|verify)$", RUNBOOK, re.MULTILINE)) == 2
    none(wrong_commands(RUNBOOK))
    assert list(wrong_commands("```\nbin/timeline fly\n```\n"))
    assert list(missing_parts("cp deploy/nowhere /etc")) == ["deploy/nowhere is not there"]


def test_the_threat_model_cites_the_standard_by_numbers_that_it_has_and_leaves_none_out() -> None:
    cited = set(re.findall(r"\bV(\d+\.\d+\.\d+)", THREATS))
    none(f"V{number} is no number that was looked up" for number in cited - LEVEL_1 - HIGHER)
    none(f"V{number} is left out" for number in LEVEL_1 - cited)


def test_every_state_that_a_copy_tells_of_is_explained() -> None:
    told = set(re.findall(r'"status": "(\w+)"', text(ROOT / "app" / "web" / "service.py")))
    none(f"{state} is not explained" for state in told - {"ok", "ready"} if f"`{state}`" not in RUNBOOK)


def test_the_bounds_that_it_names_are_those_of_the_program() -> None:
    named = re.findall(r"^\| `(\w+)\.([A-Z_]+)` \| ([\d,]+) ", RUNBOOK, re.MULTILINE)
    assert [(*place, said) for *place, said in named] == [
        (module, bound, f"{getattr(import_module(f'app.web.{module}'), bound):,g}") for module, bound, _ in named
    ]
    assert {module for module, *_ in named} >= {"refusal", "protocol", "descriptors", "admission", "cache", "server"}


def test_who_reports_a_vulnerability_is_told_how_many_days_each_step_takes() -> None:
    steps = re.findall(r"^\| (?!\||-)(.+?) \| (.+?) \|$", POLICY, re.MULTILINE)
    assert len(steps) >= 6
    none(f"{step}: {said}" for step, said in steps if not re.search(r"\d+ days", said))
