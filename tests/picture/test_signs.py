"""The signs of outcomes and of kinds of claims: one for each, told apart without their colour."""

import re

import pytest

from app.lists import CLAIM_KINDS, OUTCOMES
from app.picture.signs import MIDDLE, RADIUS, kind_sign, outcome_sign


def test_every_outcome_and_every_kind_has_a_sign() -> None:
    assert all(outcome_sign(relation, 7, 7) for relation in OUTCOMES)
    assert all(kind_sign(kind, 7, 7) for kind in CLAIM_KINDS)


def test_outcomes_and_kinds_differ_in_their_outlines() -> None:
    assert len({kind_sign(kind, 7, 7) for kind in CLAIM_KINDS}) == len(CLAIM_KINDS)
    outlines = {relation: outcome_sign(relation, 7, 7) for relation in OUTCOMES}
    assert outlines["open"] == outlines["supported"]  # a ring and a disc, by how they are filled
    assert len(set(outlines.values())) == len(OUTCOMES) - 1


@pytest.mark.parametrize("relation", OUTCOMES)
def test_a_sign_begins_near_its_point_and_moves_with_it(relation: str) -> None:
    def begin(x: float, y: float) -> tuple[float, float]:
        first = re.match(r"M(-?[\d.]+),(-?[\d.]+)", outcome_sign(relation, x, y))
        assert first
        return float(first[1]), float(first[2])

    x, y = begin(MIDDLE, MIDDLE)
    assert max(abs(x - MIDDLE), abs(y - MIDDLE)) <= RADIUS * 1.3
    assert begin(100 + MIDDLE, 50 + MIDDLE) == (100 + x, 50 + y)
