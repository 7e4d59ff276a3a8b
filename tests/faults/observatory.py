"""Points as Mozilla's HTTP Observatory gives them: github.com/mdn/mdn-http-observatory, src/analyzer and src/grader.

Begins at 100; what is missing or wrong costs, and what is better than it must be counts only from 90 upwards. What it
knows of the outside (lists of preloaded hosts, certificates) is taken to be of no help and in order.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

LEAST_FOR_BONUSES = 90
ORIGIN = "https://http-observatory.security.mozilla.org"
_SIX_MONTHS_SECONDS = 15_552_000
_BROAD = {"ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"}
_UNSAFE = _BROAD | {"'unsafe-inline'", "data:"}
_HASHES = ("'sha256-", "'sha384-", "'sha512-", "'nonce-")
_PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
_LOOSE = {"origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"}
_SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(src|integrity)\s*=\s*["']([^"']*)["']""", re.IGNORECASE)


@dataclass(frozen=True)
class Visit:
    """What a scan sees of one address. Header names are found in any case, as ``requests`` finds them."""

    headers: Mapping[str, str]
    """Of the answer over https."""
    body: str
    http_location: str | None
    """Where the same address over http leads; None: it does not lead away."""
    preflight: Mapping[str, str]
    """Of the answer to ``OPTIONS`` with ``ORIGIN``."""
    url: str = "https://diorama.example/"


def score(visit: Visit) -> int:
    points = modifiers(visit).values()
    without_bonuses = 100 + sum(each for each in points if each < 0)
    return max(0, 100 + sum(points) if without_bonuses >= LEAST_FOR_BONUSES else without_bonuses)


def modifiers(visit: Visit) -> dict[str, int]:
    policy = parse_policy(visit.headers.get("Content-Security-Policy", ""))
    return {
        "content-security-policy": _of_policy(policy),
        "cookies": _of_cookies(visit.headers.get("Set-Cookie", "")),
        "cross-origin-resource-sharing": _of_sharing(visit.preflight),
        "redirection": _of_redirection(visit),
        "referrer-policy": _of_referrer(visit.headers.get("Referrer-Policy")),
        "strict-transport-security": _of_transport(visit.headers.get("Strict-Transport-Security", "")),
        "subresource-integrity": _of_scripts(visit),
        "x-content-type-options": 0 if visit.headers.get("X-Content-Type-Options", "").lower() == "nosniff" else -5,
        "x-frame-options": _of_frames(visit.headers.get("X-Frame-Options", ""), policy),
        "cross-origin-resource-policy": _of_resources(visit.headers.get("Cross-Origin-Resource-Policy")),
    }


def parse_policy(header: str) -> dict[str, set[str]] | None:
    """Of one policy: sources by directive, in lower case; empty without any; None where a directive is there twice."""
    policy: dict[str, set[str]] = {}
    for directive in filter(None, (each.split() for each in header.lower().split(";"))):
        if directive[0] in policy or "," in "".join(directive):
            return None
        policy[directive[0]] = set(directive[1:]) or ({"'none'"} if directive[0].endswith("-src") else set())
    return policy


def _of_policy(policy: dict[str, set[str]] | None) -> int:
    if not policy:
        return -25
    fallback = policy.get("default-src", {"*"})
    scripts, objects, styles = (set(policy.get(f"{kind}-src", fallback)) for kind in ("script", "object", "style"))
    for sources in (scripts, styles):
        if any(source.startswith(_HASHES) for source in sources):
            sources.discard("'unsafe-inline'")
    passive = policy.get("img-src", fallback) | policy.get("media-src", fallback)
    active = set().union(*(each for name, each in policy.items() if name not in ("img-src", "media-src")))
    if scripts & _UNSAFE or objects & _BROAD or "'strict-dynamic'" in scripts:
        return -20
    if any(source.startswith(("http:", "ftp:")) for source in active):
        return -20
    if "'unsafe-eval'" in scripts | styles or any(source.startswith(("http:", "ftp:")) for source in passive):
        return -10
    if styles & _UNSAFE:
        return 0
    return 10 if policy.get("default-src") == {"'none'"} else 5


def _of_cookies(header: str) -> int:
    cookies = SimpleCookie(header).values()
    if not cookies:
        return 0
    are_good = all(each["secure"] and each["httponly"] and each["samesite"] in ("Lax", "Strict") for each in cookies)
    return 5 if are_good else -40


def _of_sharing(preflight: Mapping[str, str]) -> int:
    reflects = preflight.get("Access-Control-Allow-Origin") == ORIGIN
    return -50 if reflects and preflight.get("Access-Control-Allow-Credentials") == "true" else 0


def _of_redirection(visit: Visit) -> int:
    if visit.http_location is None:
        return -20
    target = urlsplit(visit.http_location)
    if target.scheme != "https":
        return -20
    return 0 if target.hostname == urlsplit(visit.url).hostname else -5


def _of_referrer(header: str | None) -> int:
    if header is None:
        return 0
    known = [each for each in map(str.strip, header.lower().split(",")) if each in _PRIVATE | _LOOSE]
    return 5 if known and known[-1] in _PRIVATE else -5


def _of_transport(header: str) -> int:
    found = re.search(r"(?:^|;)\s*max-age=(\d+)", header.lower())
    if not found or "," in header:
        return -20
    return 0 if int(found[1]) >= _SIX_MONTHS_SECONDS else -10


def _of_scripts(visit: Visit) -> int:
    if not visit.headers.get("Content-Type", "").startswith(("text/html", "application/xhtml+xml")):
        return 0
    points = [0]
    for attributes in (dict(_ATTRIBUTE.findall(tag)) for tag in _SCRIPT.findall(visit.body)):
        source, is_checked = attributes.get("src", ""), "integrity" in attributes
        is_ours = not source.startswith(("//", "http:", "https:"))
        if is_ours:
            points.append(5 if is_checked else 0)
        elif source.startswith("https:"):
            points.append(5 if is_checked else -5)
        else:
            points.append(-20 if is_checked else -50)
    return min(points) if min(points) < 0 else max(points)


def _of_frames(header: str, policy: dict[str, set[str]] | None) -> int:
    if policy and "frame-ancestors" in policy:
        return 5
    value = header.strip().lower()
    return 0 if value in ("deny", "sameorigin") or value.startswith("allow-from") else -20


def _of_resources(header: str | None) -> int:
    return {None: 0, "same-site": 10, "same-origin": 10, "cross-origin": 0}.get(header, -5)
