"""Owns what a trial tells: what went wrong, counted by its words, and the row that is made of it. It tries nothing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.bench.table import Table
from tests.soak.footprint import Footprint

COLUMNS = ("trial", "amount", "errors", "wrong pages", "records lost", "descriptors", "memory, MiB", "seconds")
MOST = 6
"""So many kinds of trouble are told of each trial."""


@dataclass(slots=True)
class Tally:
    """What a trial met: `errors` to readers or of a command, `wrong` pages, records that were `lost`, each by the words
    that tell it; `answers` by what they were; `remarks` that a reader of the table needs."""

    errors: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def must(self, holds: bool, otherwise: str) -> None:
        """Counts an error where something does not hold."""
        if not holds:
            self.errors[otherwise] += 1

    def add(self, other: "Tally") -> None:
        """Takes in what another has counted."""
        for name in ("errors", "wrong", "lost", "answers"):
            getattr(self, name).update(getattr(other, name))
        self.remarks += other.remarks

    def row(self, amount: str, before: Footprint | None = None, after: Footprint | None = None) -> "Row":
        """The row of a trial, with what the server took before and after it."""
        return Row(amount, self, before, after)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table, without the name and the time of the trial, which whoever runs it knows."""

    amount: str
    tally: Tally
    before: Footprint | None = None
    after: Footprint | None = None

    @property
    def is_clean(self) -> bool:
        """Whether nothing failed, was wrong or lost."""
        return not (self.tally.errors or self.tally.wrong or self.tally.lost)

    def cells(self, name: str, seconds: float) -> tuple[str, ...]:
        """The cells of `COLUMNS`."""
        counts = (counter.total() for counter in (self.tally.errors, self.tally.wrong, self.tally.lost))
        return (name, self.amount, *map(str, counts), *self._footprints(), f"{seconds:,.0f}")

    def _footprints(self) -> tuple[str, str]:
        if not self.before or not self.after:
            return "–", "–"
        (first, small), (last, large) = self.before, self.after
        return f"{first} → {last} ({last - first:+d})", f"{small:.0f} → {large:.0f} ({large - small:+.0f})"

    def told(self, name: str) -> Iterator[str]:
        """What the cells do not say: remarks, answers, and the words of what went wrong, the commonest first."""
        yield from (f"- {name}: {remark}" for remark in self.tally.remarks)
        if self.tally.answers:
            yield f"- {name}: answers {', '.join(f'{n:,} × {what}' for what, n in self.tally.answers.most_common())}"
        for kind in ("errors", "wrong", "lost"):
            for words, count in getattr(self.tally, kind).most_common(MOST):
                yield f"- {name}, **{kind}**: {count} × {words}"


def table() -> Table:
    """The table that a run prints, still without rows."""
    return Table("What it was put through", COLUMNS)
