"""Compiled templates: used while they are those of their sources, and never needed."""

from pathlib import Path

import jinja2
import pytest

from app.web import compiled
from app.web.compiled import Compiled, compile_all
from app.web.rendering import TEMPLATES, environment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one template."""
    (tmp_path / "page.html").write_text("one", encoding="utf-8")
    return tmp_path


def shown(folder: Path, made_by: Path | None = None) -> str:
    """What a new process shows of the template; `made_by` is the file that says how it is compiled."""
    kept = Compiled(folder, made_by or Path(__file__))
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), bytecode_cache=kept)
    return environment.get_template("page.html").render()


def uncompilable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jinja2.Environment, "compile", None)


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(folder) == "one"
    uncompilable(monkeypatch)
    assert shown(folder) == "one"


def test_whoever_serves_may_read_what_another_compiled(folder: Path) -> None:
    shown(folder)
    [file] = (folder / "__pycache__").iterdir()
    assert file.stat().st_mode & 0o777 == 0o644


def test_a_changed_template_is_compiled_anew(folder: Path) -> None:
    assert shown(folder) == "one"
    (folder / "page.html").write_text("two", encoding="utf-8")
    assert shown(folder) == "two"


@pytest.mark.parametrize("changed", ["the environment", "Jinja"])
def test_what_compiles_otherwise_compiles_anew(folder: Path, monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    assert shown(folder) == "one"
    made_by = folder / "page.html" if changed == "the environment" else None
    if changed == "Jinja":
        monkeypatch.setattr(jinja2, "__version__", "another")
    uncompilable(monkeypatch)
    with pytest.raises(TypeError):
        shown(folder, made_by)


def test_a_folder_that_is_only_read_is_served_all_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert shown(folder) == "one"
    assert not (folder / "__pycache__").exists()


def test_every_template_is_compiled_at_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    compile_all(environment())
    uncompilable(monkeypatch)
    environment.cache_clear()
    compile_all(environment())
    assert len(list(TEMPLATES.iterdir())) - 1 == len(environment().list_templates(extensions=compiled.KINDS))
