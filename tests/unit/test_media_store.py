import os

from dioramacast.media_store import DiskMediaStore

BLOCK = 4096


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
