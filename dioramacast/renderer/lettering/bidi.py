"""The order in which letters of left-to-right and right-to-left scripts are shown in one line (UAX #9).

Names need no more than the implicit rules: explicit controls are taken out before, and brackets count as any neutral.
"""

import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import Protocol, TypeVar

_STRONG = {"L": 0, "R": 1, "AL": 1}
_NUMBERS = ("EN", "AN")


def base_level(text: str) -> int:
    """0 where the first strong letter runs left to right, or there is none; else 1."""
    return next((_STRONG[kind] for c in text if (kind := unicodedata.bidirectional(c)) in _STRONG), 0)


def levels(text: str) -> list[int]:
    """The embedding level of every character: odd ones run right to left."""
    base = base_level(text)
    kinds = _neutrals_resolved(_weak_resolved(text, base), base)
    if base == 0:
        return [{"L": 0, "R": 1}.get(kind, 2) for kind in kinds]
    return [1 if kind == "R" else 2 for kind in kinds]


def _weak_resolved(text: str, base: int) -> list[str]:
    """Rules W1 to W7: only L, R, EN, AN and neutrals (ON) are left."""
    kinds = [unicodedata.bidirectional(c) or "L" for c in text]
    before = strong = "R" if base else "L"
    for i, own in enumerate(kinds):
        kind = before if own in ("NSM", "BN") else "AN" if own == "EN" and strong == "AL" else own
        if kind in _STRONG:
            strong = kind
        before = kinds[i] = kind
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for i in range(1, len(kinds) - 1):
        kind, left, right = kinds[i], kinds[i - 1], kinds[i + 1]
        if left == right and (left, kind) in (("EN", "ES"), ("EN", "CS"), ("AN", "CS")):
            kinds[i] = left
    kinds = _terminators_resolved(kinds)
    strong = "R" if base else "L"
    for i, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[i] = "L"
        elif kind not in _NUMBERS:
            kinds[i] = "ON"
    return kinds


def _terminators_resolved(kinds: list[str]) -> list[str]:
    """Rule W5: signs such as ° and % beside a number belong to it."""
    resolved: list[str] = []
    runs = [(kind, len(list(run))) for kind, run in groupby(kinds)]
    for i, (kind, length) in enumerate(runs):
        around = [runs[j][0] for j in (i - 1, i + 1) if 0 <= j < len(runs)]
        resolved += ["EN" if kind == "ET" and "EN" in around else kind] * length
    return resolved


def _neutrals_resolved(kinds: list[str], base: int) -> list[str]:
    """Rules N1 and N2: neutrals between two of one direction join them, others take the base direction."""
    own = "R" if base else "L"
    runs = [(kind, len(list(run))) for kind, run in groupby(kinds)]
    resolved: list[str] = []
    for i, (kind, length) in enumerate(runs):
        if kind != "ON":
            resolved += [kind] * length
            continue
        sides = {
            (own if not 0 <= j < len(runs) else "R" if runs[j][0] in _NUMBERS else runs[j][0]) for j in (i - 1, i + 1)
        }
        resolved += [sides.pop() if len(sides) == 1 else own] * length
    return resolved


class Levelled(Protocol):
    @property
    def level(self) -> int: ...


RunT = TypeVar("RunT", bound=Levelled)


def in_visual_order(runs: Sequence[RunT]) -> list[RunT]:
    """Rule L2: runs, given as they are read, as they stand from left to right."""
    ordered = list(runs)
    if not ordered:
        return ordered
    for level in range(max(run.level for run in ordered), 0, -1):
        start = 0
        for is_high, group in groupby([run.level >= level for run in ordered]):
            end = start + len(list(group))
            if is_high:
                ordered[start:end] = reversed(ordered[start:end])
            start = end
    return ordered
