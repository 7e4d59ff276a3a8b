"""The OpenAPI 3.1 document, made from what the routes declare and the code validates with."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from dioramacast import __version__
from dioramacast.validation import AnyQuery
from dioramacast.wire import Problem

Answers = Mapping[int, type[BaseModel] | list[type[BaseModel]] | tuple[str, ...]]
"""By status: a model or a list of one as JSON, or media types; an empty tuple is no body."""

PATH_PATTERNS = {"hex_id": "[0-9a-f]{24}", "picture_format": "svg|png|webp"}
"""By Flask's name of the converter."""

_REF = "#/components/schemas/{model}"
_CONVERTER = re.compile(r"<(?:(?P<converter>[^:<>]+):)?(?P<name>[^<>]+)>")
_ADDRESS_TOO_LONG = 414
_PROBLEM_TITLES = {
    400: "The request is not valid",
    404: "Not found",
    409: "It cannot be cancelled any more",
    408: "The body came too slowly",
    413: "The body is too large",
    414: "The address is too long",
    415: "The body is not JSON",
    429: "Over the visitor's limit; Retry-After says when the next one is free",
    503: "Not available right now; Retry-After says when",
}


@dataclass(frozen=True, slots=True)
class Contract:
    """What one route takes and gives. ``problems`` are the statuses it may refuse with, as problem+json."""

    summary: str
    answers: Answers
    query: type[BaseModel] = AnyQuery
    body: type[BaseModel] | None = None
    problems: tuple[int, ...] = ()
    limit: str | None = None
    """The visitor's limit that it counts against: ``RATE_LIMIT_<LIMIT>``."""
    repeat_seconds: float = 0.0
    """For how long an answer is repeated from memory; 0: the view says."""

    def models(self) -> set[type[BaseModel]]:
        found: set[type[BaseModel]] = {Problem} if self.problems else set()
        if self.body:
            found.add(self.body)
        for answer in self.answers.values():
            if isinstance(answer, list):
                found.add(answer[0])
            elif not isinstance(answer, tuple):
                found.add(answer)
        return found


@dataclass(frozen=True, slots=True)
class Route:
    rule: str
    """As Flask writes it: ``/dioramas/<hex_id:diorama_id>.svg``."""
    method: str
    contract: Contract

    @property
    def path(self) -> str:
        return _CONVERTER.sub(r"{\g<name>}", self.rule)


def build_openapi(routes: Iterable[Route]) -> dict[str, Any]:
    """The whole document."""
    routes = sorted(routes, key=lambda route: (route.path, route.method))
    models = sorted({model for route in routes for model in route.contract.models()}, key=lambda model: model.__name__)
    _, schemas = models_json_schema([(model, "validation") for model in models], ref_template=_REF)
    paths: dict[str, Any] = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "DioramaCast",
            "version": __version__,
            "description": "The weather of any city as an isometric miniature.",
        },
        "paths": paths,
        "components": {"schemas": schemas["$defs"]},
    }


def _operation(route: Route) -> dict[str, Any]:
    contract = route.contract
    parameters = [*_path_parameters(route), *_query_parameters(contract.query)]
    problems = sorted({*contract.problems, _ADDRESS_TOO_LONG}) if parameters else contract.problems
    operation: dict[str, Any] = {
        "summary": contract.summary,
        "parameters": parameters,
        "responses": {
            **{str(status): _answer(answer) for status, answer in contract.answers.items()},
            **{str(status): _problem(status) for status in problems},
        },
    }
    if contract.body:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": _REF.format(model=contract.body.__name__)}}},
        }
    return operation


def _path_parameters(route: Route) -> list[dict[str, Any]]:
    return [
        {
            "name": match["name"],
            "in": "path",
            "required": True,
            "schema": {"type": "string", "pattern": f"^({PATH_PATTERNS[match['converter']]})$"},
        }
        for match in _CONVERTER.finditer(route.rule)
    ]


def _query_parameters(model: type[BaseModel]) -> list[dict[str, Any]]:
    # Few and small: enums are written out where they are used, so that a parameter's schema stands alone.
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})
    required = schema.get("required", [])
    return [
        {
            "name": name,
            "in": "query",
            "required": name in required,
            "schema": _without_null(_inlined(definition, definitions)),
        }
        for name, definition in schema.get("properties", {}).items()
    ]


def _inlined(schema: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(schema, list):
        return [_inlined(item, definitions) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        target = _inlined(definitions[schema["$ref"].rsplit("/", 1)[1]], definitions)
        return {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    return {key: _inlined(value, definitions) for key, value in schema.items()}


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A query argument is absent, never null."""
    choices = [choice for choice in schema.get("anyOf", []) if choice != {"type": "null"}]
    if not choices:
        return schema
    rest = {key: value for key, value in schema.items() if key not in ("anyOf", "default")}
    return {**(choices[0] if len(choices) == 1 else {"anyOf": choices}), **rest}


def _answer(answer: type[BaseModel] | list[type[BaseModel]] | tuple[str, ...]) -> dict[str, Any]:
    if isinstance(answer, tuple):
        content: dict[str, Any] = {media_type: {} for media_type in answer}
    elif isinstance(answer, list):
        item = {"$ref": _REF.format(model=answer[0].__name__)}
        content = {"application/json": {"schema": {"type": "array", "items": item}}}
    else:
        content = {"application/json": {"schema": {"$ref": _REF.format(model=answer.__name__)}}}
    return {"description": "OK", "content": content} if content else {"description": "Not changed"}


def _problem(status: int) -> dict[str, Any]:
    schema = {"$ref": _REF.format(model=Problem.__name__)}
    return {"description": _PROBLEM_TITLES[status], "content": {"application/problem+json": {"schema": schema}}}
