"""The same weather answered as others would: Flask alone, and Flask with a limiter and a cache over Redis.

Each serves the body of the answer that ``$BENCH_ANSWER`` holds, as the field's tutorials write it.
"""

import json
import os
from typing import Any

from flask import Flask
from flask_caching import Cache
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from bench.bare import Answer, Lifeless
from bench.site import UNLIMITED


def build_flask_app() -> Flask:
    """A view that returns the dict, and nothing else."""
    app, weather = _new_app()
    app.add_url_rule("/api/weather", view_func=lambda: weather, endpoint="weather")
    return app


def build_limited_and_cached_app() -> Flask:
    """Flask-Limiter and Flask-Caching, both over Redis."""
    app, weather = _new_app()
    limiter = Limiter(get_remote_address, app=app, storage_uri=os.environ["REDIS_URL"])
    cache = Cache(app, config={"CACHE_TYPE": "RedisCache", "CACHE_REDIS_URL": os.environ["REDIS_URL"]})

    def view() -> dict[str, Any]:
        return weather

    cached = cache.cached(timeout=3600, query_string=True)(view)
    app.add_url_rule("/api/weather", view_func=limiter.limit(UNLIMITED)(cached), endpoint="weather")
    return app


def _new_app() -> tuple[Flask, dict[str, Any]]:
    app = Flask(__name__)
    app.extensions["dioramacast"] = Lifeless()
    app.add_url_rule("/health", view_func=lambda: {"status": "healthy"}, endpoint="health")
    return app, json.loads(Answer.of_environment().body)
