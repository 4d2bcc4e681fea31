"""The mutants of a file, each a piece of source to be put in another's place, and the lot that draws some of them.

Mutants that behave like the original are not sorted out: they count as survivors.
"""

import ast
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.mutation.changes import Altered, Change, changes, inner, left_alone


@dataclass(frozen=True, slots=True)
class Mutant:
    """Bytes `start` to `end` of a file, which stand on lines `line` to `last_line`, with `text` in their place."""

    file: str
    inside: str
    line: int
    last_line: int
    start: int
    end: int
    was: str
    text: str

    @classmethod
    def none(cls, file: str) -> "Mutant":
        """A file without a change."""
        return cls(file, "", 1, 1, 0, 0, "", "")

    def of(self, source: bytes) -> bytes:
        """The source of the file with the change made."""
        return source[: self.start] + self.text.encode() + source[self.end :]

    def lot(self, seed: str, ordinal: int) -> str:
        """What decides whether it is drawn; `ordinal` tells it from those that change the same words of a function."""
        said = "\0".join((seed, self.file, self.inside, self.was, self.text, str(ordinal)))
        return hashlib.sha256(said.encode()).hexdigest()

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.inside or 'module'}: {_one_line(self.was)} → {_one_line(self.text)}"


def _one_line(source: str) -> str:
    line = " ".join(source.split())
    return line if len(line) <= 160 else f"{line[:159]}…"


def drawn(mutants: Iterable[Mutant], number: int, seed: str) -> list[Mutant]:
    """So many of the mutants, the same on every machine; a change of one function draws no others elsewhere."""
    met: Counter[tuple[str, str, str, str]] = Counter()
    lots = []
    for mutant in mutants:
        key = mutant.file, mutant.inside, mutant.was, mutant.text
        lots.append((mutant.lot(seed, met[key]), mutant))
        met[key] += 1
    return [mutant for _, mutant in sorted(lots, key=lambda lot: lot[0])[:number]]


def mutants(file: str, source: str) -> list[Mutant]:
    """Every mutant of a file once, in the order of its lines."""
    found = dict.fromkeys(_Finder(file, source).found(ast.parse(source), "", None))
    return sorted(found, key=lambda mutant: (mutant.start, mutant.end, mutant.text))


class _Finder:
    def __init__(self, file: str, source: str) -> None:
        self.file, self.source, self.starts = file, source.encode(), [0]
        for line in self.source.split(b"\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def found(self, node: ast.AST, inside: str, formatted: ast.JoinedStr | None) -> Iterator[Mutant]:
        """The mutants of a node and of what is in it, which stands in a function and, if so, in a formatted text."""
        if left_alone(node):
            return
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            inside = f"{inside}.{node.name}".lstrip(".")
        if isinstance(node, ast.JoinedStr):
            formatted = formatted or node
        for change in changes(node):
            if not formatted:
                yield self._mutant(change.node, _text(change), inside)
            elif isinstance(change, Altered):
                yield self._mutant(formatted, _text(change, formatted), inside)
        for child in inner(node):
            yield from self.found(child, inside, formatted)

    def _mutant(self, node: ast.AST, text: str, inside: str) -> Mutant:
        assert isinstance(node, ast.expr | ast.stmt)
        start = self.starts[node.lineno - 1] + node.col_offset
        end = self.starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        was = self.source[start:end].decode()
        return Mutant(self.file, inside, node.lineno, node.end_lineno or 0, start, end, was, text)


def _text(change: Change, formatted: ast.JoinedStr | None = None) -> str:
    """The source after a change: of the node, or of the formatted text that it stands in, for Python 3.11 does not say
    where in such a text a node begins."""
    if not isinstance(change, Altered):
        return _safe(change.by)
    before = getattr(change.node, change.field)
    setattr(change.node, change.field, change.value)
    text = _safe(formatted or change.node)
    setattr(change.node, change.field, before)
    return text


def _safe(node: ast.AST) -> str:
    """A node as source that can stand wherever one stood."""
    text = ast.unparse(ast.fix_missing_locations(node))
    return f"({text})" if isinstance(node, ast.expr) and not isinstance(node, ast.Slice | ast.Constant) else text
