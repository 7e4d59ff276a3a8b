"""Every setting, read once from the environment into one frozen object."""

import re
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    FilePath,
    SecretStr,
    ValidationError,
    ValidationInfo,
)

from dioramacast.errors import SettingsError

_RATE = re.compile(r"^\d+ per (second|minute|hour|day)(;\d+ per (second|minute|hour|day))*$")


class MediaStoreKind(StrEnum):
    DISK = "disk"
    REDIS = "redis"
    S3 = "s3"


class LogLevel(StrEnum):
    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def _origin(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError("must be an origin such as https://api.example.com, without a path")
    return f"{parts.scheme}://{parts.netloc}"


def _origins(origins: tuple[str, ...]) -> tuple[str, ...]:
    """Flask-CORS would take what looks like a regular expression for one."""
    if not all(re.fullmatch(r"\*|https?://[A-Za-z0-9.-]+(:\d+)?", origin) for origin in origins):
        raise ValueError("must be origins such as https://app.example.com, or * for any")
    return origins


def _comma_list(value: Any) -> Any:
    return tuple(item.strip() for item in value.split(",") if item.strip()) if isinstance(value, str) else value


def _rate(text: str) -> str:
    if not _RATE.fullmatch(text):
        raise ValueError("must look like '200 per hour;50 per minute'")
    return text


def _redis_url(url: SecretStr) -> SecretStr:
    if not url.get_secret_value().startswith(("redis://", "rediss://", "unix://")):
        raise ValueError("must begin with redis://, rediss:// or unix://")
    try:
        _ = urlsplit(url.get_secret_value()).port
    except ValueError:
        raise ValueError("is no URL; what is special in its password is to be percent-encoded") from None
    return url


def _media_store(values: Mapping[str, Any]) -> MediaStoreKind:
    """What all processes share, where there is such a thing."""
    return MediaStoreKind.REDIS if values.get("redis_url") else MediaStoreKind.DISK


def _has_what_it_needs(kind: MediaStoreKind, known: ValidationInfo) -> MediaStoreKind:
    if kind is MediaStoreKind.REDIS and not known.data.get("redis_url"):
        raise ValueError("redis needs REDIS_URL")
    if kind is MediaStoreKind.S3 and not known.data.get("s3_bucket"):
        raise ValueError("s3 needs S3_BUCKET")
    return kind


def _media_max_bytes(values: Mapping[str, Any]) -> int:
    # The smallest plans of hosted Redis have 25 MB for everything.
    return 16 * MEBIBYTE if values.get("media_store") is MediaStoreKind.REDIS else 256 * MEBIBYTE


def _needs_a_proxy(https_only: bool, known: ValidationInfo) -> bool:
    if https_only and not known.data.get("trusted_proxies"):
        raise ValueError("needs TRUSTED_PROXIES: without a proxy to be believed, nobody knows who comes over https")
    return https_only


def _both_or_neither(secret: SecretStr | None, known: ValidationInfo) -> SecretStr | None:
    if (secret is None) != (known.data.get("s3_access_key_id") is None):
        raise ValueError("comes together with S3_ACCESS_KEY_ID, or neither is set")
    return secret


def _tiles_url(url: str) -> str:
    parts = urlsplit(url)
    is_address = parts.scheme in ("http", "https") and re.fullmatch(r"[A-Za-z0-9.-]+(:\d+)?", parts.netloc)
    if not is_address or not all(part in parts.path for part in ("{z}", "{x}", "{y}")):
        raise ValueError("must look like https://tiles.example.org/{z}/{x}/{y}.png")
    return url


def _goes_with_tiles(attribution: str | None, known: ValidationInfo) -> str | None:
    if known.data.get("map_tiles_url") and not attribution:
        raise ValueError("must say whom to thank for the tiles of MAP_TILES_URL")
    return attribution


Origin = Annotated[str, AfterValidator(_origin)]
Rate = Annotated[str, AfterValidator(_rate)]
CommaList = Annotated[tuple[str, ...], BeforeValidator(_comma_list)]
MEBIBYTE = 1024 * 1024


class Settings(BaseModel):
    """Field names are the environment's names in lower case; an empty value is an unset one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    port: int = Field(5000, ge=0, le=65535)
    web_concurrency: int | None = Field(None, ge=1, le=256)
    log_level: LogLevel = LogLevel.INFO
    worker_metrics_port: int | None = Field(None, ge=1, le=65535)
    """Where a job worker says what it counts; None: nowhere."""
    flask_debug: bool = False

    default_place: str = "Reykjavik, IS"
    map_tiles_url: Annotated[str, AfterValidator(_tiles_url)] | None = None
    """None: our own map, for which no other server is asked."""
    map_tiles_attribution: Annotated[str | None, AfterValidator(_goes_with_tiles)] = Field(None, validate_default=True)
    allowed_hosts: CommaList = ()
    allowed_origins: Annotated[CommaList, AfterValidator(_origins)] = ()
    trusted_proxies: int = Field(0, ge=0, le=10)
    https_only: Annotated[bool, AfterValidator(_needs_a_proxy)] = False
    """Whom a trusted proxy saw come over plain http is sent to https."""
    ssl_cert_file: FilePath | None = None
    """The CA bundle of every outside call."""

    weather_fresh_seconds: int = Field(300, ge=1, le=3600)
    """Then served stale while it is refreshed, and up to 6 h while refreshing fails."""
    open_meteo_enabled: bool | None = None
    """None: on while there is no OpenWeatherMap key."""
    open_meteo_base_url: Origin = "https://api.open-meteo.com"
    open_meteo_calls_per_day: int = Field(9000, ge=0)
    """Open-Meteo bans an address that goes over 10,000 a day, 5,000 an hour or 600 a minute."""
    openweather_api_key: SecretStr | None = None
    openweather_base_url: Origin = "https://api.openweathermap.org"
    openweather_calls_per_minute: int = Field(55, ge=0)

    gemini_api_key: SecretStr | None = None
    gemini_base_url: Origin = "https://generativelanguage.googleapis.com"
    gemini_image_model: str = Field("gemini-nano-banana-2.1", pattern=r"^[a-z0-9.-]{1,80}$")
    gemini_daily_budget_usd: float = Field(5, ge=0, le=1e6, allow_inf_nan=False)
    gemini_image_price_usd: float | None = Field(None, ge=0.0001, le=1000, allow_inf_nan=False)
    """Of one picture. None: the model's reported price."""
    gemini_calls_per_minute: int = Field(60, ge=1)
    gemini_calls_per_process: int = Field(32, ge=1, le=1000)
    """At one time."""
    gemini_calls_at_once: int = Field(256, ge=1)
    """Over all processes."""
    gemini_queue_limit: int = Field(1000, ge=0)
    gemini_job_seconds: float = Field(120, ge=1, le=600)
    """A painting that takes longer is given up."""

    redis_url: Annotated[SecretStr, AfterValidator(_redis_url)] | None = None
    redis_connections: int = Field(8, ge=1, le=1000)
    """A process; small Redis plans count them."""
    cache_max_bytes: int = Field(96 * MEBIBYTE, ge=MEBIBYTE)
    hot_path: bool = True
    """Repeats answers from memory before Flask; without it all is the same but slower."""

    s3_bucket: str | None = Field(None, pattern=r"^[A-Za-z0-9._-]{3,63}$")
    s3_endpoint_url: Origin | None = None
    """None: AWS."""
    s3_region: str = Field("us-east-1", pattern=r"^[a-z0-9-]{1,40}$")
    s3_access_key_id: SecretStr | None = None
    """None: the role of a machine on AWS."""
    s3_secret_access_key: Annotated[SecretStr | None, AfterValidator(_both_or_neither)] = Field(
        None, validate_default=True
    )
    s3_prefix: str = Field("dioramacast/", pattern=r"^[A-Za-z0-9._/-]{1,200}$")
    media_store: Annotated[MediaStoreKind, AfterValidator(_has_what_it_needs)] = Field(default_factory=_media_store)
    media_dir: Path = Path("media")
    media_max_bytes: int = Field(default_factory=_media_max_bytes, ge=MEBIBYTE)
    """Not S3's."""
    cdn_base_url: Origin | None = None
    """Where visitors fetch pictures; None: here."""

    rate_limit_enabled: bool = True
    rate_limit_general: Rate = "200 per hour;50 per minute"
    rate_limit_weather: Rate = "30 per minute"
    rate_limit_image: Rate = "10 per hour;2 per minute"
    rate_limit_places: Rate = "120 per minute"
    rate_limit_status: Rate = "60 per minute"

    @property
    def image_origins(self) -> tuple[str, ...]:
        """Where a page's images may come from beside here."""
        tiles = urlsplit(self.map_tiles_url) if self.map_tiles_url else None
        origins = (self.cdn_base_url, f"{tiles.scheme}://{tiles.netloc}" if tiles else None)
        return tuple(origin for origin in origins if origin)

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "Settings":
        """Reads ``environ`` alone.

        Raises:
            SettingsError: a value makes no sense; the message is one line that names the setting and why.
        """
        values = {name: environ[name.upper()].strip() for name in cls.model_fields if name.upper() in environ}
        values = {name: value for name, value in values.items() if value}
        if "DYNO" in environ:
            # Heroku's router serves every app over http as well as https, and sends nobody from one to the other.
            values = {"trusted_proxies": "1"} | values
            values.setdefault("https_only", str(values["trusted_proxies"] != "0"))
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            name = str(first["loc"][0]).upper()
            raise SettingsError(f"{name}: {first['msg'].removeprefix('Value error, ')}") from None

    @classmethod
    def from_env_or_exit(cls, environ: Mapping[str, str]) -> "Settings":
        """The same where a process begins: a value that makes no sense ends it with that line."""
        try:
            return cls.from_env(environ)
        except SettingsError as error:
            sys.exit(error.message)
