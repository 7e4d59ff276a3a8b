"""Google's error bodies, and what makes a request for a picture a bad one."""

from typing import Any

from tests.fakes.faults import Answer
from tests.fakes.pictures import FACTORS, SIZES_1K

STATUSES = {
    400: ("INVALID_ARGUMENT", "Request contains an invalid argument."),
    401: ("UNAUTHENTICATED", "Request had invalid authentication credentials."),
    403: ("PERMISSION_DENIED", "The caller does not have permission"),
    404: ("NOT_FOUND", "Requested entity was not found."),
    429: ("RESOURCE_EXHAUSTED", "You exceeded your current quota, please check your plan and billing details."),
    500: ("INTERNAL", "An internal error has occurred. Please retry."),
    503: ("UNAVAILABLE", "The model is overloaded. Please try again later."),
    504: ("DEADLINE_EXCEEDED", "Deadline expired before operation could complete."),
}
TYPES = "type.googleapis.com/google.rpc."
OPTIONAL_FIELDS = {"safetySettings", "systemInstruction", "generationConfig", "continuationToken"}
MODALITIES = {"TEXT", "IMAGE"}


class Refused(Exception):
    """The provider's refusal of one request."""

    def __init__(self, status: int, message: str | None = None, details: list[dict[str, Any]] | None = None) -> None:
        super().__init__(message)
        self.answer = google_error(status, message, details)


def google_error(status: int, message: str | None = None, details: list[dict[str, Any]] | None = None) -> Answer:
    name, usual = STATUSES.get(status, ("UNKNOWN", "Unknown error."))
    error: dict[str, Any] = {"code": status, "message": message or usual, "status": name}
    if details:
        error["details"] = details
    return Answer.of_json({"error": error}, status)


def html_error(status: int) -> Answer:
    page = f"<!DOCTYPE html>\n<html lang=en><title>Error {status} (Server Error)!!1</title><p><b>{status}.</b></html>"
    return Answer(status, page.encode(), {"Content-Type": "text/html; charset=UTF-8"})


def retry_info(delay: str) -> dict[str, Any]:
    return {"@type": f"{TYPES}RetryInfo", "retryDelay": delay}


def quota_failure(model: str) -> dict[str, Any]:
    quota = {
        "quotaMetric": "generativelanguage.googleapis.com/generate_content_paid_tier_requests",
        "quotaId": "GenerateRequestsPerMinutePerProjectPerModel",
        "quotaDimensions": {"location": "global", "model": model},
        "quotaValue": "10",
    }
    return {"@type": f"{TYPES}QuotaFailure", "violations": [quota]}


def refuse_bad_key(given: str, accepted: str | None) -> None:
    if not given:
        raise Refused(
            403,
            "Method doesn't allow unregistered callers (callers without established identity). "
            "Please use API Key or other form of API consumer identity to call this API.",
        )
    if accepted is not None and given != accepted:
        reason = {"reason": "API_KEY_INVALID", "domain": "googleapis.com"}
        raise Refused(
            400,
            "API key not valid. Please pass a valid API key.",
            [{"@type": f"{TYPES}ErrorInfo", **reason, "metadata": {"service": "generativelanguage.googleapis.com"}}],
        )


def refuse_bad_body(body: Any, only_1k: bool) -> None:
    """Raises Refused for a body that is not a request for a picture."""
    asked = _message(body, "", {"contents", *OPTIONAL_FIELDS})
    contents = asked.get("contents")
    if not isinstance(contents, list) or not contents:
        raise Refused(400, "* GenerateContentRequest.contents: contents is not specified\n")
    for number, content in enumerate(contents):
        _refuse_bad_content(content, f"contents[{number}]")
    config = _message(
        asked.get("generationConfig", {}),
        "generation_config",
        {"responseModalities", "imageConfig", "temperature", "topP", "topK", "seed", "candidateCount"},
    )
    modalities = config.get("responseModalities", ["TEXT", "IMAGE"])
    if not isinstance(modalities, list) or "IMAGE" not in modalities or set(modalities) - MODALITIES:
        raise Refused(400, "The requested combination of response modalities is not supported by the model.")
    picture = _message(config.get("imageConfig", {}), "generation_config.image_config", {"aspectRatio", "imageSize"})
    if picture.get("aspectRatio", "1:1") not in SIZES_1K:
        raise Refused(400, f"aspect_ratio must be one of {', '.join(SIZES_1K)}")
    if picture.get("imageSize", "1K") not in FACTORS:
        raise Refused(400, f"image_size must be one of {', '.join(FACTORS)}")
    if only_1k and "imageSize" in picture:
        raise Refused(400, "image_size is not supported by this model.")


def _refuse_bad_content(content: Any, where: str) -> None:
    _message(content, where, {"role", "parts"})
    if content.get("role", "user") not in ("user", "model"):
        raise Refused(400, "Please use a valid role: user, model.")
    parts = content.get("parts")
    if not isinstance(parts, list) or not parts:
        raise Refused(400, f"* GenerateContentRequest.{where}.parts: contents.parts must not be empty.\n")
    for number, part in enumerate(parts):
        place = f"{where}.parts[{number}]"
        _message(part, place, {"text", "inlineData"})
        if len(part) != 1:
            raise Refused(400, f"* GenerateContentRequest.{place}.data: required oneof field 'data' must have one set")
        if "text" in part and not isinstance(part["text"], str):
            raise Refused(400, f"Invalid value at '{place}.text' (TYPE_STRING)")
        if "inlineData" in part:
            data = _message(part["inlineData"], f"{place}.inline_data", {"mimeType", "data"})
            if not all(isinstance(data.get(name), str) for name in ("mimeType", "data")):
                raise Refused(400, f"Unable to process input image at '{place}.inline_data'.")


def _message(value: Any, where: str, known: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Refused(400, f"Invalid value at '{where}'")
    for name in value:
        if name not in known:
            place = f" at '{where}'" if where else ""
            raise Refused(400, f'Invalid JSON payload received. Unknown name "{name}"{place}: Cannot find field.')
    return value
