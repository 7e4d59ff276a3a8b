"""A server of the test's own, to be killed, stopped and started again."""

import signal
import subprocess


class SteeredProcess:
    """``start`` of whoever inherits from it sets ``process``."""

    process: subprocess.Popen[bytes] | None = None

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait(30)
            self.process = None

    def hang(self) -> None:
        """Accepts connections (the kernel does) and never answers."""
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        if self.process is None:
            raise RuntimeError(f"{type(self).__name__} is not running")
        self.process.send_signal(number)
