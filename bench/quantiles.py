"""What to say of many measurements."""

import math
from collections.abc import Sequence


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that ``share`` of all do not exceed; not a number where there are none."""
    if not values:
        return math.nan
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def quantiles(values: Sequence[float], *shares: float) -> list[float]:
    ordered = sorted(values)
    return [quantile(ordered, share) for share in shares]
