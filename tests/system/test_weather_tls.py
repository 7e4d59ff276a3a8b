"""Weather over TLS under the shipped gunicorn config: an ``ssl`` that was patched too late dies on its first call."""

import pytest

WITH_A_KEY = {"OPENWEATHER_API_KEY": "0123-the-key-4567", "RATE_LIMIT_ENABLED": "false"}


@pytest.fixture
def openweathermap_https(start_fake):
    return start_fake("openweathermap", https=True)


def ask(server, lat=48.85, lon=2.35):
    return server.get("/api/weather", params={"lat": lat, "lon": lon})


def test_a_provider_whose_certificate_is_trusted_is_asked(start_server, openweathermap_https, certificate):
    server = start_server(
        **WITH_A_KEY, OPENWEATHER_BASE_URL=openweathermap_https.url, SSL_CERT_FILE=str(certificate.authority)
    )
    answer = ask(server)
    assert answer.status_code == 200, server.output()
    assert answer.json()["source"] == "openweathermap"
    assert openweathermap_https.call_count == 1


def test_without_a_key_open_meteo_is_asked_over_tls_too(start_server, start_fake, certificate):
    open_meteo_https = start_fake("open_meteo", https=True)
    server = start_server(OPEN_METEO_BASE_URL=open_meteo_https.url, SSL_CERT_FILE=str(certificate.authority))
    assert ask(server).json()["source"] == "open-meteo"
    assert open_meteo_https.call_count == 1


def test_a_connection_is_kept_for_the_next_call(start_server, openweathermap_https, certificate):
    server = start_server(
        **WITH_A_KEY, OPENWEATHER_BASE_URL=openweathermap_https.url, SSL_CERT_FILE=str(certificate.authority)
    )
    assert [ask(server, lat).status_code for lat in range(5)] == [200] * 5
    assert openweathermap_https.call_count == 5


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(start_server, openweathermap_https):
    server = start_server(**WITH_A_KEY, OPENWEATHER_BASE_URL=openweathermap_https.url)
    answer = ask(server)
    assert answer.status_code == 503, server.output()
    assert answer.json()["type"] == "/api-info#weather-unavailable"
    assert openweathermap_https.call_count == 0


def test_behind_a_certificate_that_is_not_trusted_the_ladder_goes_on(start_server, openweathermap_https):
    server = start_server(**WITH_A_KEY, OPENWEATHER_BASE_URL=openweathermap_https.url, OPEN_METEO_ENABLED="true")
    assert ask(server).json()["source"] == "open-meteo"
    assert server.get("/ready").json()["checks"]["weather_api"] is False
