"""Every failure with a name of its own. ``app.py`` turns them into problem+json, in one place.

The message of an error is a sentence for the visitor: it never holds exception text, keys or addresses.
"""

from collections.abc import Sequence
from enum import StrEnum


class DioramaCastError(Exception):
    """Base of all our errors; ``slug`` is the stable name in ``type``, ``status`` the suggested HTTP status.

    ``retry_after_seconds``: when to come back, where that is known. ``suggestions``: what may have been meant.
    ``preview_url``: our own drawing, where a picture was asked for.
    """

    status = 500
    slug = "internal-error"
    title = "Something went wrong"
    retry_after_seconds: int | None = None
    suggestions: Sequence[str] = ()
    preview_url: str | None = None

    def __init__(self, message: str, retry_after_seconds: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        if retry_after_seconds is not None:
            self.retry_after_seconds = retry_after_seconds


class HttpRefusal(DioramaCastError):
    """What HTTP itself has a name for, such as ``Not Found``."""

    def __init__(self, status: int, name: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.slug = name.lower().replace(" ", "-")
        self.title = name


class SettingsError(DioramaCastError):
    """A setting makes no sense; the message names it. Stops the start."""


class InvalidRequest(DioramaCastError):
    status = 400
    slug = "invalid-request"
    title = "The request is not valid"


class UnknownPlace(InvalidRequest):
    """No place of that name; the suggestions are the nearest names, best first."""

    slug = "unknown-place"
    title = "No such place"

    def __init__(self, suggestions: list[str]) -> None:
        hint = f" Did you mean {'; '.join(suggestions)}?" if suggestions else " Try a larger town nearby."
        super().__init__(f"No place of that name is known.{hint}")
        self.suggestions = suggestions


class BodyTooLarge(InvalidRequest):
    status = 413
    slug = "body-too-large"
    title = "The request body is too large"


class BodyTooSlow(InvalidRequest):
    status = 408
    slug = "body-too-slow"
    title = "The request body came too slowly"


class UnknownPicture(DioramaCastError):
    status = 404
    slug = "not-found"
    title = "Not found"


class UpstreamError(DioramaCastError):
    """A provider gave no good answer. ``permanent``: asking again will not help.

    ``is_free``: it is certain that nothing was made, and so that nothing is charged.
    """

    status = 503
    slug = "upstream-unavailable"
    title = "A provider did not answer"
    permanent = False
    is_free = False
    outcome = "error"
    """Its name in metrics."""
    retry_after_seconds = 5


class UpstreamTimeout(UpstreamError):
    outcome = "timeout"


class UpstreamUnavailable(UpstreamError):
    """It cannot be reached, or what it says cannot be used."""


class NotServed(UpstreamUnavailable):
    """It was never reached, or answered with an error in place of any work."""

    is_free = True


class UpstreamRejected(UpstreamError):
    permanent = True
    outcome = "rejected"


class KeyRefused(UpstreamRejected):
    """The provider does not take our key: asking again will not help, and neither will asking for something else."""

    is_free = True
    outcome = "key_refused"


class PictureRefused(UpstreamError):
    """The image model answered without a picture. ``reason`` is its own word, such as ``IMAGE_SAFETY``."""

    outcome = "refused"
    slug = "picture-refused"
    title = "The image model made no picture"

    def __init__(self, reason: str, permanent: bool) -> None:
        super().__init__(f"The image model made no picture ({reason}).")
        self.reason = reason
        self.permanent = permanent


class PictureTakenDown(PictureRefused):
    """The operator took this picture down; nobody is asked for it again."""

    slug = "picture-taken-down"
    title = "The picture was taken down"

    def __init__(self) -> None:
        super().__init__("TAKEN_DOWN", permanent=True)
        self.message = "The painted picture was taken down, and is not painted again."


class BudgetReason(StrEnum):
    """Why nobody may be asked: ``MINUTE`` and ``PAUSE`` are worth waiting for, the others are not."""

    DAY = "day"
    """The day's money is spent."""
    MINUTE = "minute"
    """Too many calls within a short while."""
    PAUSE = "pause"
    """The provider asked for one, or we take one."""
    UNKNOWN = "unknown"
    """What was spent so far cannot be known, and money fails closed."""


class BudgetSpent(UpstreamError):
    """Our own budget of calls is used up; nobody was asked."""

    slug = "budget-spent"
    title = "The budget of calls is spent for now"
    is_free = True

    def __init__(
        self, message: str, retry_after_seconds: int | None = None, reason: BudgetReason = BudgetReason.MINUTE
    ) -> None:
        super().__init__(message, retry_after_seconds)
        self.reason = reason

    @property
    def passes_soon(self) -> bool:
        """Whether waiting for ``retry_after_seconds`` is worth it."""
        return self.reason in (BudgetReason.MINUTE, BudgetReason.PAUSE)


class QueueFull(UpstreamError):
    """As many jobs wait as may."""

    slug = "queue-full"
    title = "Too many pictures are waiting"
    is_free = True


class QueueUnreachable(DioramaCastError):
    """How far a job is cannot be known right now."""

    status = 503
    slug = "queue-unreachable"
    title = "The queue cannot be reached"
    retry_after_seconds = 2


class CannotCancel(DioramaCastError):
    status = 409
    slug = "cannot-cancel"
    title = "This cannot be cancelled"


class SpendUnknown(DioramaCastError):
    """What was spent today cannot be known right now."""

    status = 503
    slug = "spend-unknown"
    title = "The spend is not known"
    retry_after_seconds = 5


class RedisUnavailable(DioramaCastError):
    """Redis did not answer; whoever asked goes on without it."""


class MediaStoreError(DioramaCastError):
    """What pictures are kept in failed. ``reason`` is the kind of failure, for logs: never a text of the store's."""

    status = 503
    slug = "media-unavailable"
    title = "Pictures cannot be kept or found right now"
    retry_after_seconds = 5

    def __init__(self, reason: str) -> None:
        super().__init__("Pictures cannot be kept or found right now.")
        self.reason = reason


class RateLimited(DioramaCastError):
    """A visitor's own limit."""

    status = 429
    slug = "rate-limited"
    title = "Too many requests"

    def __init__(self, retry_after_seconds: int) -> None:
        message = f"That was a lot at once. The next one is free in {retry_after_seconds} seconds."
        super().__init__(message, retry_after_seconds)


class WeatherUnavailable(DioramaCastError):
    """The end of the weather ladder."""

    status = 503
    slug = "weather-unavailable"
    title = "No weather can be had right now"
    retry_after_seconds = 5


class PictureUnavailable(DioramaCastError):
    """Drawing or converting a picture failed."""

    status = 503
    slug = "picture-unavailable"
    title = "The picture could not be made"
    retry_after_seconds = 5


class NotReady(DioramaCastError):
    status = 503
    slug = "not-ready"
    title = "Not ready"
    retry_after_seconds = 5


class Overloaded(DioramaCastError):
    """This process has more to do than it can in good time."""

    status = 503
    slug = "overloaded"
    title = "Too much is going on right now"
    retry_after_seconds = 1

    def __init__(self) -> None:
        super().__init__("Too much is going on right now. Please try again in a moment.")
