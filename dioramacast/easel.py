"""Dioramas by the image model, from the visitor's side: which are there, which are being made, how far they are."""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import replace

from dioramacast import specs
from dioramacast.errors import MediaStoreError, PictureRefused, QueueUnreachable, RedisUnavailable
from dioramacast.job_book import GIVEN_UP, WAITED_TOO_LONG, Job
from dioramacast.jobs import Jobs, Permit
from dioramacast.media_links import MediaLinks
from dioramacast.models import DioramaSpec, JobState
from dioramacast.painter import Painter
from dioramacast.wire import JobBody

_HEARTBEAT_SECONDS = 15.0
_PLACE_SECONDS = 2.0
"""Places change whenever any job begins: told to a thousand listeners at once they would be all that is told."""
_RECONNECT_MS = 2000
_SENTENCES = {
    GIVEN_UP: "Painting this picture was interrupted twice. Please ask again.",
    WAITED_TOO_LONG: "This picture waited too long for its turn. Please ask again.",
}
_LOST = "Nobody knows any more what became of this picture. Please ask again."
_UNREACHABLE = "The queue cannot be reached right now."


class Easel:
    """Diorama specs here are ``painted_spec``s: they name their painted artwork."""

    def __init__(self, painter: Painter, jobs: Jobs, links: MediaLinks) -> None:
        self._painter = painter
        self._jobs = jobs
        self._links = links

    @property
    def model_name(self) -> str:
        return self._painter.model_name

    @property
    def is_healthy(self) -> bool:
        return self._painter.is_healthy

    def painted_spec(self, spec: DioramaSpec) -> DioramaSpec:
        """The diorama as it would be painted: in fewer, coarser conditions."""
        artwork = specs.for_painting(spec.artwork)
        artwork_id = self._painter.artwork_id(artwork)
        # The caption's icon shows the true moon, whichever the picture was painted under.
        artwork = replace(artwork, moon_phase=spec.artwork.moon_phase)
        return replace(spec, artwork=artwork, painted_artwork_id=artwork_id)

    def is_painted(self, spec: DioramaSpec) -> bool:
        return self._painter.painted(spec.painted_artwork_id) is not None

    def traits(self, artwork_id: str) -> dict[str, str]:
        return self._painter.traits(artwork_id)

    def order(self, spec: DioramaSpec, permit: Permit) -> None:
        """See ``Jobs.order``, also for what it raises."""
        self._jobs.order(specs.for_painting(spec.artwork), permit)

    def wait(self, spec: DioramaSpec, seconds: float) -> Job | None:
        """See ``Jobs.wait``."""
        return self._jobs.wait(specs.for_painting(spec.artwork), seconds)

    def cancel(self, spec: DioramaSpec) -> None:
        """Raises ``CannotCancel``."""
        self._jobs.cancel(spec.painted_artwork_id)

    def progress(self, diorama_id: str, spec: DioramaSpec, preview_id: str) -> JobBody:
        """Raises ``QueueUnreachable``, but not for what is painted already."""
        job = None
        try:
            job = self._jobs.find(spec.painted_artwork_id)
        except RedisUnavailable:
            if not self.is_painted(spec):
                raise QueueUnreachable(_UNREACHABLE) from None
        return self.job_body(diorama_id, spec, preview_id, job)

    def job_body(self, diorama_id: str, spec: DioramaSpec, preview_id: str, job: Job | None) -> JobBody:
        """What the job of a diorama looks like to visitors."""
        state, error = self._state(spec, job)
        seconds_left = self._jobs.seconds_left(job) if job else None
        return JobBody(
            id=diorama_id,
            state=state,
            position=job.position if job else None,
            elapsed_seconds=round(max(0.0, (job.finished_at or job.now) - job.queued_at)) if job else 0,
            eta_seconds=round(seconds_left) if seconds_left is not None else None,
            image_url=self._links.diorama(diorama_id, "webp") if state is JobState.DONE else None,
            preview_url=self._links.diorama(preview_id, "svg"),
            error=error,
        )

    def _state(self, spec: DioramaSpec, job: Job | None) -> tuple[JobState, str | None]:
        """(the state, why where it failed). The picture is what counts: books forget, and take jobs up again."""
        if job is not None and not job.state.is_final:
            return job.state, None
        try:
            if self._painter.is_painted(spec.painted_artwork_id):
                return JobState.DONE, None
        except MediaStoreError:
            if job is not None and job.state is JobState.DONE:
                return JobState.RUNNING, None  # it is done, and can be had in a moment
        if job is None or job.state is JobState.DONE:
            # Redis has forgotten it; or it was painted where we cannot see it, or evicted since.
            return JobState.FAILED, self._why_gone(spec)
        return job.state, _SENTENCES.get(job.error, job.error) or None

    def _why_gone(self, spec: DioramaSpec) -> str:
        try:
            self._painter.refuse_again(spec.painted_artwork_id)
        except PictureRefused as refusal:
            return refusal.message
        return _LOST

    def events(self, diorama_id: str, spec: DioramaSpec, preview_id: str, last_event_id: str) -> Iterator[str]:
        """Server-sent events: the job when its state has changed, and every other second its place in the queue, until
        it has ended or this process drains.
        """
        yield f"retry: {_RECONNECT_MS}\n\n"
        spoke_at, told = time.monotonic(), ""
        with self._jobs.watch(specs.for_painting(spec.artwork)) as watch:
            while not self._jobs.is_draining:
                if watch.is_seen and _news(watch.job) != told:
                    told = _news(watch.job)
                    body = self.job_body(diorama_id, spec, preview_id, watch.job)
                    event_id = event_id_of(body)
                    if event_id != last_event_id:
                        last_event_id, spoke_at = event_id, time.monotonic()
                        yield f"id: {event_id}\nevent: job\ndata: {body.model_dump_json()}\n\n"
                    if body.state.is_final:
                        return
                watch.wait(_PLACE_SECONDS)
                if time.monotonic() - spoke_at > _HEARTBEAT_SECONDS:
                    spoke_at = time.monotonic()
                    yield ": still there\n\n"


def _news(job: Job | None) -> str:
    """Changes whenever there is something to tell."""
    return f"{job.state}:{job.position}" if job else "none"


def event_id_of(body: JobBody) -> str:
    """The same as long as a visitor has nothing new to learn."""
    told = f"{body.state}:{body.position}:{body.error}"
    return hashlib.sha256(told.encode()).hexdigest()[:12]
