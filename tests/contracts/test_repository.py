"""What lies in the repository: vendored files as they were checked, no machine's paths, no registry's name."""

import hashlib
import re
from pathlib import Path

import pytest

from tests.contracts.tree import ROOT, files, name, text

VENDOR = ROOT / "static" / "vendor"
HTMX = "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"
"""SHA-256 of `dist/htmx.min.js` in the npm package htmx.org 4.0.1."""
TEXTS = [path for path in files() if path.suffix not in (".png", ".woff2", ".sqlite") and path.name != "htmx.min.js"]
MACHINES = re.compile(r"(?<![\w.])/(?:work|root|home)/\w|/Users/\w|[A-Z]:\\\\?Users")
REGISTRIES = re.compile("|".join(("pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.", "proxy" + r"\.golang")))
UNDONE = re.compile(
    r"\b(?:TO" + r"DO|FIX" + r"ME|HA" + r"CK)\b|mark\.(?:skip|x" + r"fail)|pytest\.(?:skip|x" + r"fail|importor)"
)


def test_vendored_files_are_those_that_were_checked() -> None:
    told = dict(reversed(line.split()) for line in text(VENDOR / "checksums.txt").splitlines())
    there = {path.name for path in VENDOR.iterdir() if path.suffix != ".txt"}
    assert set(told) == there
    for file, digest in told.items():
        assert hashlib.sha256((VENDOR / file).read_bytes()).hexdigest() == digest


def test_htmx_is_version_4_0_1() -> None:
    script = VENDOR / "htmx.min.js"
    assert hashlib.sha256(script.read_bytes()).hexdigest() == HTMX
    assert re.findall(r'version\s*[:=]\s*"([^"]+)"', text(script)) == ["4.0.1"]


def test_everything_taken_from_others_has_its_licence_beside_it() -> None:
    assert "Zero-Clause BSD" in text(VENDOR / "htmx.LICENSE.txt")
    licences = {path.name.partition(".")[0]: text(path) for path in files("static/fonts", suffix=".LICENSE.txt")}
    for font in files("static/fonts", suffix=".woff2"):
        said = next(licence for family, licence in licences.items() if font.name.startswith(f"{family}-"))
        assert "SIL OPEN FONT LICENSE" in said.upper()


def test_the_project_says_under_which_licences_it_stands() -> None:
    licence = text(ROOT / "LICENSE")
    assert "MIT" in licence
    assert "CC BY 4.0" in licence or "Creative Commons Attribution 4.0" in licence


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_no_file_names_a_machine_or_a_registry_or_leaves_work_undone(path: Path) -> None:
    said = text(path)
    assert not MACHINES.search(said)
    assert not REGISTRIES.search(said)
    assert not UNDONE.search(said)


@pytest.mark.parametrize("said", ["/work/" + "main", "/ho" + "me/me", "C:\\Us" + "ers", "/Us" + "ers/me"])
def test_a_machines_path_is_seen(said: str) -> None:
    assert MACHINES.search(said)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_every_package_with_its_hashes_and_no_address(lock: str) -> None:
    said = text(ROOT / lock)
    assert "://" not in said
    assert "--" not in said.replace("--hash=sha256:", "")
    entries = re.split(r"\n(?=[a-z0-9])", re.sub(r"^\s+#.*\n", "", said, flags=re.MULTILINE).strip())
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[a-z0-9][a-z0-9._-]*==[\w.!+]+", entry), entry[:60]
        assert "--hash=sha256:" in entry, entry[:60]


def test_the_smaller_lock_is_part_of_the_larger() -> None:
    pinned = [set(re.findall(r"^[a-z0-9._-]+==\S+", text(ROOT / lock), re.MULTILINE)) for lock in
              ("requirements.lock", "requirements-dev.lock")]  # fmt: skip
    assert pinned[0] < pinned[1]


def test_no_file_is_too_large_for_a_repository() -> None:
    assert not [name(path) for path in files() if path.stat().st_size > 1_000_000]
