"""Which small changes a piece of source may have: what a slip of the hand, or of thought, would make of it.

Left alone is what no reader meets or no test could see: docstrings, type hints, decorators, assertions, texts of logs.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

SWAPPED: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.GtE), ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,), ast.NotIn: (ast.In,), ast.And: (ast.Or,), ast.Or: (ast.And,),
    ast.Add: (ast.Sub,), ast.Sub: (ast.Add,), ast.Mult: (ast.FloorDiv,), ast.FloorDiv: (ast.Mult,),
    ast.Mod: (ast.Mult,), ast.Pow: (ast.Mult,), ast.BitOr: (ast.BitAnd,), ast.BitAnd: (ast.BitOr,),
    ast.LShift: (ast.RShift,), ast.RShift: (ast.LShift,),
}  # fmt: skip
MISTAKEN = {
    "min": "max", "max": "min", "any": "all", "all": "any", "startswith": "endswith", "endswith": "startswith",
    "removeprefix": "removesuffix", "removesuffix": "removeprefix", "union": "intersection", "intersection": "union",
    "partition": "rpartition", "rpartition": "partition", "lower": "upper", "casefold": "upper",
}  # fmt: skip
"""Functions and methods, and those that are easily taken for them."""
LOGS = {"log", "logger", "logging"}
TYPES = {"TypeVar", "NewType", "ParamSpec"}
GENERIC = {"tuple", "list", "dict", "set", "frozenset", "type"}
NEGATED_BY_SWAP = ast.Eq | ast.NotEq | ast.Is | ast.IsNot | ast.In | ast.NotIn


@dataclass(frozen=True, slots=True)
class Altered:
    """A field of a node with another value."""

    node: ast.AST
    field: str
    value: Any


@dataclass(frozen=True, slots=True)
class Replaced:
    """A node with another in its place."""

    node: ast.AST
    by: ast.AST


Change = Altered | Replaced


def changes(node: ast.AST) -> Iterator[Change]:
    """What may be changed of a node itself; what is in it has changes of its own."""
    match node:
        case ast.Compare():
            for place, operator in enumerate(node.ops):
                for other in SWAPPED[type(operator)]:
                    yield Altered(node, "ops", [*node.ops[:place], other(), *node.ops[place + 1 :]])
        case ast.BoolOp():
            yield from (Altered(node, "op", other()) for other in SWAPPED[type(node.op)])
            yield from (Altered(node, "values", fewer) for fewer in without_one(node.values))
        case ast.BinOp():
            yield from (Altered(node, "op", other()) for other in SWAPPED.get(type(node.op), ()))
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield Replaced(node, node.operand)
        case ast.Constant():
            yield from (Altered(node, "value", value) for value in other_values(node.value))
        case ast.Slice():
            yield from (Altered(node, side, None) for side in ("lower", "upper") if getattr(node, side))
        case ast.Tuple() | ast.List() | ast.Set() if not isinstance(getattr(node, "ctx", None), ast.Store):
            yield from (Altered(node, "elts", fewer) for fewer in without_one(node.elts))
        case ast.Dict():
            for keys, values in zip(without_one(node.keys), without_one(node.values), strict=True):
                yield Replaced(node, ast.Dict(keys, values))
        case ast.Call():
            yield from called_otherwise(node)
        case ast.IfExp() | ast.If() | ast.While():
            yield from negated(node.test)
        case ast.comprehension():
            yield from (change for condition in node.ifs for change in negated(condition))
        case ast.stmt():
            yield from of_statement(node)


def other_values(value: object) -> Iterator[object]:
    """What a constant may be instead: the truth turned round, the number beside it, no text."""
    match value:
        case bool():
            yield not value
        case int() | float():
            yield from (value + 1, value - 1)
        case str() if value:
            yield ""
        case bytes() if value:
            yield b""


def without_one(members: list[Any]) -> Iterator[list[Any]]:
    """The members without each of them, where there are several."""
    if len(members) > 1:
        yield from ([*members[:place], *members[place + 1 :]] for place in range(len(members)))


def called_otherwise(call: ast.Call) -> Iterator[Change]:
    """Another function, or one named argument fewer."""
    match call.func:
        case ast.Name(id=name) if name in MISTAKEN:
            yield Altered(call, "func", ast.Name(MISTAKEN[name]))
        case ast.Attribute(value=value, attr=name) if name in MISTAKEN:
            yield Altered(call, "func", ast.Attribute(value, MISTAKEN[name]))
    for place, keyword in enumerate(call.keywords):
        if keyword.arg:
            yield Altered(call, "keywords", [*call.keywords[:place], *call.keywords[place + 1 :]])


def negated(test: ast.expr) -> Iterator[Change]:
    """A condition turned round, where no other change of it does the same."""
    match test:
        case ast.Constant() | ast.UnaryOp(op=ast.Not()):
            return
        case ast.Compare(ops=[operator]) if isinstance(operator, NEGATED_BY_SWAP):
            return
    yield Replaced(test, ast.UnaryOp(ast.Not(), test))


def of_statement(statement: ast.stmt) -> Iterator[Change]:
    """A statement left out, or one way out of a loop for the other; a function that returns nothing."""
    match statement:
        case ast.Break():
            yield Replaced(statement, ast.Continue())
        case ast.Continue():
            yield from (Replaced(statement, other) for other in (ast.Break(), ast.Pass()))
        case ast.Return(value=value) if value and not (isinstance(value, ast.Constant) and value.value is None):
            yield Altered(statement, "value", ast.Constant(None))
        case ast.Expr() | ast.AugAssign() | ast.Raise() | ast.Delete():
            yield Replaced(statement, ast.Pass())
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield Replaced(statement, ast.Pass())


def inner(node: ast.AST) -> Iterator[ast.AST]:
    """What of a node may have changes: its children, but for hints of types, decorators and what else is left alone."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield from [*node.args.defaults, *filter(None, node.args.kw_defaults), *node.body]
        case ast.ClassDef():
            yield from node.body
        case ast.AnnAssign():
            yield from [node.value] if node.value else []
        case ast.Call(func=ast.Name(id="cast")):
            yield from node.args[1:]
        case _:
            yield from ast.iter_child_nodes(node)


def left_alone(node: ast.AST) -> bool:
    """Whether neither a node nor what is in it has changes."""
    match node:
        case ast.Assert() | ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Raise(exc=ast.Call(func=ast.Name(id="AssertionError"))) | ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name))):
            return name in LOGS
        case ast.Expr(value=ast.Call() as call) | ast.Assign(value=ast.Call(func=ast.Name()) as call):
            return left_alone(call) or (isinstance(call.func, ast.Name) and call.func.id in TYPES)
        case ast.Subscript(value=ast.Name(id=name)):
            return name in GENERIC or (name[0].isupper() and not name.isupper())
    return False
