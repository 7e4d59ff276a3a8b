"""What the settings come to, without asking anybody (``python -m dioramacast check``)."""

from collections.abc import Iterator

from pydantic import SecretStr

from dioramacast.settings import Settings

_BROKER_CONNECTIONS_WEB, _BROKER_CONNECTIONS_WORKER = 2, 6
"""Of Celery's, beside our own pool."""


def effective(settings: Settings) -> Iterator[tuple[str, str]]:
    """(name, value) of each setting that has one; a secret says only that it is set."""
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        if value is None or value == ():
            continue
        yield name.upper(), _text(value)


def _text(value: object) -> str:
    if isinstance(value, SecretStr):
        return "set"
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(value) if isinstance(value, tuple) else str(value)


def remarks(settings: Settings) -> Iterator[str]:
    """What is allowed, and may still be not what was meant."""
    if not settings.allowed_hosts:
        yield "ALLOWED_HOSTS is empty: any name is answered to."
    if settings.trusted_proxies == 0:
        yield "TRUSTED_PROXIES is 0: behind a proxy all visitors would count as one."
    if settings.redis_url is None and (settings.web_concurrency or 1) > 1:
        yield "WEB_CONCURRENCY needs REDIS_URL: one process is started."
    if settings.redis_url is None:
        yield "Without REDIS_URL nothing is shared: run one instance."
    if settings.gemini_api_key and settings.redis_url is None:
        yield "Without REDIS_URL the spend is counted on this disk, which Heroku empties daily."
    if settings.gemini_api_key and settings.gemini_daily_budget_usd == 0:
        yield "GEMINI_DAILY_BUDGET_USD is 0: GEMINI_API_KEY buys nothing."
    if not settings.rate_limit_enabled:
        yield "RATE_LIMIT_ENABLED is false: nobody is limited."


def redis_connections(settings: Settings, web_processes: int, workers: int) -> int:
    """The most that all processes together open, for a plan that counts them."""
    of_web = settings.redis_connections + (_BROKER_CONNECTIONS_WEB if settings.gemini_api_key else 0)
    return web_processes * of_web + workers * (settings.redis_connections + _BROKER_CONNECTIONS_WORKER)
