"""What was drawn lately, as all processes know it."""

from dataclasses import replace

import pytest

from dioramacast.errors import RedisUnavailable
from dioramacast.gallery import Exhibit, RedisGallery
from tests.system.redis_server import RedisServer, link_to

LISBON = Exhibit("a" * 24, "d" * 24, "Lisbon", "PT", 800, is_painted=True, drawn_at_ms=1000)
PORTO = replace(LISBON, artwork_id="b" * 24, title="Porto", drawn_at_ms=2000)


def gallery_of_a_process(redis_server: RedisServer) -> RedisGallery:
    return RedisGallery(link_to(redis_server.url))


def test_what_was_removed_is_not_brought_back_by_a_process_that_still_shows_it(redis_server: RedisServer) -> None:
    one, other = gallery_of_a_process(redis_server), gallery_of_a_process(redis_server)
    one.add(LISBON)
    one.add(PORTO)
    assert other.latest(None, 10) == [PORTO, LISBON]
    other.remove(LISBON.artwork_id)
    other.add(LISBON)
    assert one.latest(None, 10) == [PORTO]
    assert 0 < redis_server.client.ttl(f"dioramacast:1:gallery:gone:{LISBON.artwork_id}") <= 3600  # type: ignore[operator]


def test_what_cannot_be_removed_is_said(redis_server: RedisServer) -> None:
    gallery = gallery_of_a_process(redis_server)
    redis_server.kill()
    with pytest.raises(RedisUnavailable):
        gallery.remove(LISBON.artwork_id)
