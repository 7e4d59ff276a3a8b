"""What stands before Flask: answers repeated from memory."""

from collections.abc import Mapping

from dioramacast.hot_path import App, HotPath
from dioramacast.limit_storage import Permits
from dioramacast.services import READY_ANSWERS_SHARE, Services
from dioramacast.settings import Settings


def stand_before(app: App, services: Services) -> App:
    """``app``, behind what the settings say."""
    settings = services.settings
    if not settings.hot_path:
        return app
    permits = Permits(services.visits, _rates(settings))
    return HotPath(
        app,
        permit=permits if settings.rate_limit_enabled else lambda _name, _visitor: True,
        record=services.record,
        max_bytes=int(settings.cache_max_bytes * READY_ANSWERS_SHARE),
        trusted_proxies=settings.trusted_proxies,
        variant=lambda _environ: None,
    )


def _rates(settings: Settings) -> Mapping[str, str]:
    """By the names that the table of contracts calls them."""
    prefix = "rate_limit_"
    return {
        name.removeprefix(prefix): rate
        for name, rate in settings.model_dump().items()
        if name.startswith(prefix) and isinstance(rate, str)
    }
