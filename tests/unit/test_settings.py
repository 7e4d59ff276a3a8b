import pytest

from dioramacast.errors import SettingsError
from dioramacast.settings import Settings


def test_no_environment_gives_the_defaults():
    assert Settings.from_env({}) == Settings()


def test_an_empty_value_is_an_unset_one():
    assert Settings.from_env({"PORT": "", "LOG_LEVEL": " "}) == Settings()


def test_values_are_read_and_stripped():
    settings = Settings.from_env({"PORT": " 8080 ", "ALLOWED_HOSTS": "a.example, b.example"})
    assert settings.port == 8080
    assert settings.allowed_hosts == ("a.example", "b.example")


def test_one_proxy_is_trusted_on_heroku():
    assert Settings.from_env({"DYNO": "web.1"}).trusted_proxies == 1


def test_the_proxy_count_of_heroku_can_be_set():
    assert Settings.from_env({"DYNO": "web.1", "TRUSTED_PROXIES": "2"}).trusted_proxies == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "70000"),
        ("OPEN_METEO_BASE_URL", "https://api.open-meteo.com/v1"),
        ("OPEN_METEO_BASE_URL", "ftp://api.open-meteo.com"),
        ("LOG_LEVEL", "loud"),
        ("RATE_LIMIT_IMAGE", "a few"),
        ("GEMINI_DAILY_BUDGET_USD", "nan"),
        ("TRUSTED_PROXIES", "-1"),
        ("MEDIA_STORE", "tape"),
        ("SSL_CERT_FILE", "/nowhere/ca.pem"),
    ],
)
def test_a_senseless_value_is_refused_in_one_line_that_names_it(name, value):
    with pytest.raises(SettingsError) as refused:
        Settings.from_env({name: value})
    assert refused.value.message.startswith(f"{name}: ")
    assert "\n" not in refused.value.message


def test_a_key_is_not_in_the_repr():
    settings = Settings.from_env({"OPENWEATHER_API_KEY": "sesame-4711"})
    assert "sesame-4711" not in repr(settings)
