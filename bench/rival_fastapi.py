"""The same weather answered by a FastAPI route that returns the dict, and nothing else."""

import json
from typing import Any

from fastapi import FastAPI

from bench.bare import Answer


def build_app() -> FastAPI:
    app = FastAPI()
    body: dict[str, Any] = json.loads(Answer.of_environment().body)

    async def weather(lat: float, lon: float) -> dict[str, Any]:
        return body

    async def health() -> dict[str, str]:
        return {"status": "healthy"}

    app.add_api_route("/api/weather", weather)
    app.add_api_route("/health", health)
    return app
