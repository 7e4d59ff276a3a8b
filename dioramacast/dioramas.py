"""Making dioramas: painted where that may be, else drawn by ourselves."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace

from dioramacast import specs
from dioramacast.demand import Demand
from dioramacast.diorama import Diorama
from dioramacast.easel import Easel, event_id_of
from dioramacast.errors import CannotCancel, MediaStoreError, RateLimited, UnknownPicture, UpstreamError
from dioramacast.gallery import Curator
from dioramacast.jobs import Permit
from dioramacast.media_links import MediaLinks
from dioramacast.media_store import Shelf
from dioramacast.models import DioramaSpec, JobState, Place, Units, WeatherAnswer
from dioramacast.validation import DioramaRequest, DioramaSettings
from dioramacast.wire import JobBody
from dioramacast.wishes import Wishes

_OURS = "Drawn by DioramaCast."
_AT_THE_DESK = 8
"""Orders taken at one time: a thousand at once would keep everybody else from the event loop."""


@dataclass(frozen=True, slots=True)
class _Order:
    diorama_id: str
    painted: DioramaSpec
    preview: Diorama


class Studio:
    """``easel`` None: no image model is configured, and our own drawing is the picture.

    ``prepare`` is told that a picture will soon be asked for.
    """

    def __init__(
        self,
        *,
        wishes: Wishes,
        shelf: Shelf,
        curator: Curator,
        demand: Demand,
        easel: Easel | None,
        no_painter_reason: str,
        prepare: Callable[[], None],
        links: MediaLinks,
    ) -> None:
        self._wishes = wishes
        self._shelf = shelf
        self._curator = curator
        self._demand = demand
        self._easel = easel
        self._no_painter_reason = no_painter_reason
        self._prepare = prepare
        self._links = links
        self._desk = threading.BoundedSemaphore(_AT_THE_DESK)
        self.arrivals = 0
        """Paintings that came while somebody waited for them here: pages made before one know nothing of it."""

    @property
    def is_healthy(self) -> bool:
        """From the image model's latest outcome; what is not configured is healthy."""
        return self._easel is None or self._easel.is_healthy

    @property
    def paints(self) -> bool:
        """Whether there is an image model to ask."""
        return self._easel is not None

    def make(self, request: DioramaRequest, permit: Permit, wait_until: float) -> Diorama | JobBody:
        """The diorama of a validated request; its job where it is still being painted at ``wait_until``.

        By the monotonic clock: also a wait for the weather, or for one's turn, must not outlast a router's patience.

        Raises:
            UnknownPlace: no coordinates, and ``location`` is not a place the gazetteer knows.
            RateLimited: by ``permit``; ``preview_url`` then names our own drawing.
        """
        self._prepare()
        # Whoever waits, for weather or for a picture, waits outside of the desk: at it is work for the processor.
        with self._desk if request.is_complete else nullcontext():
            spec, message = self._wishes.spec_of(request)
        made = self._made(spec, message, permit, wait_until)
        return self._shown(made) if isinstance(made, Diorama) else made

    def show(self, place: Place, answer: WeatherAnswer | None, settings: DioramaSettings, units: Units) -> Diorama:
        """The diorama of a place in weather that is already at hand; None: no weather can be had.

        Asks no image model: what was painted before is shown, else our own drawing.
        """
        self._prepare()
        spec, message = self._wishes.spec_in_weather(place, answer, settings, units)
        if self._easel:
            painted = self._easel.painted_spec(spec)
            if self._easel.is_painted(painted):
                self._drawn(spec, message, _preview_of(specs.diorama_id(painted), spec))
                return self._shown(self._painted(self._easel, painted, message, is_known=True))
        return self._shown(self._drawn(spec, f"{message} {_OURS}"))

    def named(self, diorama_id: str) -> tuple[DioramaSpec, Diorama | None] | None:
        """A diorama that was to be painted, and itself where it is. Orders nothing.

        None: no such was asked for, or that cannot be known.
        """
        try:
            spec = self._spec(diorama_id)
        except (UnknownPicture, MediaStoreError):
            return None
        if self._easel is None or not spec.painted_artwork_id:
            return None
        if not self._easel.is_painted(spec):
            return spec, None
        return spec, self._shown(self._painted(self._easel, spec, "", is_known=True))

    def drawing(self, diorama_id: str) -> Diorama | None:
        """Our own drawing of a diorama, painted or not; None where it is lost.

        Raises:
            UnknownPicture: there is no such diorama.
            MediaStoreError: that cannot be known.
        """
        self._spec(diorama_id)
        try:
            spec = self._spec(self._preview_id(diorama_id))
        except (UnknownPicture, MediaStoreError):
            return None
        return None if spec.painted_artwork_id else self._drawn(spec, "")

    def traits(self, diorama: Diorama) -> dict[str, str]:
        """``placeholder`` and ``sky`` of a painted one; empty for our own, and where they are lost."""
        return self._easel.traits(diorama.artwork_id) if self._easel and diorama.model else {}

    def progress(self, diorama_id: str) -> JobBody:
        """How far a diorama is; what we draw ourselves is always done.

        Raises:
            UnknownPicture, MediaStoreError
        """
        spec = self._spec(diorama_id)
        if self._easel is None or not spec.painted_artwork_id:
            return _done(diorama_id, self._links)
        body = self._easel.progress(diorama_id, spec, self._preview_id(diorama_id))
        if body.state is JobState.DONE:
            self._curator.show(diorama_id, spec, spec.painted_artwork_id)
        return body

    def events(self, diorama_id: str, last_event_id: str) -> Iterator[str] | None:
        """The same as server-sent events; None: all has been told to whoever was told ``last_event_id``.

        Raises:
            UnknownPicture, MediaStoreError
        """
        now = self.progress(diorama_id)
        if now.state.is_final and event_id_of(now) == last_event_id:
            return None
        spec = self._spec(diorama_id)
        if self._easel is None or not spec.painted_artwork_id:
            return iter([f"id: {event_id_of(now)}\nevent: job\ndata: {now.model_dump_json()}\n\n"])
        return self._easel.events(diorama_id, spec, self._preview_id(diorama_id), last_event_id)

    def cancel(self, diorama_id: str) -> JobBody:
        """Raises ``UnknownPicture``, ``MediaStoreError`` and ``CannotCancel``."""
        spec = self._spec(diorama_id)
        if self._easel is None or not spec.painted_artwork_id:
            raise CannotCancel("This picture is done.")
        self._easel.cancel(spec)
        return self.progress(diorama_id)

    def _made(self, spec: DioramaSpec, message: str, permit: Permit, wait_until: float) -> Diorama | JobBody:
        if self._easel is None:
            return self._drawn(spec, f"{message} {_OURS} {self._no_painter_reason}")
        with self._desk:
            made = self._ordered(self._easel, spec, message, permit)
        return self._waited(self._easel, made, wait_until) if isinstance(made, _Order) else made

    def _ordered(self, easel: Easel, spec: DioramaSpec, message: str, permit: Permit) -> "Diorama | _Order":
        painted = easel.painted_spec(spec)
        self._demand.count(painted.painted_artwork_id, painted.artwork)
        if easel.is_painted(painted):
            return self._painted(easel, painted, message, is_known=True)
        diorama_id = specs.diorama_id(painted)
        beside = _stored(diorama_id, painted) | _preview_of(diorama_id, spec)
        preview = self._drawn(spec, message, beside)
        try:
            easel.order(painted, permit)
        except UpstreamError as error:
            return replace(preview, message=f"{message} {_OURS} {error.message}")
        except RateLimited as error:
            error.preview_url = preview.image_url
            raise
        return _Order(diorama_id, painted, preview)

    def _waited(self, easel: Easel, order: "_Order", wait_until: float) -> Diorama | JobBody:
        painted, preview = order.painted, order.preview
        job = easel.wait(painted, wait_until - time.monotonic())
        body = easel.job_body(order.diorama_id, painted, preview.id, job)
        if body.state is JobState.DONE:
            self.arrivals += 1
            return self._painted(easel, painted, preview.message, is_known=False)
        if body.state.is_final:
            return replace(preview, message=f"{preview.message} {_OURS} {body.error or ''}".rstrip())
        return body

    def _painted(self, easel: Easel, painted: DioramaSpec, message: str, *, is_known: bool) -> Diorama:
        message = f"{message} Painted by {easel.model_name}."
        diorama_id, artwork_id = specs.diorama_id(painted), painted.painted_artwork_id
        self._shelf.put(_stored(diorama_id, painted))
        return Diorama(diorama_id, artwork_id, painted, message, is_known, self._links, easel.model_name)

    def _drawn(self, spec: DioramaSpec, message: str, beside: dict[str, bytes] | None = None) -> Diorama:
        """Our own drawing; ``beside`` is stored in the same round trip."""
        diorama_id, artwork_id = specs.diorama_id(spec), specs.artwork_id(spec.artwork)
        stored = _stored(diorama_id, spec) | (beside or {})
        is_known = self._shelf.get(f"{artwork_id}.artwork") is not None
        if not is_known:
            stored[f"{artwork_id}.artwork"] = specs.artwork_to_json(spec.artwork)
        self._shelf.put(stored)
        return Diorama(diorama_id, artwork_id, spec, message, is_known, self._links)

    def _shown(self, diorama: Diorama) -> Diorama:
        self._curator.show(diorama.id, diorama.spec, diorama.artwork_id)
        return diorama

    def _spec(self, diorama_id: str) -> DioramaSpec:
        data = self._shelf.find(f"{diorama_id}.diorama")
        try:
            return specs.diorama_from_json(data or b"")
        except ValueError:
            raise UnknownPicture("There is no such picture.") from None

    def _preview_id(self, diorama_id: str) -> str:
        """Of our own drawing; where that is lost, the picture's own, which is drawn as long as it is not painted."""
        return (self._shelf.get(f"{diorama_id}.preview") or b"").decode(errors="replace") or diorama_id


def _stored(diorama_id: str, spec: DioramaSpec) -> dict[str, bytes]:
    return {f"{diorama_id}.diorama": specs.diorama_to_json(spec)}


def _preview_of(diorama_id: str, drawn: DioramaSpec) -> dict[str, bytes]:
    return {f"{diorama_id}.preview": specs.diorama_id(drawn).encode()}


def _done(diorama_id: str, links: MediaLinks) -> JobBody:
    url = links.diorama(diorama_id, "svg")
    return JobBody(
        id=diorama_id,
        state=JobState.DONE,
        position=None,
        elapsed_seconds=0,
        eta_seconds=None,
        image_url=url,
        preview_url=url,
        error=None,
    )
