"""What stands before Flask: answers repeated from memory, and a line for what is costly."""

import time
from collections.abc import Iterable, Mapping

from dioramacast.admission import Admission, Line
from dioramacast.hot_path import HotPath
from dioramacast.languages import preferred_units
from dioramacast.limit_storage import Permits
from dioramacast.models import Units
from dioramacast.ready_answers import App, Environ, Repeater, StartResponse
from dioramacast.security import scheme
from dioramacast.services import READY_ANSWERS_SHARE, Services
from dioramacast.settings import Settings


def stand_before(app: App, services: Services) -> App:
    """``app``, behind what the settings say."""
    settings, clock = services.settings, time.monotonic
    app = _with_scheme(app, settings.trusted_proxies)

    def repeater(of: App) -> Repeater:
        return Repeater(of, services.record, settings.trusted_proxies, clock)

    link = services.shared.link
    line = Line(lambda: link.is_crowded) if link else Line()
    admitted = Admission(app, repeater(app), line, clock)
    if not settings.hot_path:
        return admitted
    return HotPath(
        admitted,
        repeater(admitted),
        permit=Permits(services.visits, _rates(settings)) if settings.rate_limit_enabled else lambda _n, _v: True,
        max_bytes=int(settings.cache_max_bytes * READY_ANSWERS_SHARE),
        trusted_proxies=settings.trusted_proxies,
        variant=_variant,
        clock=clock,
    )


def _with_scheme(app: App, trusted_proxies: int) -> App:
    def told(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        environ["wsgi.url_scheme"] = scheme(environ, trusted_proxies)
        return app(environ, start_response)

    return told


def _variant(environ: Environ) -> Units | None:
    """The page is in its visitor's units."""
    return preferred_units(environ.get("HTTP_ACCEPT_LANGUAGE", "")) if environ["PATH_INFO"] == "/" else None


def _rates(settings: Settings) -> Mapping[str, str]:
    """By the names that the table of contracts calls them."""
    prefix = "rate_limit_"
    return {
        name.removeprefix(prefix): rate
        for name, rate in settings.model_dump().items()
        if name.startswith(prefix) and isinstance(rate, str)
    }
