"""Between all processes one probe of a failing provider at a time: each on its own would spend the budget of all."""

from dioramacast.errors import RedisUnavailable
from dioramacast.redis_link import RedisLink
from dioramacast.redis_lua import TAKE


class SharedGate:
    """Opens for one process each ``seconds``, and for the next at once when that one found the provider well."""

    def __init__(self, name: str, seconds: float, link: RedisLink) -> None:
        self._key = f"dioramacast:1:probe:{name}"
        self._milliseconds = int(seconds * 1000)
        self._link = link

    def take(self) -> bool:
        try:
            return bool(
                self._link.run(lambda client: client.eval(TAKE, 1, self._key, "1", self._milliseconds), once=True)
            )
        except RedisUnavailable:
            return True

    def give_back(self) -> None:
        try:
            self._link.run(lambda client: client.delete(self._key))
        except RedisUnavailable:
            return  # it ends by itself
