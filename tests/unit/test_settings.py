import pytest

from dioramacast.errors import SettingsError
from dioramacast.settings import MEBIBYTE, MediaStoreKind, Settings


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


def test_visitors_are_sent_to_https_on_heroku_where_its_router_is_believed():
    assert Settings.from_env({"DYNO": "web.1"}).https_only is True
    assert Settings.from_env({"DYNO": "web.1", "TRUSTED_PROXIES": "0"}).https_only is False
    assert Settings.from_env({"TRUSTED_PROXIES": "1"}).https_only is False


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTPS_ONLY", "true"),
        ("ALLOWED_ORIGINS", "https://*.example.com"),
        ("ALLOWED_ORIGINS", "https://a.example, b.example"),
        ("ALLOWED_ORIGINS", "https://a.example/"),
        ("ALLOWED_ORIGINS", "null"),
        ("PORT", "http"),
        ("PORT", "70000"),
        ("OPEN_METEO_BASE_URL", "https://api.open-meteo.com/v1"),
        ("OPEN_METEO_BASE_URL", "ftp://api.open-meteo.com"),
        ("LOG_LEVEL", "loud"),
        ("RATE_LIMIT_IMAGE", "a few"),
        ("GEMINI_DAILY_BUDGET_USD", "nan"),
        ("TRUSTED_PROXIES", "-1"),
        ("MEDIA_STORE", "tape"),
        ("MEDIA_STORE", "redis"),
        ("MEDIA_STORE", "s3"),
        ("MEDIA_MAX_BYTES", "1000"),
        ("S3_BUCKET", "../other"),
        ("S3_ENDPOINT_URL", "https://store.example/bucket"),
        ("S3_SECRET_ACCESS_KEY", "alone"),
        ("CDN_BASE_URL", "cdn.example"),
        ("SSL_CERT_FILE", "/nowhere/ca.pem"),
    ],
)
def test_a_senseless_value_is_refused_in_one_line_that_names_it(name, value):
    with pytest.raises(SettingsError) as refused:
        Settings.from_env({name: value})
    assert refused.value.message.startswith(f"{name}: ")
    assert "\n" not in refused.value.message


def test_an_access_key_without_its_secret_is_refused():
    with pytest.raises(SettingsError, match="S3_SECRET_ACCESS_KEY: "):
        Settings.from_env({"S3_ACCESS_KEY_ID": "alone"})


@pytest.mark.parametrize(
    ("environ", "kind", "mebibytes"),
    [
        ({}, MediaStoreKind.DISK, 256),
        ({"REDIS_URL": "redis://localhost"}, MediaStoreKind.REDIS, 16),
        ({"REDIS_URL": "redis://localhost", "MEDIA_STORE": "disk"}, MediaStoreKind.DISK, 256),
        ({"REDIS_URL": "redis://localhost", "MEDIA_STORE": "s3", "S3_BUCKET": "pictures"}, MediaStoreKind.S3, 256),
    ],
)
def test_pictures_are_kept_where_all_processes_find_them(environ, kind, mebibytes):
    settings = Settings.from_env(environ)
    assert (settings.media_store, settings.media_max_bytes) == (kind, mebibytes * MEBIBYTE)


def test_the_keys_of_a_bucket_are_not_in_the_repr():
    settings = Settings.from_env({"S3_ACCESS_KEY_ID": "AKIA-4711", "S3_SECRET_ACCESS_KEY": "sesame-4711"})
    assert "4711" not in repr(settings)


def test_a_key_is_not_in_the_repr():
    settings = Settings.from_env({"OPENWEATHER_API_KEY": "sesame-4711"})
    assert "sesame-4711" not in repr(settings)


TILES = "https://tiles.example:8443/osm/{z}/{x}/{y}.png?key=1"


def test_a_map_has_no_other_tiles_unless_they_are_set():
    assert Settings.from_env({}).image_origins == ()


def test_pages_may_show_pictures_of_the_cdn_and_tiles_of_the_map():
    environ = {"CDN_BASE_URL": "https://cdn.example", "MAP_TILES_URL": TILES, "MAP_TILES_ATTRIBUTION": "© Example"}
    assert Settings.from_env(environ).image_origins == ("https://cdn.example", "https://tiles.example:8443")


@pytest.mark.parametrize(
    "url",
    [
        "tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example/{z}/{x}.png",
        "https://{s}.tiles.example/{z}/{x}/{y}.png",
        "https://tiles.example; script-src */{z}/{x}/{y}.png",
    ],
)
def test_what_is_no_address_of_tiles_is_refused(url):
    with pytest.raises(SettingsError, match="MAP_TILES_URL: must look like"):
        Settings.from_env({"MAP_TILES_URL": url, "MAP_TILES_ATTRIBUTION": "© Example"})


def test_tiles_without_an_attribution_are_refused():
    with pytest.raises(SettingsError, match="MAP_TILES_ATTRIBUTION: must say whom to thank"):
        Settings.from_env({"MAP_TILES_URL": TILES})
