"""Whether this process should be sent visitors. Told from what happened, never by a call made for the purpose."""

from dataclasses import dataclass
from enum import StrEnum


class Readiness(StrEnum):
    READY = "ready"
    DEGRADED = "degraded"
    NOT_READY = "not_ready"


@dataclass(frozen=True, slots=True)
class Checks:
    weather_api: bool
    image_api: bool
    cache: bool


class Lifecycle:
    """Starting until ``started``, then serving, then draining until the process ends."""

    def __init__(self) -> None:
        self.is_started = False
        self.is_draining = False
        self.cannot_serve = ""
        """Why not, where starting failed."""

    def judge(self, checks: Checks) -> tuple[Readiness, str]:
        """The state and a word on why."""
        if self.is_draining:
            return Readiness.NOT_READY, "draining"
        if self.cannot_serve:
            return Readiness.NOT_READY, self.cannot_serve
        if not self.is_started:
            return Readiness.NOT_READY, "starting"
        failing = [name for name in ("weather_api", "image_api", "cache") if not getattr(checks, name)]
        if failing:
            return Readiness.DEGRADED, f"failing: {', '.join(failing)}"
        return Readiness.READY, "serving"
