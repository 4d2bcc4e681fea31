"""Owns coordinates that keep a distance from another one of the same drawn thing, so that no template adds."""


class Offset:
    """`text_x = Offset("x", 4)` in a class of drawn things: whatever `x` is, `text_x` is 4 more."""

    def __init__(self, base: str, by: float) -> None:
        self.base, self.by = base, by

    def __get__(self, drawn: object, _: type) -> float:
        base: float = getattr(drawn, self.base)
        return base + self.by
