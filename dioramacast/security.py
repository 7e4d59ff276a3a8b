"""The headers that keep a page to itself."""

import base64
import hashlib
import ipaddress
import re
from collections.abc import Iterable, Mapping
from typing import Any

_HOST = re.compile(r"(?:[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?|\[[0-9a-f.:]{2,45}\])(?::([0-9]{1,5}))?", re.ASCII)
"""Names of containers have underscores."""

PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
"""For an SVG opened by itself: its own style, no script, no origin."""

_IPV4 = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
_WITH_PORT = re.compile(r"\[(.+)\](?::\d+)?|([0-9.]+):\d+")


def page_policy(inline_style: str = "", image_origins: Iterable[str] = ()) -> str:
    """A Content-Security-Policy for our pages; the one inline style it may hold is allowed by its hash.

    ``image_origins`` are those that pictures and map tiles come from, where that is not here.
    """
    styles = "'self'"
    if inline_style:
        digest = base64.b64encode(hashlib.sha256(inline_style.encode()).digest()).decode()
        styles += f" 'sha256-{digest}'"
    pictures = " ".join(("'self'", "data:", *image_origins))
    return (
        f"default-src 'none'; script-src 'self'; style-src {styles}; img-src {pictures}; connect-src 'self'; "
        "font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def response_headers(is_https: bool, is_own_file: bool = False) -> dict[str, str]:
    """What every answer carries. The page's own files, of which a visit asks for dozens, are no documents: they go
    without what is said of documents."""
    headers = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"}
    if not is_own_file:
        headers |= {
            "Content-Security-Policy": page_policy(),
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=()",
        }
    if is_https:
        headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
    return headers


def is_host(text: str) -> bool:
    """Whether a ``Host`` header, in lower case, can be one: a name or an address, and perhaps a port."""
    found = _HOST.fullmatch(text) if len(text) <= 260 else None
    return found is not None and int(found[1] or 0) <= 65535


def visitor(environ: Mapping[str, Any], trusted_proxies: int) -> str:
    """Who is counted as one visitor: an IPv4 address, or the /64 that one household or host holds of IPv6.

    It is the one that the outermost of our proxies saw, by the WSGI environment, else the peer. What a visitor wrote
    into the header stands before what our proxies wrote, whatever quotes it holds.
    """
    hops = environ.get("HTTP_X_FORWARDED_FOR", "").split(",") if trusted_proxies else ()
    seen = hops[-trusted_proxies].strip() if len(hops) >= trusted_proxies > 0 else ""
    peer: str = environ.get("REMOTE_ADDR", "")
    return _visitor_at(seen) or _visitor_at(peer) or peer or "unknown"


def scheme(environ: Mapping[str, Any], trusted_proxies: int) -> str:
    """``http`` or ``https``: how the visitor came, by the outermost of our proxies that tells, else by the connection.

    Some proxies add to ``X-Forwarded-Proto``, others write it anew, so that it may be shorter than there are proxies.
    """
    told = environ.get("HTTP_X_FORWARDED_PROTO", "").split(",")[-trusted_proxies:] if trusted_proxies else [""]
    seen = told[0].strip().lower()
    return seen if seen in ("http", "https") else str(environ["wsgi.url_scheme"])


def _visitor_at(address: str) -> str:
    """Empty for what is no address. Some proxies write the port behind it."""
    if _IPV4.fullmatch(address):  # nearly all are, and parsing one takes a tenth of an answer from memory
        return address
    with_port = _WITH_PORT.fullmatch(address)
    try:
        parsed = ipaddress.ip_address(with_port[1] or with_port[2] if with_port else address)
    except ValueError:
        return ""
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    return str(parsed.ipv4_mapped or ipaddress.ip_network((parsed.packed, 64), strict=False))
