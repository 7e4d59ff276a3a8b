"""Something of the tests' own that visitors connect to."""

import asyncio
import threading


class Listener:
    """Between ``start`` and ``stop`` each connection to ``port`` is served, in an event loop in a thread of its own."""

    port: int

    def __init__(self) -> None:
        self.is_over = threading.Event()
        self._is_listening = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._listen()))

    def start(self) -> None:
        self._thread.start()
        assert self._is_listening.wait(30)

    def stop(self) -> None:
        self.is_over.set()
        self._thread.join(30)

    async def serve(self, visitor: asyncio.StreamReader, to_visitor: asyncio.StreamWriter) -> None:
        raise NotImplementedError

    async def _listen(self) -> None:
        listening = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        self.port = listening.sockets[0].getsockname()[1]
        self._is_listening.set()
        await asyncio.to_thread(self.is_over.wait)
