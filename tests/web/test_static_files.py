"""The page's own files: immutable under their hash, compressed, conditional, and never a reason for a broken page."""

import re

import pytest

OLD_HASH = "0" * 12


@pytest.fixture(scope="module")
def stylesheet(shared_server):
    """The address at which the page asks for its first stylesheet."""
    return re.search(r'<link rel="stylesheet" href="([^"]*/css/base\.css)"', shared_server.get("/").text)[1]


def test_a_file_is_immutable_under_the_hash_of_all_files(server, stylesheet):
    assert re.fullmatch(r"/static/[0-9a-f]{12}/css/base\.css", stylesheet)
    answer = server.get(stylesheet)
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_text_travels_compressed_and_says_so_to_caches(server, stylesheet, encoding):
    plain = server.get(stylesheet, headers={"Accept-Encoding": "identity"})
    answer = server.get(stylesheet, headers={"Accept-Encoding": encoding})
    assert answer.headers["Content-Encoding"] == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert int(answer.headers["Content-Length"]) < len(plain.content) / 2
    assert answer.content == plain.content


def test_what_is_compressed_already_is_not_compressed_again(server, stylesheet):
    font = server.get(stylesheet.replace("css/base.css", "fonts/rubik-latin-wght-normal.woff2"))
    assert font.headers["Content-Type"] == "font/woff2"
    assert "Content-Encoding" not in font.headers


def test_a_file_that_is_known_is_not_sent_again(server, stylesheet):
    known = server.get(stylesheet).headers["ETag"]
    assert server.get(stylesheet, headers={"If-None-Match": known}).status_code == 304


@pytest.mark.parametrize("before", ["", f"{OLD_HASH}/"])
def test_without_the_right_hash_the_file_is_there_but_not_for_long(server, before):
    answer = server.get(f"/static/{before}css/base.css")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["nothing.css", f"{OLD_HASH}/nothing.css", OLD_HASH, "css", "css/", "..%2fapp.py"])
def test_what_is_no_file_is_not_found(server, path):
    assert server.get(f"/static/{path}").status_code == 404


def test_the_page_names_every_module_that_its_script_imports(server):
    page = server.get("/").text
    named = re.findall(r'<link rel="modulepreload" href="([^"]*)"', page)
    entry = re.search(r'<script type="module" src="([^"]*/main\.js)"', page)[1]
    imported = {
        re.sub(r"[^/]+/\.\./", "", f"{address.rsplit('/', 1)[0]}/{name}".replace("/./", "/"))
        for address in (entry, *named)
        for name in re.findall(r'^import .* from "([^"]*)";$', server.get(address).text, re.MULTILINE)
    }
    assert len(named) > 10
    assert set(named) == imported
