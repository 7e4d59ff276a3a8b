"""What every route takes and gives, by the name of its view: for checking requests, limits and the OpenAPI document."""

from dioramacast import validation, wire
from dioramacast.models import PictureFormat
from dioramacast.openapi import Contract

_ANY_PICTURE = tuple(picture_format.media_type for picture_format in PictureFormat)

CONTRACTS = {
    "show_page": Contract(
        "The page", limit="general", query=validation.PageQuery, answers={200: ("text/html",)}, problems=(400, 404, 429)
    ),
    "api_info": Contract(
        "The API for people", limit="general", answers={200: ("text/html",)}, problems=(429,), repeat_seconds=60
    ),
    "openapi_document": Contract(
        "This document", limit="general", answers={200: ("application/json",)}, problems=(429,), repeat_seconds=60
    ),
    "weather": Contract(
        "The weather at a point",
        limit="weather",
        query=validation.WeatherQuery,
        answers={200: wire.WeatherBody, 304: ()},
        problems=(400, 429, 503),
    ),
    "places": Contract(
        "Places by name, or the nearest to a point",
        limit="places",
        query=validation.PlacesQuery,
        answers={200: [wire.PlaceBody]},
        problems=(400, 429, 503),
        repeat_seconds=3600,
    ),
    "generate_image": Contract(
        "A diorama of a place",
        query=validation.NoQuery,
        body=validation.DioramaRequest,
        answers={200: wire.DioramaBody, 202: wire.JobBody},
        problems=(400, 408, 413, 415, 429, 503),
    ),
    "diorama_progress": Contract(
        "How far a diorama is",
        limit="status",
        query=validation.NoQuery,
        answers={200: wire.JobBody},
        problems=(400, 404, 429, 503),
    ),
    "cancel_diorama": Contract(
        "Cancels a diorama that is still queued, and that nobody else waits for",
        limit="status",
        query=validation.NoQuery,
        answers={200: wire.JobBody},
        problems=(400, 404, 409, 429, 503),
    ),
    "diorama_events": Contract(
        "The same as server-sent events, whenever it changes; 204: all is told",
        limit="status",
        query=validation.NoQuery,
        answers={200: ("text/event-stream",), 204: ()},
        problems=(400, 404, 429, 503),
    ),
    "gallery": Contract(
        "What was drawn lately",
        limit="general",
        query=validation.GalleryQuery,
        answers={200: wire.GalleryBody, 304: ()},
        problems=(400, 429),
    ),
    "gallery_page": Contract(
        "What was drawn lately, as a page",
        limit="general",
        query=validation.GalleryPageQuery,
        answers={200: ("text/html",)},
        problems=(400, 429),
    ),
    "diorama_picture": Contract(
        "A diorama's picture",
        query=validation.PictureQuery,
        answers={200: _ANY_PICTURE, 304: ()},
        problems=(400, 404, 503),
    ),
    "diorama_card": Contract(
        "The 1200x630 card for link previews", answers={200: ("image/png",), 304: ()}, problems=(404, 503)
    ),
    "artwork_picture": Contract(
        "The picture without words",
        query=validation.PictureQuery,
        answers={200: _ANY_PICTURE, 304: ()},
        problems=(400, 404, 503),
    ),
    "permalink": Contract(
        "The permalink page of a diorama", limit="general", answers={200: ("text/html",)}, problems=(404, 429)
    ),
    "health": Contract(
        "Whether the process lives; touches nothing", answers={200: wire.HealthBody}, repeat_seconds=0.5
    ),
    "ready": Contract(
        "Whether to send visitors here",
        query=validation.ReadyQuery,
        answers={200: wire.ReadyBody, 503: wire.ReadyBody},
        problems=(400,),
    ),
    "show_metrics": Contract("Counts, as JSON or as Prometheus text", answers={200: wire.MetricsBody}),
    "robots": Contract("For crawlers", answers={200: ("text/plain",)}),
    "favicon": Contract("The icon", answers={200: ("image/x-icon",)}),
    "manifest": Contract("What a device needs to install the page", answers={200: ("application/manifest+json",)}),
    "service_worker": Contract("What shows the page without a connection", answers={200: ("text/javascript",)}),
}
