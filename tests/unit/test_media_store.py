import os
import subprocess
import sys
from pathlib import Path

import pytest

from dioramacast.errors import MediaStoreError
from dioramacast.media_store import DiskMediaStore

BLOCK = 4096
PROJECT = Path(__file__).resolve().parents[2]


def test_what_was_put_is_got_again(tmp_path):
    store = DiskMediaStore(tmp_path / "made" / "when needed", 10 * BLOCK)
    store.put("dioramas/a.json", b"{}")
    assert store.get("dioramas/a.json") == b"{}"


def test_another_process_finds_it_too(tmp_path):
    DiskMediaStore(tmp_path, 10 * BLOCK).put("a.json", b"{}")
    assert DiskMediaStore(tmp_path, 10 * BLOCK).get("a.json") == b"{}"


def test_what_is_not_there_is_none(tmp_path):
    assert DiskMediaStore(tmp_path, 10 * BLOCK).get("dioramas/a.json") is None


def test_no_half_written_file_is_left(tmp_path):
    DiskMediaStore(tmp_path, 10 * BLOCK).put("a.json", b"{}")
    assert os.listdir(tmp_path) == ["a.json"]


def test_the_least_recently_used_go_when_it_is_full(tmp_path):
    store = DiskMediaStore(tmp_path, 10 * BLOCK)
    for number in range(10):
        store.put(f"{number}.json", b"x")
        os.utime(tmp_path / f"{number}.json", (number, number))
    store.get("0.json")
    store.put("10.json", b"x")
    left = sorted(os.listdir(tmp_path))
    assert left == sorted(["0.json", "10.json", *(f"{number}.json" for number in range(3, 10))])


def test_what_is_there_already_stays(tmp_path):
    store = DiskMediaStore(tmp_path, 10 * BLOCK)
    store.put("a.webp", b"first")
    store.put("a.webp", b"second")
    assert store.get("a.webp") == b"first"


def test_what_is_deleted_is_gone(tmp_path):
    store = DiskMediaStore(tmp_path, 10 * BLOCK)
    store.put("a.webp", b"x")
    store.delete("a.webp")
    assert store.get("a.webp") is None


def test_what_is_not_there_can_be_deleted(tmp_path):
    DiskMediaStore(tmp_path / "nowhere", 10 * BLOCK).delete("a.webp")


def test_a_file_larger_than_the_folder_may_be_throws_nothing_out(tmp_path):
    store = DiskMediaStore(tmp_path, 2 * BLOCK)
    store.put("small.webp", b"x")
    store.put("large.webp", b"x" * 3 * BLOCK)
    assert os.listdir(tmp_path) == ["small.webp"]


def test_deleted_files_make_room(tmp_path):
    store = DiskMediaStore(tmp_path, 4 * BLOCK)
    for number in range(4):
        store.put(f"{number}.webp", b"x")
    store.delete("0.webp")
    store.put("4.webp", b"x")
    assert len(os.listdir(tmp_path)) == 4


@pytest.mark.parametrize(
    ("use", "reason"),
    [
        (lambda store: store.get("a.webp"), "NotADirectoryError"),
        (lambda store: store.put("a.webp", b"x"), "FileExistsError"),
        (lambda store: store.delete("a.webp"), "NotADirectoryError"),
    ],
    ids=["get", "put", "delete"],
)
def test_a_disk_that_fails_is_a_media_store_error_of_that_kind(tmp_path, use, reason):
    (tmp_path / "file").write_bytes(b"in the place of the folder")
    with pytest.raises(MediaStoreError) as failed:
        use(DiskMediaStore(tmp_path / "file", 10 * BLOCK))
    assert (failed.value.reason, str(tmp_path) in str(failed.value)) == (reason, False)


def test_a_disk_that_is_full_keeps_no_half_of_a_file():
    """/dev/full cannot hold a folder, so the file's own size limit stands for it."""
    code = """
import os, resource, signal, sys
from pathlib import Path
from dioramacast.errors import MediaStoreError
from dioramacast.media_store import DiskMediaStore
import tempfile
folder = Path(tempfile.mkdtemp())
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    DiskMediaStore(folder, 1 << 20).put("a.webp", b"x" * 10_000)
except MediaStoreError:
    print(os.listdir(folder))
os.rmdir(folder)
"""
    said = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert said.stdout == "[]\n"
