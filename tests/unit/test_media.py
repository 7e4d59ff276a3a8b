"""Which settings keep pictures where."""

import pytest

from dioramacast.errors import SettingsError
from dioramacast.media import MediaPool, build_media_store, build_shelf
from dioramacast.settings import MEBIBYTE, Settings
from tests.system.redis_server import link_to


def test_the_pools_are_folders_of_media_dir(tmp_path):
    settings = Settings.from_env({"MEDIA_DIR": str(tmp_path)})
    for pool in MediaPool:
        build_media_store(settings, None, pool).put("a.json", b"{}")
    files = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*"))
    assert files == ["paintings/a.json", "specs/a.json"]


def test_the_pools_are_in_redis_where_there_is_one(redis_server):
    settings = Settings.from_env({"REDIS_URL": redis_server.url})
    for pool in MediaPool:
        build_media_store(settings, link_to(redis_server.url), pool).put("a.json", b"{}")
    values = redis_server.client.keys("dioramacast:1:media:*")
    assert sorted(values) == [b"dioramacast:1:media:paintings:a.json", b"dioramacast:1:media:specs:a.json"]


@pytest.mark.parametrize(("pool", "share"), [(MediaPool.PAINTINGS, 0.75), (MediaPool.SPECS, 0.25)])
def test_each_pool_has_its_share_of_the_room(redis_server, pool, share):
    settings = Settings.from_env({"REDIS_URL": redis_server.url, "MEDIA_MAX_BYTES": str(MEBIBYTE)})
    store = build_media_store(settings, link_to(redis_server.url), pool)
    nearly, too_much = bytes(int(MEBIBYTE * share) - 1000), bytes(int(MEBIBYTE * share))
    store.put("nearly", nearly)
    store.put("too-much", too_much)
    assert (store.get("nearly"), store.get("too-much")) == (nearly, None)


def test_a_bucket_is_spoken_to_when_it_is_first_used_only():
    settings = Settings.from_env(
        {"MEDIA_STORE": "s3", "S3_BUCKET": "pictures", "S3_ENDPOINT_URL": "http://127.0.0.1:9"}
    )
    for pool in MediaPool:
        build_media_store(settings, None, pool)


def test_redis_without_a_link_is_refused():
    settings = Settings.from_env({"REDIS_URL": "redis://127.0.0.1:9"})
    with pytest.raises(SettingsError):
        build_media_store(settings, None, MediaPool.SPECS)


def test_a_shelf_keeps_in_the_store_what_its_memory_has_no_room_for(tmp_path):
    settings = Settings.from_env({"MEDIA_DIR": str(tmp_path)})
    build_shelf(settings, None, MediaPool.PAINTINGS, 0.0).put({"a.webp": b"x"})
    assert build_shelf(settings, None, MediaPool.PAINTINGS, 0.0).get("a.webp") == b"x"
