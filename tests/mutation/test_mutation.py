"""What mutants a source has, which of them are drawn, and that those of a tiny project end as they should."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mutation.choice import Lines
from tests.mutation.measuring import LISTED, ROOT, modules
from tests.mutation.mutants import drawn, mutants

AGES = '''"""Ages."""

LAWFUL = 18


def may_vote(age: int) -> bool:
    """Whether somebody may vote."""
    return age >= LAWFUL


def unseen(age: int) -> int:
    """What no test looks at."""
    return age + 2


def counted(age: int) -> int:
    """The age, year by year."""
    years = 0
    while years < age:
        years += 1
    return years
'''
TESTED = '''"""Ages."""

from app.ages import counted, may_vote, unseen


def test_who_is_of_age_may_vote() -> None:
    assert [may_vote(17), may_vote(18), may_vote(19)] == [False, True, True]


def test_nothing_is_said_of_this() -> None:
    unseen(1)


def test_years_are_counted() -> None:
    assert [counted(-1), counted(3)] == [0, 3]
'''


def texts(source: str) -> list[str]:
    """What the mutants of a source put in the place of what was there."""
    return [f"{mutant.was} > {mutant.text}" for mutant in mutants("app/some.py", source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b", ["a < b > (a <= b)", "a < b > (a > b)"]),
        ("a == b", ["a == b > (a != b)"]),
        ("a in b", ["a in b > (a not in b)"]),
        ("a and b", ["a and b > (a or b)", "a and b > (b)", "a and b > (a)"]),
        ("not a", ["not a > (a)"]),
        ("a + b", ["a + b > (a - b)"]),
        ("f(3)", ["3 > 4", "3 > 2"]),
        ("f(True)", ["True > False"]),
        ("f('word')", ["'word' > ''"]),
        ("a[1:]", ["1: > :", "1 > 2", "1 > 0"]),
        ("f(a, key=b)", ["f(a, key=b) > (f(a))"]),
        ("min(a)", ["min(a) > (max(a))"]),
        ("f({a, b})", ["{a, b} > ({b})", "{a, b} > ({a})"]),
        ("f({a: b, c: d})", ["{a: b, c: d} > ({c: d})", "{a: b, c: d} > ({a: b})"]),
        ("a if b else c", ["b > (not b)"]),
        ("f(x for x in y if x)", ["x > (not x)"]),
        ("def f():\n    return a", ["return a > return None"]),
        ("for x in y:\n    break", ["break > continue"]),
        ("for x in y:\n    continue", ["continue > break", "continue > pass"]),
        ("a += b", ["a += b > pass"]),
        ("a.b = c", ["a.b = c > pass"]),
        ("raise a", ["raise a > pass"]),
        ("def f(a=1): pass", ["1 > 2", "1 > 0"]),
    ],
)
def test_a_piece_of_source_has_these_mutants(source: str, expected: list[str]) -> None:
    found = [text for text in texts(source) if not text.startswith(f"{source} > pass")] or texts(source)
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    "source",
    [
        '"""Words of a module."""', "import a", "assert a == 'b'", "T = TypeVar('T')", "log.info('said')",
        "A = Literal['a', 'b']", "def f(a: 'A' = b) -> 'B': pass", "@lru_cache(maxsize=2)\ndef f(): pass",
        "raise AssertionError('never')", "__all__ = ['a', 'b']",
    ],
)  # fmt: skip
def test_what_no_reader_meets_is_left_alone(source: str) -> None:
    assert not texts(source)


def test_a_formatted_text_is_changed_as_a_whole_and_stays_one() -> None:
    source = 'said = f"{a + 1} days"'
    changed = {mutant.of(source.encode()).decode() for mutant in mutants("app/some.py", source)}
    assert "said = (f'{a - 1} days')" in changed
    assert "said = (f'{a + 1}')" in changed


def test_a_change_is_made_where_it_stands_though_letters_take_several_bytes() -> None:
    source = "a = 'Panmunjŏm'; b = c < d"
    assert [m.of(source.encode()).decode() for m in mutants("a.py", source) if m.text == "(c <= d)"] == [
        "a = 'Panmunjŏm'; b = (c <= d)"
    ]


def test_every_mutant_of_the_modules_that_must_not_fail_is_python_and_is_no_other() -> None:
    for path in modules()[::6]:
        source = path.read_text()
        found = mutants(str(path.relative_to(ROOT)), source)
        assert len({mutant.of(source.encode()) for mutant in found}) == len(found)
        for mutant in found[::9]:
            compile(mutant.of(source.encode()), path, "exec")


def test_a_seed_draws_the_same_whatever_changes_elsewhere() -> None:
    before = drawn(mutants("app/ages.py", AGES), 4, "1")
    moved = AGES.replace("LAWFUL = 18\n", "LAWFUL = 18\n\n\ndef added() -> None:\n    pass\n")
    assert [m.text for m in drawn(mutants("app/ages.py", moved), 4, "1")] == [mutant.text for mutant in before]
    assert drawn(mutants("app/ages.py", AGES), 4, "2") != before


def test_the_tests_of_a_module_come_first_then_those_of_its_room_then_the_quick() -> None:
    ordered = ["tests/test_rules.py::a", "tests/curation/test_claims.py::b", "tests/web/test_pages.py::c"]
    told = Lines({"app/curation/rules.py": {1: ordered}}, dict(zip(ordered, (3, 2, 1), strict=True)), {}, {})
    told.shared.update({test: [] for test in ordered})
    (mutant, *_) = mutants("app/curation/rules.py", "a < b")
    assert list(told.chosen(mutant, 10).tests) == ordered
    assert list(told.chosen(mutant, 5).tests) == ordered[:2]


def test_each_line_of_the_list_names_modules() -> None:
    assert [pattern for pattern in LISTED.read_text().split() if not list(ROOT.glob(pattern))] == []


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one module and its tests, with this tool beside them."""
    shutil.copytree(
        ROOT / "tests" / "mutation", tmp_path / "tests" / "mutation", ignore=shutil.ignore_patterns("test_*")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").touch()
    (tmp_path / "app" / "ages.py").write_text(AGES)
    (tmp_path / "tests" / "__init__.py").touch()
    (tmp_path / "tests" / "test_ages.py").write_text(TESTED)
    (tmp_path / "tests" / "mutation" / "modules.txt").write_text("app/ages.py\n")
    return tmp_path


def run(project: Path, module: str, *options: str) -> subprocess.CompletedProcess[str]:
    """The tool run in a project of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE", "PYTEST"))}
    command = [sys.executable, "-m", f"tests.mutation{module}", *options]
    return subprocess.run(
        command,
        cwd=project,
        env=environment | {"PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_a_test_would_notice_is_killed_and_what_none_looks_at_survives(project: Path) -> None:
    done = run(project, "", "--number", "100", "--patience", "3")
    survivors = done.stdout.partition("Survivors:")[2].split("\n")
    assert sorted(line for line in survivors if line) == [
        "app/ages.py:13 unseen: 2 → 1",
        "app/ages.py:13 unseen: 2 → 3",
        "app/ages.py:13 unseen: age + 2 → (age - 2)",
        "app/ages.py:13 unseen: return age + 2 → return None",
    ]
    assert "app/ages.py:8 may_vote: age >= LAWFUL → (age > LAWFUL)" in done.stdout
    assert re.search(r"timed out +1 tests +app/ages.py:20 counted: years \+= 1 → pass", done.stdout)
    assert done.returncode == 1
    assert (project / "app" / "ages.py").read_text() == AGES


def test_lines_and_branches_that_no_test_reaches_are_named_and_refused(project: Path) -> None:
    assert run(project, ".measuring").returncode == 0
    test = project / "tests" / "test_ages.py"
    test.write_text(test.read_text().replace("unseen(1)", "assert True"))
    done = run(project, ".measuring")
    assert re.search(r"app/ages\.py .* 13", done.stdout)
    assert done.returncode != 0
