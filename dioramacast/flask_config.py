"""What Flask and its extensions are told, under the names that they ask for."""

from typing import Any

from dioramacast import limit_storage
from dioramacast.services import FLASK_CACHE_SHARE, Services
from dioramacast.settings import Settings

EXPOSED_HEADERS = ("Age", "ETag", "Retry-After", "X-Request-ID")
"""What a page of an allowed origin may read of an answer."""


def flask_config(settings: Settings, services: Services) -> dict[str, Any]:
    """A mapping for ``app.config``: answers are compressed, and counts and caches are those of all processes."""
    return {
        "DEBUG": settings.flask_debug,
        "TEMPLATES_AUTO_RELOAD": settings.flask_debug,
        "COMPRESS_MIMETYPES": ["text/html", "text/css", "text/javascript", "application/json", "image/svg+xml"],
        "COMPRESS_ALGORITHM": ["br", "gzip"],
        "RATELIMIT_ENABLED": settings.rate_limit_enabled,
        "RATELIMIT_STRATEGY": "moving-window",
        "RATELIMIT_STORAGE_URI": limit_storage.URI,
        "RATELIMIT_STORAGE_OPTIONS": {"counter": services.visits},
        "CACHE_TYPE": "dioramacast.flask_cache.TwoLevelCache",
        "CACHE_MAX_BYTES": int(settings.cache_max_bytes * FLASK_CACHE_SHARE),
    }


def cors_config(settings: Settings) -> dict[str, Any]:
    """Arguments for Flask-CORS: who may ask the API from other sites."""
    return {
        "resources": {r"/api/.*": {"origins": list(settings.allowed_origins)}},
        "expose_headers": list(EXPOSED_HEADERS),
        # Who comes from no other site is told of none.
        "always_send": False,
        # Its own Vary is missing where there is one origin, or none in the request; see ``finish`` in app.py.
        "vary_header": False,
    }
