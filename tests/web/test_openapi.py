"""/openapi.json is true to the code."""

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

ROUTES = {
    ("/", "get"),
    ("/api-info", "get"),
    ("/openapi.json", "get"),
    ("/api/weather", "get"),
    ("/api/places", "get"),
    ("/api/generate-image", "post"),
    ("/dioramas/{diorama_id}.{picture_format}", "get"),
    ("/dioramas/{diorama_id}/card.png", "get"),
    ("/artworks/{artwork_id}.{picture_format}", "get"),
    ("/d/{diorama_id}", "get"),
    ("/health", "get"),
    ("/ready", "get"),
    ("/metrics", "get"),
    ("/robots.txt", "get"),
    ("/favicon.ico", "get"),
    ("/manifest.webmanifest", "get"),
    ("/sw.js", "get"),
    ("/api/dioramas/{diorama_id}", "get"),
    ("/api/dioramas/{diorama_id}", "delete"),
    ("/api/dioramas/{diorama_id}/events", "get"),
    ("/api/gallery", "get"),
    ("/gallery", "get"),
}


@pytest.fixture(scope="module")
def document(shared_server):
    return shared_server.get("/openapi.json").json()


def test_it_is_valid_openapi_3_1(document):
    assert document["openapi"] == "3.1.0"
    validate(document)


def test_every_route_stands_in_it(document):
    assert {(path, method) for path, operations in document["paths"].items() for method in operations} == ROUTES


def check(document, answer, path, method):
    content = document["paths"][path][method]["responses"][str(answer.status_code)]["content"]
    schema = content[answer.headers["Content-Type"]]["schema"]
    Draft202012Validator({**schema, "components": document["components"]}).validate(answer.json())


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/api/weather", "?lat=64.15&lon=-21.94"),
        ("/api/weather", "?lat=90&lon=0"),
        ("/api/weather", "?lat=95&lon=0"),
        ("/api/places", "?q=ber"),
        ("/api/places", "?q=ber&limit=99"),
        ("/health", ""),
        ("/ready", ""),
        ("/metrics", ""),
    ],
)
def test_an_answer_is_as_it_says(server, document, path, query):
    check(document, server.get(path + query), path, "get")


@pytest.mark.parametrize("body", [{"location": "Oslo"}, {"location": "Osloooo"}, {"coordinates": {"lat": 1, "lon": 2}}])
def test_a_picture_answer_is_as_it_says(server, document, body):
    check(document, server.post("/api/generate-image", json=body), "/api/generate-image", "post")


def test_what_it_says_a_body_may_be_is_what_is_taken(server, document):
    schema = document["paths"]["/api/generate-image"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    validator = Draft202012Validator({**schema, "components": document["components"]})
    for body, is_welcome in (
        ({"location": "Oslo", "settings": {"style": "artistic", "season": "winter"}}, True),
        ({"location": "Oslo", "settings": {"style": "oil"}}, False),
        ({"location": "Oslo", "temperature": 1000}, False),
        ({"location": "Oslo", "extra": 1}, False),
    ):
        assert validator.is_valid(body) is is_welcome
        assert server.post("/api/generate-image", json=body).ok is is_welcome
