"""When a training that another program has started is to end: it is told to, or nobody is left who wants it."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

GRACE_SECONDS = 20.0  # what a step and a checkpoint may take once the end is asked for
LOOK_SECONDS = 1.0
CUT_SHORT = 75  # exit status of a process that did not come to its end within the grace


class Ending:
    """Asked between steps. SIGTERM and SIGINT ask for the end; with `watch_parent` so does the end of standard input.

    Standard input is a pipe that the parent holds: it ends with the parent, however that ends. As long as
    there is nothing to keep the process ends at once; afterwards within a grace time, which the work uses
    to write down what it has reached.
    """

    def __init__(self, watch_parent: bool) -> None:
        self._asked = threading.Event()
        self._grace = 0.0
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, lambda *_: self.ask())
            signal.signal(signal.SIGINT, lambda *_: self.ask())
        if watch_parent:
            self._start(self._watch_input)
            self._start(self._watch_parent)

    @property
    def asked(self) -> bool:
        return self._asked.is_set()

    def keep(self) -> None:
        """From now on there is something to write down before the end."""
        self._grace = GRACE_SECONDS

    def ask(self) -> None:
        """Asks for the end; the process is gone after the grace time at the latest."""
        if not self._asked.is_set():
            self._asked.set()
            self._start(self._end_hard)

    @staticmethod
    def _start(work: object) -> None:
        threading.Thread(target=work, daemon=True).start()  # type: ignore[arg-type]

    def _watch_input(self) -> None:
        try:
            while os.read(sys.stdin.fileno(), 4096):
                pass
        except OSError:
            pass
        self.ask()

    def _watch_parent(self) -> None:
        parent = os.getppid()
        while os.getppid() == parent:
            time.sleep(LOOK_SECONDS)
        self.ask()

    def _end_hard(self) -> None:
        time.sleep(self._grace)
        os._exit(CUT_SHORT)
