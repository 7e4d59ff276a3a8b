"""What makes of the page something that a device installs, and opens without a connection."""

import json
from typing import Any

from dioramacast.static_files import StaticTree
from dioramacast.words import Words

DUSK = "#cfc0dd"
"""The sky of pages without a picture, as in ``static/css/base.css``."""

_WORKER = "js/sw.js"
_SHELL_FOLDERS = ("css/", "js/", "words/")
_SHELL_FILES = ("favicon.svg", "fonts/rubik-latin-wght-normal.woff2", "map/world.svg")
"""With all in the folders: what the page needs from its first moment on. The rest is kept once it was used."""


def build_manifest(tree: StaticTree, say: Words) -> dict[str, Any]:
    """The web app manifest."""
    return {
        "id": "/",
        "name": "DioramaCast",
        "short_name": "DioramaCast",
        "description": say("site.tagline"),
        "lang": say.language,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": DUSK,
        "theme_color": DUSK,
        "icons": [
            _icon(tree, "icon-192.png", 192),
            _icon(tree, "icon-512.png", 512),
            _icon(tree, "icon-maskable-512.png", 512, purpose="maskable"),
        ],
    }


def _icon(tree: StaticTree, name: str, size_px: int, purpose: str = "any") -> dict[str, str]:
    return {
        "src": tree.path(f"icons/{name}"),
        "sizes": f"{size_px}x{size_px}",
        "type": "image/png",
        "purpose": purpose,
    }


def build_worker(tree: StaticTree) -> bytes:
    """The service worker. Its first line names the release, so that a browser notices a new one by its bytes."""
    shell = [
        tree.path(name)
        for name in tree.files
        if (name.startswith(_SHELL_FOLDERS) and name != _WORKER) or name in _SHELL_FILES
    ]
    release = {"hash": tree.hash, "files": tree.path(""), "shell": shell}
    return f"const RELEASE = {json.dumps(release)};\n".encode() + tree.files[_WORKER].data
