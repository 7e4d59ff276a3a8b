"""A fake can speak HTTPS, to those alone who trust its authority."""

import socket
import ssl
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
import requests

from tests.conftest import StartFake
from tests.fakes.certificate import Certificate
from tests.fakes.process import Fake


@pytest.fixture
def fake(start_fake: StartFake) -> Fake:
    return start_fake("openweathermap", https=True)


def question(fake: Fake) -> str:
    return f"{fake.url}/data/2.5/weather?lat=1&lon=2&appid=k"


def test_who_trusts_the_authority_is_answered(fake: Fake, certificate: Certificate) -> None:
    assert fake.url.startswith("https://127.0.0.1:")
    assert requests.get(question(fake), timeout=10, verify=str(certificate.authority)).status_code == 200
    assert fake.call_count == 1


def test_nobody_else_talks_to_it_and_it_takes_no_harm(fake: Fake) -> None:
    with pytest.raises(requests.exceptions.SSLError):
        requests.get(question(fake), timeout=10)
    assert fake.call_count == 0


def test_the_standard_library_trusts_it_by_an_environment_variable(
    fake: Fake, certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.authority))
    with urlopen(question(fake), timeout=10, context=ssl.create_default_context()) as answer:
        assert answer.status == 200


def test_who_never_shakes_hands_keeps_nobody_waiting(fake: Fake, certificate: Certificate) -> None:
    address = urlsplit(fake.url)
    with socket.create_connection((address.hostname or "", address.port or 0)):
        assert requests.get(question(fake), timeout=10, verify=str(certificate.authority)).status_code == 200


def test_its_redirect_leads_to_https_too(fake: Fake, certificate: Certificate) -> None:
    fake.fault("redirect")
    assert requests.get(question(fake), timeout=10, verify=str(certificate.authority)).status_code == 200
    assert fake.trap_hits == 1


def test_an_end_in_the_middle_is_an_error_as_without_tls(fake: Fake, certificate: Certificate) -> None:
    fake.fault("cut")
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        requests.get(question(fake), timeout=10, verify=str(certificate.authority))
