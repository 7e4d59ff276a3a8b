"""The single Flask module: every route, every error as problem+json, every header."""

import functools
import hashlib
import json
import logging
import math
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, g, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_caching import Cache
from flask_compress import Compress
from flask_cors import CORS
from flask_limiter import Limiter, RateLimitExceeded
from pydantic import BaseModel, TypeAdapter
from werkzeug.exceptions import BadHost, HTTPException, UnsupportedMediaType
from werkzeug.routing import BaseConverter
from werkzeug.sansio.utils import host_is_trusted

from dioramacast import front, installable, metrics, page, security, validation, wire
from dioramacast.admission import OVERLOADED
from dioramacast.contracts import CONTRACTS
from dioramacast.diorama import Diorama
from dioramacast.errors import DioramaCastError, HttpRefusal, InvalidRequest, Overloaded, RateLimited
from dioramacast.flask_config import cors_config, flask_config
from dioramacast.gallery import gallery_body
from dioramacast.languages import preferred_units
from dioramacast.metrics import HTTP_REQUESTS_IN_FLIGHT, RATE_LIMITED, REQUESTS_SHED
from dioramacast.models import PictureFormat
from dioramacast.openapi import PATH_PATTERNS, Route, build_openapi
from dioramacast.pictures import Picture
from dioramacast.places import SCHEMA_VERSION as GAZETTEER_VERSION
from dioramacast.readiness import Readiness
from dioramacast.ready_answers import ARRIVED, KEEP, Keep
from dioramacast.request_body import read_json_object
from dioramacast.services import Services, build_services
from dioramacast.settings import Settings
from dioramacast.static_files import StaticTree
from dioramacast.trail import follow, new_trail
from dioramacast.weather import repetition
from dioramacast.words import Words

logger = logging.getLogger("dioramacast.app")
site = Blueprint("dioramacast", __name__)
limiter = Limiter(lambda: security.visitor(request.environ, services().settings.trusted_proxies), swallow_errors=True)
answers = Cache()
static_tree = StaticTree(Path(__file__).parent / "static")
say = Words()

_MEANWHILE_STALE = "stale-while-revalidate=60"
_PLACES_CACHING = f"public, max-age=3600, {_MEANWHILE_STALE}"
_IMMUTABLE = "public, max-age=31536000, immutable"
_REPEAT_PICTURE_SECONDS = 60.0
"""A picture that was taken down is shown for so much longer than the shelf knows it, by other processes."""
_UNCHECKED_HOST_ROUTES = ("/health", "/ready")
_place_list = TypeAdapter(list[wire.PlaceBody])


class HexIdConverter(BaseConverter):
    regex = PATH_PATTERNS["hex_id"]


class PictureFormatConverter(BaseConverter):
    regex = PATH_PATTERNS["picture_format"]

    def to_python(self, value: str) -> PictureFormat:
        return PictureFormat(value)


def services() -> Services:
    found: Services = current_app.extensions["dioramacast"]
    return found


def limited(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Counts a call against the visitor's limit of that name: ``RATE_LIMIT_<NAME>``."""
    found: Callable[[Callable[..., Any]], Callable[..., Any]] = limiter.shared_limit(
        lambda: getattr(services().settings, f"rate_limit_{name}"), scope=name
    )
    return found


def contract(view: Callable[..., Any]) -> Callable[..., Any]:
    """Hands a view its validated query (and body), and counts its limit, as the table of contracts says.

    What is not valid is refused before it is counted.
    """
    declared = CONTRACTS[view.__name__]
    counted = limited(declared.limit)(view) if declared.limit else view

    @functools.wraps(view)
    def validated(**path: Any) -> Any:
        query = validation.parse_query(declared.query, request.args.items(multi=True))
        if declared.repeat_seconds:
            _repeat(Keep(declared.repeat_seconds))
        if declared.body is None:
            return counted(query, **path)
        return counted(query, validation.parse_model(declared.body, _json_object()), **path)

    validated.contract = declared  # type: ignore[attr-defined]
    return validated


@limited("image")
def count_painting() -> None:
    """One picture of the image model, against the visitor's limit."""


def permit_painting() -> None:
    try:
        count_painting()
    except RateLimitExceeded as error:
        raise as_rate_limited(error) from None


def as_rate_limited(error: RateLimitExceeded) -> RateLimited:
    RATE_LIMITED.labels(str(error.limit.scope)).inc()
    window_seconds = error.limit.limit.get_expiry()
    breached = limiter.current_limit
    wait_seconds = math.ceil(breached.reset_at - time.time()) if breached else window_seconds
    return RateLimited(min(max(1, wait_seconds), window_seconds))


@site.get("/")
@contract
def show_page(query: validation.PageQuery) -> ResponseReturnValue:
    units = query.units or preferred_units(request.headers.get("Accept-Language", ""))
    context = page.build_page(services(), query, units)
    if keep := context.pop("keep"):
        _repeat(keep)
    response = _html("page.html", **context)
    response.vary.add("Accept-Language")
    return response


@site.get("/api-info")
@contract
def api_info(_query: validation.AnyQuery) -> ResponseReturnValue:
    return _html("api_info.html", document=_openapi())


@site.get("/openapi.json")
@contract
def openapi_document(_query: validation.AnyQuery) -> ResponseReturnValue:
    document = Response(json.dumps(_openapi()), mimetype="application/json")
    return _conditional(document, "public, max-age=300")


@site.get("/api/weather")
@contract
def weather(query: validation.WeatherQuery) -> ResponseReturnValue:
    answer = services().weather.current(query.coordinates)
    body = wire.weather_body(answer, *services().weather.name_of(answer), query.units)
    response = _json(body)
    age_seconds = answer.age_seconds(services().now())
    response.headers["Age"] = str(int(age_seconds))
    if not answer.is_good:
        return _conditional(response, "no-cache")
    _repeat(repetition(answer, age_seconds))
    return _conditional(response, f"public, max-age={services().settings.weather_fresh_seconds}, {_MEANWHILE_STALE}")


@site.get("/api/places")
@contract
def places(query: validation.PlacesQuery) -> ResponseReturnValue:
    # Hashed: what was typed, or where somebody is, is nothing to be read in Redis.
    asked = hashlib.sha256(query.model_dump_json(exclude_none=True).encode()).hexdigest()
    key = f"places:{GAZETTEER_VERSION}:{asked}"
    listed = answers.get(key)
    if listed is None:
        listed = _place_list.dump_python(services().places(query), mode="json")
        answers.set(key, listed)
    return _conditional(Response(json.dumps(listed, ensure_ascii=False), mimetype="application/json"), _PLACES_CACHING)


@site.post("/api/generate-image")
@contract
def generate_image(_query: validation.NoQuery, body: validation.DioramaRequest) -> ResponseReturnValue:
    wait_until = request.environ[ARRIVED] + validation.parse_wait_seconds(request.headers.get("Prefer", ""))
    made = services().studio.make(body, permit_painting, wait_until)
    if isinstance(made, Diorama):
        return _uncached(_json(made.as_body()))
    response = _uncached(_json(made))
    response.status_code = 202
    response.headers["Location"] = f"/api/dioramas/{made.id}"
    response.autocorrect_location_header = False
    return response


@site.get("/api/dioramas/<hex_id:diorama_id>")
@contract
def diorama_progress(_query: validation.NoQuery, diorama_id: str) -> ResponseReturnValue:
    return _uncached(_json(services().studio.progress(diorama_id)))


@site.delete("/api/dioramas/<hex_id:diorama_id>")
@contract
def cancel_diorama(_query: validation.NoQuery, diorama_id: str) -> ResponseReturnValue:
    return _uncached(_json(services().studio.cancel(diorama_id)))


@site.get("/api/dioramas/<hex_id:diorama_id>/events")
@contract
def diorama_events(_query: validation.NoQuery, diorama_id: str) -> ResponseReturnValue:
    events = services().studio.events(diorama_id, request.headers.get("Last-Event-ID", ""))
    response = _uncached(Response(events, mimetype="text/event-stream") if events else Response(status=204))
    response.headers["X-Accel-Buffering"] = "no"
    return response


@site.get("/api/gallery")
@contract
def gallery(query: validation.GalleryQuery) -> ResponseReturnValue:
    exhibits = services().gallery.latest(query.before, query.limit)
    return _conditional(_json(gallery_body(exhibits, query.limit, services().links)), "public, max-age=10")


@site.get("/gallery")
@contract
def gallery_page(query: validation.GalleryPageQuery) -> ResponseReturnValue:
    return _html("gallery.html", **page.build_gallery(services(), query))


@site.get("/dioramas/<hex_id:diorama_id>.<picture_format:picture_format>")
@contract
def diorama_picture(
    query: validation.PictureQuery, diorama_id: str, picture_format: PictureFormat
) -> ResponseReturnValue:
    return _picture(services().pictures.diorama(diorama_id, picture_format, query.size, query.layer))


@site.get("/dioramas/<hex_id:diorama_id>/card.png")
@contract
def diorama_card(_query: validation.AnyQuery, diorama_id: str) -> ResponseReturnValue:
    return _picture(services().pictures.card(diorama_id))


@site.get("/artworks/<hex_id:artwork_id>.<picture_format:picture_format>")
@contract
def artwork_picture(
    query: validation.PictureQuery, artwork_id: str, picture_format: PictureFormat
) -> ResponseReturnValue:
    return _picture(services().pictures.artwork(artwork_id, picture_format, query.size, query.layer))


@site.get("/d/<hex_id:diorama_id>")
@contract
def permalink(_query: validation.AnyQuery, diorama_id: str) -> ResponseReturnValue:
    return _html("permalink.html", **page.build_permalink(services(), diorama_id, request.url_root))


@site.get("/health")
@contract
def health(_query: validation.AnyQuery) -> ResponseReturnValue:
    return _uncached(_json(wire.HealthBody(status="healthy", timestamp=wire.iso(services().now()))))


@site.get("/ready")
@contract
def ready(query: validation.ReadyQuery) -> ResponseReturnValue:
    state, body = services().readiness()
    response = _uncached(_json(body))
    if state is Readiness.NOT_READY or (query.strict and state is Readiness.DEGRADED):
        response.status_code = 503
        response.headers["Retry-After"] = "2"
    return response


@site.get("/metrics")
@contract
def show_metrics(_query: validation.AnyQuery) -> ResponseReturnValue:
    accepts = request.headers.get("Accept", "")
    services().record.flush()
    if "text/plain" in accepts or "application/openmetrics-text" in accepts:
        return _uncached(Response(metrics.as_text(services().shared_metrics()), content_type=metrics.TEXT_CONTENT_TYPE))
    return _uncached(_json(services().counts()))


@site.get("/robots.txt")
@contract
def robots(_query: validation.AnyQuery) -> ResponseReturnValue:
    return Response("User-agent: *\nDisallow: /api/\n", mimetype="text/plain")


@site.get("/favicon.ico")
@contract
def favicon(_query: validation.AnyQuery) -> ResponseReturnValue:
    return static_file("favicon.ico")


@site.get("/manifest.webmanifest")
@contract
def manifest(_query: validation.AnyQuery) -> ResponseReturnValue:
    body = json.dumps(installable.build_manifest(static_tree, say))
    return _conditional(Response(body, mimetype="application/manifest+json"), "no-cache")


@site.get("/sw.js")
@contract
def service_worker(_query: validation.AnyQuery) -> ResponseReturnValue:
    return _conditional(Response(installable.build_worker(static_tree), mimetype="text/javascript"), "no-cache")


def static_file(filename: str) -> Response:
    """One of the page's own files; see ``StaticTree.path``."""
    file, never_changes = static_tree.find(filename) or abort(404)
    encoding = request.accept_encodings.best_match(file.encodings, "identity")
    response = Response(file.encoded(encoding), content_type=file.media_type)
    if encoding != "identity":
        response.headers["Content-Encoding"] = encoding
    response.vary.add("Accept-Encoding")
    _repeat(Keep(math.inf))
    return _conditional(response, _IMMUTABLE if never_changes else "no-cache")


def _json_object() -> dict[str, Any]:
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    return read_json_object(request.environ, request.content_length)


def _json(body: BaseModel) -> Response:
    return Response(body.model_dump_json(), mimetype="application/json")


def _html(template: str, status: int = 200, inline_style: str = "", **context: Any) -> Response:
    response = Response(render_template(template, inline_style=inline_style, **context), status, mimetype="text/html")
    response.headers["Content-Security-Policy"] = security.page_policy(inline_style, services().settings.image_origins)
    return _conditional(response, "no-cache") if status == 200 else response


def _picture(picture: Picture) -> Response:
    response = Response(picture.data, mimetype=picture.media_type)
    response.headers["Content-Security-Policy"] = security.PICTURE_POLICY
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    # An SVG travels compressed: a part of it would be a part of something else.
    has_parts = picture.media_type != PictureFormat.SVG.media_type
    if picture.is_final:
        _repeat(Keep(_REPEAT_PICTURE_SECONDS))
    return _conditional(response, _IMMUTABLE if picture.is_final else "no-cache", has_parts)


def _route() -> str:
    return request.url_rule.rule if request.url_rule else "unmatched"


def _repeat(keep: Keep) -> None:
    """The answer to this request may be repeated as ``keep`` says."""
    keep.route = _route()
    declared = CONTRACTS.get((request.endpoint or "").rpartition(".")[2])
    keep.limit = declared.limit if declared else None
    request.environ[KEEP] = keep


def _conditional(response: Response, cache_control: str, has_parts: bool = False) -> Response:
    response.headers["Cache-Control"] = cache_control
    response.add_etag()
    response.make_conditional(request, accept_ranges=has_parts, complete_length=response.content_length)
    return response


def _uncached(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


def _openapi() -> dict[str, Any]:
    return build_openapi(
        Route(rule.rule, method, view.contract)
        for rule in current_app.url_map.iter_rules()
        if (view := current_app.view_functions[rule.endpoint]) and hasattr(view, "contract")
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    )


def _refusal(error: DioramaCastError) -> Response:
    """A problem for programs; a page for people who opened one of ours."""
    wants_page = request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html"
    # Flask makes no links for our pages from a host that can be none.
    is_nowhere = isinstance(request.routing_exception, BadHost)
    if not wants_page or is_nowhere or request.path.startswith("/api/"):
        body = wire.problem(error.status, error.slug, error.title, error.message, error.preview_url)
        text = body.model_dump_json(exclude_none=True)
        return _uncached(Response(text, error.status, mimetype="application/problem+json"))
    return _uncached(_html("refusal.html", error.status, error=error))


@site.app_errorhandler(DioramaCastError)
def refuse(error: DioramaCastError) -> Response:
    response = _refusal(error)
    if error.retry_after_seconds:
        response.headers["Retry-After"] = str(error.retry_after_seconds)
    return response


@site.app_errorhandler(RateLimitExceeded)
def refuse_for_now(error: RateLimitExceeded) -> Response:
    return refuse(as_rate_limited(error))


@site.app_errorhandler(HTTPException)
def refuse_http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:
        return error
    response = _refusal(HttpRefusal(status, error.name, wire.HTTP_SENTENCES.get(status, f"{error.name}.")))
    for name, value in error.get_headers():
        if name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    return response


@site.app_errorhandler(Exception)
def fail(error: Exception) -> Response:
    logger.error("unexpected error", exc_info=error)
    return _refusal(DioramaCastError("Something went wrong on our side."))


@site.before_app_request
def begin() -> Response | None:
    g.trail = new_trail(request.environ, services().settings.trusted_proxies)
    g.trail.arrived = request.environ[ARRIVED]
    g.trail.queued_seconds = time.monotonic() - g.trail.arrived
    follow(g.trail)
    HTTP_REQUESTS_IN_FLIGHT.inc()
    g.is_counted = True
    if OVERLOADED in request.environ:
        REQUESTS_SHED.inc()
        _repeat(Keep(math.inf, counts=(REQUESTS_SHED,)))
        raise Overloaded
    if request.path in _UNCHECKED_HOST_ROUTES:
        return None
    _check_host()
    if services().settings.https_only and "X-Forwarded-Proto" in request.headers and not request.is_secure:
        return _uncached(redirect(request.url.replace("http:", "https:", 1), 308))
    return None


def _check_host() -> None:
    allowed = services().settings.allowed_hosts
    host = request.headers.get("Host", "").lower()
    if not security.is_host(host) or (allowed and not host_is_trusted(host, allowed)):
        raise InvalidRequest("This host is not served here.")


@site.after_app_request
def finish(response: Response) -> Response:
    is_file = request.endpoint == "static" and response.status_code < 400
    for name, value in security.response_headers(request.is_secure, is_file).items():
        response.headers.setdefault(name, value)
    if services().settings.allowed_origins and request.path.startswith("/api/"):
        response.vary.add("Origin")
    response.headers["X-Request-ID"] = g.trail.request_id
    seconds = time.monotonic() - g.trail.arrived
    services().record.add(_route(), request.method, response.status_code, seconds, g.trail)
    if logger.isEnabledFor(logging.DEBUG):
        response.headers["Server-Timing"] = g.trail.server_timing(seconds)
    return response


@site.teardown_app_request
def leave(_error: BaseException | None) -> None:
    if g.pop("is_counted", False):
        HTTP_REQUESTS_IN_FLIGHT.dec()


def create_app(settings: Settings | None = None, built: Services | None = None) -> Flask:
    """The WSGI application. A setting that makes no sense ends the process with one line."""
    settings = settings or Settings.from_env_or_exit(os.environ)
    app = Flask(__name__, static_folder=None)
    app.extensions["dioramacast"] = built or build_services(settings)
    app.config.update(flask_config(settings, app.extensions["dioramacast"]))
    app.url_map.converters.update(hex_id=HexIdConverter, picture_format=PictureFormatConverter)
    app.register_blueprint(site)
    app.add_url_rule("/static/<path:filename>", "static", static_file)
    app.jinja_env.globals.update(
        say=say, static_tree=static_tree, weather_sources=app.extensions["dioramacast"].weather.sources
    )
    Compress(app)
    limiter.init_app(app)
    answers.init_app(app)
    if settings.allowed_origins:
        CORS(app, **cors_config(settings))
    app.wsgi_app = front.stand_before(app.wsgi_app, app.extensions["dioramacast"])  # type: ignore[method-assign]
    return app


app = create_app()
