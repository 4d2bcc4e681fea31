"""What lies in the repository: vendored files as they were checked, no machine's paths, no registry's name."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence

import pytest

from tests.contracts.tree import ROOT, Finder, files, hold, name, none, places, text

VENDOR = ROOT / "static" / "vendor"
HTMX = "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"
"""SHA-256 of `dist/htmx.min.js` in the npm package htmx.org 4.0.1."""
MACHINES = re.compile(r"(?<![\w.])/(?:work|root|home)/\w|/Users/\w|[A-Z]:\\\\?Users")
REGISTRIES = re.compile("|".join(("pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.", "proxy" + r"\.golang")))
UNDONE = re.compile(
    r"\b(?:TO" + r"DO|FIX" + r"ME|HA" + r"CK)\b|mark\.(?:skip|x" + r"fail)|pytest\.(?:skip|x" + r"fail|importor)"
)
LOCKS = [ROOT / f"requirements{name}.lock" for name in ("", "-export", "-inventory", "-dev")]
LARGEST = 1_000_000
"""So many bytes a file may have."""


def local_or_undone(path: str, said: str) -> Iterator[str]:
    """Where a file names a machine's path or a registry, or leaves work undone."""
    for pattern in (MACHINES, REGISTRIES, UNDONE):
        yield from places(pattern, path, said)


def entries(lock: str) -> list[str]:
    """The packages of a lock file, each with its hashes."""
    return re.split(r"\n(?=[a-z0-9])", re.sub(r"^\s+#.*\n", "", lock, flags=re.MULTILINE).strip())


def unpinned(path: str, lock: str) -> Iterator[str]:
    """The addresses and options in a lock file, and its packages without a version or a hash."""
    yield from places(re.compile("://|--(?!hash=sha256:)"), path, lock)
    for entry in entries(lock):
        if not re.match(r"[a-z0-9][a-z0-9._-]*==[\w.!+]+", entry) or "--hash=sha256:" not in entry:
            yield f"{path} does not pin {entry[:60]!r}"


def unlicensed(fonts: Sequence[str], licences: Mapping[str, str]) -> Iterator[str]:
    """The fonts beside which no licence of their family lies."""
    for font in fonts:
        own = [licence for family, licence in licences.items() if font.startswith(f"{family}-")]
        if not own or "SIL OPEN FONT LICENSE" not in own[0].upper():
            yield f"{font} has no licence"


def test_vendored_files_are_those_that_were_checked() -> None:
    lists = files("app", "static", "tests", suffix="checksums.txt")
    assert {path.parent for path in lists} >= {VENDOR, ROOT / "app" / "earth" / "natural_earth"}
    for path in lists:
        told = {file: digest for digest, file in map(str.split, text(path).splitlines())}
        there = {one.name: one.read_bytes() for one in path.parent.iterdir() if one.suffix != ".txt"}
        assert told == {file: hashlib.sha256(content).hexdigest() for file, content in there.items()}, path


def test_htmx_is_version_4_0_1() -> None:
    script = VENDOR / "htmx.min.js"
    assert hashlib.sha256(script.read_bytes()).hexdigest() == HTMX
    assert re.findall(r'version\s*[:=]\s*"([^"]+)"', text(script)) == ["4.0.1"]


def test_everything_taken_from_others_has_its_licence_beside_it() -> None:
    assert "Zero-Clause BSD" in text(VENDOR / "htmx.LICENSE.txt")
    licences = {path.name.partition(".")[0]: text(path) for path in files("static/fonts", suffix=".LICENSE.txt")}
    fonts = [path.name for path in files("static/fonts", suffix=".woff2")]
    assert fonts
    none(unlicensed(fonts, licences))


def test_the_project_says_under_which_licences_it_stands() -> None:
    licence = text(ROOT / "LICENSE")
    assert "MIT" in licence
    assert "CC BY 4.0" in licence or "Creative Commons Attribution 4.0" in licence


def test_no_file_names_a_machine_or_a_registry_or_leaves_work_undone() -> None:
    theirs = (".png", ".woff2", ".sqlite", ".csl")
    hold(local_or_undone, [path for path in files() if path.suffix not in theirs and path.name != "htmx.min.js"])


def test_a_lock_names_every_package_with_its_hashes_and_no_address() -> None:
    hold(unpinned, LOCKS)
    assert all(len(entries(text(lock))) > 20 for lock in LOCKS)


def test_the_smaller_lock_is_part_of_the_larger() -> None:
    served, export, inventory, dev = (
        set(re.findall(r"^[a-z0-9._-]+==\S+", text(lock), re.MULTILINE)) for lock in LOCKS
    )
    assert served < export < dev
    assert inventory < dev


def test_no_file_is_too_large_for_a_repository() -> None:
    none(f"{name(path)} is too large" for path in files() if path.stat().st_size > LARGEST)


OFFENDERS: dict[Finder, list[str]] = {
    local_or_undone: [
        "/work/" + "main", "/ho" + "me/me", "C:\\Us" + "ers", "/Us" + "ers/me", "pypi" + ".org", "npm" + "js.com",
        "# TO" + "DO", "@pytest.mark.sk" + "ip",
    ],
    unpinned: [
        "a==1 --hash=sha256:0\n# https://index.example", "a==1 --hash=sha256:0 --index-url x", "a>=1 --hash=sha256:0",
        "a==1 --hash=sha256:0\nb==2",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("finder", "said"), [(finder, said) for finder in OFFENDERS for said in OFFENDERS[finder]])
def test_an_offender_is_seen(finder: Finder, said: str) -> None:
    assert len(list(finder("a file", said))) == 1


def test_a_font_without_its_licence_is_seen() -> None:
    licences = {"inter": "SIL Open Font License", "serif": "All rights reserved"}
    assert list(unlicensed(["inter-400.woff2"], licences)) == []
    assert len(list(unlicensed(["serif-400.woff2", "stray-400.woff2"], licences))) == 2
