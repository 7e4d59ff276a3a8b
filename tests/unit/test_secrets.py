"""What is secret is in no repr, no dump and no exception."""

import time
import traceback
from typing import Any, get_args

import pytest
from pydantic import SecretStr

from dioramacast.clients.http import HttpLimits, build_session, get_json
from dioramacast.errors import RedisUnavailable, SettingsError, UpstreamUnavailable
from dioramacast.logs import SafeJsonFormatter
from dioramacast.redis_link import RedisLink
from dioramacast.services import build_services
from dioramacast.settings import Settings
from tests.system.server import free_port

pytestmark = pytest.mark.contract("secrets")

SESAME = "sesame-4711"


def is_secret(annotation: Any) -> bool:
    return annotation is SecretStr or any(is_secret(each) for each in get_args(annotation))


SECRETS = sorted(name for name, field in Settings.model_fields.items() if is_secret(field.annotation))
ENVIRON = {name.upper(): f"redis://:{SESAME}@localhost:1/0" if name == "redis_url" else SESAME for name in SECRETS}


def test_what_is_called_a_key_is_kept_as_a_secret() -> None:
    named = {name for name in Settings.model_fields if "key" in name or "secret" in name or "password" in name}
    assert named | {"redis_url"} == set(SECRETS)


@pytest.mark.parametrize(
    "told", [repr, str, lambda settings: settings.model_dump_json(), lambda s: repr(s.model_dump())]
)
def test_settings_do_not_tell(told: Any) -> None:
    settings = Settings.from_env(ENVIRON | {"S3_BUCKET": "pictures"})
    assert settings.redis_url is not None
    assert SESAME in settings.redis_url.get_secret_value()
    assert SESAME not in told(settings)


def test_what_is_built_from_them_does_not_tell() -> None:
    services = build_services(Settings.from_env(ENVIRON | {"S3_BUCKET": "pictures"}))
    assert SESAME not in repr(services)
    assert SESAME not in repr(vars(services.weather))
    assert SESAME not in repr(vars(services.shared))


@pytest.mark.parametrize("environ", [{"REDIS_URL": f"http://:{SESAME}@host"}, {"S3_SECRET_ACCESS_KEY": SESAME}])
def test_a_refusal_of_one_does_not_tell(environ: dict[str, str]) -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.from_env(environ)
    assert SESAME not in "".join(traceback.format_exception(refused.value))


def test_a_call_that_fails_does_not_tell_its_key() -> None:
    with pytest.raises(UpstreamUnavailable) as failed:
        get_json(build_session(None), f"http://127.0.0.1:{free_port()}/", {"appid": SESAME}, HttpLimits(2, 1000))
    assert SESAME not in "".join(traceback.format_exception(failed.value))


@pytest.mark.parametrize("password", ["se/sam-4716", "se#sam-4716", "se?sam-4716", "[sesam-4716"])
def test_a_password_that_makes_no_url_stops_the_start_and_is_not_told(password: str) -> None:
    with pytest.raises(SettingsError, match=r"^REDIS_URL: is no URL") as refused:
        Settings.from_env({"REDIS_URL": f"redis://:{password}@127.0.0.1:1/0"})
    said = "".join(traceback.format_exception(refused.value))
    assert "sam" not in said
    assert "4716" not in said


@pytest.mark.parametrize("password", ["se%2Fsam-4716", "se%sam-4716", "se:sam@4716"])
def test_a_redis_that_fails_does_not_tell_its_password(password: str, caplog: pytest.LogCaptureFixture) -> None:
    settings = Settings.from_env({"REDIS_URL": f"redis://:{password}@127.0.0.1:{free_port()}/0"})
    assert settings.redis_url is not None
    link = RedisLink(settings.redis_url, 1, None, time.monotonic)
    with pytest.raises(RedisUnavailable) as failed:
        link.run(lambda client: client.ping())
    # What other tests have left may still be looking for its own.
    logged = [SafeJsonFormatter().format(record) for record in caplog.records]
    assert logged
    said = "".join([*logged, *traceback.format_exception(failed.value)])
    assert "sam" not in said
    assert "4716" not in said
