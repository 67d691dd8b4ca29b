"""What a training tells the program that started it: one JSON object a line on standard output, and nothing else."""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO


class Report:
    """Takes standard output for itself; what anything else prints goes to standard error from then on."""

    def __init__(self) -> None:
        self._channel: TextIO = sys.stdout
        sys.stdout = sys.stderr

    def tell(self, event: str, **facts: Any) -> None:
        """Writes one line. A reader that is gone is no failure: the end of standard input tells of it."""
        try:
            self._channel.write(json.dumps({"event": event, **facts}) + "\n")
            self._channel.flush()
        except (BrokenPipeError, ValueError):
            pass
