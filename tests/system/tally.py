"""How many requests the tests of this process have sent, and how many of them nobody answered."""

import threading
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    sent: int = 0
    lost: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, sent: int = 0, lost: int = 0) -> None:
        with self._lock:
            self.sent += sent
            self.lost += lost


tally = Tally()
